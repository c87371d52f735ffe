import pytest
from scenes import CANVAS, task

from lamwright.evaluate.intervals import wilson
from lamwright.evaluate.online import compare_online, episode, episodes, score_online
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Decision, Step, Trajectory
from lamwright.records.verdict import Verdict


def steps(count, valid=True):
    return tuple(
        Step(
            index=i + 1,
            observation=Observation(controls=()),
            decision=Decision(seconds=float(i + 1), valid=valid),
            model_seconds=float(i + 1),
            environment_seconds=0.5,
        )
        for i in range(count)
    )


def trajectory(  # noqa: PLR0913
    task_id, *, policy="LAM4", ending="finished", seconds=10.0, count=2, valid=True, **more
):
    return Trajectory(
        trajectory_id=f"{policy}-{task_id}",
        task_id=task_id,
        request="Do it",
        application="writer",
        policy=policy,
        seed=0,
        steps=steps(count, valid),
        ending=ending,
        seconds=seconds,
        **more,
    )


def verdict(found, complete):
    return Verdict(
        trajectory_id=found.trajectory_id, task_id=found.task_id, complete=complete, judge="checks"
    )


def scored(rows):
    return {(score.metric, score.group): score for score in score_online(rows)}


def test_metrics_by_hand():
    first, second = trajectory("a"), trajectory("b", seconds=20.0, count=3, valid=False)
    rows = episodes(
        (first, second),
        {first.trajectory_id: verdict(first, "yes"), second.trajectory_id: verdict(second, "no")},
        {"a": task("a", axes=("template",)), "b": task("b", family="bold-text+table")},
    )
    scores = scored(rows)
    value = {metric: score.value for (metric, group), score in scores.items() if not group}
    assert value["tsr"] == 0.5
    assert scores["tsr", ""].low == wilson(1, 2).low
    assert value["completion_seconds"] == 15.0
    assert value["completion_seconds_solved"] == 10.0
    assert value["steps"] == 2.5
    assert value["step_seconds"] == pytest.approx(30 / 5)
    assert value["model_seconds"] == pytest.approx((1 + 2 + 1 + 2 + 3) / 5)
    assert value["environment_seconds"] == pytest.approx(0.5)
    assert value["validity"] == pytest.approx(2 / 5)
    assert value["decision_seconds_p50"] == 2.0
    assert value["decision_seconds_p95"] == pytest.approx(2.8)
    assert value["ending_finished"] == 1.0
    assert value["broken"] == 0
    assert scores["tsr", "family:bold-text"].value == 1.0
    assert scores["tsr", "family:composed"].value == 0.0
    assert scores["tsr", "axis:template"].n == 1


def test_broken_is_left_out_and_counted():
    good, dead = trajectory("a"), trajectory("b", ending="broken", seconds=999.0)
    scores = scored([episode(good, verdict(good, "yes"), None), episode(dead, None, None)])
    assert scores["tsr", ""].value == 1.0
    assert scores["completion_seconds", ""].value == 10.0
    assert (scores["broken", ""].value, scores["broken", ""].n) == (1, 2)
    assert scores["unjudged", ""].value == 0


def test_not_judged_is_not_no_and_unsure_is_no_success():
    rows = [trajectory(name) for name in "abc"]
    scores = scored([
        episode(rows[0], verdict(rows[0], "yes"), None),
        episode(rows[1], verdict(rows[1], "unsure"), None),
        episode(rows[2], None, None),
    ])
    assert (scores["tsr", ""].value, scores["tsr", ""].n) == (0.5, 2)
    assert scores["unsure", ""].value == 0.5
    assert (scores["unjudged", ""].value, scores["unjudged", ""].n) == (1, 3)


def test_finished_and_wrong_is_a_share_of_all_that_was_judged_also_in_groups():
    said = {"a": ("finished", "yes"), "b": ("finished", "no"), "c": ("unverified", "no")}
    rows = [trajectory(name, said=said[name][0]) for name in said]
    rows.append(trajectory("d"))  # of before it was said
    judged = {row.trajectory_id: verdict(row, said.get(row.task_id, ("", "no"))[1]) for row in rows}
    tasks = {name: task(name, family="size" if name < "c" else "size+bold") for name in "abcd"}
    scores = scored(episodes(rows, judged, tasks))
    wrong = {group: s.value for (metric, group), s in scores.items() if metric == "finished_wrong"}
    assert wrong.pop("") == pytest.approx(1 / 3)
    assert wrong == {
        "axis:1 part": 0.5, "axis:2 parts": 0, "family:size": 0.5, "family:composed": 0
    }  # fmt: skip
    assert scores["finished_wrong", ""].n == 3
    assert scores["false_finished", ""].value == 0.5


def test_an_episode_takes_the_time_of_all_its_tries():
    one, two = trajectory("a"), trajectory("b", tries=3, undone_seconds=20.0)
    scores = scored([episode(row, None, None) for row in (one, two)])
    assert scores["tries", ""].value == 2.0
    assert scores["completion_seconds", ""].value == 20.0
    assert scores["step_seconds", ""].value == 5.0
    assert ("tries", "") not in scored([episode(one, None, None)])


@pytest.mark.parametrize(
    ("count", "group"), [(19, "under 20 paragraphs"), (39, "under 40 paragraphs"), (40, "longer")]
)
def test_long_texts_are_a_group(count, group):
    held = CANVAS.model_copy(update={"truncated": count - len(CANVAS.paragraphs)})
    found = trajectory("a", count=0, final_observation=Observation(controls=(), canvas=held))
    assert episode(found, None, task("a", axes=("by role",))).axes == ("by role", "1 part", group)


def test_nothing_judged_is_none_not_zero():
    assert scored([episode(trajectory("a"), None, None)])["tsr", ""].value is None


def test_endings_are_shares():
    rows = [
        trajectory(str(i), ending=e) for i, e in enumerate(("finished", "truncated", "refused"))
    ]
    scores = scored([episode(row, None, None) for row in rows])
    assert scores["ending_truncated", ""].value == pytest.approx(1 / 3)
    assert scores["ending_gave_up", ""].value == 0.0


def test_an_episode_without_steps_has_no_latency():
    scores = scored([episode(trajectory("a", count=0), None, None)])
    assert scores["step_seconds", ""].value is None
    assert scores["validity", ""].value is None
    assert scores["decision_seconds_p50", ""].value is None


def test_paired_gain_of_one_policy_over_another():
    found = []
    for name, (old, new) in {"a": ("no", "yes"), "b": ("yes", "yes"), "c": ("no", "no")}.items():
        for policy, complete in (("LAM2", old), ("LAM3", new)):
            row = trajectory(name, policy=policy)
            found.append(episode(row, verdict(row, complete), None))
    found.append(episode(trajectory("d", policy="LAM3"), None, None))
    (score,) = compare_online(found, "LAM3", "LAM2")
    assert (score.policy, score.against, score.metric) == ("LAM3", "LAM2", "tsr_difference")
    assert score.value == pytest.approx(1 / 3)
    assert score.n == 3


def test_a_foreign_verdict_is_refused():
    with pytest.raises(ValueError, match="verdict"):
        episode(trajectory("a"), verdict(trajectory("b"), "yes"), None)
    with pytest.raises(ValueError, match="task"):
        episode(trajectory("a"), None, task("b"))
