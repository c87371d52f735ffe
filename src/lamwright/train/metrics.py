"""AUROC and accuracy: how well scores separate two classes."""

from collections.abc import Sequence

from lamwright.train.results import Discrimination


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """The chance that a random positive scores above a random negative, ties counting half."""
    order = sorted(range(len(scores)), key=lambda index: scores[index])
    positives = sum(positive)
    negatives = len(positive) - positives
    if not positives or not negatives:
        return None
    ranks = 0.0
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and scores[order[stop]] == scores[order[start]]:
            stop += 1
        rank = (start + stop + 1) / 2
        ranks += rank * sum(positive[index] for index in order[start:stop])
        start = stop
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives)


def discriminate(scores: Sequence[float], rewards: Sequence[float]) -> Discrimination:
    """Judge ``scores`` against the signs of ``rewards``."""
    positive = [reward > 0 for reward in rewards]
    n, positives = len(positive), sum(positive)
    right = sum((score > 0) == truth for score, truth in zip(scores, positive, strict=True))
    return Discrimination(
        n=n,
        positives=positives,
        accuracy=right / n if n else None,
        majority=max(positives, n - positives) / n if n else None,
        auroc=auroc(scores, positive),
    )


def by_group(
    groups: Sequence[str], scores: Sequence[float], rewards: Sequence[float]
) -> Discrimination:
    """The same over trajectories: the mean score of a group against its reward."""
    collected: dict[str, list[tuple[float, float]]] = {}
    for group, score, reward in zip(groups, scores, rewards, strict=True):
        collected.setdefault(group, []).append((score, reward))
    means = [sum(score for score, _ in pairs) / len(pairs) for pairs in collected.values()]
    return discriminate(means, [pairs[0][1] for pairs in collected.values()])
