"""Operations that draw lines around paragraphs, cells and pages."""

from collections.abc import Callable, Sequence

from lamwright.applications.writer.moves import click
from lamwright.applications.writer.parts.operations.operation import (
    Job,
    Operation,
    dress_cells,
    each,
    only_paragraphs,
)
from lamwright.applications.writer.parts.places import NoPlace, selections
from lamwright.records.action import BaseAction
from lamwright.records.document import PageState

_ALL, _NONE = "All Four Borders", "No Borders"
_KINDS = {
    "all": "Outer Border and All Inner Lines",
    "outer": "Outer Border Only",
    "none": _NONE,
}


def _dialog(entry: str, preset: str) -> list[BaseAction]:
    return [click(entry), click("Borders"), click(preset), click("OK")]


def _framed(*, on: bool) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        for paragraph in only_paragraphs(job):
            paragraph.shape(border=on)

    return expect


def _frame(*, on: bool) -> Operation:
    then = _dialog("Format > Paragraph...", _ALL if on else _NONE)
    return Operation(each(*then), _framed(on=on))


def _draw(job: Job) -> Sequence[BaseAction]:
    if job.place.table < 0:
        raise NoPlace(f"'{job.part.op}' is for tables")
    preset = _KINDS[job.part.text("kind", "all")]
    return [*selections(job.place, job.draft), *_dialog("Table > Properties...", preset)]


def _drawn(job: Job) -> None:
    kind = job.part.text("kind", "all")
    if kind == "outer":
        job.draft.tables[job.place.table].loose.add("border")
    else:
        dress_cells(job, border=kind == "all")


def _page(job: Job) -> Sequence[BaseAction]:
    return _dialog("Format > Page Style...", _NONE if job.part.text("kind") == "none" else _ALL)


def _page_is(job: Job) -> None:
    pages: tuple[PageState, ...] = job.draft.rest["pages"]  # type: ignore[assignment]
    changed = pages[0].model_copy(update={"border": job.part.text("kind") != "none"})
    job.draft.rest["pages"] = (changed, *pages[1:])


BORDERS: dict[str, Operation] = {
    "border": _frame(on=True),
    "no-border": _frame(on=False),
    "table-border": Operation(_draw, _drawn),
    "page-border": Operation(_page, _page_is),
}
