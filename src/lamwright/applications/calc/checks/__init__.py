"""Running checks: what a saved spreadsheet must hold for a task to count as done."""

from lamwright.applications.calc.checks.evidence import Evidence
from lamwright.applications.calc.checks.run import CHECKS, run_task_checks

__all__ = ["CHECKS", "Evidence", "run_task_checks"]
