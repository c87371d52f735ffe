"""Confidence intervals: Wilson for shares of tasks, the bootstrap over tasks for everything else.

Tasks are drawn, not steps or episodes: what is measured on one task hangs together, so each task is
one cluster. All intervals are at 95 %. Sources: Wilson (1927), JASA 22(158); Davison and Hinkley,
*Bootstrap Methods and their Application* (1997), section 2.4 (percentile intervals), 3.8 (clusters).
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

import numpy
from numpy.typing import NDArray

from lamwright.records.base import Record, derive_seed

Z_95 = 1.959963984540054
RESAMPLES = 2000
Clusters = Mapping[str, Sequence[float]]
"""What was measured, per task."""
Floats = NDArray[numpy.float64]
_BLOCK = 2**20
"""Draws held at a time, which bounds the memory."""


class Estimate(Record):
    """A value and its 95 % interval; all three are None when nothing was measured."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0


def wilson(successes: int, n: int) -> Estimate:
    """The share ``successes / n`` with its Wilson score interval."""
    if n == 0:
        return Estimate()
    share = successes / n
    centre = share + Z_95**2 / (2 * n)
    half = Z_95 * sqrt(share * (1 - share) / n + Z_95**2 / (4 * n * n))
    scale = 1 + Z_95**2 / n
    low, high = max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)
    return Estimate(
        value=share,
        low=0.0 if successes == 0 else low,
        high=1.0 if successes == n else high,
        n=n,
    )


def share(clusters: Clusters, seed: int) -> Estimate:
    """The share of ones among values that are 0 or 1.

    Wilson over the tasks where each task has one value (or all values agree, where a bootstrap
    would give an interval without width); the bootstrap over tasks otherwise.
    """
    filled = _filled(clusters)
    values = [value for row in filled for value in row]
    if all(len(row) == 1 for row in filled):
        return wilson(sum(map(round, values)), len(values))
    if len(set(values)) == 1:
        return wilson(len(filled) if values[0] else 0, len(filled))
    return mean(clusters, seed)


def mean(clusters: Clusters, seed: int) -> Estimate:
    """The mean of all values, with a percentile bootstrap interval over tasks."""
    return ratio(
        {task: (sum(row), float(len(row))) for task, row in clusters.items() if len(row)}, seed
    )


def ratio(parts: Mapping[str, tuple[float, float]], seed: int) -> Estimate:
    """Sum of numerators over sum of denominators, given per task, bootstrapped over tasks."""
    pairs = numpy.array(list(parts.values()), dtype=numpy.float64).reshape(-1, 2)
    if not pairs[:, 1].any():
        return Estimate()
    sums = numpy.concatenate([counts @ pairs for counts in _draws(len(pairs), seed)])
    sums = sums[sums[:, 1] > 0]
    low, high = _percentiles(sums[:, 0] / sums[:, 1])
    value = float(pairs[:, 0].sum() / pairs[:, 1].sum())
    return Estimate(value=value, low=low, high=high, n=len(pairs))


def quantile(clusters: Clusters, level: float, seed: int) -> Estimate:
    """The quantile of all values at ``level`` (0.5 is the median), bootstrapped over tasks."""
    rows = _filled(clusters)
    if not rows:
        return Estimate()
    owner = numpy.repeat(numpy.arange(len(rows)), [len(row) for row in rows])
    values = numpy.concatenate([numpy.asarray(row, dtype=numpy.float64) for row in rows])
    order = numpy.argsort(values, kind="stable")
    values, owner = values[order], owner[order]
    found = [
        _weighted_quantile(values, counts[:, owner], level) for counts in _draws(len(rows), seed)
    ]
    low, high = _percentiles(numpy.concatenate(found))
    return Estimate(value=float(numpy.quantile(values, level)), low=low, high=high, n=len(rows))


def paired_difference(first: Clusters, second: Clusters, seed: int) -> Estimate:
    """Mean over the tasks both were measured on of (task mean of first - task mean of second)."""
    shared = [task for task in first if len(first[task]) and len(second.get(task, ()))]
    differences = {
        task: (float(numpy.mean(first[task]) - numpy.mean(second[task])),) for task in shared
    }
    return mean(differences, seed)


def _filled(clusters: Clusters) -> list[Sequence[float]]:
    return [row for row in clusters.values() if len(row)]


def _draws(n: int, seed: int) -> Iterator[Floats]:
    """Blocks of resamples: how often each of ``n`` tasks was drawn, one resample a row."""
    generator = numpy.random.default_rng(derive_seed("bootstrap", seed, n))
    block = max(1, min(RESAMPLES, _BLOCK // n))
    for start in range(0, RESAMPLES, block):
        size = min(block, RESAMPLES - start)
        draws = generator.integers(0, n, size=(size, n)) + n * numpy.arange(size)[:, None]
        counts = numpy.bincount(draws.ravel(), minlength=size * n)
        yield counts.reshape(size, n).astype(numpy.float64)


def _weighted_quantile(values: Floats, weights: Floats, level: float) -> Floats:
    """``numpy.quantile`` of sorted ``values`` repeated ``weights`` times, for each row of weights."""
    ranks = weights.cumsum(axis=1)
    at = level * (ranks[:, -1] - 1)
    below = values[(ranks <= numpy.floor(at)[:, None]).sum(axis=1)]
    above = values[(ranks <= numpy.ceil(at)[:, None]).sum(axis=1)]
    return numpy.asarray(below + (at - numpy.floor(at)) * (above - below))


def _percentiles(values: Floats) -> tuple[float, float]:
    low, high = numpy.quantile(values, (0.025, 0.975))
    return float(low), float(high)
