import pytest

from lamwright.judge.agreement import agreement
from lamwright.records.verdict import Verdict


def _verdicts(judge, answers):
    return [
        Verdict(trajectory_id=str(number), task_id="t", complete=answer, judge=judge)
        for number, answer in enumerate(answers)
        if answer
    ]


def _compare(left, right):
    return agreement(_verdicts("a", left), _verdicts("b", right))


def test_the_worked_example_of_the_textbook():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: p_o 0.7, p_e 0.5, kappa 0.4.
    left = ["yes"] * 25 + ["no"] * 25
    right = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    result = _compare(left, right)
    assert result.table == ((20, 5), (10, 15))
    assert result.agreed == pytest.approx(0.7)
    assert result.kappa == pytest.approx(0.4)
    assert result.judges == ("a", "b")


def test_extremes():
    assert _compare(["yes", "no"], ["yes", "no"]).kappa == pytest.approx(1)
    assert _compare(["yes", "no"], ["no", "yes"]).kappa == pytest.approx(-1)


def test_abstentions_and_lonely_episodes_are_left_out():
    result = _compare(["yes", "unsure", "no", "yes"], ["yes", "yes", "unsure", ""])
    assert (result.n, result.abstained) == (1, 2)


def test_undefined_stays_none():
    assert _compare([], []).kappa is None
    assert _compare([], []).agreed is None
    constant = _compare(["yes", "yes"], ["yes", "yes"])
    assert constant.agreed == 1
    assert constant.kappa is None
