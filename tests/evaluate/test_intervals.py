import pytest

from lamwright.evaluate.intervals import mean, paired_difference, quantile, ratio, share, wilson


def test_wilson_agrees_with_a_published_example():
    # Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 and 1 of 29.
    found = wilson(81, 263)
    assert found.value == pytest.approx(81 / 263)
    assert (found.low, found.high) == (
        pytest.approx(0.2553, abs=1e-4),
        pytest.approx(0.3662, abs=1e-4),
    )
    small = wilson(1, 29)
    assert (small.low, small.high) == (
        pytest.approx(0.0061, abs=1e-4),
        pytest.approx(0.1718, abs=1e-4),
    )


def test_wilson_at_the_ends_and_without_data():
    assert wilson(0, 20).low == 0.0
    assert wilson(0, 20).high == pytest.approx(0.1611, abs=1e-4)
    assert wilson(15, 15).high == 1.0
    assert wilson(15, 15).low == pytest.approx(0.7961, abs=1e-4)
    assert wilson(0, 0).value is None


def test_share_uses_wilson_when_each_task_has_one_value():
    tasks = {str(i): [float(i < 7)] for i in range(10)}
    assert share(tasks, 0) == wilson(7, 10)


def test_share_of_equal_values_counts_tasks_not_values():
    assert share({"a": [1, 1, 1], "b": [1, 1]}, 0) == wilson(2, 2)


def test_clustered_steps_give_a_wider_interval_than_independent_ones():
    clustered = {str(i): [float(i % 2)] * 10 for i in range(20)}
    independent = {f"{i}.{j}": [float(i % 2)] for i in range(20) for j in range(10)}
    wide, narrow = share(clustered, 1), share(independent, 1)
    assert wide.value == narrow.value == 0.5
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)
    assert (wide.n, narrow.n) == (20, 200)


def test_mean_pools_values_and_covers_the_normal_interval():
    tasks = {str(i): [float(i)] for i in range(101)}
    found = mean(tasks, 3)
    assert found.value == 50.0
    # sd 29.15, standard error 2.90: 50 -+ 5.7
    assert found.low == pytest.approx(44.3, abs=0.8)
    assert found.high == pytest.approx(55.7, abs=0.8)
    assert mean({"a": [1.0, 2.0], "b": [6.0]}, 0).value == 3.0


def test_ratio_is_sum_over_sum():
    assert ratio({"a": (10.0, 2.0), "b": (20.0, 8.0)}, 0).value == 3.0
    assert ratio({"a": (1.0, 0.0)}, 0).value is None
    assert ratio({}, 0).n == 0


def test_quantiles_of_pooled_values():
    tasks = {"a": [1.0, 2.0], "b": [3.0, 4.0, 5.0]}
    assert quantile(tasks, 0.5, 0).value == 3.0
    assert quantile({}, 0.5, 0).value is None


def test_the_interval_of_a_median_agrees_with_order_statistics():
    # 101 values 0..100: the exact 95 % interval of the median is the 41st to the 61st value.
    found = quantile({str(i): [float(i)] for i in range(101)}, 0.5, 0)
    assert found.value == 50.0
    assert found.low == pytest.approx(40.0, abs=1.5)
    assert found.high == pytest.approx(60.0, abs=1.5)


def test_quantiles_draw_whole_tasks():
    # Two tasks, all values within one equal: a resample's median is 0, 5 or 10, never in between.
    found = quantile({"a": [0.0] * 4, "b": [10.0] * 4}, 0.5, 0)
    assert (found.low, found.value, found.high) == (0.0, 5.0, 10.0)


def test_same_seed_same_interval():
    tasks = {str(i): [float(i) ** 1.5] for i in range(40)}
    assert mean(tasks, 7) == mean(tasks, 7)
    assert mean(tasks, 7) != mean(tasks, 8)


def test_paired_difference_uses_the_shared_tasks_only():
    first = {"a": [1.0], "b": [1.0], "c": [0.0], "only": [1.0]}
    second = {"a": [0.0], "b": [1.0], "c": [0.0], "other": [1.0]}
    found = paired_difference(first, second, 0)
    assert found.value == pytest.approx(1 / 3)
    assert found.n == 3
    assert found.low == 0.0


def test_pairing_sees_a_steady_gain_that_unpaired_intervals_hide():
    first = {str(i): [float(i) + 1.0] for i in range(50)}
    second = {str(i): [float(i)] for i in range(50)}
    found = paired_difference(first, second, 0)
    assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)
