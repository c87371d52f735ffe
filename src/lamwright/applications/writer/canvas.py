"""A text document in a few short lines of a prompt."""

from lamwright.codec.relevance import Wanted
from lamwright.codec.text import flat, head
from lamwright.records.addresses import cell_place
from lamwright.records.canvas import (
    Canvas,
    CanvasCell,
    CanvasParagraph,
    CanvasTable,
    TextCanvas,
    as_text,
)

_LONGEST = 85  # characters of a paragraph
AT_FULL_LENGTH = 400
_AT_LENGTH, _WORDS_AT_LENGTH = 3, 40
_ROWS, _CELL_WORDS = 7, 4


def shown(canvas: Canvas, longest: int = _LONGEST) -> TextCanvas:
    """The text of the document with paragraphs cut to a length that suits a short prompt."""
    text = as_text(canvas)
    paragraphs = tuple(
        paragraph.model_copy(update={"text": paragraph.text[: longest - 1] + "…"})
        if len(paragraph.text) > longest
        else paragraph
        for paragraph in text.paragraphs
    )
    return text.model_copy(update={"paragraphs": paragraphs})


def canvas_lines(canvas: TextCanvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
    """Lines like ``4 Heading 1: Methods``, tables and the selection; what is left out is counted.

    Where paragraphs were found for what is wanted, these are shown, the best at greater length, and
    rows of tables. A ``limit`` of 0 leaves the selection alone.
    """
    best = wanted.paragraphs[:_AT_LENGTH]
    if not limit:
        return _selected(canvas, words)
    kept = set(wanted.paragraphs[:limit]) or _kept(canvas.paragraphs, wanted, limit)
    lines = _tables(canvas, 0, wanted)
    skipped = 0
    for paragraph in canvas.paragraphs:
        if paragraph.index in kept:
            lines += _gap(skipped)
            skipped = 0
            long = _WORDS_AT_LENGTH if paragraph.index in best else words
            lines.append(paragraph_line(paragraph, wanted, long))
        else:
            skipped += 1
        lines += _tables(canvas, paragraph.index, wanted)
    lines += _gap(skipped + canvas.truncated)
    return lines + _selected(canvas, words)


def _selected(canvas: TextCanvas, words: int) -> list[str]:
    return [f"selected: {head(canvas.selection, words)}"] if canvas.selection else []


def _gap(skipped: int) -> list[str]:
    return [f"+{skipped} more"] if skipped else []


def _tables(canvas: TextCanvas, after: int, wanted: Wanted) -> list[str]:
    lines = []
    for table in canvas.tables:
        if table.after_paragraph == after:
            lines.append(f"table {table.number}: {table.rows} x {table.columns} {flat(table.name)}")
            lines += _rows(table, wanted) if wanted.paragraphs else []
    return lines


def _rows(table: CanvasTable, wanted: Wanted) -> list[str]:
    """Lines like ``A4 Lima | 300``: the first rows, the last, and those that share words."""
    rows: dict[int, list[CanvasCell]] = {}
    for cell in table.cells:
        _, row = cell_place(cell.address) or (0, 0)
        rows.setdefault(row, []).append(cell)
    texts = {
        row: " | ".join(head(cell.text, _CELL_WORDS) for cell in cells)
        for row, cells in rows.items()
    }
    near = sorted(texts, key=lambda row: (-wanted.overlap(texts[row]), row))
    kept = {*list(texts)[:2], *list(texts)[-1:], *near[: _ROWS - 3]}
    return [f"{rows[row][0].address} {texts[row]}" for row in texts if row in kept]


def _kept(paragraphs: tuple[CanvasParagraph, ...], wanted: Wanted, limit: int) -> set[int]:
    if len(paragraphs) <= limit:
        return {paragraph.index for paragraph in paragraphs}
    ranked = sorted(
        paragraphs,
        key=lambda paragraph: (-_worth(paragraph, paragraphs, wanted), paragraph.index),
    )
    return {paragraph.index for paragraph in ranked[:limit]}


def _worth(
    paragraph: CanvasParagraph, paragraphs: tuple[CanvasParagraph, ...], wanted: Wanted
) -> float:
    edge = 3.0 if paragraph.index in {paragraphs[0].index, paragraphs[-1].index} else 0.0
    heading = 1.0 if paragraph.style.startswith(("Heading", "Title")) else 0.0
    near = wanted.overlap(paragraph.style) * 0.2 + wanted.overlap(paragraph.text)
    return edge + heading + near + (0.5 if paragraph.text else 0.0)


def paragraph_line(paragraph: CanvasParagraph, wanted: Wanted, words: int) -> str:
    """Index, style and first words; words the request names further on are shown after '…'."""
    text = flat(paragraph.text)
    label = f"{paragraph.list_label} " if paragraph.list_label else ""
    style = flat(paragraph.style)
    return f"{paragraph.index} {style}: {label}{_shown(text, wanted, words)}".rstrip()


def _shown(text: str, wanted: Wanted, words: int) -> str:
    first = head(text, words)
    rest = text[len(first.removesuffix(" …")) :].split()
    window = _window(rest, wanted, words)
    if not window:
        return first
    return f"{first.removesuffix(' …')} … {window}"


def _window(rest: list[str], wanted: Wanted, words: int) -> str:
    """The stretch of ``rest`` from the first to the last word that is looked for, capped."""
    hits = [i for i, word in enumerate(rest) if wanted.mentions(word)]
    if not hits:
        return ""
    return " ".join(rest[hits[0] : min(hits[-1] + 1, hits[0] + words)])
