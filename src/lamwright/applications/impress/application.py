"""LibreOffice Impress as an application of lamwright."""

from collections.abc import Sequence
from pathlib import Path

from typing_extensions import override

from lamwright.agent.policies.documentation.planning import Script
from lamwright.agent.policies.documentation.reading import Goal
from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.catalogue import catalogue
from lamwright.applications.impress.checks import run_task_checks
from lamwright.applications.impress.dialect import SlideDialect
from lamwright.applications.impress.difference import describe_difference
from lamwright.applications.impress.scene import Scene
from lamwright.applications.impress.skills import direct
from lamwright.applications.impress.templates import write_templates
from lamwright.applications.office.application import OfficeApplication
from lamwright.codec import Dialect
from lamwright.documents.slides import read_presentation
from lamwright.environments.doctor import Finding
from lamwright.environments.environment import Environment
from lamwright.environments.libreoffice.doctor import examine_product
from lamwright.environments.libreoffice.environment import open_impress
from lamwright.environments.libreoffice.products.impress import IMPRESS
from lamwright.instantiate.family import Catalogue
from lamwright.judge.checks import CheckRunner
from lamwright.records.observation import Control


class Impress(OfficeApplication):
    """Presentations in a real LibreOffice Impress."""

    name = "impress"
    suffixes = (".odp", ".pptx", ".pdf", ".ppt", ".fodp")
    opens: tuple[str, ...] = (".odp", ".otp", ".pptx", ".potx", ".pptm", ".ppt", ".fodp")

    @override
    def open(self) -> Environment:
        """A private Impress in a folder of its own."""
        return open_impress()

    @override
    def open_unfenced(self) -> Environment:
        """The same, kept from nothing."""
        return open_impress(is_fenced=False)

    @override
    def catalogue(self) -> Catalogue[Scene, Binding]:
        """Families of presentations."""
        return catalogue()

    @override
    def check_runner(self) -> CheckRunner:
        """Checks on presentations."""
        return run_task_checks

    @override
    def examine(self) -> tuple[Finding, ...]:
        """Whether Impress is installed."""
        return examine_product(IMPRESS, needed=False)

    @override
    def write_templates(self, folder: Path, *, seed: int) -> None:
        """Talks, trainings, reports of projects and the like."""
        write_templates(folder, seed=seed)

    @override
    def dialect(self) -> Dialect:
        """Slides and objects; selecting them."""
        return SlideDialect()

    @override
    def skills(self, goal: Goal, menu: Sequence[Control]) -> Script | None:
        """Titles, whole slides and saving by the direct functions."""
        return direct(goal, menu)

    @override
    def difference(self, initial: Path, final: Path) -> tuple[str, ...]:
        """Slides, objects, texts, looks and all else that is read from presentations."""
        return describe_difference(read_presentation(initial), read_presentation(final))
