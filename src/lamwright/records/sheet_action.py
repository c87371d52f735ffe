"""Actions on a spreadsheet itself, which applications with sheets add to the core vocabulary."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from lamwright.records.action import BaseAction


class SelectRange(BaseAction):
    """Select cells, 'B2' or 'B2' to 'D5', of the sheet that shows or of another one."""

    function: Literal["select_range"] = "select_range"
    first: str = Field(description="address of a corner: column letter and row number, 'B2'")
    last: str = Field(default="", description="address of the opposite corner; empty: first alone")
    sheet: int = Field(default=0, description="CanvasSheet.number; 0: the sheet that shows")

    @override
    def describe(self) -> str:
        """``Select cell B2``, ``Select cells B2 to D5`` or ``Select cell B2 on sheet 2``."""
        where = f" on sheet {self.sheet}" if self.sheet else ""
        if self.last in {"", self.first}:
            return f"Select cell {self.first}{where}"
        return f"Select cells {self.first} to {self.last}{where}"


SHEET_ACTIONS = (SelectRange,)
