"""Perform the reference of every request by hand in the real Writer, and judge what it leaves.

    python scripts/verify_by_hand.py OUT [--split train] [--workers 2]

Goes on where it was stopped. Writes ``OUT/<split>.jsonl`` (a line a request: done, failed and why, or
not a task yet and why) and prints the counts as one JSON line.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import cast

from lamwright.applications import find_application
from lamwright.applications.writer.handwritten.library import hand_tasks, write_documents
from lamwright.executors import LocalExecutor, Specification
from lamwright.judge.judge import Left
from lamwright.pipeline.actors import demonstration
from lamwright.records.progress import Silent
from lamwright.records.task import Split
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job, RolloutConfig
from lamwright.rollout.rollout import roll_out
from lamwright.store.shelf import Shelf


def main() -> None:
    """Read the arguments, roll out, judge, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="train", choices=("train", "validation"))
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    split = cast(Split, given.split)
    templates = given.out / f"documents-{split}"
    write_documents(templates, split)
    found = hand_tasks(templates, split)
    folder = given.out / f"episodes-{split}"
    job = Job(
        folder=folder,
        templates=templates,
        policy="demonstration",
        actor=demonstration().specification,
        application=Specification(
            make="lamwright.applications:find_application", arguments={"name": "writer"}
        ),
        config=RolloutConfig(screenshots=False, workers=given.workers),
    )
    roll_out(job, found.tasks, LocalExecutor(), Silent())
    judge = find_application("writer").judge()
    tasks = {task.task_id: task for task in found.tasks}
    lines = [
        {
            "request": left.request,
            "document": left.document,
            "result": "no task yet",
            "why": left.reason,
        }
        for left in found.left
    ]
    for task_id, trajectory in Shelf(folder / "trajectories", Trajectory).items():
        final = folder / trajectory.final_document if trajectory.final_document else None
        exports = folder / trajectory.exports if trajectory.exports else None
        task = tasks[task_id]
        verdict = judge.judge(task, trajectory, Left(templates / task.template, final, exports))
        done = verdict is not None and verdict.complete == "yes"
        why = "" if done or verdict is None else "; ".join(verdict.reasons)
        result = "done" if done else "failed"
        lines.append({
            "request": task.request,
            "document": task.template,
            "result": result,
            "why": why,
        })
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (given.out / f"{split}.jsonl").write_text(text, encoding="utf-8")
    print(json.dumps(Counter(line["result"] for line in lines)))


if __name__ == "__main__":
    main()
