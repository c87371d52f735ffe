"""Loss curves and histograms of decision times, as numbers a template can place."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import ceil, floor, isfinite, log10

from lamwright.records.base import Record
from lamwright.report.inputs import LossPoint
from lamwright.report.metrics import show
from lamwright.report.plots import Tick

_POINTS = 240
_BINS = 36


class Curve(Record):
    """The loss of one phase over its steps: raw and smoothed, as SVG points in a 100 x 100 box."""

    phase: str
    raw: str
    smooth: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    first: str
    last: str
    steps: int


class Bar(Record):
    """One bin."""

    at: float
    width: float
    height: float
    text: str


class Histogram(Record):
    """How long decisions of one policy took; the axis is logarithmic and shared by all policies."""

    policy: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    count: int
    median: Tick
    p95: Tick


def loss_curves(points: Iterable[LossPoint]) -> tuple[Curve, ...]:
    """One curve per phase, in the order of the log; losses that are no number are left out."""
    phases: dict[str, list[LossPoint]] = {}
    for point in points:
        if isfinite(point.loss):
            phases.setdefault(point.phase, []).append(point)
    return tuple(_curve(phase, found) for phase, found in phases.items())


def _curve(phase: str, log: Sequence[LossPoint]) -> Curve:
    found = _thinned(sorted(log, key=lambda point: point.step))
    last = max(1, max(point.step for point in log))
    losses = [loss for _, loss in found]
    low, high, ticks = _nice(min(losses), max(losses))

    def line(values: Sequence[float]) -> str:
        return " ".join(
            f"{100 * step / last:.2f},{100 - 100 * (value - low) / (high - low):.2f}"
            for (step, _), value in zip(found, values, strict=True)
        )

    return Curve(
        phase=phase,
        raw=line(losses),
        smooth=line(_smoothed(losses)),
        x_ticks=(Tick(at=0, text="0"), Tick(at=100, text=f"{last:,} steps")),
        y_ticks=ticks,
        first=f"{losses[0]:.3g}",
        last=f"{losses[-1]:.3g}",
        steps=last,
    )


def _thinned(log: Sequence[LossPoint]) -> list[tuple[float, float]]:
    """At most ``_POINTS`` points: means of equal runs of the log."""
    run = max(1, ceil(len(log) / _POINTS))
    parts = [log[i : i + run] for i in range(0, len(log), run)]
    return [
        (sum(p.step for p in part) / len(part), sum(p.loss for p in part) / len(part))
        for part in parts
    ]


def _smoothed(values: Sequence[float]) -> list[float]:
    """Means over a centred window of a twentieth of the curve."""
    reach = max(1, len(values) // 40)
    windows = [values[max(0, i - reach) : i + reach + 1] for i in range(len(values))]
    return [sum(window) / len(window) for window in windows]


def _nice(low: float, high: float) -> tuple[float, float, tuple[Tick, ...]]:
    """An axis with round ends and three to six round marks."""
    low = min(low, 0.0) if low < 0 or low < 0.5 * high else low
    span = (high - low) or abs(high) or 1.0
    step = 10.0 ** floor(log10(span))
    while span / step < 3:
        step /= 2
    bottom, top = floor(low / step) * step, ceil(high / step) * step
    top = top if top > bottom else bottom + step
    count = round((top - bottom) / step)
    skip = ceil(count / 5)
    ticks = tuple(
        Tick(at=round(100 - 100 * i / count, 2), text=f"{bottom + i * step:.4g}")
        for i in range(0, count + 1, skip)
    )
    return bottom, top, ticks


def histograms(seconds: Mapping[str, Sequence[float]]) -> tuple[Histogram, ...]:
    """One histogram of positive decision times per policy, on a shared logarithmic axis."""
    positive = {name: sorted(v for v in values if v > 0) for name, values in seconds.items()}
    positive = {name: values for name, values in positive.items() if values}
    if not positive:
        return ()
    low = floor(log10(min(values[0] for values in positive.values())))
    high = max(low + 1, ceil(log10(max(values[-1] for values in positive.values()))))
    return tuple(_histogram(name, values, low, high) for name, values in positive.items())


def _histogram(policy: str, values: Sequence[float], low: int, high: int) -> Histogram:
    def place(value: float) -> float:
        return 100 * (log10(value) - low) / (high - low)

    bins = [min(_BINS - 1, int(place(value) / 100 * _BINS)) for value in values]
    counts = {i: len(list(same)) for i, same in groupby(bins)}
    tallest = max(counts.values())
    width = 100 / _BINS
    bars = tuple(
        Bar(
            at=round(i * width, 3),
            width=round(width, 3),
            height=round(100 * count / tallest, 2),
            text=f"{count} {'decisions' if count > 1 else 'decision'}",
        )
        for i, count in counts.items()
    )
    return Histogram(
        policy=policy,
        bars=bars,
        ticks=tuple(
            Tick(at=100 * (e - low) / (high - low), text=f"{10.0**e:g} s")
            for e in range(low, high + 1)
        ),
        count=len(values),
        median=_mark(values, 0.5, place(_quantile(values, 0.5))),
        p95=_mark(values, 0.95, place(_quantile(values, 0.95))),
    )


def _mark(values: Sequence[float], level: float, at: float) -> Tick:
    return Tick(at=round(at, 2), text=show(_quantile(values, level), "s"))


def _quantile(ordered: Sequence[float], level: float) -> float:
    at = level * (len(ordered) - 1)
    below, above = ordered[floor(at)], ordered[ceil(at)]
    return below + (at - floor(at)) * (above - below)
