"""Write the samples on which the shipped LAM is trained: recipes/people_samples.py OUT.jsonl OPTIONS.

First decisions of the tasks written by hand and of generated ones, refusals, and later steps of
episodes in the real Writer whose check passed.
"""

import argparse
import tempfile
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import cast

from lamwright.applications import find_application
from lamwright.applications.writer.handwritten.library import (
    hand_tasks,
    requests,
    write_documents,
)
from lamwright.codec import CompactCodec
from lamwright.environments.libreoffice.descriptions import installed_descriptions
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.task import Split, Task
from lamwright.records.trajectory import Trajectory
from lamwright.retrieve.installed import installed_retriever
from lamwright.store.shelf import Shelf, read_records, write_records
from people.samples import Openings, first_decisions, later_steps, refusals


def main() -> None:
    """Gather and write."""
    options = _options()
    split = cast(Split, options.split)
    writer = find_application("writer")
    finder = installed_retriever(descriptions=installed_descriptions(), cache=options.vectors)
    codec = CompactCodec(writer.dialect(), finder=finder)
    openings = Openings(options.openings)
    with tempfile.TemporaryDirectory() as folder:
        write_documents(Path(folder), split)
        by_hand = list(hand_tasks(Path(folder), split).tasks)
        by_hand = [task for task in by_hand if _is_in(options.sets, task.template)]
    undone = [(r.request, f"{r.document}.odt") for r in requests(split) if not r.parts]
    undone = [asked for asked in undone if _is_in(options.sets, asked[1])]
    generated = [task for file in options.tasks for task in read_records(file, Task)]
    asked = {task.task_id: task for task in (*by_hand, *generated)}
    samples = list(
        chain(
            first_decisions(
                by_hand, openings, codec, options.hand_weight, is_rehearsed=not options.as_read
            ),
            refusals(undone, openings, codec, options.hand_weight),
            first_decisions([t for t in generated if t.reference], openings, codec),
            refusals(
                [(t.request, t.template) for t in generated if not t.reference], openings, codec
            ),
            *(later_steps(f, _done(f, asked, options), codec) for f in options.episodes),
        )
    )
    write_records(options.out, samples)
    print(Counter((sample.step > 1, sample.weight) for sample in samples))


def _is_in(sets: list[str], document: str) -> bool:
    return not sets or document.split("-")[0] in sets


def _done(episodes: Path, asked: dict[str, Task], options: argparse.Namespace) -> set[str]:
    """Tasks whose episode passed its check."""
    judge = find_application("writer").judge()
    done = set()
    for key, episode in Shelf(episodes / "trajectories", Trajectory).items():
        files = EpisodeFiles.of(episode, episodes.parent / f"documents-{options.split}", episodes)
        if (
            key not in asked
            or files.final is None
            or not (files.initial and files.initial.is_file())
        ):
            continue
        verdict = judge.judge(asked[key], episode, files)
        if verdict is not None and verdict.complete == "yes":
            done.add(key)
    return done


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--openings", type=Path, required=True)
    parser.add_argument("--split", default="train")
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--episodes", type=Path, nargs="*", default=[])
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--hand-weight", type=float, default=1.0)
    parser.add_argument("--sets", nargs="*", default=[], help="of those by hand; default: all")
    parser.add_argument(
        "--as-read", action="store_true", help="the readers were not trained on those by hand"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
