"""A text document in a few short lines of a prompt."""

from collections.abc import Iterable

from lamwright.codec.relevance import Wanted
from lamwright.codec.text import flat, head
from lamwright.records.canvas import Canvas, CanvasParagraph, CanvasTable, TextCanvas, as_text

_LONGEST = 85  # characters of a paragraph


def shown(canvas: Canvas) -> TextCanvas:
    """The text of the document with paragraphs cut to a length that suits a short prompt."""
    text = as_text(canvas)
    paragraphs = tuple(
        paragraph.model_copy(update={"text": paragraph.text[: _LONGEST - 1] + "…"})
        if len(paragraph.text) > _LONGEST
        else paragraph
        for paragraph in text.paragraphs
    )
    return text.model_copy(update={"paragraphs": paragraphs})


def canvas_lines(canvas: TextCanvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
    """Lines like ``4 Heading 1: Methods``, tables and the selection; what is left out is counted."""
    kept = _kept(canvas.paragraphs, wanted, limit)
    lines = _tables(canvas.tables, 0)
    skipped = 0
    for paragraph in canvas.paragraphs:
        if paragraph.index in kept:
            lines += _gap(skipped)
            skipped = 0
            lines.append(paragraph_line(paragraph, wanted, words))
        else:
            skipped += 1
        lines += _tables(canvas.tables, paragraph.index)
    lines += _gap(skipped + canvas.truncated)
    if canvas.selection:
        lines.append(f"selected: {head(canvas.selection, words)}")
    return lines


def _gap(skipped: int) -> list[str]:
    return [f"+{skipped} more"] if skipped else []


def _tables(tables: Iterable[CanvasTable], after: int) -> list[str]:
    return [
        f"table {table.number}: {table.rows} x {table.columns} {flat(table.name)}"
        for table in tables
        if table.after_paragraph == after
    ]


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
