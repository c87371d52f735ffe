"""Score tables for the terminal, readable from 80 columns on."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, ConsoleRenderable
from rich.table import Table as RichTable
from rich.text import Text

from lamwright.records.score import Score
from lamwright.report.inputs import PolicyCard
from lamwright.report.metrics import metric, show, show_interval
from lamwright.report.paper import CAPTION
from lamwright.report.tables import PHASES, Cell, Row, Table, policy_cards, score_table

_GAP = 1  # what the box puts between two columns


def phase_table(scores: Sequence[Score], cards: Sequence[PolicyCard] = ()) -> ConsoleRenderable:
    """The headline: every phase and the expert, with 95 % intervals and the paper's figures."""
    known = policy_cards((score.policy for score in scores), cards)
    return FittedTable(score_table("Phases", scores, known, PHASES))


class FittedTable:
    """A score table on a terminal; columns that do not fit go into a further table below it.

    Under each figure stand its interval and the paper's figure. No figure is cut or wrapped.
    """

    def __init__(self, table: Table) -> None:
        self._table = table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RichTable]:
        """Draw the tables."""
        del console
        parts = list(_column_groups(self._table, options.max_width))
        for number, columns in enumerate(parts):
            drawn = _drawn(self._table, columns)
            drawn.title = self._table.title if number == 0 else None
            drawn.caption = _caption(self._table) if number == len(parts) - 1 else None
            yield drawn


def gains_table(scores: Sequence[Score]) -> RichTable:
    """Paired differences: policy, against, gain with interval, shared tasks."""
    drawn = _frame()
    drawn.title = "Gains on the same tasks"
    for title in ("policy", "against"):
        drawn.add_column(title, no_wrap=True)
    drawn.add_column("metric")
    for title in ("gain", "95 %", "tasks"):
        drawn.add_column(title, justify="right", no_wrap=True)
    for score in scores:
        if score.against and not score.group:
            drawn.add_row(
                Text(score.policy),
                Text(score.against),
                metric(score.evaluation, score.metric).title,
                show(score.value, score.unit),
                show_interval(score),
                str(score.n),
            )
    return drawn


def _frame() -> RichTable:
    return RichTable(
        box=box.SIMPLE_HEAD,
        padding=0,
        show_edge=False,
        title_justify="left",
        caption_justify="left",
    )


def _column_groups(table: Table, width: int) -> Iterator[list[int]]:
    label = max((len(line) for row in table.rows for line in _label(row)), default=0)
    group: list[int] = []
    used = label
    for number in range(len(table.columns)):
        needed = _width(table, number) + _GAP
        if group and used + needed > width:
            yield group
            group, used = [], label
        group.append(number)
        used += needed
    yield group


def _width(table: Table, number: int) -> int:
    head = max(map(len, table.columns[number].title.split()))
    cells = [row.cells[number] for row in table.rows]
    return max([head, *(len(text) for c in cells for text in (c.text, c.interval, c.paper))])


def _drawn(table: Table, columns: Sequence[int]) -> RichTable:
    drawn = _frame()
    drawn.add_column("policy", no_wrap=True)
    for number in columns:
        title = table.columns[number].title
        drawn.add_column(title, justify="right", width=_width(table, number))
    for row in table.rows:
        cells = [_figure(row, row.cells[number]) for number in columns]
        name, *below = _label(row)
        label = Text(name, style="bold")
        label.append("".join(f"\n{line}" for line in below), style="dim not bold")
        drawn.add_row(label, *cells, end_section=True)
    return drawn


def _label(row: Row) -> list[str]:
    """The policy, and what the lines under its figures are."""
    intervals = any(cell.interval for cell in row.cells)
    paper = any(cell.paper for cell in row.cells)
    return [row.card.name, *(["  95 %"] if intervals else []), *(["  paper"] if paper else [])]


def _figure(row: Row, cell: Cell) -> Text:
    text = Text(cell.text, style="bold green" if cell.best else "")
    if any(other.interval for other in row.cells):
        text.append(f"\n{cell.interval}", style="dim not bold")
    if any(other.paper for other in row.cells):
        text.append(f"\n{cell.paper}", style="italic dim not bold")
    return text


def _caption(table: Table) -> Text:
    lines = [f"{row.card.name}: {row.card.about}" for row in table.rows if row.card.about]
    return Text("\n".join(["", *lines, *([CAPTION] if table.has_paper else [])]), style="dim")
