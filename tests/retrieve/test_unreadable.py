"""Requests that the readers cannot read."""

import pytest
from letters import TRIP

from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.refusals.unreadable import MOST_WORDS, unreadable, without_text

FOREIGN = "The request does not read as English, and only English is understood."
EMPTY = TextCanvas(paragraphs=(CanvasParagraph(index=1, style="Standard", text=" "),))


@pytest.mark.parametrize(
    "request_",
    [
        "mets la date en gras s'il vous plaît",
        "supprime la dernière phrase",
        "Mach das Datum fett bitte",
        "pon el título en negrita",
        "rendi il titolo in grassetto",
        "udělej nadpis tučně",
        "把标题加粗",
        "сделай заголовок жирным",
    ],
)
def test_only_english_is_read(request_: str) -> None:
    assert [*unreadable(request_)] == [FOREIGN]


@pytest.mark.parametrize(
    "request_",
    [
        "title bold",
        "vandersteen -> van der Steen",
        "Schmidt & Söhne in italics",
        "deadline in red pls",
        'replace "Grüße" by "Liebe Grüße"',
        "the row for São Paulo, please",
        "medicin -> medicine",
        "2 September -> 4 September",
    ],
)
def test_english_with_foreign_names_is_read(request_: str) -> None:
    assert not [*unreadable(request_)]


def test_hundreds_of_words_are_too_many() -> None:
    assert not [*unreadable("please make the title bold " * (MOST_WORDS // 5))]
    (said,) = unreadable("please make the title bold " * (MOST_WORDS // 5 + 1))
    assert said.startswith(f"The request has more than {MOST_WORDS} words")


@pytest.mark.parametrize(
    ("steps", "canvas", "said"),
    [
        (('Click "Bold"',), EMPTY, "The document holds no text."),
        (("Choose Format > Align Text > Centered",), EMPTY, "The document holds no text."),
        (('Type "{END}…"',), EMPTY, ""),
        (("Insert a table with … rows and … columns",), EMPTY, ""),
        (("Choose Format > Page Style...", 'Click "OK"'), EMPTY, ""),
        (('Click "Bold"',), TRIP, ""),
    ],
)
def test_what_holds_no_text(steps: tuple[str, ...], canvas: TextCanvas, said: str) -> None:
    assert next(without_text(canvas, [RankedWay(steps=steps, score=1.0)]), "") == said
