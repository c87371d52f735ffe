"""Operations that arrange: tab stops, spacing of letters, lines across, text to table and back."""

from collections.abc import Callable, Sequence

from lamwright.applications.writer.moves import click, fill, keys
from lamwright.applications.writer.parts.draft import Table, blank
from lamwright.applications.writer.parts.operations.looks import dress
from lamwright.applications.writer.parts.operations.operation import (
    Job,
    Operation,
    each_by,
    loosen,
    one_paragraph,
    only_paragraphs,
)
from lamwright.applications.writer.parts.operations.sorting import neighbours
from lamwright.applications.writer.parts.operations.starts import typed
from lamwright.applications.writer.parts.places import NoPlace, selections
from lamwright.records.action import BaseAction
from lamwright.records.document import Cell
from lamwright.records.document_action import SelectCells, SelectParagraph

_EVERY = set(Cell.model_fields)
_TAB = 12.51
"""Millimetres from one default tab stop to the next, by which Writer indents."""
_PAPERS = {
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "A3": (297.0, 420.0),
    "Letter": (215.9, 279.4),
}
_SHOWS = {"Strong Emphasis": ("bold", True), "Emphasis": ("italic", True)}
_KINDS = {"left": "Left", "right": "Right", "center": "Centered", "decimal": "Decimal"}


def _spaced(job: Job) -> None:
    dress(job, spacing=job.part.number("pt"))


def _character(job: Job) -> list[BaseAction]:
    width = f"{job.part.number('pt'):g} pt"
    opened = [click("Format > Character..."), click("Position")]
    return [*opened, fill("Character spacing", width), click("OK")]


def _tab(job: Job) -> list[BaseAction]:
    kind = _KINDS[job.part.text("kind", "left")]
    at = f"{job.part.number('cm'):g} cm"
    opened = [click("Format > Paragraph..."), click("Tabs"), fill("Position", at)]
    return [*opened, *([] if kind == "Left" else [click(kind)]), click("New"), click("OK")]


def _tabbed(job: Job) -> None:
    for paragraph in only_paragraphs(job):
        stops = {*paragraph.format.tab_stops, 10 * job.part.number("cm")}
        paragraph.shape(tab_stops=tuple(sorted(stops)))


def _stepped(step: int) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        for paragraph in only_paragraphs(job):
            if paragraph.format.list_kind != "none":
                raise NoPlace("items of lists are moved by their level")
            steps = round(paragraph.format.left / _TAB, 3)
            paragraph.shape(left=max(0.0, _TAB * (int(steps) + step)))

    return expect


def _styled(job: Job) -> None:
    name = job.part.text("name")
    if name not in _SHOWS:
        raise NoPlace(f"what '{name}' looks like is not known")
    look, value = _SHOWS[name]
    dress(job, **{"style": name, look: value})


def _page(job: Job) -> Sequence[BaseAction]:
    width, height = _paper(job)
    fields = [fill("Width", f"{width / 10:g} cm"), fill("Height", f"{height / 10:g} cm")]
    return [click("Format > Page Style..."), click("Page"), *fields, click("OK")]


def _paper(job: Job) -> tuple[float, float]:
    name = job.part.text("name")
    if name not in _PAPERS:
        raise NoPlace(f"the size of '{name}' is not known")
    width, height = _PAPERS[name]
    pages: tuple[object, ...] = job.draft.rest["pages"]  # type: ignore[assignment]
    lies = getattr(pages[0], "orientation", "portrait") == "landscape"
    return (height, width) if lies else (width, height)


def _resized(job: Job) -> None:
    width, height = _paper(job)
    pages = job.draft.rest["pages"]
    changed = pages[0].model_copy(update={"width": width, "height": height})  # type: ignore[index]
    job.draft.rest["pages"] = (changed, *pages[1:])  # type: ignore[index]


def _rule(job: Job) -> Sequence[BaseAction]:
    index = job.draft.index(one_paragraph(job))
    chosen = SelectParagraph(start_index=index, end_index=index)
    return [chosen, keys("{END}{ENTER}"), click("Insert > Horizontal Line")]


def _ruled(job: Job) -> None:
    before = one_paragraph(job)
    line = blank("", before)
    line.is_rule = True
    job.draft.insert(job.draft.index(before), line)


def _put_in(job: Job) -> Sequence[BaseAction]:
    if len(job.place.stretches) != 1:
        raise NoPlace("it is put in one place")
    return [*selections(job.place, job.draft), keys("{RIGHT}" + typed(job.part.text("text")))]


def _put(job: Job) -> None:
    (stretch,) = job.place.stretches
    stretch.paragraph.put(stretch.end, stretch.end, job.part.text("text"))


def _field(entry: str) -> Operation:
    """A field behind a paragraph; what it shows is Writer's business."""

    def act(job: Job) -> Sequence[BaseAction]:
        near = job.draft.paragraphs[-1] if job.place.end else one_paragraph(job)
        gap = "" if near.text.endswith((" ", "\t")) or not near.text else "{SPACE}"
        index = job.draft.index(near)
        chosen = SelectParagraph(start_index=index, end_index=index)
        return [chosen, keys("{END}" + gap), click(entry)]

    def expect(job: Job) -> None:
        near = job.draft.paragraphs[-1] if job.place.end else one_paragraph(job)
        near.is_open = True
        job.draft.free.add("fields")

    return Operation(act, expect)


def _to_table(job: Job) -> Sequence[BaseAction]:
    neighbours(job)
    if len({p.text.count("\t") for p in only_paragraphs(job)} - {0}) != 1:
        raise NoPlace("only lines with tabs become a table")
    opened = [*selections(job.place, job.draft), click("Table > Convert > Text to Table...")]
    return [*opened, click("Tabs"), click("OK")]


def _tabled(job: Job) -> None:
    first, chosen = neighbours(job)
    width = max(p.text.count("\t") for p in chosen) + 1
    texts = [p.text.split("\t") for p in chosen]
    rows = [[Cell(text=t.strip()) for t in [*row, *[""] * width][:width]] for row in texts]
    before = job.draft.paragraphs[first - 1] if first else None
    number = sum(p is None or job.draft.index(p) <= first for p in job.draft.after)
    job.draft.paragraphs[first : first + len(chosen)] = []
    job.draft.tables.insert(number, Table("", rows, _EVERY))
    job.draft.after.insert(number, before)


def _to_text(job: Job) -> Sequence[BaseAction]:
    chosen = SelectCells(table=job.place.table + 1, first="A1")
    return [chosen, click("Table > Convert > Table to Text..."), click("Tabs"), click("OK")]


def _untabled(job: Job) -> None:
    table, before = job.draft.tables[job.place.table], job.draft.after[job.place.table]
    at = 0 if before is None else job.draft.index(before)
    like = job.draft.paragraphs[max(at - 1, 0)]
    for row in reversed(table.rows):
        line = blank("\t".join(cell.text for cell in row), like)
        loosen(line)
        job.draft.insert(at, line)
    job.draft.tables.pop(job.place.table)
    job.draft.after.pop(job.place.table)


def _of_table(then: Callable[[Job], list[BaseAction]], **names: str) -> Operation:
    """A property of a table; ``names``: what is known of it by the name of the argument."""

    def act(job: Job) -> Sequence[BaseAction]:
        if job.place.table < 0:
            raise NoPlace(f"'{job.part.op}' is for tables")
        return [SelectCells(table=job.place.table + 1, first="A1"), *then(job)]

    def expect(job: Job) -> None:
        for name, argument in names.items():
            value = job.part.arguments.get(argument, 1)
            job.draft.tables[job.place.table].shape[name] = value

    return Operation(act, expect)


def _properties(*then: BaseAction) -> list[BaseAction]:
    return [click("Table > Properties..."), click("Table"), *then, click("OK")]


def _named(job: Job) -> list[BaseAction]:
    if " " in job.part.text("name"):
        raise NoPlace("names of tables have no blanks")
    return _properties(fill("Name", job.part.text("name")))


ARRANGING: dict[str, Operation] = {
    "char-spacing": Operation(each_by(_character), _spaced),
    "tab-stop": Operation(each_by(_tab), _tabbed),
    "indent-more": Operation(
        each_by(lambda job: [click("Format > Spacing > Increase Indent")]), _stepped(1)
    ),
    "indent-less": Operation(
        each_by(lambda job: [click("Format > Spacing > Decrease Indent")]), _stepped(-1)
    ),
    "char-style": Operation(
        each_by(lambda job: [click(f"Styles > {job.part.text('name')}")]), _styled
    ),
    "paper": Operation(_page, _resized),
    "horizontal-line": Operation(_rule, _ruled),
    "special-char": Operation(_put_in, _put),
    "date-field": _field("Insert > Field > Date"),
    "page-number-field": _field("Insert > Page Number"),
    "text-to-table": Operation(_to_table, _tabled),
    "table-to-text": Operation(_to_text, _untabled),
    "header-row-repeat": _of_table(
        lambda job: [click("Table > Header Rows Repeat Across Pages")], heading_rows=""
    ),
    "table-align": _of_table(
        lambda job: _properties(click(job.part.text("to").capitalize())), alignment="to"
    ),
    "rename-table": _of_table(_named, name="name"),
}
