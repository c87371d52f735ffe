"""What a document of any kind offers, and what it may ask LibreOffice's UNO side for."""

from typing import Protocol

from pydantic import JsonValue

from lamwright.records.action import BaseAction
from lamwright.records.canvas import Canvas
from lamwright.records.trajectory import Outcome

DocumentAction = BaseAction
"""An action on the document itself, not on a control; each kind of document knows its own."""


class Side(Protocol):
    """What a document may ask LibreOffice's UNO side for. All may raise ``EnvironmentBroken``."""

    def ask(self, call: str, **arguments: JsonValue) -> JsonValue:
        """The result of a call; ``CallFailed`` when LibreOffice objects, or has no document."""
        ...

    def attempt(self, call: str, otherwise: Outcome, **arguments: JsonValue) -> Outcome:
        """A call as an outcome: ``otherwise`` when it answers no, exactly why when it failed."""
        ...


class Document(Protocol):
    """The open document."""

    @property
    def within(self) -> str:
        """What is still to be selected of the comment that the last action entered; '': nothing."""
        ...

    def canvas(self) -> Canvas:
        """What it holds, capped; empty once it was closed."""
        ...

    def whole(self) -> Canvas:
        """All that it holds, of a text nothing cut; empty once it was closed."""
        ...

    def read_ahead(self) -> None:
        """Read ahead for ``canvas``, if it can be kept until the document changes."""
        ...

    def listed(self) -> dict[str, bool]:
        """Lists of the Navigator by name, and whether the document has anything for them; {}: not known."""
        ...

    def perform(self, action: DocumentAction) -> Outcome:
        """Do what the action says, or say why this kind of document cannot."""
        ...


def refused(reason: str, detail: str) -> Outcome:
    """An outcome for what was not done."""
    return Outcome.model_validate({"delivered": False, "reason": reason, "detail": detail})


def of_another_kind(action: DocumentAction, kind: str) -> Outcome:
    """What becomes of an action that only documents of another kind know, in one of this ``kind``."""
    detail = f"{action.function} works in other documents only; this is a {kind}."
    return refused("unsupported", detail)
