"""What the applications of LibreOffice share."""

from abc import abstractmethod
from pathlib import Path
from typing import Any

from typing_extensions import override

from lamwright.applications.application import Application
from lamwright.applications.office.help import LIBREOFFICE, default_help
from lamwright.collect.manual import Manual
from lamwright.environments.libreoffice.descriptions import installed_descriptions
from lamwright.guard.guard import Confirm, Guard
from lamwright.guard.policy import EffectPolicy
from lamwright.instantiate.family import Catalogue
from lamwright.instantiate.instantiate import Instantiation, instantiate
from lamwright.instantiate.lineage import Described
from lamwright.judge.checks import CheckJudge, CheckRunner
from lamwright.judge.judge import Judge
from lamwright.records.description import Descriptions
from lamwright.records.task import Split
from lamwright.safety.tables import known


class OfficeApplication(Application):
    """An application with a catalogue of task families, whose checks read the saved document."""

    @abstractmethod
    def catalogue(self) -> Catalogue[Any, Any]:
        """Its task families."""

    @abstractmethod
    def check_runner(self) -> CheckRunner:
        """The function that runs a task's checks on the documents of an episode."""

    @override
    def tasks(self, templates: Path, *, split: Split, count: int, seed: int) -> Instantiation:
        """Tasks round and round the families of the catalogue."""
        return instantiate(self.catalogue(), templates, count=count, split=split, seed=seed)

    @override
    def judge(self) -> Judge:
        """The judge that runs the checks."""
        return CheckJudge(self.check_runner())

    @override
    def guard(self, confirm: Confirm | None = None, policy: EffectPolicy | None = None) -> Guard:
        """Decides by what the commands of LibreOffice do."""
        return Guard(policy, known(self.name), confirm=confirm, suffixes=self.suffixes)

    @override
    def documentation(self) -> Path | None:
        """The installed help."""
        return default_help()

    @override
    def described(self) -> Descriptions:
        """What LibreOffice's own files and help say about commands and controls."""
        return installed_descriptions()

    @override
    def manual(self) -> Manual:
        """How the help is read."""
        return LIBREOFFICE

    @override
    def families(self) -> tuple[Described, ...]:
        """The families of the catalogue."""
        return self.catalogue().families
