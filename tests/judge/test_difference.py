"""What differs between two documents, in words."""

import pytest

from lamwright.judge.difference import describe_difference
from lamwright.records.document import (
    CharacterFormat,
    DocumentState,
    ParagraphState,
    Run,
)

PLAIN = CharacterFormat()
MARKED = PLAIN.model_copy(update={"highlight": "#ffff00"})
BOLD = PLAIN.model_copy(update={"bold": True})


def state(*runs: tuple[str, CharacterFormat]) -> DocumentState:
    text = "".join(words for words, _ in runs)
    made = tuple(Run(text=words, format=look) for words, look in runs)
    return DocumentState(paragraphs=(ParagraphState(index=1, text=text, runs=made),))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            [("in ", PLAIN), ("six weeks", MARKED), (" or so", PLAIN)],
            [("in six weeks or so", PLAIN)],
            ["“six weeks”", "highlight was '#ffff00', is 'none'"],
        ),
        (
            [("in six weeks", PLAIN)],
            [("in ", PLAIN), ("six", BOLD), (" weeks", PLAIN)],
            ["“six”", "bold was False, is True"],
        ),
        ([("in ", BOLD), ("six", PLAIN)], [("in six", BOLD)], ["“six”", "bold was False, is True"]),
    ],
)  # fmt: skip
def test_a_look_that_comes_or_goes_in_a_part_is_told(
    before: list[tuple[str, CharacterFormat]],
    after: list[tuple[str, CharacterFormat]],
    said: list[str],
) -> None:
    (line,) = describe_difference(state(*before), state(*after))
    assert all(part in line for part in said)


def test_the_same_looks_cut_otherwise_are_no_difference() -> None:
    assert describe_difference(state(("in ", BOLD), ("six", BOLD)), state(("in six", BOLD))) == ()


def test_looks_of_a_footer_are_told_though_its_text_stays() -> None:
    before, after = (
        DocumentState(
            outside=(
                ParagraphState(
                    index=0, place="footer", text="Copy", runs=(Run(text="Copy", format=look),)
                ),
            )
        )
        for look in (PLAIN, BOLD)
    )
    (line,) = describe_difference(before, after)
    assert line == "“Copy” in footer “Copy”: bold was False, is True"
