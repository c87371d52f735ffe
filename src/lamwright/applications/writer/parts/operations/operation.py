"""What an operation is: the actions that do it, and what the document must be afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lamwright.applications.writer.moves import click
from lamwright.applications.writer.parts.draft import Draft, Paragraph
from lamwright.applications.writer.parts.places import NoPlace, Place, together
from lamwright.applications.writer.parts.request import Part
from lamwright.documents.cell_looks import CellLooks
from lamwright.records.action import BaseAction
from lamwright.records.document import CharacterFormat, ParagraphFormat


class Job(NamedTuple):
    """One part of a request in a document."""

    draft: Draft
    place: Place
    part: Part


@dataclass(frozen=True)
class Operation:
    """An operation; ``act`` is called before ``expect`` changes the draft; both raise ``NoPlace`` or ``ValueError``."""

    act: Callable[[Job], Sequence[BaseAction]]
    expect: Callable[[Job], None]


def each(*then: BaseAction) -> Callable[[Job], Sequence[BaseAction]]:
    """Select the stretches of the place, at once where that is possible, then do the same to them."""
    return each_by(lambda job: then)


def each_by(make: Callable[[Job], Sequence[BaseAction]]) -> Callable[[Job], Sequence[BaseAction]]:
    """Select the stretches of the place, then do what the part's arguments say."""
    return lambda job: [
        a for chosen in together(job.place, job.draft) for a in (chosen, *make(job))
    ]


def press(name: str) -> Callable[[Job], Sequence[BaseAction]]:
    """Select each stretch of the place and press a control."""
    return each(click(name))


def only_paragraphs(job: Job) -> list[Paragraph]:
    """The paragraphs meant. Raises ``NoPlace`` when cells or tables are."""
    if job.place.cells is not None or job.place.table >= 0 or not job.place.stretches:
        raise NoPlace(f"'{job.part.op}' is for paragraphs")
    return job.place.paragraphs


def one_paragraph(job: Job) -> Paragraph:
    """The only paragraph meant."""
    found = only_paragraphs(job)
    if len(found) != 1:
        raise NoPlace(f"'{job.part.op}' is for one paragraph")
    return found[0]


CELL_LOOKS = frozenset(CellLooks.__annotations__)
"""What is read of how the text of a cell looks."""


def loosen(paragraph: Paragraph, *, but: Sequence[str] = ()) -> None:
    """Format and looks may be either way, except for some fields."""
    paragraph.loose |= set(ParagraphFormat.model_fields) - set(but)
    paragraph.loose_looks |= set(CharacterFormat.model_fields) - set(but)


def dress_cells(job: Job, **changes: object) -> None:
    """Other looks for the cells meant: those of the place, else all of its table."""
    cells = job.place.cells
    table = job.draft.tables[job.place.table]
    table.dress(lambda row, column: cells is None or cells.holds(row, column), **changes)


def clear_cells(job: Job) -> None:
    """The cells meant hold no text. Raises ``NoPlace`` when a whole table is meant."""
    cells, table = job.place.cells, job.draft.tables[job.place.table]
    if cells is None:
        raise NoPlace("a table is deleted by an operation of its own")
    table.dress(cells.holds, text="")
    table.loose |= CELL_LOOKS
