"""What checks look at, and how they find things in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lamwright.applications.checking import Answer
from lamwright.records.spreadsheet import LineSize, SheetState, SpreadsheetState


@dataclass(frozen=True)
class Evidence:
    """The spreadsheet before and after, and the folder where the episode's files were saved."""

    initial: SpreadsheetState
    final: SpreadsheetState
    exports: Path | None = None


def sheet_of(seen: Evidence, name: str) -> SheetState | Answer:
    """The sheet of this name after the episode, or the answer that there is none."""
    found = seen.final.sheet(name)
    if found is None:
        names = ", ".join(sheet.name for sheet in seen.final.sheets)
        return Answer(False, f"there is no sheet {name}; there is {names}")
    return found


def size_of(sizes: Sequence[LineSize], line: int, otherwise: float = 0.0) -> float:
    """The size of a row or column that was set, ``otherwise`` where none was."""
    return next((held.size for held in sizes if held.line == line), otherwise)
