"""Operations by name, as annotators write them."""

from lamwright.applications.writer.parts.operations.arranging import ARRANGING
from lamwright.applications.writer.parts.operations.borders import BORDERS
from lamwright.applications.writer.parts.operations.edits import EDITS
from lamwright.applications.writer.parts.operations.looks import LOOKS
from lamwright.applications.writer.parts.operations.operation import Job, Operation
from lamwright.applications.writer.parts.operations.pages import PAGES
from lamwright.applications.writer.parts.operations.paragraphs import PARAGRAPHS
from lamwright.applications.writer.parts.operations.sorting import SORTING
from lamwright.applications.writer.parts.operations.tables import TABLES

OPERATIONS: dict[str, Operation] = {
    **LOOKS,
    **PARAGRAPHS,
    **EDITS,
    **TABLES,
    **SORTING,
    **BORDERS,
    **PAGES,
    **ARRANGING,
}

__all__ = ["OPERATIONS", "Job", "Operation"]
