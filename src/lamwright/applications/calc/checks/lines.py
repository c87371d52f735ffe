"""Checks of rows, columns, sheets, and of objects on sheets."""

from lamwright.applications.calc.checks.evidence import Evidence, sheet_of, size_of
from lamwright.applications.calc.checks.kinds import (
    ChartPresent,
    ColumnWidth,
    FileSaved,
    FilterButtons,
    Frozen,
    LinesHidden,
    RowHeight,
    SheetNames,
)
from lamwright.applications.checking import Answer
from lamwright.applications.office.exported import exported
from lamwright.documents.formulas import cell_ranges
from lamwright.records.cell_areas import cells_in
from lamwright.records.spreadsheet import ChartState

_MILLIMETRES = 0.3
_STANDARD_WIDTH = 22.58


def column_width(check: ColumnWidth, seen: Evidence) -> Answer:
    """The column is so wide."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    held = size_of(sheet.widths, check.column, _STANDARD_WIDTH)
    return Answer(
        abs(held - check.width) <= _MILLIMETRES, f"column {check.column} is {held:g} mm wide"
    )


def row_height(check: RowHeight, seen: Evidence) -> Answer:
    """The row is so high, by itself and not because its text is."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    held = size_of(sheet.heights, check.row)
    return Answer(
        abs(held - check.height) <= _MILLIMETRES, f"row {check.row} is fixed to {held:g} mm"
    )


def lines_hidden(check: LinesHidden, seen: Evidence) -> Answer:
    """Exactly these rows and columns are hidden."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    held = (sheet.hidden_rows, sheet.hidden_columns)
    return Answer(
        held == (check.rows, check.columns), f"rows {held[0]} and columns {held[1]} are hidden"
    )


def frozen(check: Frozen, seen: Evidence) -> Answer:
    """So many rows and columns stay in sight."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    held = (sheet.frozen_rows, sheet.frozen_columns)
    return Answer(
        held == (check.rows, check.columns), f"{held[0]} rows and {held[1]} columns are frozen"
    )


def filter_buttons(check: FilterButtons, seen: Evidence) -> Answer:
    """The area has filter buttons."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    held = ", ".join(sheet.filters) or "nothing"
    return Answer(check.area in sheet.filters, f"{held} has filter buttons")


def chart_present(check: ChartPresent, seen: Evidence) -> Answer:
    """The sheet has so many charts, one of them of the area."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    if len(sheet.charts) != check.count:
        return Answer(False, f"the sheet has {len(sheet.charts)} charts, not {check.count}")
    held = ", ".join(chart.ranges for chart in sheet.charts)
    if check.area is not None and not any(_shows(c, check.area) for c in sheet.charts):
        return Answer(False, f"no chart shows {check.area}, but {held}")
    return Answer(True, f"the sheet has {check.count} charts")


def _shows(chart: ChartState, area: str) -> bool:
    """Whether a chart shows these cells, in however many pieces they are named."""
    pieces = cell_ranges(chart.ranges)
    shown = {cell for _, first, last in pieces for cell in cells_in(f"{first}:{last}")}
    return shown == set(cells_in(area))


def sheet_names(check: SheetNames, seen: Evidence) -> Answer:
    """The sheets are these, in this order."""
    held = tuple(sheet.name for sheet in seen.final.sheets)
    return Answer(held == check.names, f"the sheets are {', '.join(held)}")


def file_saved(check: FileSaved, seen: Evidence) -> Answer:
    """The file exists under the exports folder and is what its suffix says."""
    return exported(check.name, seen.exports)
