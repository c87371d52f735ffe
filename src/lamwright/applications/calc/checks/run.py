"""All kinds of check of Calc, and running those of a task."""

from lamwright.applications.calc.checks import cells, lines
from lamwright.applications.calc.checks import kinds as k
from lamwright.applications.calc.checks.collateral import sheets_unchanged_except
from lamwright.applications.calc.checks.evidence import Evidence
from lamwright.applications.checking import Checks
from lamwright.documents.sheets import read_spreadsheet
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.task import Task
from lamwright.records.verdict import CheckResult

CHECKS: Checks[Evidence] = Checks(
    "Calc",
    {
        k.CellIs: cells.cell_is,
        k.CellsFormatted: cells.cells_formatted,
        k.GridIs: cells.grid_is,
        k.CellsMerged: cells.cells_merged,
        k.CommentPresent: cells.cell_comment,
        k.ColumnWidth: lines.column_width,
        k.RowHeight: lines.row_height,
        k.LinesHidden: lines.lines_hidden,
        k.Frozen: lines.frozen,
        k.FilterButtons: lines.filter_buttons,
        k.ChartPresent: lines.chart_present,
        k.SheetNames: lines.sheet_names,
        k.FileSaved: lines.file_saved,
        k.SheetsUnchangedExcept: sheets_unchanged_except,
    },
)


def run_task_checks(task: Task, files: EpisodeFiles) -> tuple[CheckResult, ...]:
    """All checks of a task on the spreadsheets of an episode. Raises ``DocumentError``."""
    if files.initial is None or files.final is None:
        return ()
    initial, final = read_spreadsheet(files.initial), read_spreadsheet(files.final)
    return CHECKS.run_all(task, Evidence(initial, final, files.exports))
