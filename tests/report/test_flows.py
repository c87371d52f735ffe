"""Sankey plots: every item is drawn once, nothing leaves the box."""

import re

import pytest

from lamwright.report.flows import WIDTH, Flow, FlowChart, sankey


def chart(*flows):
    return FlowChart(title="Pairs", unit="pairs", flows=tuple(flows))


def on(source, target, count):
    return Flow(source=source, target=target, count=count)


def lost(source, why, count):
    return Flow(source=source, target=why, count=count, lost=True)


PAIRS = chart(
    on("found", "clean", 60),
    lost("found", "no task", 30),
    lost("found", "too short", 10),
    on("clean", "kept", 50),
    lost("clean", "no task", 10),
    on("brought", "kept", 5),
)


def test_bars_are_as_tall_as_what_they_hold():
    plot = sankey(PAIRS)
    bars = {(bar.name, bar.count): bar for bar in plot.bars}
    assert set(bars) == {
        ("found", 100), ("clean", 60), ("kept", 55), ("brought", 5),
        ("no task", 30), ("too short", 10), ("no task", 10),
    }  # fmt: skip
    scale = bars["found", 100].height / 100
    for (_, count), bar in bars.items():
        assert bar.height == pytest.approx(count * scale, abs=0.1)
    assert [bars[key].x for key in (("found", 100), ("clean", 60), ("kept", 55))] == [
        0, (WIDTH - 10) / 2, WIDTH - 10,
    ]  # fmt: skip


def test_bars_of_a_column_do_not_overlap_and_nothing_leaves_the_box():
    plot = sankey(PAIRS)
    for one in plot.bars:
        assert 0 <= one.x < WIDTH and one.y > 0 and one.y + one.height < plot.height
        for other in plot.bars:
            if other is not one and other.x == one.x:
                assert one.y + one.height < other.y or other.y + other.height < one.y
    for band in plot.bands:
        numbers = [float(n) for n in re.findall(r"[\d.]+", band.outline)]
        assert len(numbers) == 15 and max(numbers) <= WIDTH


def test_bands_of_a_bar_lie_one_below_the_other():
    first, second, third = (band for band in sankey(PAIRS).bands if band.text.startswith("found: "))
    tops = [float(re.match(r"M\S+ ([\d.]+)", band.outline)[1]) for band in (first, second, third)]
    assert tops == sorted(tops) and len(set(tops)) == 3
    assert [band.lost for band in (first, second, third)] == [False, True, True]


def test_rare_reasons_are_counted_together_and_nothing_is_no_flow():
    many = [lost("found", f"reason {number}", 20 - number) for number in range(10)]
    plot = sankey(chart(on("found", "kept", 3), lost("found", "never", 0), *many))
    assert sum(bar.count for bar in plot.bars if bar.lost) == sum(flow.count for flow in many)
    assert "5 other reasons" in [bar.name for bar in plot.bars]
    assert "never" not in [bar.name for bar in plot.bars]


def test_what_comes_in_later_stands_where_it_is_needed():
    plot = sankey(PAIRS)
    places = {bar.name: bar.x for bar in plot.bars if not bar.lost}
    assert places["brought"] == places["clean"]


def test_an_empty_chart_is_an_empty_plot():
    assert sankey(chart()).bars == ()
