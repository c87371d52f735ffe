import pytest
from scenes import BOLD, MENU, MENU_BOLD, WIDTH, click, step, task

from lamwright.evaluate.decisions import compare_step, score_decisions
from lamwright.records.document_action import SelectText
from lamwright.records.trajectory import Decision

SELECT = SelectText(text="p1")


def decide(action, status="CONTINUE", **more):
    return Decision(action=action, status=status, **more)


def test_one_step_right_and_wrong():
    reference = step(2, click(BOLD), "FINISH")
    right = compare_step(task(), reference, MENU, decide(click(MENU_BOLD), "FINISH"))
    assert (right.right, right.step, right.family) == (True, 2, "bold-text")
    late = compare_step(task(), reference, MENU, decide(click(BOLD)))
    assert (late.right, late.right_without_status) == (False, True)
    wrong = compare_step(task(), reference, MENU, decide(click(WIDTH), "FINISH"))
    assert (wrong.object_right, wrong.operation_right, wrong.status_right) == (False, True, True)


def test_an_invalid_reply_is_wrong_throughout():
    row = compare_step(task(), step(1, SELECT), MENU, decide(None, valid=False))
    assert not (row.object_right or row.operation_right or row.status_right or row.valid)


def test_metrics_by_hand():
    rows = [
        compare_step(task("a"), step(1, SELECT), MENU, decide(SELECT)),
        compare_step(
            task("a"), step(2, click(BOLD), "FINISH"), MENU, decide(click(BOLD), "FINISH")
        ),
        compare_step(task("b"), step(1, SELECT), MENU, decide(SELECT)),
        compare_step(task("b"), step(2, click(BOLD), "FINISH"), MENU, decide(click(BOLD))),
        compare_step(task("c"), step(1, SELECT), MENU, decide(SelectText(text="p2"))),
        compare_step(task("c"), step(2, click(BOLD), "FINISH"), MENU, decide(SELECT, "FINISH")),
    ]
    scores = {s.metric: s for s in score_decisions("LAM2", rows) if not s.group}
    found = {metric: score.value for metric, score in scores.items()}
    assert found == {
        "object": pytest.approx(4 / 6),
        "operation": pytest.approx(5 / 6),
        "arguments": pytest.approx(5 / 6),
        "status": pytest.approx(5 / 6),
        "validity": 1.0,
        "ssr": pytest.approx(3 / 6),
        "ssr_without_status": pytest.approx(4 / 6),
        "tsr": pytest.approx(1 / 3),
        "tsr_without_status": pytest.approx(2 / 3),
    }
    assert scores["ssr"].n == 3
    assert scores["tsr"].low < 1 / 3 < scores["tsr"].high


def test_breakdown_names_family_and_axes():
    rows = [compare_step(task(axes=("template",)), step(1, SELECT), MENU, decide(SELECT))]
    assert {s.group for s in score_decisions("LAM2", rows)} == {
        "",
        "family:bold-text",
        "axis:template",
    }
