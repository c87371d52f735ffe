"""Operations on how characters look."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from lamwright.applications.writer.moves import click, fill, font
from lamwright.applications.writer.parts.operations.operation import (
    CELL_LOOKS,
    Job,
    Operation,
    dress_cells,
    each,
    each_by,
    press,
)
from lamwright.applications.writer.parts.places import NoPlace, Place, Stretch, selections
from lamwright.records.action import BaseAction
from lamwright.records.colours import colour_code
from lamwright.records.document import Cell
from lamwright.records.document_action import SelectParagraph, SetColor

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_MOST_PLACES = 6
"""So many are made larger or smaller one by one."""


def dress(job: Job, **changes: object) -> None:
    """The characters of the place look so; of cells only what is read of them."""
    place = job.place
    if place.cells is not None or place.table >= 0:
        if not set(changes) <= CELL_LOOKS:
            raise NoPlace("this look of cells is not read")
        dress_cells(job, **changes)
    for stretch in place.stretches:
        stretch.paragraph.dress(stretch.start, stretch.end, **changes)
    if place.is_document:
        for table in job.draft.tables:
            table.loose |= CELL_LOOKS


def _cells_of(job: Job) -> list[Cell]:
    cells, table = job.place.cells, job.draft.tables[job.place.table]
    if cells is None:
        return [cell for row in table.rows for cell in row]
    rows = table.rows[cells.top : cells.bottom + 1]
    return [cell for row in rows for cell in row[cells.left : cells.right + 1]]


def _now(job: Job, name: str) -> set[object]:
    """The values that a look has in the place."""
    if job.place.table >= 0:
        if name not in CELL_LOOKS:
            raise NoPlace("this look of cells is not read")
        return {getattr(cell, name) for cell in _cells_of(job) if cell.text}
    return {value for s in job.place.stretches for value in _of_stretch(s, name)}


def _of_stretch(stretch: Stretch, name: str) -> set[object]:
    return {getattr(look, name) for look in stretch.paragraph.looks[stretch.start : stretch.end]}


def _toggle(button: str, name: str, on: object, off: object) -> tuple[Operation, Operation]:
    """Switching a look on and off with a button that toggles."""

    def switch(wanted: object) -> Operation:
        def act(job: Job) -> Sequence[BaseAction]:
            place = job.place
            if place.table < 0 and not place.is_document:  # leave what is so already
                left = tuple(s for s in place.stretches if _of_stretch(s, name) != {wanted})
                job = job._replace(place=replace(place, stretches=left))
            now = _now(job, name)
            if now == {wanted} or not now:
                return []
            times = 2 if len(now) > 1 and wanted == off else 1
            return each(*[click(button)] * times)(job)

        return Operation(act, lambda job: dress(job, **{name: wanted}))

    return switch(on), switch(off)


def _set(name: str, value: Callable[[Job], object]) -> Callable[[Job], None]:
    return lambda job: dress(job, **{name: value(job)})


def _loose_sizes(job: Job) -> None:
    tables = job.draft.tables
    for table in tables if job.place.is_document else tables[job.place.table : job.place.table + 1]:
        table.loose.add("size")
    for stretch in job.place.stretches:
        for at in range(stretch.start, stretch.end):
            look = stretch.paragraph.looks[at]
            step = 2.0 if job.part.op == "larger" else -2.0
            stretch.paragraph.looks[at] = look.model_copy(update={"size": look.size + step})


def _sized(entry: str) -> Callable[[Job], Sequence[BaseAction]]:
    """Neighbours of one size at a time: of several sizes, or places, Writer changes only some."""

    def act(job: Job) -> Sequence[BaseAction]:
        filled = [stretch for stretch in job.place.stretches if stretch.text.strip()]
        runs = [list(run) for _, run in groupby(filled, lambda one: _of_stretch(one, "size"))]
        if len(runs) < 2 and (job.place.is_document or not runs):
            return press(entry)(job)
        chosen = [one for run in runs for one in _chosen(run, job)]
        if len(chosen) > _MOST_PLACES:
            raise NoPlace("Writer makes one place larger or smaller at a time, and these are many")
        return [action for one in chosen for action in (one, click(entry))]

    return act


def _chosen(run: list[Stretch], job: Job) -> list[BaseAction]:
    """What selects neighbours; of the document with the tables between them."""
    if not job.place.is_document:
        return selections(Place(tuple(run)), job.draft)
    first, last = (job.draft.index(one.paragraph) for one in (run[0], run[-1]))
    return [SelectParagraph(start_index=first, end_index=last)]


def _color(job: Job) -> str:
    return colour_code(job.part.text("name"))


def _linked(job: Job) -> None:
    (stretch,) = job.place.stretches
    stretch.paragraph.links[stretch.start : stretch.end] = [job.part.text("url")] * len(
        stretch.text
    )
    stretch.paragraph.loose_looks |= {"colour", "underline", "style"}
    job.draft.free.add("links")


def _capitalized(text: str) -> str:
    """As Writer does it: what follows a digit or an apostrophe begins no word."""
    return _WORD.sub(lambda word: word[0][:1].upper() + word[0][1:].lower(), text)


def _recased(change: Callable[[str], str]) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        for stretch in job.place.stretches:
            stretch.paragraph.put(stretch.start, stretch.end, change(stretch.text))

    return expect


_BOLD, _UNBOLD = _toggle("Bold", "bold", on=True, off=False)
_ITALIC, _UNITALIC = _toggle("Italic", "italic", on=True, off=False)
_TEXT = "Format > Text > "
_UNDERLINE, _NO_UNDERLINE = _toggle(_TEXT + "Single Underline", "underline", "single", "none")
_STRIKE, _NO_STRIKE = _toggle(_TEXT + "Strikethrough", "strikethrough", on=True, off=False)

LOOKS: dict[str, Operation] = {
    "bold": _BOLD,
    "unbold": _UNBOLD,
    "italic": _ITALIC,
    "unitalic": _UNITALIC,
    "underline": _UNDERLINE,
    "no-underline": _NO_UNDERLINE,
    "strikethrough": _STRIKE,
    "no-strikethrough": _NO_STRIKE,
    "double-underline": Operation(
        press(_TEXT + "Double Underline"), _set("underline", lambda job: "double")
    ),
    "superscript": Operation(
        press(_TEXT + "Superscript"), _set("position", lambda job: "superscript")
    ),
    "subscript": Operation(press(_TEXT + "Subscript"), _set("position", lambda job: "subscript")),
    "small-caps": Operation(
        press(_TEXT + "Small capitals"), _set("capitals", lambda job: "small-caps")
    ),
    "outline": Operation(press(_TEXT + "Outline Font Effect"), _set("outline", lambda job: True)),
    "shadow": Operation(press(_TEXT + "Shadow"), _set("shadow", lambda job: True)),
    "uppercase": Operation(press(_TEXT + "UPPERCASE"), _recased(str.upper)),
    "lowercase": Operation(press(_TEXT + "lowercase"), _recased(str.lower)),
    "capitalize": Operation(press(_TEXT + "Capitalize Every Word"), _recased(_capitalized)),
    "sentence-case": Operation(
        press(_TEXT + "Sentence case"),
        _recased(lambda text: text[:1].upper() + text[1:].lower()),
    ),
    "hidden": Operation(
        each(click("Format > Character..."), click("Font Effects"), click("Hidden"), click("OK")),
        _set("hidden", lambda job: True),
    ),
    "font": Operation(
        each_by(lambda job: [font(job.part.text("name"))]),
        _set("font", lambda job: job.part.text("name")),
    ),
    "size": Operation(
        each_by(lambda job: [font(None, job.part.number("pt"))]),
        _set("size", lambda job: job.part.number("pt")),
    ),
    "larger": Operation(_sized(_TEXT + "Increase Size"), _loose_sizes),
    "smaller": Operation(_sized(_TEXT + "Decrease Size"), _loose_sizes),
    "color": Operation(
        each_by(lambda job: [SetColor(color=job.part.text("name"))]), _set("colour", _color)
    ),
    "highlight": Operation(
        each_by(lambda job: [SetColor(part="highlight", color=job.part.text("name"))]),
        _set("highlight", _color),
    ),
    "no-highlight": Operation(
        each(SetColor(part="highlight", color="none")), _set("highlight", lambda job: "none")
    ),
    "hyperlink": Operation(
        lambda job: [
            *selections(job.place, job.draft),
            click("Insert > Hyperlink..."),
            fill("URL", job.part.text("url")),
            click("OK"),
        ],
        _linked,
    ),
}
