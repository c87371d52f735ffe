"""Running checks: what a saved document must hold for a task to count as done."""

from lamwright.applications.writer.checks.evidence import Evidence
from lamwright.applications.writer.checks.run import run_check, run_checks, run_task_checks

__all__ = ["Evidence", "run_task_checks", "run_check", "run_checks"]
