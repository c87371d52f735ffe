"""Metrics of the reward model (paper, section 5.4): how well it separates held-out trajectories.

Intervals rest on independent items, so give it trajectories, not steps. AUROC's interval: Hanley and
McNeil (1982), Radiology 143(1), equation 1.
"""

from math import sqrt

from lamwright.evaluate.grouping import as_score, blank_score
from lamwright.evaluate.intervals import Z_95, Estimate, wilson
from lamwright.records.score import Score


def score_reward(
    policy: str, *, n: int, positives: int, accuracy: float | None, auroc: float | None
) -> tuple[Score, ...]:
    """``accuracy``, ``majority`` (what always naming the larger class reaches) and ``auroc``.

    ``n`` items, ``positives`` of them successes; None stays None.
    """
    blank = blank_score(policy, "reward")
    known = Estimate(n=n) if accuracy is None else wilson(round(accuracy * n), n)
    majority = max(positives, n - positives) / n if n else None
    return (
        as_score(blank, "accuracy", known),
        as_score(blank, "majority", Estimate(value=majority, n=n)),
        as_score(blank, "auroc", auroc_interval(auroc, positives, n - positives)),
    )


def auroc_interval(auroc: float | None, positives: int, negatives: int) -> Estimate:
    """AUROC with its interval; without one class it is not known."""
    if auroc is None or not positives or not negatives:
        return Estimate(n=positives + negatives)
    first = auroc / (2 - auroc)
    second = 2 * auroc**2 / (1 + auroc)
    variance = (
        auroc * (1 - auroc)
        + (positives - 1) * (first - auroc**2)
        + (negatives - 1) * (second - auroc**2)
    ) / (positives * negatives)
    half = Z_95 * sqrt(max(0.0, variance))
    return Estimate(
        value=auroc,
        low=max(0.0, auroc - half),
        high=min(1.0, auroc + half),
        n=positives + negatives,
    )
