"""How far two judges agree (Cohen's kappa, 1960)."""

from collections import Counter
from collections.abc import Iterable

from pydantic import Field

from lamwright.records.base import Record
from lamwright.records.verdict import Verdict


class Agreement(Record):
    """Two judges on the episodes that both judged 'yes' or 'no'."""

    judges: tuple[str, str]
    n: int = Field(description="episodes both decided")
    abstained: int = Field(description="episodes both saw where at least one was unsure")
    agreed: float | None = Field(description="share of n with the same answer; None without n")
    kappa: float | None = Field(
        description="agreement beyond chance, -1 to 1; None without n or when chance explains all"
    )
    table: tuple[tuple[int, int], tuple[int, int]] = Field(
        description="counts: rows first judge yes, no; columns second judge yes, no"
    )


def agreement(left: Iterable[Verdict], right: Iterable[Verdict]) -> Agreement:
    """Compare two judges' verdicts, matched by trajectory; what only one has is left out."""
    ours = {verdict.trajectory_id: verdict for verdict in left}
    theirs = {verdict.trajectory_id: verdict for verdict in right}
    pairs = [(ours[key].complete, theirs[key].complete) for key in ours if key in theirs]
    counts = Counter(pair for pair in pairs if "unsure" not in pair)
    table = (
        (counts["yes", "yes"], counts["yes", "no"]),
        (counts["no", "yes"], counts["no", "no"]),
    )
    n = counts.total()
    agreed = (table[0][0] + table[1][1]) / n if n else None
    return Agreement(
        judges=(_judge(ours), _judge(theirs)),
        n=n,
        abstained=len(pairs) - n,
        agreed=agreed,
        kappa=None if agreed is None else _kappa(table, agreed, n),
        table=table,
    )


def _kappa(table: tuple[tuple[int, int], tuple[int, int]], agreed: float, n: int) -> float | None:
    rows = [sum(row) / n for row in table]
    columns = [(table[0][at] + table[1][at]) / n for at in (0, 1)]
    chance = sum(row * column for row, column in zip(rows, columns, strict=True))
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def _judge(verdicts: dict[str, Verdict]) -> str:
    return next((verdict.judge for verdict in verdicts.values()), "")
