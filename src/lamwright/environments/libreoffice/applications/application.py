"""What an application is to the shared machinery: some facts, and a way to read its document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from pydantic import JsonValue

from lamwright.environments.libreoffice.screening import DocumentTypes
from lamwright.records.action import (
    InsertTable,
    SelectCells,
    SelectParagraph,
    SelectTable,
    SelectText,
)
from lamwright.records.observation import Canvas
from lamwright.records.trajectory import Outcome

DocumentAction = SelectText | SelectParagraph | SelectTable | SelectCells | InsertTable
"""Actions on the document itself, not on a control; each kind of document knows its own."""


class Filter(NamedTuple):
    """LibreOffice's name of an import or export filter, and its options."""

    name: str
    options: str = ""


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

    def canvas(self) -> Canvas:
        """What it holds, capped; empty once it was closed."""
        ...

    def read_ahead(self) -> None:
        """Read what ``canvas`` will tell, if it can be kept until the document changes."""
        ...

    def perform(self, action: DocumentAction) -> Outcome:
        """Do what the action says, or say why this kind of document cannot."""
        ...


@dataclass(frozen=True)
class Application:
    """One application of LibreOffice."""

    name: str
    """As an environment and a command line option are called: 'writer'."""
    library: str
    """The file beside LibreOffice's own that shows it is installed."""
    factory: str
    """What LibreOffice calls an empty document of it: 'swriter'."""
    types: DocumentTypes
    """What it opens."""
    load_filters: Mapping[str, Filter]
    """Import filters by suffix. Left to guess, LibreOffice opens HTML in Writer/Web, and shows a
    dialog that blocks the load when it takes a damaged file for text of an unknown encoding."""
    store_filters: Mapping[str, Filter]
    """Export filters by suffix."""
    document: Callable[[Side], Document]
    """Reads and operates a document just opened."""
    run_time_commands: Mapping[str, str]
    """Commands of menu entries that LibreOffice fills in at run time."""

    text_only_command: str = ""
    """A command that is disabled while something beside the text (a comment, a shape) has the keyboard."""

    @property
    def title(self) -> str:
        """As people call it: 'Writer'."""
        return self.name.title()


def refused(reason: str, detail: str) -> Outcome:
    """An outcome for what was not done."""
    return Outcome.model_validate({"delivered": False, "reason": reason, "detail": detail})


def text_only(action: DocumentAction, kind: str) -> Outcome:
    """What becomes of an action that only text documents know, in a document of another ``kind``."""
    detail = f"{action.function} works in text documents only; this is a {kind}."
    return refused("unsupported", detail)
