"""Operations that sort lines and rows of tables."""

import re
from collections.abc import Sequence

from lamwright.applications.writer.moves import click, fill
from lamwright.applications.writer.parts.draft import Paragraph, Table
from lamwright.applications.writer.parts.operations.operation import Job, Operation, only_paragraphs
from lamwright.applications.writer.parts.places import NoPlace, selections
from lamwright.records.action import BaseAction
from lamwright.records.addresses import column_letters
from lamwright.records.document import Cell
from lamwright.records.document_action import SelectCells

_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_TOTAL = re.compile(r"(?:grand )?(?:total|sum)\b", re.IGNORECASE)


def _key(text: str) -> str:
    """As Writer's collation orders plain words."""
    return "".join(c for c in text.casefold() if c.isalnum() or c == " ")


def neighbours(job: Job) -> tuple[int, list[Paragraph]]:
    """Paragraphs that follow each other, and where they begin (from 0). Raises ``NoPlace``."""
    chosen = only_paragraphs(job)
    first = job.draft.index(chosen[0]) - 1
    if job.draft.paragraphs[first : first + len(chosen)] != chosen or len(chosen) < 2:
        raise NoPlace("only neighbouring paragraphs are sorted")
    if job.draft.split_by_table(chosen[0], chosen[-1]):
        raise NoPlace("a table stands between them")
    return first, chosen


def _sort(job: Job) -> Sequence[BaseAction]:
    _, chosen = neighbours(job)
    if len({_key(p.text) for p in chosen}) < len(chosen) or any(
        p.text[:1].isdigit() for p in chosen
    ):
        raise NoPlace("their order is not clear")
    if job.part.arguments.get("numeric"):
        raise NoPlace("lines are sorted as words")
    return [*selections(job.place, job.draft), click("Tools > Sort..."), *_settings(job, 0)]


def _sorted(job: Job) -> None:
    first, chosen = neighbours(job)
    down = job.part.text("order") == "descending"
    ordered = sorted(chosen, key=lambda p: _key(p.text), reverse=down)
    job.draft.paragraphs[first : first + len(chosen)] = ordered


def _settings(job: Job, column: int) -> list[BaseAction]:
    """What is set in the dialog, which keeps what was set in it before."""
    return [
        fill("Column", str(column + 1)),
        click("Key type"),
        click("Numeric" if job.part.arguments.get("numeric") else "Alphanumeric"),
        click("Descending" if job.part.text("order") == "descending" else "Ascending"),
        click("OK"),
    ]


def _body(job: Job) -> tuple[Table, int, int]:
    """The table, which column (from 0) decides, and how many rows are sorted: a total stays last."""
    if job.place.table < 0:
        raise NoPlace("only tables are sorted by a column")
    table = job.draft.tables[job.place.table]
    column = int(job.part.number("column", 1)) - 1
    if column >= min(map(len, table.rows)):
        raise NoPlace("the table has no such column")
    last = len(table.rows) - int(bool(_TOTAL.match(table.rows[-1][0].text.strip())))
    return table, column, last


def _row_key(job: Job, row: Sequence[Cell], column: int) -> str | float:
    """As Writer orders the rows: numbers that a text begins with by their size."""
    if not job.part.arguments.get("numeric"):
        return _key(row[column].text)
    found = _NUMBER.match(row[column].text.strip())
    return float(found[0].replace(",", "")) if found else 0.0


def _sort_table(job: Job) -> Sequence[BaseAction]:
    table, column, last = _body(job)
    if len({_row_key(job, row, column) for row in table.rows[1:last]}) < last - 1:
        raise NoPlace("their order is not clear")
    end = f"{column_letters(len(table.rows[0]) - 1)}{last}"
    chosen = SelectCells(table=job.place.table + 1, first="A2", last=end)
    return [chosen, click("Table > Sort..."), *_settings(job, column)]


def _table_sorted(job: Job) -> None:
    table, column, last = _body(job)
    table.rows[1:last] = sorted(
        table.rows[1:last],
        key=lambda row: _row_key(job, row, column),
        reverse=job.part.text("order") == "descending",
    )


SORTING: dict[str, Operation] = {
    "sort": Operation(_sort, _sorted),
    "sort-table": Operation(_sort_table, _table_sorted),
}
