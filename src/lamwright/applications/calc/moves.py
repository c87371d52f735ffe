"""Actions of reference solutions on spreadsheets, beside those of every application."""

from lamwright.applications.calc.binding import Binding
from lamwright.applications.moves import click, fill, font, keys, save
from lamwright.records.action import Action
from lamwright.records.sheet_action import SelectRange

__all__ = ["click", "fill", "font", "keys", "on_sheet", "save", "select"]


def select(binding: Binding) -> Action:
    """Select the cells that the request names; the sheet is given where it is not the first."""
    number = binding.number if binding.number > 1 else 0
    return SelectRange(first=binding.first, last=binding.last, sheet=number)


def on_sheet(binding: Binding, cell: str) -> Action:
    """Go to a cell of the sheet that the request names."""
    number = binding.number if binding.number > 1 else 0
    return SelectRange(first=cell, sheet=number)
