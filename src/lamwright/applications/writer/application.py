"""LibreOffice Writer as an application of lamwright."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from typing_extensions import override

from lamwright.agent.policies.documentation.planning import Script
from lamwright.agent.policies.documentation.reading import Goal
from lamwright.applications.office import OfficeApplication
from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.checks import run_task_checks
from lamwright.applications.writer.dialect import TextDialect
from lamwright.applications.writer.handwritten.library import drawn_tasks
from lamwright.applications.writer.scene import Scene
from lamwright.applications.writer.skills import direct
from lamwright.applications.writer.templates.library import write_templates
from lamwright.codec import Dialect
from lamwright.documents.reader import read_document
from lamwright.environments.doctor import Finding
from lamwright.environments.environment import Environment
from lamwright.environments.libreoffice.doctor import examine_product
from lamwright.environments.libreoffice.environment import open_writer
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.instantiate.family import Catalogue
from lamwright.instantiate.instantiate import Instantiation
from lamwright.judge.checks import CheckRunner
from lamwright.judge.difference import describe_difference
from lamwright.records.observation import Control
from lamwright.records.task import Split

_ACCEPTED = "all as if accepted: deleted text is left out"
_CHANGES = {".txt": _ACCEPTED, ".html": _ACCEPTED, ".pdf": "printed as they show"}
"""What tracked changes are in a file that cannot keep them."""


class Writer(OfficeApplication):
    """Text documents in a real LibreOffice Writer."""

    name = "writer"
    suffixes = (
        ".odt",
        ".docx",
        ".pdf",
        ".txt",
        ".rtf",
        ".html",
        ".doc",
        ".fodt",
        ".ott",
        ".dotx",
    )
    opens: tuple[str, ...] = (
        ".odt",
        ".ott",
        ".docx",
        ".dotx",
        ".docm",
        ".dotm",
        ".doc",
        ".dot",
        ".sxw",
        ".rtf",
        ".txt",
        ".html",
        ".htm",
        ".fodt",
    )

    @property
    @override
    def ufo_name(self) -> str:
        """Its counterpart on Windows."""
        return "word"

    @override
    def examine(self) -> tuple[Finding, ...]:
        """LibreOffice Writer and its help."""
        return examine_product(WRITER, needed=True)

    @override
    def open(self) -> Environment:
        """A private Writer in a folder of its own."""
        return open_writer()

    @override
    def open_unfenced(self) -> Environment:
        """The same, kept from nothing."""
        return open_writer(is_fenced=False)

    @override
    def catalogue(self) -> Catalogue[Scene, Binding]:
        """Families of text documents."""
        return replace(catalogue(), application=self.name)

    @override
    def check_runner(self) -> CheckRunner:
        """Checks on text documents."""
        return run_task_checks

    @override
    def write_templates(self, folder: Path, *, seed: int) -> None:
        """Letters, reports, minutes and the like."""
        write_templates(folder, seed=seed)

    @override
    def people_tasks(
        self, templates: Path, requests: Path | None, *, split: Split, count: int, seed: int
    ) -> Instantiation:
        """Requests written by hand; of its own for training those that no reader of requests has learnt from."""
        return drawn_tasks(templates, split, requests, count=count, seed=seed)

    @override
    def dialect(self) -> Dialect:
        """Paragraphs and tables; selecting and inserting."""
        return TextDialect()

    @override
    def skills(self, goal: Goal, menu: Sequence[Control]) -> Script | None:
        """Saving, tables, typing, deleting and fonts by the direct functions."""
        return direct(goal, menu)

    @override
    def dropped(self, document: Path, suffix: str) -> tuple[str, ...]:
        """Tracked changes, of files that cannot keep them."""
        became = _CHANGES.get(suffix.lower())
        count = read_document(document).tracked_changes if became else 0
        return (f"{count} tracked change{'s' if count > 1 else ''} ({became})",) if count else ()

    @override
    def difference(self, initial: Path, final: Path) -> tuple[str, ...]:
        """Paragraphs, looks, tables and all else that is read from text documents."""
        return describe_difference(read_document(initial), read_document(final))
