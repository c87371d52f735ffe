"""How the text of a table's cell looks."""

from collections.abc import Sequence
from typing import TypedDict

from lamwright.records.document import CharacterFormat, Run


class CellLooks(TypedDict):
    """Fields of ``Cell``: what all of its text has."""

    bold: bool
    italic: bool
    strikethrough: bool
    underline: str
    size: float
    font: str
    colour: str
    highlight: str


def cell_looks(runs: Sequence[Run]) -> CellLooks:
    """What all of ``runs`` that hold more than blanks have; nothing of a cell without text."""
    formats = [run.format for run in runs if run.text.strip()]
    return CellLooks(
        bold=bool(formats) and all(one.bold for one in formats),
        italic=bool(formats) and all(one.italic for one in formats),
        strikethrough=bool(formats) and all(one.strikethrough for one in formats),
        underline=_one(formats, "underline"),
        size=formats[0].size if len({one.size for one in formats}) == 1 else 0.0,
        font=_one(formats, "font"),
        colour=_one(formats, "colour"),
        highlight=_one(formats, "highlight"),
    )


def _one(formats: Sequence[CharacterFormat], name: str) -> str:
    found = {str(getattr(one, name)) for one in formats}
    return found.pop() if len(found) == 1 else ""
