"""Plots as numbers a template can place: positions are percentages of the plot area."""

from collections.abc import Iterable, Sequence
from math import ceil

from lamwright.records.base import Record
from lamwright.records.score import Score
from lamwright.report.inputs import PolicyCard
from lamwright.report.metrics import show, show_interval
from lamwright.report.paper import paper_value


class Tick(Record):
    """A mark on an axis."""

    at: float
    text: str


class Dot(Record):
    """A value with its interval."""

    card: PolicyCard
    label: str
    text: str
    interval: str
    n: int
    at: float
    low: float
    high: float
    paper: float | None = None
    paper_text: str = ""


class Dots(Record):
    """One value with its interval per row, on one shared axis."""

    rows: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    zero: float | None = None


class Shade(Record):
    """One cell of a heat map."""

    text: str
    n: int
    depth: int
    interval: str = ""
    beside: str = ""
    """A second figure of the same tasks; '': none."""


class HeatRow(Record):
    """One family or axis."""

    group: str
    cells: tuple[Shade, ...]


class Heat(Record):
    """Groups down, policies across."""

    policies: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def share_dots(scores: Iterable[Score], cards: Sequence[PolicyCard], key: tuple[str, str]) -> Dots:
    """A share per policy, from 0 to 100 %, with the paper's figure as a second mark."""
    found = {
        score.policy: score
        for score in scores
        if (score.evaluation, score.metric) == key and not score.group and not score.against
    }
    rows = []
    for card in cards:
        score = found.get(card.name)
        if score is None or score.value is None:
            continue
        paper = paper_value(card.paper, *key)
        dot = _dot(score, card, 0.0, 1.0)
        rows.append(
            dot.model_copy(
                update={
                    "paper": None if paper is None else 100 * paper,
                    "paper_text": "" if paper is None else show(paper, "share"),
                }
            )
        )
    ticks = tuple(Tick(at=at, text=f"{at} %") for at in range(0, 101, 25))
    return Dots(rows=tuple(rows), ticks=ticks)


def gain_dots(scores: Iterable[Score]) -> Dots:
    """Paired differences around zero."""
    found = [
        score for score in scores if score.against and not score.group and score.value is not None
    ]
    reach = max(
        (abs(v) for score in found for v in (score.value, score.low, score.high) if v is not None),
        default=0.0,
    )
    edge = max(0.1, ceil(reach * 10) / 10)
    rows = tuple(
        _dot(score, PolicyCard(name=score.policy, kind="phase"), -edge, edge) for score in found
    )
    ticks = tuple(
        Tick(at=at, text=f"{(at / 50 - 1) * edge * 100:+.0f}" if at != 50 else "0")
        for at in (0, 25, 50, 75, 100)
    )
    return Dots(rows=rows, ticks=ticks, zero=50.0)


def _dot(score: Score, card: PolicyCard, left: float, right: float) -> Dot:
    value = score.value or 0.0
    low = value if score.low is None else score.low
    high = value if score.high is None else score.high

    def place(number: float) -> float:
        return round(100 * (number - left) / (right - left), 2)

    return Dot(
        card=card,
        label=f"{score.policy} − {score.against}" if score.against else score.policy,
        text=show(score.value, score.unit),
        interval=show_interval(score),
        n=score.n,
        at=place(value),
        low=place(low),
        high=place(high),
    )


def heat(scores: Sequence[Score], cards: Sequence[PolicyCard], prefix: str) -> Heat:
    """Success, and beside it what was finished and wrong, by the groups that begin with ``prefix`` ('family:')."""
    found = _of_groups(scores, "tsr", prefix)
    wrong = _of_groups(scores, "finished_wrong", prefix)
    grouped = {score.policy for score in scores if score.group and not score.against}
    policies = tuple(card.name for card in cards if card.name in grouped)
    return Heat(
        policies=policies,
        rows=tuple(
            HeatRow(
                group=group.removeprefix(prefix),
                cells=tuple(
                    _shade(found.get((group, name)), wrong.get((group, name))) for name in policies
                ),
            )
            for group in sorted({group for group, _ in found})
        ),
    )


def _of_groups(scores: Iterable[Score], metric: str, prefix: str) -> dict[tuple[str, str], Score]:
    """By group and policy."""
    return {
        (score.group, score.policy): score
        for score in scores
        if (score.evaluation, score.metric) == ("online", metric)
        and score.group.startswith(prefix)
        and not score.against
    }


def _shade(score: Score | None, wrong: Score | None) -> Shade:
    if score is None or score.value is None:
        return Shade(text="–", n=0, depth=-1)
    return Shade(
        text=f"{100 * score.value:.0f}",
        n=score.n,
        depth=min(9, int(score.value * 10)),
        interval=show_interval(score),
        beside="" if wrong is None or wrong.value is None else f"{100 * wrong.value:.0f}",
    )
