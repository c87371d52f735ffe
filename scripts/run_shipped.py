"""Measure the shipped model on the test tasks of a run at full scale, without making the rest of the run.

    python scripts/run_shipped.py OUT [--count 110] [--seed 0] [--workers 2]

Draws the tasks as ``lamwright demo --scale full`` does, lets the shipped LAM4 try the first ``count`` of them in
the real Writer, and judges. Goes on where it was stopped (a larger ``count`` too). Writes ``OUT/shipped.jsonl``
(a line a task: request, verdict, reasons, what is said of it) and prints as one JSON line the figure with its 95 %
interval and how many are said to be finished and are wrong.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from lamwright.applications import find_application
from lamwright.evaluate.intervals import wilson
from lamwright.executors import LocalExecutor
from lamwright.models.embedded import shipped_path
from lamwright.pipeline.actors import Actor, lam
from lamwright.pipeline.best import SHIPPED, SHIPPED_FOR
from lamwright.pipeline.config import Choice, StoryConfig, story_config
from lamwright.pipeline.data import make_tasks
from lamwright.pipeline.episodes import Episodes, application_specification
from lamwright.records.progress import Silent
from lamwright.records.task import Task
from lamwright.rollout.job import Job
from lamwright.rollout.rollout import roll_out
from lamwright.store.run import RunFolder
from lamwright.store.shelf import write_atomically
from lamwright.store.stage import hash_weights, versions

WRITER = find_application(SHIPPED_FOR)
NAME = f"{SHIPPED}-test"


def main() -> None:
    """Draw, roll out, judge, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=110)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    model, config = shipped_path(), story_config(Choice(scale="full", seed=given.seed)).config
    if model is None:
        parser.error("no model ships with this installation")
    run = RunFolder(given.out / "run")
    episodes = Episodes(run, NAME, draw(run, config, given.count))
    roll_out_on(run, episodes, lam(SHIPPED, model, WRITER), config, given.workers)
    lines = list(judged(episodes))
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    write_atomically(given.out / "shipped.jsonl", text.encode())
    n = sum(line["complete"] != "not judged" for line in lines)
    solved = sum(line["complete"] == "yes" for line in lines)
    figure = wilson(solved, n)
    wrong = sum(
        line["said"] == "finished" and line["complete"] in {"no", "unsure"} for line in lines
    )
    facts = {"solved": solved, "judged": n, "low": figure.low, "high": figure.high}
    facts |= {"finished_wrong": wrong}
    provenance = {"seed": given.seed, "model": hash_weights(model), "versions": versions()}
    print(json.dumps(facts | provenance))


def draw(run: RunFolder, config: StoryConfig, count: int) -> list[Task]:
    """The first test tasks of the run; documentation, which would only be linked to, is not read."""
    plans = run.plans / "plans.jsonl"
    if not plans.exists():
        write_atomically(plans, b"")
    return make_tasks(run, config, WRITER, Silent())["test"][:count]


def roll_out_on(
    run: RunFolder, episodes: Episodes, actor: Actor, config: StoryConfig, workers: int
) -> None:
    """One episode for each task that has none yet."""
    job = Job(
        folder=episodes.folder,
        templates=run.templates,
        policy=actor.name,
        actor=actor.specification,
        application=application_specification(WRITER),
        config=config.rollout(test=False).model_copy(update={"workers": workers}),
        versions=versions() | actor.inputs,
    )
    roll_out(job, list(episodes.tasks.values()), LocalExecutor(), Silent())


def judged(episodes: Episodes) -> Iterator[dict[str, object]]:
    """What came of each task."""
    judge = WRITER.judge()
    for task_id, trajectory in episodes.trajectories().items():
        task = episodes.tasks[task_id]
        verdict = judge.judge(task, trajectory, episodes.files(trajectory))
        yield {
            "request": task.request,
            "family": task.family,
            "ending": trajectory.ending,
            "said": trajectory.said,
            "steps": len(trajectory.steps),
            "complete": verdict.complete if verdict else "not judged",
            "reasons": list(verdict.reasons) if verdict else [],
        }


if __name__ == "__main__":
    main()
