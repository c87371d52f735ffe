"""Sankey plots: how many items went on at each stage, and why others did not; laid out as numbers."""

from collections import defaultdict
from collections.abc import Sequence

from pydantic import Field

from lamwright.records.base import Record

WIDTH = 1000.0
_HEIGHT, _GAP, _BAR, _TOP = 200.0, 22.0, 10.0, 16.0
_LEAST = 1.5
_MOST_REASONS = 6


class Flow(Record):
    """So many items that went from one state to the next; lost ones went no further."""

    source: str
    target: str = Field(description="the next state; of lost items, why")
    count: int
    lost: bool = False


class FlowChart(Record):
    """The flows of one kind of item, in the order of the stages."""

    title: str
    unit: str
    flows: tuple[Flow, ...]


class Bar(Record):
    """A state: a bar with its name beside it."""

    name: str
    count: int
    x: float
    y: float
    height: float
    lost: bool

    @property
    def is_last(self) -> bool:
        """Whether its name stands on the left, so that it stays in the plot."""
        return self.x > WIDTH * 0.8


class Band(Record):
    """A flow: the outline of a band between two bars."""

    outline: str
    text: str
    lost: bool


class Sankey(Record):
    """A plot of a chart, in a box of ``WIDTH`` by ``height``."""

    title: str
    height: float
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]


def sankey(chart: FlowChart) -> Sankey:
    """The plot of a chart; flows of nothing are left out, rare reasons are counted together."""
    flows = [flow for flow in chart.flows if flow.count > 0]
    return _Layout(chart, _gathered(flows)).plot()


class _Layout:
    """States stand in columns by the longest way that leads to them, what was lost below them."""

    def __init__(self, chart: FlowChart, flows: Sequence[Flow]) -> None:
        self._chart = chart
        self._flows = flows
        self._columns = _columns(flows)
        self._values = _values(flows)
        rows: defaultdict[int, list[str]] = defaultdict(list)
        for key in sorted(self._columns, key=lambda key: "\t" in key):
            rows[self._columns[key]].append(key)
        self._rows = rows
        tallest = max((sum(self._values[k] for k in keys) for keys in rows.values()), default=1)
        self._scale = _HEIGHT / tallest

    def plot(self) -> Sankey:
        """All bars and bands."""
        bars = self._bars()
        bottom = max((bar.y + bar.height for bar in bars.values()), default=0.0)
        return Sankey(
            title=self._chart.title,
            height=round(bottom + _TOP, 1),
            bars=tuple(bars.values()),
            bands=tuple(self._bands(bars)),
        )

    def _bars(self) -> dict[str, Bar]:
        last = max(self._rows, default=0) or 1
        bars = {}
        for column, keys in sorted(self._rows.items()):
            y = _TOP
            for key in keys:
                height = self._tall(self._values[key])
                bars[key] = Bar(
                    name=key.rpartition("\t")[2],
                    count=self._values[key],
                    x=round(column * (WIDTH - _BAR) / last, 1),
                    y=round(y, 1),
                    height=height,
                    lost="\t" in key,
                )
                y += height + _GAP
        return bars

    def _bands(self, bars: dict[str, Bar]) -> list[Band]:
        left = {key: bar.y for key, bar in bars.items()}
        right = dict(left)
        bands = []
        for flow in self._flows:
            target = _end(flow)
            start, end = bars[flow.source], bars[target]
            height = self._tall(flow.count)
            points = (start.x + _BAR, right[flow.source], end.x, left[target])
            bands.append(
                Band(
                    outline=_outline(*points, height),
                    text=f"{flow.source}: {flow.target} {flow.count:,} {self._chart.unit}",
                    lost=flow.lost,
                )
            )
            right[flow.source] += height
            left[target] += height
        return bands

    def _tall(self, count: int) -> float:
        return max(_LEAST, round(count * self._scale, 1))


def _end(flow: Flow) -> str:
    """Where a flow ends; every lost one has an end of its own."""
    return f"{flow.source}\t{flow.target}" if flow.lost else flow.target


def _gathered(flows: Sequence[Flow]) -> list[Flow]:
    """Flows with the rare reasons of each state as one, what goes on before what is lost."""
    on = [flow for flow in flows if not flow.lost]
    lost: defaultdict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        if flow.lost:
            lost[flow.source].append(flow)
    for source, found in lost.items():
        found.sort(key=lambda flow: (-flow.count, flow.target))
        rare = found[_MOST_REASONS - 1 :] if len(found) > _MOST_REASONS else []
        on += found[: len(found) - len(rare)]
        if rare:
            many = sum(flow.count for flow in rare)
            on.append(
                Flow(source=source, target=f"{len(rare)} other reasons", count=many, lost=True)
            )
    return on


def _columns(flows: Sequence[Flow]) -> dict[str, int]:
    """The column of each state, in the order in which they are named. Flows go one way only."""
    columns: dict[str, int] = {}
    for flow in flows:
        columns.setdefault(flow.source, 0)
        columns.setdefault(_end(flow), 1)
    for _ in columns:  # as often as there are states: then the longest way is known
        for flow in flows:
            columns[_end(flow)] = max(columns[_end(flow)], columns[flow.source] + 1)
    for _ in columns:  # what comes in later stands where it is needed
        for state in columns:
            nexts = [columns[f.target] for f in flows if f.source == state and not f.lost]
            columns[state] = max(columns[state], min(nexts, default=0) - 1)
    return columns | {_end(flow): columns[flow.source] + 1 for flow in flows if flow.lost}


def _values(flows: Sequence[Flow]) -> dict[str, int]:
    """How many items each state holds: what came in or what went out, whichever is more."""
    came: defaultdict[str, int] = defaultdict(int)
    went: defaultdict[str, int] = defaultdict(int)
    for flow in flows:
        went[flow.source] += flow.count
        came[_end(flow)] += flow.count
    return {key: max(came[key], went[key]) for key in {**came, **went}}


def _outline(x0: float, y0: float, x1: float, y1: float, height: float) -> str:
    """A band from (x0, y0) to (x1, y1), as an SVG path."""
    mid = round((x0 + x1) / 2, 1)
    a, b, c, d = (round(y, 1) for y in (y0, y1, y1 + height, y0 + height))
    return f"M{x0:g} {a:g}C{mid:g} {a:g} {mid:g} {b:g} {x1:g} {b:g}V{c:g}C{mid:g} {c:g} {mid:g} {d:g} {x0:g} {d:g}Z"
