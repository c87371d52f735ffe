"""LibreOffice Calc as an application of lamwright."""

from collections.abc import Sequence
from pathlib import Path

from typing_extensions import override

from lamwright.agent.policies.documentation.planning import Script
from lamwright.agent.policies.documentation.reading import Goal
from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.catalogue import catalogue
from lamwright.applications.calc.checks import run_task_checks
from lamwright.applications.calc.dialect import SheetDialect
from lamwright.applications.calc.difference import describe_difference
from lamwright.applications.calc.scene import Scene
from lamwright.applications.calc.skills import direct
from lamwright.applications.calc.templates import write_templates
from lamwright.applications.office.application import OfficeApplication
from lamwright.codec import Dialect
from lamwright.documents.sheets import read_spreadsheet
from lamwright.environments.doctor import Finding
from lamwright.environments.environment import Environment
from lamwright.environments.libreoffice.doctor import examine_product
from lamwright.environments.libreoffice.environment import open_calc
from lamwright.environments.libreoffice.products.calc import CALC
from lamwright.instantiate.family import Catalogue
from lamwright.judge.checks import CheckRunner
from lamwright.records.observation import Control


class Calc(OfficeApplication):
    """Spreadsheets in a real LibreOffice Calc."""

    name = "calc"
    suffixes = (".ods", ".xlsx", ".csv", ".pdf", ".xls", ".fods")
    opens: tuple[str, ...] = (
        ".ods",
        ".ots",
        ".xlsx",
        ".xltx",
        ".xlsm",
        ".xls",
        ".csv",
        ".fods",
    )

    @override
    def open(self) -> Environment:
        """A private Calc in a folder of its own."""
        return open_calc()

    @override
    def open_unfenced(self) -> Environment:
        """The same, kept from nothing."""
        return open_calc(is_fenced=False)

    @override
    def catalogue(self) -> Catalogue[Scene, Binding]:
        """Families of spreadsheets."""
        return catalogue()

    @override
    def check_runner(self) -> CheckRunner:
        """Checks on spreadsheets."""
        return run_task_checks

    @override
    def examine(self) -> tuple[Finding, ...]:
        """Whether Calc is installed."""
        return examine_product(CALC, needed=False)

    @override
    def write_templates(self, folder: Path, *, seed: int) -> None:
        """Budgets, lists, time sheets and the like."""
        write_templates(folder, seed=seed)

    @override
    def dialect(self) -> Dialect:
        """Sheets and cells; selecting cells and typing formulas."""
        return SheetDialect()

    @override
    def skills(self, goal: Goal, menu: Sequence[Control]) -> Script | None:
        """Typing into cells, emptying them, fonts and saving by the direct functions."""
        return direct(goal, menu)

    @override
    def difference(self, initial: Path, final: Path) -> tuple[str, ...]:
        """Sheets, cells, looks, widths and all else that is read from spreadsheets."""
        return describe_difference(read_spreadsheet(initial), read_spreadsheet(final))
