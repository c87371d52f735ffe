"""What a document holds as indented text: paragraphs and tables, sheets and cells, or slides."""

from collections.abc import Iterator, Sequence

from lamwright.records.observation import (
    Canvas,
    CanvasCell,
    CanvasPage,
    CanvasRun,
    CanvasShape,
    CanvasTable,
)

_LONGEST_VALUE = 80


def canvas_lines(canvas: Canvas) -> list[str]:
    """A line for each paragraph, table, cell or shape; what the canvas left out is counted."""
    if canvas.sheets:
        return list(_spreadsheet(canvas))
    return list(_presentation(canvas) if canvas.slides else _text(canvas))


def quoted(text: str) -> str:
    """``text`` in quotation marks, on one line, capped."""
    return '"' + flat(text).replace('"', "'") + '"'


def flat(text: str | None) -> str:
    """``text`` on one line, capped."""
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"


def _text(canvas: Canvas) -> Iterator[str]:
    page = f" [{_page(canvas.page)}]" if canvas.page else ""
    yield f"- document [page style={quoted(canvas.page_style)}]{page}:"
    for table in canvas.tables:
        if not table.after_paragraph:
            yield from _table(table)
    for paragraph in canvas.paragraphs:
        cursor = " [cursor]" if paragraph.index == canvas.cursor_paragraph else ""
        looks = f" [{_listed(paragraph.attributes)}]" if paragraph.attributes else ""
        head = f"  - paragraph {paragraph.index} {quoted(paragraph.style)}{cursor}{looks}"
        yield f"{head}: {flat(f'{paragraph.list_label} {paragraph.text}')}"
        yield from (_run(run) for run in paragraph.runs)
        yield from _left_out(paragraph.more_runs, "formatted runs", depth=2)
        for table in canvas.tables:
            if table.after_paragraph == paragraph.index:
                yield from _table(table)
    yield from _left_out(canvas.truncated, "paragraphs", depth=1)
    if canvas.selection:
        yield f"  - selection: {flat(canvas.selection)}"


def _page(page: CanvasPage) -> str:
    turn = "landscape" if page.landscape else "portrait"
    margins = "/".join(f"{side:g}" for side in (page.top, page.bottom, page.left, page.right))
    columns = [f"{page.columns} columns"] if page.columns > 1 else []
    edges = [name for name, is_on in (("header", page.header), ("footer", page.footer)) if is_on]
    size = f"{page.width:g} x {page.height:g} mm {turn}"
    return ", ".join([size, f"margins {margins} mm", *columns, *edges])


def _run(run: CanvasRun) -> str:
    return f"    - {quoted(run.text)} [{_listed(run.attributes)}]"


def _listed(attributes: Sequence[str]) -> str:
    return ", ".join(map(flat, attributes))


def _table(table: CanvasTable) -> Iterator[str]:
    size = f"{table.rows} x {table.columns}"
    yield f"  - table {table.number} {quoted(table.name)} [{size}]"
    yield from (_cell(cell) for cell in table.cells)
    yield from _left_out(table.truncated, "cells", depth=2)


def _spreadsheet(canvas: Canvas) -> Iterator[str]:
    yield f"- spreadsheet [cursor={canvas.cursor_cell}]:"
    for sheet in canvas.sheets:
        current = " [current]" if sheet.number == canvas.current_sheet else ""
        size = f"[{sheet.rows} x {sheet.columns}]"
        yield f"  - sheet {sheet.number} {quoted(sheet.name)}{current} {size}:"
        yield from (_cell(cell) for cell in sheet.cells)
        yield from _left_out(sheet.truncated, "cells", depth=2)
    yield from _left_out(canvas.truncated, "sheets", depth=1)
    yield f"  - selection: {flat(canvas.selection)}"


def _cell(cell: CanvasCell) -> str:
    behind = cell.formula or cell.value
    return f"    - {cell.address}{f' [{flat(behind)}]' if behind else ''}: {flat(cell.text)}"


def _presentation(canvas: Canvas) -> Iterator[str]:
    yield "- presentation:"
    for slide in canvas.slides:
        current = " [current]" if slide.number == canvas.current_slide else ""
        yield f"  - slide {slide.number} {quoted(slide.name)}{current}:"
        yield from (_shape(shape) for shape in slide.shapes)
        yield from _left_out(slide.truncated, "shapes", depth=2)
    yield from _left_out(canvas.truncated, "slides", depth=1)


def _shape(shape: CanvasShape) -> str:
    name = f" {quoted(shape.name)}" if shape.name else ""
    selected = " [selected]" if shape.selected else ""
    return f"    - shape {shape.number} {shape.kind}{name}{selected}: {flat(shape.text)}"


def _left_out(count: int, what: str, *, depth: int) -> Iterator[str]:
    if count:
        yield "  " * depth + f"- … {count} more {what}"
