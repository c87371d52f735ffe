"""Online evaluation (paper, section 6.3): episodes in the real application, and a judge's verdicts.

Broken episodes (the application died) are left out and counted. A finished episode without a verdict
is not judged, which is not 'no': it is left out of TSR and counted. Only 'yes' is a success, as in the
paper; 'unsure' is judged and no success. Step latency is all seconds over all steps, which is how the
paper's figures fit together (30.42 s / 5.62 steps = 5.41 s). ``finished_wrong`` is the share of judged episodes that
are said "finished" and are not done; ``false_finished`` is the same of failed ones alone, ``doubted_right`` the share
of right ones that are said "unverified". Where several tries were made, the best is what is judged: an episode's
seconds are then those of all tries, a step's those of the best.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from lamwright.evaluate.grouping import as_score, blank_score, by_group, clusters
from lamwright.evaluate.intervals import Estimate, mean, paired_difference, quantile, ratio, share
from lamwright.records.base import Record
from lamwright.records.canvas import TextCanvas
from lamwright.records.score import Score
from lamwright.records.task import Task
from lamwright.records.trajectory import Ending, Trajectory
from lamwright.records.verdict import Verdict

_LONG = (20, 40)
"""Paragraphs, where documents are grouped by length."""


class Episode(Record):
    """What counts of one trajectory and its verdict; small, so that thousands can be held."""

    task_id: str
    policy: str
    family: str = ""
    axes: tuple[str, ...] = ()
    ending: Ending
    said: str = ""
    """The honest ending; '': not looked at."""
    complete: bool | None = None
    """None: not judged."""
    unsure: bool = False
    seconds: float
    tries: int = 1
    undone_seconds: float = 0.0
    """Of the tries that were not kept."""
    steps: int
    model_seconds: float
    environment_seconds: float
    decision_seconds: tuple[float, ...]
    valid: tuple[bool, ...]


def episode(trajectory: Trajectory, verdict: Verdict | None, task: Task | None) -> Episode:
    """Condense a trajectory. ``task`` gives what is asked for and how, for the breakdowns.

    Raises:
        ValueError: the verdict or the task belongs to another trajectory.
    """
    if verdict is not None and verdict.trajectory_id != trajectory.trajectory_id:
        raise ValueError(f"verdict of {verdict.trajectory_id} given for {trajectory.trajectory_id}")
    if task is not None and task.task_id != trajectory.task_id:
        raise ValueError(f"task {task.task_id} given for a trajectory of {trajectory.task_id}")
    return Episode(
        task_id=trajectory.task_id,
        policy=trajectory.policy,
        family=task.family if task else "",
        axes=_axes(trajectory, task) if task else (),
        ending=trajectory.ending,
        said=trajectory.said,
        complete=None if verdict is None else verdict.complete == "yes",
        unsure=verdict is not None and verdict.complete == "unsure",
        seconds=trajectory.seconds,
        tries=trajectory.tries,
        undone_seconds=trajectory.undone_seconds,
        steps=len(trajectory.steps),
        model_seconds=sum(step.model_seconds for step in trajectory.steps),
        environment_seconds=sum(step.environment_seconds for step in trajectory.steps),
        decision_seconds=tuple(step.decision.seconds for step in trajectory.steps),
        valid=tuple(step.decision.valid for step in trajectory.steps),
    )


def _axes(trajectory: Trajectory, task: Task) -> tuple[str, ...]:
    """What is new in the task or how its place is said; how much is asked for; how long the text is."""
    parts = task.family.count("+") + 1
    asked = (f"{parts} part{'s' if parts > 1 else ''}",) if task.family else ()
    seen = trajectory.steps[0].observation if trajectory.steps else trajectory.final_observation
    canvas = seen.canvas if seen else None
    length = len(canvas.paragraphs) + canvas.truncated if isinstance(canvas, TextCanvas) else 0
    if not length:
        return (*task.axes, *asked)
    long = next((f"under {most} paragraphs" for most in _LONG if length < most), "longer")
    return (*task.axes, *asked, long)


def episodes(
    trajectories: Iterable[Trajectory],
    verdicts: Mapping[str, Verdict],
    tasks: Mapping[str, Task],
) -> tuple[Episode, ...]:
    """Condense many; ``verdicts`` by trajectory_id, ``tasks`` by task_id."""
    return tuple(
        episode(found, verdicts.get(found.trajectory_id), tasks.get(found.task_id))
        for found in trajectories
    )


def score_online(rows: Iterable[Episode], seed: int = 0) -> tuple[Score, ...]:
    """All online metrics of every policy in ``rows``, overall; success, false success and steps per group."""
    policies: dict[str, list[Episode]] = {}
    for row in rows:
        policies.setdefault(row.policy, []).append(row)
    return tuple(
        score for policy, found in policies.items() for score in _policy_scores(policy, found, seed)
    )


def compare_online(
    rows: Iterable[Episode], policy: str, against: str, seed: int = 0
) -> tuple[Score, ...]:
    """Paired difference in success of two policies on the tasks both were judged on."""
    judged = _judged([row for row in rows if row.ending != "broken"])
    groups = by_group([row for row in judged if row.policy in {policy, against}])
    return tuple(
        as_score(
            blank_score(policy, "online", name).model_copy(update={"against": against}),
            "tsr_difference",
            paired_difference(_successes(found, policy), _successes(found, against), seed),
            "share difference",
        )
        for name, found in groups.items()
    )


def _policy_scores(policy: str, rows: Sequence[Episode], seed: int) -> tuple[Score, ...]:
    whole = [row for row in rows if row.ending != "broken"]
    groups = tuple(
        score
        for name, found in by_group(whole).items()
        if name
        for score in _success_scores(policy, name, found, seed)
    )
    return (
        *_success_scores(policy, "", whole, seed),
        *_time_scores(policy, whole, seed),
        *_reply_scores(policy, whole, seed),
        *_ending_scores(policy, rows, seed),
        *groups,
    )


def _success_scores(
    policy: str, group: str, rows: Sequence[Episode], seed: int
) -> tuple[Score, ...]:
    blank = blank_score(policy, "online", group)
    judged = _judged(rows)
    success = share(clusters(judged, lambda row: bool(row.complete)), seed)
    unsure = share(clusters(judged, lambda row: row.unsure), seed)
    wrong = clusters(
        [r for r in judged if r.said], lambda r: r.said == "finished" and not r.complete
    )
    return (
        as_score(blank, "tsr", success),
        as_score(blank, "finished_wrong", share(wrong, seed)),
        as_score(blank, "unsure", unsure),
        as_score(blank, "steps", mean(clusters(rows, lambda row: row.steps), seed), "steps"),
    )


def _time_scores(policy: str, rows: Sequence[Episode], seed: int) -> tuple[Score, ...]:
    blank = blank_score(policy, "online")
    solved = [row for row in rows if row.complete]
    tries = mean(clusters(rows, lambda row: row.tries), seed)
    whole, of_solved = (mean(clusters(found, _all_seconds), seed) for found in (rows, solved))
    return (
        *([as_score(blank, "tries", tries, "tries")] if any(row.tries > 1 for row in rows) else []),
        as_score(blank, "completion_seconds", whole, "s"),
        as_score(blank, "completion_seconds_solved", of_solved, "s"),
        as_score(blank, "step_seconds", _per_step(rows, lambda row: row.seconds, seed), "s"),
        as_score(blank, "model_seconds", _per_step(rows, lambda row: row.model_seconds, seed), "s"),
        as_score(
            blank,
            "environment_seconds",
            _per_step(rows, lambda row: row.environment_seconds, seed),
            "s",
        ),
    )


def _reply_scores(policy: str, rows: Sequence[Episode], seed: int) -> tuple[Score, ...]:
    blank = blank_score(policy, "online")
    seconds: dict[str, list[float]] = {}
    valid: dict[str, list[float]] = {}
    for row in rows:
        seconds.setdefault(row.task_id, []).extend(row.decision_seconds)
        valid.setdefault(row.task_id, []).extend(row.valid)
    return (
        as_score(blank, "validity", share(valid, seed)),
        as_score(blank, "decision_seconds_p50", quantile(seconds, 0.5, seed), "s"),
        as_score(blank, "decision_seconds_p95", quantile(seconds, 0.95, seed), "s"),
    )


def _ending_scores(policy: str, rows: Sequence[Episode], seed: int) -> tuple[Score, ...]:
    blank = blank_score(policy, "online")
    whole = [row for row in rows if row.ending != "broken"]
    endings = tuple(
        as_score(blank, f"ending_{name}", share(_is_ending(whole, name), seed))
        for name in get_args(Ending)
        if name != "broken"
    )
    claimed = [row for row in _judged(whole) if row.said]
    done = [row for row in claimed if row.complete]
    failed = [row for row in claimed if not row.complete]
    broken, unjudged = len(rows) - len(whole), len(whole) - len(_judged(whole))
    return (
        *endings,
        as_score(blank, "false_finished", share(_is_said(failed, "finished"), seed)),
        as_score(blank, "doubted_right", share(_is_said(done, "unverified"), seed)),
        as_score(blank, "broken", Estimate(value=broken, n=len(rows)), "episodes"),
        as_score(blank, "unjudged", Estimate(value=unjudged, n=len(whole)), "episodes"),
    )


def _is_ending(rows: Sequence[Episode], name: str) -> dict[str, list[float]]:
    return clusters(rows, lambda row: row.ending == name)


def _is_said(rows: Sequence[Episode], said: str) -> dict[str, list[float]]:
    return clusters(rows, lambda row: row.said == said)


def _per_step(rows: Sequence[Episode], seconds: Callable[[Episode], float], seed: int) -> Estimate:
    parts: dict[str, tuple[float, float]] = {}
    for row in rows:
        total, steps = parts.get(row.task_id, (0.0, 0.0))
        parts[row.task_id] = (total + seconds(row), steps + row.steps)
    return ratio(parts, seed)


def _all_seconds(row: Episode) -> float:
    return row.seconds + row.undone_seconds


def _judged(rows: Sequence[Episode]) -> list[Episode]:
    return [row for row in rows if row.complete is not None]


def _successes(rows: Sequence[Episode], policy: str) -> dict[str, list[float]]:
    return clusters([row for row in rows if row.policy == policy], lambda row: bool(row.complete))
