"""One LibreOffice application: facts about it, and a way to read its document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lamwright.environments.libreoffice.content.document import Document, Side
from lamwright.environments.libreoffice.products.screening import DocumentTypes


class Filter(NamedTuple):
    """LibreOffice's name of an import or export filter, and its options."""

    name: str
    options: str = ""
    keeps_changes: bool = True
    """Whether tracked changes are still that in what it writes, or show as what they are."""


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
    """Import filters by what a file holds. Left to guess, LibreOffice opens HTML in Writer/Web, and shows a
    dialog that blocks the load when it takes a damaged file for text of an unknown encoding."""
    store_filters: Mapping[str, Filter]
    """Export filters by suffix."""
    document: Callable[[Side, Path | None], Document]
    """Reads and operates a document just opened from a file, or an empty one."""
    run_time_commands: Mapping[str, str]
    """Commands of menu entries that LibreOffice fills in at run time."""

    text_only_command: str = ""
    """A command that is disabled while something beside the text (a comment, a shape) has the keyboard."""

    @property
    def title(self) -> str:
        """As people call it: 'Writer'."""
        return self.name.title()
