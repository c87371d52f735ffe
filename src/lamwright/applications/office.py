"""What the applications of LibreOffice share."""

from abc import abstractmethod
from pathlib import Path
from typing import Any

from typing_extensions import override

from lamwright.applications.application import Application
from lamwright.collect.sources import default_help
from lamwright.guard.guard import Confirm, Guard
from lamwright.instantiate.family import Catalogue
from lamwright.instantiate.instantiate import Instantiation, instantiate
from lamwright.instantiate.lineage import Described
from lamwright.judge.checks import CheckJudge, Look
from lamwright.judge.judge import Judge
from lamwright.records.task import Split


class OfficeApplication(Application):
    """An application with a catalogue of task families, whose checks read the saved document."""

    @abstractmethod
    def catalogue(self) -> Catalogue[Any, Any]:
        """Its task families."""

    @abstractmethod
    def look(self) -> Look:
        """What runs the checks of a task on an episode's documents."""

    @override
    def tasks(self, templates: Path, *, split: Split, count: int, seed: int) -> Instantiation:
        """Tasks round and round the families of the catalogue."""
        return instantiate(self.catalogue(), templates, count=count, split=split, seed=seed)

    @override
    def judge(self) -> Judge:
        """The judge that runs the checks."""
        return CheckJudge(self.look())

    @override
    def guard(self, confirm: Confirm | None = None) -> Guard:
        """The guard that lets it save its own file types."""
        return Guard(confirm=confirm, suffixes=self.suffixes)

    @override
    def documentation(self) -> Path | None:
        """The installed help."""
        return default_help()

    @override
    def families(self) -> tuple[Described, ...]:
        """The families of the catalogue."""
        return self.catalogue().families
