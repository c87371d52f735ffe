"""How requests that cannot be done end: a false "finished" is what must not be.

    python scripts/impossible.py OUT [--requests FILE] [--most 40] [--result results/audit/impossible.json]

A line of FILE is ``kind | template | request`` or a request alone. The shipped model does each in the real Writer
on a template document; the ending is what ``act`` would say. Goes on where it was stopped. The order is drawn, so
that the first N (``--most``) are a sample; ``--count`` counts what is there, though not all is.
"""

import argparse
import json
import random
import subprocess
from collections import Counter
from pathlib import Path

from lamwright.applications import find_application
from lamwright.evaluate.intervals import wilson
from lamwright.executors import LocalExecutor, Specification
from lamwright.models.embedded import shipped_path
from lamwright.pipeline.actors import lam
from lamwright.records.progress import Silent
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job, RolloutConfig
from lamwright.rollout.rollout import roll_out
from lamwright.store.shelf import Shelf

SEED = 3107
"""Of the template documents."""


def tasks(requests: Path, templates: Path) -> list[Task]:
    """A task without checks for each request; ``family`` is the kind."""
    find_application("writer").write_templates(templates, seed=SEED)
    names = sorted(path.stem for path in templates.glob("*.odt"))
    found = []
    lines = [line for line in requests.read_text("utf-8").splitlines() if line[:1] not in {"", "#"}]
    for number, line in enumerate(lines):
        *reported, request = (part.strip() for part in line.split("|"))
        kind, name = reported or ("", names[number % len(names)])
        found.append(
            Task(
                task_id=f"{number:03}",
                request=request,
                application="writer",
                family=kind,
                template=f"{name}.odt",
                split="test",
            )
        )
    return found


def main() -> None:
    """Run what is left, then count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--requests", type=Path, default=Path(__file__).with_name("impossible.txt"))
    parser.add_argument("--most", type=int, default=10**6)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--model", type=Path, default=shipped_path())
    parser.add_argument("--result", type=Path)
    parser.add_argument("--count", action="store_true", help="count what is there")
    given = parser.parse_args()
    templates, folder = given.out / "documents", given.out / "episodes"
    templates.mkdir(parents=True, exist_ok=True)
    writer = find_application("writer")
    asked = tasks(given.requests, templates)
    random.Random(SEED).shuffle(asked)
    actor = lam("lam", given.model, writer)
    job = Job(
        folder=folder,
        templates=templates,
        policy=actor.name,
        actor=actor.specification,
        application=Specification(
            make="lamwright.applications:find_application", arguments={"name": "writer"}
        ),
        config=RolloutConfig(screenshots=False, workers=given.workers),
    )
    shelf = Shelf(folder / "trajectories", Trajectory)
    known = shelf.keys()
    left = [task for task in asked if task.task_id not in known][: given.most]
    roll_out(job, left, LocalExecutor(), Silent())
    episodes = shelf.by_key()
    print(f"{len(episodes)} of {len(asked)} episodes")
    if len(episodes) == len(asked) or given.count:
        there = [task for task in asked if task.task_id in episodes]
        reported = json.dumps(counted(there, episodes), indent=1, ensure_ascii=False)
        print(reported)
        if given.result:
            given.result.write_text(reported + "\n", encoding="utf-8")


def counted(asked: list[Task], episodes: dict[str, Trajectory]) -> dict[str, object]:
    """How they ended, and each that was said finished."""
    said = Counter(episode.said for episode in episodes.values())
    claimed = sum(episode.ending == "finished" for episode in episodes.values())
    kinds = Counter(task.family for task in asked if episodes[task.task_id].said == "finished")
    git = ["git", "rev-parse", "HEAD"]
    return {
        "model": "shipped embedded LAM4",
        "commit": subprocess.run(git, capture_output=True, check=False, text=True).stdout.strip(),
        "requests": len(asked),
        "claimed by the model": claimed,
        "said": said,
        "false finished": wilson(said["finished"], len(asked)).model_dump(),
        "false finished by kind": kinds,
        "requests said finished": [
            task.request for task in asked if episodes[task.task_id].said == "finished"
        ],
    }


if __name__ == "__main__":
    main()
