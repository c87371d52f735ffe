"""Ways to point at words, paragraphs and tables of a document."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lamwright.records.canvas import CanvasParagraph, CanvasTable, TextCanvas

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]


@dataclass(frozen=True)
class Reference:
    """Words that point, and the indexes they point at."""

    words: str
    start: int
    end: int


def span_reference(rng: random.Random, written: Sequence[CanvasParagraph]) -> str | None:
    """One to four neighbouring words of some paragraph, without marks at the ends."""
    if not written:
        return None
    words = rng.choice(written).text.split()
    length = min(len(words), rng.choice((1, 2, 2, 3, 4)))
    start = rng.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length]).strip(".,;:") or None


def paragraph_reference(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    """A paragraph by its words, its place, its number or its style; or several in a row."""
    ways: tuple[Callable[[random.Random, TextCanvas], Reference | None], ...] = (
        _by_start, _by_start, _by_start, _by_heading, _by_place, _by_place, _by_place, _by_number, _by_number,
        _by_content, _by_content, _by_style, _by_range, _everything,
    )  # fmt: skip
    for _ in range(4):
        found = rng.choice(ways)(rng, canvas)
        if found is not None:
            return found
    return None


def _quoted(rng: random.Random, text: str) -> str:
    return rng.choice(('"{}"', "'{}'", "“{}”", "{}")).format(text)


def _alone(text: str, canvas: TextCanvas, *, at_start: bool) -> bool:
    hits = [
        paragraph
        for paragraph in canvas.paragraphs
        if (paragraph.text.startswith(text) if at_start else text in paragraph.text)
    ]
    return len(hits) == 1


def _by_start(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    paragraph = rng.choice(canvas.paragraphs)
    start = " ".join(paragraph.text.split()[: rng.choice((1, 2, 3))]).strip(".,")
    if not start or not _alone(start, canvas, at_start=True):
        return None
    wordings = (
        "the paragraph that starts with {}", "the paragraph beginning {}", "the paragraph which begins with {}",
        "paragraph {}", "the line that starts {}", "the paragraph starting with {}",
    )  # fmt: skip
    return _one(rng.choice(wordings).format(_quoted(rng, start)), paragraph.index)


def _by_heading(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    headings = [p for p in canvas.paragraphs if p.style.startswith("Heading") and p.text]
    if not headings:
        return None
    heading = rng.choice(headings)
    text = heading.text.lower() if rng.random() < 0.2 else heading.text
    wordings = (
        "the heading {}",
        "heading {}",
        "the {} heading",
        "the section title {}",
        "the headline {}",
    )
    return _one(rng.choice(wordings).format(_quoted(rng, text)), heading.index)


def _by_place(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    last = canvas.paragraphs[-1].index
    if rng.random() < 0.25:
        return _one(rng.choice(("the last paragraph", "the final paragraph")), last)
    index = rng.randint(1, min(last, len(_ORDINALS)))
    return _one(f"the {_ORDINALS[index - 1]} paragraph", index)


def _by_number(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    index = rng.choice(canvas.paragraphs).index
    return _one(
        rng.choice(("paragraph {}", "paragraph number {}", "the paragraph {}")).format(index), index
    )


def _by_content(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    span = span_reference(rng, [p for p in canvas.paragraphs if p.text])
    if span is None or not _alone(span, canvas, at_start=False):
        return None
    index = next(p.index for p in canvas.paragraphs if span in p.text)
    wordings = (
        "the paragraph that contains {}",
        "the paragraph with the words {}",
        "the paragraph about {}",
    )
    return _one(rng.choice(wordings).format(_quoted(rng, span)), index)


def _by_style(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    paragraph = rng.choice(canvas.paragraphs)
    if sum(other.style == paragraph.style for other in canvas.paragraphs) != 1:
        return None
    wordings = (
        "the {} paragraph",
        "the paragraph in the style {}",
        "the {}",
        "the paragraph styled {}",
    )
    return _one(rng.choice(wordings).format(paragraph.style), paragraph.index)


def _by_range(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    last = canvas.paragraphs[-1].index
    start = rng.randint(1, last)
    if start == last:
        return None
    if rng.random() < 0.3:
        return Reference(f"everything from paragraph {start} on", start, -1)
    end = rng.randint(start + 1, last)
    return Reference(f"paragraphs {start} to {end}", start, end)


def _everything(rng: random.Random, canvas: TextCanvas) -> Reference | None:
    words = ("the whole document", "all paragraphs", "the entire text", "everything")
    return Reference(rng.choice(words), 1, -1)


def _one(words: str, index: int) -> Reference:
    return Reference(words, index, index)


def table_reference(rng: random.Random, tables: Sequence[CanvasTable]) -> Reference | None:
    """A table by number, order, name or size."""
    if not tables:
        return None
    table = rng.choice(tables)
    ways = [
        f"table {table.number}",
        f"the {_ORDINALS[table.number - 1]} table",
        f"the table {table.name}",
    ]
    if len(tables) == 1:
        ways += ["the table", "the table in this document"]
    if sum(other.rows == table.rows for other in tables) == 1:
        ways.append(f"the table with {table.rows} rows")
    return _one(rng.choice(ways), table.number)
