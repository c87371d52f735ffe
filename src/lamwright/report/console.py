"""The same tables for the terminal."""

from collections.abc import Sequence

from rich.table import Table as RichTable
from rich.text import Text

from lamwright.records.score import Score
from lamwright.report.inputs import PolicyCard
from lamwright.report.metrics import metric, show, show_interval
from lamwright.report.paper import CAPTION
from lamwright.report.tables import PHASES, Cell, Table, policy_cards, score_table


def phase_table(scores: Sequence[Score], cards: Sequence[PolicyCard] = ()) -> RichTable:
    """The headline: every phase and the expert, with 95 % intervals and the paper's figures."""
    known = policy_cards((score.policy for score in scores), cards)
    return to_rich(score_table("Phases", scores, known, PHASES))


def to_rich(table: Table) -> RichTable:
    """Any score table; intervals under the figures, the paper's below them in grey."""
    drawn = RichTable(
        title=table.title, caption=CAPTION if table.has_paper else None, title_justify="left"
    )
    drawn.add_column("policy", no_wrap=True)
    for column in table.columns:
        drawn.add_column(column.title, justify="right")
    for row in table.rows:
        label = Text(row.card.name, style="bold")
        if row.card.about:
            label.append(f"\n{row.card.about}", style="dim not bold")
        drawn.add_row(label, *(_cell(cell) for cell in row.cells), end_section=True)
    return drawn


def gains_table(scores: Sequence[Score]) -> RichTable:
    """Paired differences: policy, against, gain with interval, shared tasks."""
    drawn = RichTable(title="Gains on the same tasks", title_justify="left")
    for title in ("policy", "against", "metric"):
        drawn.add_column(title)
    for title in ("gain", "95 %", "tasks"):
        drawn.add_column(title, justify="right")
    for score in scores:
        if score.against and not score.group:
            drawn.add_row(
                score.policy,
                score.against,
                metric(score.evaluation, score.metric).title,
                show(score.value, score.unit),
                show_interval(score),
                str(score.n),
            )
    return drawn


def _cell(cell: Cell) -> Text:
    text = Text(cell.text, style="bold green" if cell.best else "")
    if cell.interval:
        text.append(f"\n{cell.interval}", style="dim not bold")
    if cell.paper:
        text.append(f"\npaper {cell.paper}", style="italic dim not bold")
    return text
