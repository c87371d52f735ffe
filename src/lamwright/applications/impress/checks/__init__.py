"""Running checks: what a saved presentation must hold for a task to count as done."""

from lamwright.applications.impress.checks.evidence import Evidence
from lamwright.applications.impress.checks.run import CHECKS, run_task_checks

__all__ = ["CHECKS", "Evidence", "run_task_checks"]
