from math import sqrt

import pytest

from lamwright.evaluate.intervals import wilson
from lamwright.evaluate.reward import auroc_interval, score_reward


@pytest.mark.parametrize(("positives", "negatives"), [(10, 10), (30, 12)])
def test_at_one_half_the_interval_is_that_of_the_rank_sum(positives, negatives):
    # Mann and Whitney: the variance without any effect is (m + n + 1) / (12 m n).
    error = sqrt((positives + negatives + 1) / (12 * positives * negatives))
    found = auroc_interval(0.5, positives, negatives)
    assert (found.high - found.low) / 2 == pytest.approx(1.959964 * error, rel=1e-5)
    assert found.n == positives + negatives


def test_more_items_give_a_narrower_interval_within_bounds():
    few, many = auroc_interval(0.95, 8, 8), auroc_interval(0.95, 80, 80)
    assert few.high == 1.0
    assert many.high - many.low < few.high - few.low


def test_scores_of_a_reward_model():
    accuracy, majority, auroc = score_reward(
        "reward model", n=40, positives=30, accuracy=0.9, auroc=0.95
    )
    assert (accuracy.value, accuracy.low) == (0.9, wilson(36, 40).low)
    assert majority.value == 0.75
    assert (auroc.metric, auroc.evaluation, auroc.n) == ("auroc", "reward", 40)


def test_one_class_alone_is_not_judged():
    assert auroc_interval(None, 10, 0).value is None
    assert [s.value for s in score_reward("r", n=0, positives=0, accuracy=None, auroc=None)] == [
        None
    ] * 3
