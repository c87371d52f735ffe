"""Running checks: what a saved document must hold for a task to count as done."""

from lamwright.applications.writer.checks.evidence import Evidence
from lamwright.applications.writer.checks.run import look, run_check, run_checks

__all__ = ["Evidence", "look", "run_check", "run_checks"]
