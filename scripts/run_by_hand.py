"""Do every request written by hand in the real Writer, and judge what comes of it.

    python scripts/run_by_hand.py OUT [--split train] [--set SET] [--workers 2] [--model FOLDER]
        [--made FOLDER] [--tries 4] [--first 0] [--count 200] [--drawn 100 --screenshots]

Without ``--model`` the references are performed: it shows that each task can be done. ``--set`` takes those of one
folder of the split, ``--made`` the tasks that ``make_natural.py`` wrote into a folder instead. ``--tries`` is that of
``act``. ``--first`` and ``--count`` take a slice, so that a long run can be done in pieces; each goes on where it was
stopped. ``--drawn`` takes so many at random (the same each time); ``--screenshots`` keeps a picture of each step, to
be read by eye. Writes ``OUT/<split>[-set][-first][-tries].jsonl`` (a line a request: done, failed and why, or not a
task yet and why; of a model also how ``act`` would say it ended) and prints the counts as one JSON line.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import cast

from lamwright.agent.agent import Episode
from lamwright.agent.examining import Examiner
from lamwright.applications import Application, find_application
from lamwright.applications.writer.handwritten.library import (
    Handwritten,
    hand_tasks,
    write_documents,
)
from lamwright.executors import LocalExecutor, Specification
from lamwright.judge.judge import EpisodeFiles
from lamwright.pipeline.actors import demonstration, lam
from lamwright.records.base import Record
from lamwright.records.progress import Silent
from lamwright.records.task import Split, Task
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job, RolloutConfig
from lamwright.rollout.rollout import roll_out
from lamwright.store.shelf import Shelf, read_records, write_records


class Line(Record):
    """What came of a request."""

    request: str
    document: str
    result: str
    why: str = ""
    ending: str = ""
    doubt: str = ""
    belief: float | None = None
    difference: tuple[str, ...] = ()


def main() -> None:
    """Read the arguments, roll out, judge, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="train", choices=("train", "validation", "test"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--set", default="")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--tries", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int)
    parser.add_argument("--drawn", type=int)
    parser.add_argument("--screenshots", action="store_true")
    given = parser.parse_args()
    writer = find_application("writer")
    templates, found = _found(given)
    last = None if given.count is None else given.first + given.count
    tasks = found.tasks[given.first : last]
    if given.drawn is not None:
        tasks = tuple(random.Random(0).sample(tasks, min(given.drawn, len(tasks))))
    found = found.model_copy(update={"tasks": tasks})
    name = _name(given)
    folder = given.out / f"episodes-{name}"
    actor = lam("lam", given.model, writer) if given.model else demonstration()
    job = Job(
        folder=folder,
        templates=templates,
        policy=actor.name,
        actor=actor.specification,
        application=Specification(
            make="lamwright.applications:find_application", arguments={"name": "writer"}
        ),
        config=RolloutConfig(
            screenshots=given.screenshots, workers=given.workers, tries=given.tries
        ),
    )
    roll_out(job, found.tasks, LocalExecutor(), Silent())
    lines = [
        Line(request=left.request, document=left.document, result="no task yet", why=left.reason)
        for left in found.left
    ]
    by_id = {task.task_id: task for task in found.tasks}
    episodes = Shelf(folder / "trajectories", Trajectory).items()
    lines += [_line(writer, by_id[key], episode, templates, folder) for key, episode in episodes]
    write_records(given.out / f"{name}.jsonl", lines)
    counts: Counter[str] = Counter(line.result for line in lines)
    counts.update(f"{line.result}, said {line.ending}" for line in lines if line.ending)
    print(json.dumps(counts))


def _name(given: argparse.Namespace) -> str:
    """What the files of this selection are called."""
    first = "" if given.count is None else str(given.first)
    tries = "" if given.tries == 1 else f"tries{given.tries}"
    return "-".join(filter(None, (given.split, given.set, first, tries)))


def _found(given: argparse.Namespace) -> tuple[Path, Handwritten]:
    """The folder of the documents, and the tasks on them."""
    if given.made:
        made = read_records(given.made / "tasks.jsonl", Task)
        tasks = tuple(task for task in made if task.reference)
        return given.made / "documents", Handwritten(tasks=tasks, left=())
    split = cast(Split, given.split)
    templates: Path = given.out / "-".join(filter(None, ("documents", split, given.set)))
    sets = (given.set,) if given.set else ()
    write_documents(templates, split, sets)
    return templates, hand_tasks(templates, split, sets)


def _line(
    application: Application, task: Task, episode: Trajectory, templates: Path, folder: Path
) -> Line:
    files = EpisodeFiles.of(episode, templates, folder)
    verdict = application.judge().judge(task, episode, files)
    is_done = verdict is not None and verdict.complete == "yes"
    line = Line(
        request=task.request,
        document=task.template,
        result="done" if is_done else "failed",
        why="" if is_done or verdict is None else "; ".join(verdict.reasons),
    )
    if episode.policy == demonstration().name:
        return line
    return _told(application, line, episode, files)


def _told(application: Application, line: Line, episode: Trajectory, files: EpisodeFiles) -> Line:
    """``line`` with how ``act`` would say that the model's episode ended."""
    reported = Episode(
        steps=episode.steps, ending=episode.ending, why=episode.why, menu=episode.menu,
        final_observation=episode.final_observation, seconds=episode.seconds,
    )  # fmt: skip
    examined = Examiner(application.difference, application.retriever).examine(
        line.request, reported, files.initial, files.final
    )
    end = examined.conclusion
    if episode.tries > 1:  # the others, which are gone, spoke for it or not
        end = end.model_copy(update={"said": episode.said, "why": episode.doubt})
    return line.model_copy(
        update={
            "ending": end.said,
            "doubt": "" if end.said == "finished" else end.why,
            "belief": examined.belief,
            "difference": examined.differences,
        }
    )


if __name__ == "__main__":
    main()
