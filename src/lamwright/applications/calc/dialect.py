"""Calc's part of a codec: sheets and cells in prompts, selecting cells and formulas in replies."""

from collections.abc import Mapping

from lamwright.applications.calc.canvas import canvas_lines
from lamwright.applications.office.dialect import further_replies, further_steps
from lamwright.codec import vocabulary as v
from lamwright.codec.dialect import Terminal
from lamwright.codec.lark import QUOTE, either, literal, opening, tied
from lamwright.codec.relevance import Wanted
from lamwright.records.action import BaseAction
from lamwright.records.canvas import Canvas, as_sheet
from lamwright.records.document_action import SaveAs, SetFont
from lamwright.records.sheet_action import SHEET_ACTIONS
from lamwright.records.trajectory import State

EXTENSIONS = (".ods", ".xlsx", ".csv", ".pdf", ".xls", ".fods")
FUNCTIONS = ("SUM", "AVERAGE", "MAX", "MIN", "COUNT")
_CELL = "/[A-Z]{1,2}[1-9][0-9]{0,3}/"


class SheetDialect:
    """Spreadsheets; see ``codec.dialect.Dialect``."""

    actions: tuple[type[BaseAction], ...] = (*SHEET_ACTIONS, SetFont, SaveAs)

    def canvas_lines(self, canvas: Canvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
        """Sheets with their sizes, rows of the one that shows, the selection."""
        return canvas_lines(as_sheet(canvas), wanted, limit=limit, words=words)

    def texts(self, canvas: Canvas) -> list[str]:
        """The names of the sheets; cells are named by their addresses."""
        return [sheet.name for sheet in as_sheet(canvas).sheets]

    def replies(self, state: State) -> list[Terminal]:
        """Select cells, type a formula, set fonts, save."""
        numbers = [sheet.number for sheet in as_sheet(state.observation.canvas).sheets]
        return [
            Terminal("SELECT_RANGE", _select_range(numbers), [f"CELL: {_CELL}"]),
            Terminal("TYPE_FORMULA", [_type_formula()], [f"FORMULA: {_formula()}"]),
            *further_replies(EXTENSIONS),
        ]

    def steps(self, state: State) -> Mapping[str, str]:
        """The wordings of the same actions."""
        numbers = [sheet.number for sheet in as_sheet(state.observation.canvas).sheets]
        where = either(literal(f" on sheet {number}") for number in numbers) or literal("")
        return {
            "CELL": f"{literal('Select cell ')} CELL ({where})?",
            "CELLS": f"{literal('Select cells ')} CELL {literal(' to ')} CELL ({where})?",
            "FORMULA": f"{opening('Type ')} FORMULA {QUOTE}",
            **further_steps(EXTENSIONS),
        }


def _formula() -> str:
    functions = either(map(literal, FUNCTIONS))
    area = f"CELL ({literal(':')} CELL)?"
    call = f"({functions}) {literal('(')} {area} {literal(')')}"
    operators = either(map(literal, "+-*/"))
    return f"{literal('=')} ({call} | CELL (({operators}) CELL)?) {literal('{ENTER}')}?"


def _type_formula() -> str:
    return tied("Type ", v.on_document("keyboard_input") + '"keys":"', "FORMULA")


def _select_range(sheets: list[int]) -> list[str]:
    """One cell or several, of the sheet that shows or of another one."""
    ways = [*_ways("", "")]
    for number in sheets:
        ways += _ways(f" on sheet {number}", f',"sheet":{number}')
    return ways


def _ways(where: str, argument: str) -> tuple[str, str]:
    args = literal(where + v.on_document("select_range") + '"first":"')
    end = literal(f'"{argument}}}')
    one = f"{literal('Select cell ')} CELL {args} CELL {end}"
    several = (
        f"{literal('Select cells ')} CELL {literal(' to ')} CELL {args} CELL"
        f" {literal(chr(34) + ',' + chr(34) + 'last' + chr(34) + ':' + chr(34))} CELL {end}"
    )
    return one, several
