"""Requests by hand -> tasks: the reference solution, and the checks that prove it."""

from collections.abc import Callable
from pathlib import Path

from lamwright.applications.writer.checks.kinds import (
    BookmarkPresent,
    CommentPresent,
    FieldPresent,
    FileExported,
    IndexPresent,
    LinkPresent,
    NotePresent,
    ObjectCount,
    PartsDone,
)
from lamwright.applications.writer.parts.draft import Draft
from lamwright.applications.writer.parts.places import Place
from lamwright.applications.writer.parts.request import Part, Request
from lamwright.applications.writer.parts.standing import jobs
from lamwright.records.action import BaseAction
from lamwright.records.base import content_hash
from lamwright.records.check import Check
from lamwright.records.document import DocumentState
from lamwright.records.task import ReferenceStep, Split, Task
from lamwright.records.wording import describe

FAMILY = "by-hand"


class NotCovered(ValueError):
    """There is no operation of this name, or its place cannot be addressed yet."""


def task_of(request: Request, template: Path, state: DocumentState, split: Split) -> Task:
    """The task that a request is on its document. Raises ``NotCovered`` (with why)."""
    try:
        reference, checks = _solution(request.parts, state)
    except (KeyError, ValueError, IndexError) as error:
        raise NotCovered(str(error.args[0] if error.args else error)) from error
    return Task(
        task_id=content_hash(FAMILY, request.document, request.request),
        request=request.request,
        application="writer",
        family="+".join(part.op for part in request.parts) or request.answer,
        template=template.name,
        parameters={"by": request.by, "voice": request.voice},
        checks=(*checks, PartsDone(parts=request.parts)),
        reference=tuple(ReferenceStep(thought=describe(a), action=a) for a in reference),
        split=split,
        axes=(f"by {request.by}",),
    )


def _solution(
    parts: tuple[Part, ...], state: DocumentState
) -> tuple[list[BaseAction], list[Check]]:
    """Each part is solved in the document that the parts before it left; raises what they raise."""
    draft = Draft.of(state)
    actions: list[BaseAction] = []
    checks: list[Check] = []
    for operation, job in jobs(parts, draft):
        part = job.part
        actions += operation.act(job)
        checks += _BESIDES[part.op](part, job.place, state) if part.op in _BESIDES else []
        operation.expect(job)
    return actions, checks


def _anchor(place: Place) -> str | None:
    return place.stretches[0].text if place.stretches else None


_Besides = Callable[[Part, Place, DocumentState], list[Check]]
_BESIDES: dict[str, _Besides] = {
    "footnote": lambda part, place, state: [
        NotePresent(note="footnote", text=part.text("text"), anchor=_anchor(place))
    ],
    "endnote": lambda part, place, state: [
        NotePresent(note="endnote", text=part.text("text"), anchor=_anchor(place))
    ],
    "comment": lambda part, place, state: [
        CommentPresent(text=part.text("text"), anchor=_anchor(place))
    ],
    "bookmark": lambda part, place, state: [
        BookmarkPresent(name=part.text("name"), anchor=_anchor(place))
    ],
    "hyperlink": lambda part, place, state: [
        LinkPresent(address=part.text("url"), text=_anchor(place) or "")
    ],
    "toc": lambda part, place, state: [IndexPresent(index="table-of-contents")],
    "watermark": lambda part, place, state: [ObjectCount(object="fontwork-plain-text", count=1)],
    "page-numbers": lambda part, place, state: [
        FieldPresent(
            field="page-number",
            place="header" if part.text("where", "footer") == "header" else "footer",
        )
    ],
    "date-field": lambda part, place, state: [FieldPresent(field="date", place="body")],
    "page-number-field": lambda part, place, state: [
        FieldPresent(field="page-number", place="body")
    ],
    "save-as": lambda part, place, state: [FileExported(name=part.text("file"))],
}
"""Checks of what ``PartsDone`` leaves free."""
