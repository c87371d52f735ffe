"""Score tables: policies down, metrics across, the paper's figure beside ours. Pages and terminal share them."""

from collections.abc import Iterable, Sequence

from lamwright.records.base import Record
from lamwright.records.score import Score
from lamwright.report.inputs import PolicyCard
from lamwright.report.metrics import Metric, metric, show, show_interval
from lamwright.report.paper import paper_value

_KNOWN = (
    PolicyCard(name="base", about="before training", kind="baseline", paper="Mistral-7B"),
    PolicyCard(name="LAM1", about="task-plan pretraining", kind="phase", paper="LAM1"),
    PolicyCard(name="LAM2", about="learning from experts", kind="phase", paper="LAM2"),
    PolicyCard(name="LAM3", about="self-boosting exploration", kind="phase", paper="LAM3"),
    PolicyCard(name="LAM4", about="reward model and offline PPO", kind="phase", paper="LAM4"),
    PolicyCard(name="expert", about="collects the demonstrations", kind="expert", paper="GPT-4o"),
    PolicyCard(name="demonstration", about="trained on reference solutions", kind="upper bound"),
)
EPISODES = tuple(
    ("online", name)
    for name in ("tsr", "finished_wrong", "steps", "tries", "completion_seconds", "step_seconds")
)
PHASES = (*EPISODES, ("decisions", "ssr"))
"""For the terminal: without tries as many as fit 80 columns."""
DECISIONS = tuple(
    ("decisions", name)
    for name in ("object", "operation", "arguments", "status", "ssr", "ssr_without_status", "tsr")
)
PLANNING = tuple(
    ("planning", name) for name in ("tsr", "plan_match", "step_precision", "step_recall")
)
TIMES = tuple(
    ("online", name)
    for name in (
        "step_seconds",
        "model_seconds",
        "environment_seconds",
        "decision_seconds_p50",
        "decision_seconds_p95",
        "validity",
    )
)
ENDINGS = tuple(
    ("online", name)
    for name in (
        "ending_finished",
        "ending_truncated",
        "ending_refused",
        "ending_gave_up",
        "false_finished",
        "doubted_right",
        "unsure",
        "unjudged",
        "broken",
    )
)
REWARD = (("reward", "accuracy"), ("reward", "majority"), ("reward", "auroc"))


class Cell(Record):
    """One figure."""

    text: str
    interval: str = ""
    paper: str = ""
    n: int = 0
    note: str = ""
    best: bool = False


class Row(Record):
    """One policy."""

    card: PolicyCard
    cells: tuple[Cell, ...]


class Table(Record):
    """Policies down, metrics across."""

    title: str
    columns: tuple[Metric, ...]
    rows: tuple[Row, ...]

    @property
    def has_paper(self) -> bool:
        """Whether any cell has a figure of the paper."""
        return any(cell.paper for row in self.rows for cell in row.cells)


def policy_cards(names: Iterable[str], given: Sequence[PolicyCard]) -> tuple[PolicyCard, ...]:
    """A card for each policy: those given first, then the paper's phases, then the others by name."""
    present = set(names)
    cards: dict[str, PolicyCard] = {}
    for card in (*given, *_KNOWN, *(PolicyCard(name=name) for name in sorted(present))):
        if card.name in present:
            cards.setdefault(card.name, card)
    return tuple(cards.values())


def score_table(
    title: str,
    scores: Iterable[Score],
    cards: Sequence[PolicyCard],
    columns: Sequence[tuple[str, str]],
) -> Table:
    """The overall scores of ``columns`` (evaluation, metric); columns and rows without any are left out."""
    found = {
        (score.policy, score.evaluation, score.metric): score
        for score in scores
        if not score.group and not score.against
    }
    used = [key for key in columns if any((card.name, *key) in found for card in cards)]
    rows = []
    for card in cards:
        own = [found.get((card.name, *key)) for key in used]
        if any(own):
            rows.append(Row(card=card, cells=tuple(map(_cell, own, used, [card.paper] * len(own)))))
    return Table(
        title=title, columns=tuple(metric(*key) for key in used), rows=_mark_best(rows, found, used)
    )


def _cell(score: Score | None, key: tuple[str, str], column: str) -> Cell:
    theirs = paper_value(column, *key)
    unit = score.unit if score else "share"
    return Cell(
        text=show(score.value, unit) if score else "–",
        interval=show_interval(score) if score else "",
        paper=show(theirs, unit) if theirs is not None and score else "",
        n=score.n if score else 0,
        note=score.note if score else "",
    )


def _mark_best(
    rows: Sequence[Row],
    found: dict[tuple[str, str, str], Score],
    used: Sequence[tuple[str, str]],
) -> tuple[Row, ...]:
    """Mark the best phase of each column where more is better and phases differ.

    Times and step counts are not marked: who gives up at once is fast.
    """
    phases = [row.card.name for row in rows if row.card.kind == "phase"]
    best: set[tuple[str, int]] = set()
    for i, key in enumerate(used):
        values = {
            name: score.value
            for name in phases
            if (score := found.get((name, *key))) and score.value is not None
        }
        if metric(*key).better == "higher" and len(set(values.values())) > 1:
            top = max(values.values())
            best |= {(name, i) for name, value in values.items() if value == top}
    return tuple(
        row.model_copy(
            update={
                "cells": tuple(
                    cell.model_copy(update={"best": (row.card.name, i) in best})
                    for i, cell in enumerate(row.cells)
                )
            }
        )
        for row in rows
    )
