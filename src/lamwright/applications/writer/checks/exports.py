"""Checks of files that were saved beside the document."""

from lamwright.applications.office.exported import exported
from lamwright.applications.writer.checks.evidence import Answer, Evidence
from lamwright.applications.writer.checks.kinds import FileExported


def file_exported(check: FileExported, seen: Evidence) -> Answer:
    """The file exists under the exports folder and is what its suffix says."""
    return exported(check.name, seen.exports)
