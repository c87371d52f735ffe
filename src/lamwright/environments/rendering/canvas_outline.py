"""What a document holds as indented text: paragraphs and tables, sheets and cells, or slides."""

from collections.abc import Iterator, Sequence

from lamwright.records.canvas import (
    Canvas,
    CanvasCell,
    CanvasField,
    CanvasInput,
    CanvasObject,
    CanvasPage,
    CanvasPart,
    CanvasRun,
    CanvasSection,
    CanvasShape,
    CanvasTable,
    PageCanvas,
    SheetCanvas,
    SlidesCanvas,
    TextCanvas,
)

_LONGEST_VALUE = 80


def canvas_lines(canvas: Canvas) -> list[str]:
    """A line for each paragraph, table, cell or shape; what the canvas left out is counted."""
    match canvas:
        case SheetCanvas():
            return list(_spreadsheet(canvas))
        case SlidesCanvas():
            return list(_presentation(canvas))
        case PageCanvas():
            return list(_web_page(canvas))
    return list(_text(canvas))


def quoted(text: str) -> str:
    """``text`` in quotation marks, on one line, capped."""
    return '"' + flat(text).replace('"', "'") + '"'


def flat(text: str | None) -> str:
    """``text`` on one line, capped."""
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"


def _text(canvas: TextCanvas) -> Iterator[str]:
    page = f" [{_page(canvas.page)}]" if canvas.page else ""
    locked = " [protected]" if canvas.protected else ""
    yield f"- document [page style={quoted(canvas.page_style)}]{page}{locked}:"
    if canvas.losses:
        yield f"  - opening dropped: {', '.join(canvas.losses)}"
    yield from _body(canvas)
    yield from (line for table in canvas.tables if table.place != "body" for line in _table(table))
    yield from map(_part, canvas.parts)
    yield from map(_input, canvas.inputs)
    yield from map(_field, canvas.fields)
    yield from map(_object, canvas.objects)
    yield from map(_section, canvas.sections)
    yield from _left_out(canvas.left_out, "parts, fields and objects", depth=1)
    if canvas.selection or canvas.cursor_place:
        place = f" [{canvas.cursor_place}]" if canvas.cursor_place else ""
        yield f"  - selection{place}: {flat(canvas.selection)}"


def _body(canvas: TextCanvas) -> Iterator[str]:
    after: dict[int, list[CanvasTable]] = {}
    for table in canvas.tables:
        if table.place == "body":
            after.setdefault(table.after_paragraph, []).append(table)
    yield from (line for table in after.get(0, ()) for line in _table(table))
    for paragraph in canvas.paragraphs:
        cursor = " [cursor]" if paragraph.index == canvas.cursor_paragraph else ""
        looks = f" [{_listed(paragraph.attributes)}]" if paragraph.attributes else ""
        head = f"  - paragraph {paragraph.index} {quoted(paragraph.style)}{cursor}{looks}"
        yield f"{head}: {_whole(f'{paragraph.list_label} {paragraph.text}')}"
        yield from (_run(run) for run in paragraph.runs)
        yield from _left_out(paragraph.more_runs, "formatted runs", depth=2)
        yield from (line for table in after.get(paragraph.index, ()) for line in _table(table))
    yield from _left_out(canvas.truncated, "paragraphs", depth=1)


def _whole(text: str) -> str:
    """``text`` on one line, uncut."""
    return " ".join(text.split())


def _part(part: CanvasPart) -> str:
    about = [quoted(part.name)] if part.name else []
    about += [f"by {flat(part.author)}"] if part.author else []
    about += [f"at paragraph {part.paragraph}"] if part.paragraph else []
    return f"  - {' '.join([part.place, *about])}: {_whole(part.text)}"


def _input(held: CanvasInput) -> str:
    name = f" {quoted(held.name)}" if held.name else ""
    choices = f" [one of {_listed(held.choices)}]" if held.choices else ""
    mark = "" if held.checked is None else " [checked]" if held.checked else " [not checked]"
    return f"  - {held.kind} to fill in{name} at {held.place}{choices}{mark}: {_whole(held.text)}"


def _field(field: CanvasField) -> str:
    name = f" {quoted(field.name)}" if field.name else ""
    return f"  - field {field.kind}{name} at {field.place}: {_whole(field.text)}"


def _object(held: CanvasObject) -> str:
    name = f" {quoted(held.name)}" if held.name else ""
    return f"  - {held.kind}{name} at {held.place}: {_whole(held.text)}".removesuffix(": ")


def _section(section: CanvasSection) -> str:
    marks = [word for word in ("protected", "hidden") if getattr(section, word)]
    marked = f" [{', '.join(marks)}]" if marks else ""
    span = f"paragraphs {section.first_paragraph} to {section.last_paragraph}"
    return f"  - section {quoted(section.name)}{marked}: {span}"


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
    size = f"{table.rows} x {table.columns}{', protected' if table.protected else ''}"
    inside = f" in {table.place}" if table.place != "body" else ""
    yield f"  - table {table.number} {quoted(table.name)}{inside} [{size}]"
    yield from (_cell(cell) for cell in table.cells)
    yield from _left_out(table.truncated, "cells", depth=2)


def _spreadsheet(canvas: SheetCanvas) -> Iterator[str]:
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
    behind = [flat(held) for held in (cell.formula or cell.value, *cell.attributes) if held]
    about = f" [{', '.join(behind)}]" if behind else ""
    return f"    - {cell.address}{about}: {_whole(cell.text)}"


def _presentation(canvas: SlidesCanvas) -> Iterator[str]:
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


def _web_page(canvas: PageCanvas) -> Iterator[str]:
    yield f"- page {quoted(canvas.title)} [{flat(canvas.address)}]:"
    yield from (f"  - {flat(line)}" for line in canvas.lines)
    yield from _left_out(canvas.truncated, "lines", depth=1)
    if canvas.selection:
        yield f"  - selection: {flat(canvas.selection)}"


def _left_out(count: int, what: str, *, depth: int) -> Iterator[str]:
    if count:
        yield "  " * depth + f"- … {count} more {what}"
