import pytest

from lamwright.evaluate.planning import PlannedTask, judge_plan, score_planning

A, B, C = "Choose Edit > Copy", 'Click "OK"', "Select paragraph 3"


def planned(task_id, reference, predicted, **more):
    return PlannedTask(task_id=task_id, reference=reference, predicted=predicted, **more)


def test_the_four_metrics_by_hand():
    rows = [
        planned("right", (A, B), (A, B)),
        planned("extra", (A, B), (A, C, B, C)),
        planned("half", (A, B), (A,)),
        planned("none", (A, B), ()),
    ]
    scores = {score.metric: score for score in score_planning("LAM1", rows)}
    assert scores["tsr"].value == 0.5
    assert scores["plan_match"].value == 0.25
    assert scores["step_precision"].value == pytest.approx((1 + 0.5 + 1 + 0) / 4)
    assert scores["step_recall"].value == pytest.approx((1 + 1 + 0.5 + 0) / 4)
    assert scores["tsr"].n == 4
    assert scores["tsr"].low < 0.5 < scores["tsr"].high
    assert {score.policy for score in scores.values()} == {"LAM1"}
    assert {score.evaluation for score in scores.values()} == {"planning"}


def test_the_right_steps_in_the_wrong_order_are_recalled_but_fail():
    row = judge_plan(planned("t", (A, B), (B, A)))
    assert (row.precision, row.recall, row.success) == (1.0, 1.0, False)


def test_breakdown_by_family_and_axis():
    rows = [
        planned("1", (A,), (A,), family="bold", axes=("phrasing",)),
        planned("2", (A,), (B,), family="bold", axes=("template",)),
        planned("3", (A,), (A,), family="bold+table", axes=("composition", "phrasing")),
    ]
    tsr = {s.group: (s.value, s.n) for s in score_planning("LAM1", rows) if s.metric == "tsr"}
    assert tsr == {
        "": (pytest.approx(2 / 3), 3),
        "axis:composition": (1.0, 1),
        "axis:phrasing": (1.0, 2),
        "axis:template": (0.0, 1),
        "family:bold": (0.5, 2),
        "family:composed": (1.0, 1),
    }


def test_no_tasks_is_not_zero():
    assert [score.value for score in score_planning("LAM1", [])] == [None] * 4
