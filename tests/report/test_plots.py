import pytest

from lamwright.records.score import Score
from lamwright.report.curves import histograms, loss_curves
from lamwright.report.inputs import LossPoint, PolicyCard
from lamwright.report.plots import gain_dots, heat, share_dots


def score(policy, value, **more):
    return Score(
        **{"policy": policy, "evaluation": "online", "metric": "tsr", "value": value, "n": 5} | more
    )


CARDS = (PolicyCard(name="LAM3", paper="LAM3"), PolicyCard(name="LAM4", paper="LAM4"))


def test_dots_place_values_intervals_and_the_papers_figure():
    plot = share_dots([score("LAM4", 0.5, low=0.25, high=0.75)], CARDS, ("online", "tsr"))
    (row,) = plot.rows
    assert (row.low, row.at, row.high) == (25.0, 50.0, 75.0)
    assert row.paper == pytest.approx(71.0)
    assert plot.ticks[-1].text == "100 %"


def test_what_was_not_measured_has_no_dot():
    assert share_dots([score("LAM4", None)], CARDS, ("online", "tsr")).rows == ()


def test_gains_are_centred_on_zero():
    found = score("LAM4", 0.1, low=-0.05, high=0.25, against="LAM3", unit="share difference")
    plot = gain_dots([found, score("LAM4", 0.9)])
    (row,) = plot.rows
    assert row.label == "LAM4 − LAM3"
    assert plot.zero == 50.0
    assert row.at == pytest.approx(50 + 50 * 0.1 / 0.3, abs=0.01)
    assert [tick.text for tick in plot.ticks] == ["-30", "-15", "0", "+15", "+30"]


def test_loss_curves_are_thinned_and_lie_in_the_box():
    points = [LossPoint(phase="2 imitate", step=i, loss=3 / (1 + i)) for i in range(5000)]
    (curve,) = loss_curves([*points, LossPoint(phase="2 imitate", step=5000, loss=float("nan"))])
    raw = [tuple(map(float, pair.split(","))) for pair in curve.raw.split()]
    assert len(raw) <= 240
    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in raw)
    assert raw[0][1] < raw[-1][1]  # a falling loss goes down the screen, where y grows
    assert curve.x_ticks[-1].text == "4,999 steps"


@pytest.mark.parametrize("losses", [[0.5], [0.5, 0.5], [-0.2, -0.1], [0.0, 0.0], [1e-9, 1e9]])
def test_flat_negative_and_single_losses_have_an_axis(losses):
    points = [LossPoint(phase="p", step=i, loss=loss) for i, loss in enumerate(losses)]
    (curve,) = loss_curves(points)
    assert len(curve.y_ticks) >= 2
    assert all(0 <= float(pair.split(",")[1]) <= 100 for pair in curve.raw.split())


def test_histograms_share_a_logarithmic_axis():
    fast, slow = histograms({"LAM4": [0.02] * 8 + [0.2] * 2, "expert": [3.0], "idle": [0.0]})
    assert (fast.policy, slow.policy) == ("LAM4", "expert")
    assert fast.ticks == slow.ticks
    assert [tick.text for tick in fast.ticks] == ["0.01 s", "0.1 s", "1 s", "10 s"]
    assert max(bar.height for bar in fast.bars) == 100.0
    assert sorted(bar.height for bar in fast.bars)[0] == 25.0
    assert fast.median.text == "20 ms"
    assert slow.median.at > fast.p95.at


def test_heat_map_of_families():
    scores = [
        score("LAM3", 0.0, group="family:bold"),
        score("LAM4", 1.0, group="family:bold"),
        score("LAM4", 0.55, group="family:table"),
        score("LAM4", 0.25, group="family:table", metric="finished_wrong"),
        score("LAM4", 0.3, group="axis:template"),
    ]
    plot = heat(scores, CARDS, "family:")
    assert plot.policies == ("LAM3", "LAM4")
    assert [row.group for row in plot.rows] == ["bold", "table"]
    assert [cell.depth for cell in plot.rows[0].cells] == [0, 9]
    assert [cell.text for cell in plot.rows[1].cells] == ["–", "55"]
    assert [cell.beside for cell in plot.rows[1].cells] == ["", "25"]
