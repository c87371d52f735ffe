"""Make requests as people type them, each with its reference solution and its checks.

    python scripts/make_natural.py OUT [--tasks 4000] [--seed 0] [--split train] [--documents FOLDER]

Writes ``OUT/documents`` and ``OUT/tasks.jsonl`` (a ``Task`` a line) and prints the counts as one JSON line. The same
arguments give the same bytes. ``--documents`` takes the .odt and .docx files of a folder instead of our own.
Requests that cannot be done or are not clear have no reference and a check that nothing changes.
``run_by_hand.py OUT2 --made OUT`` performs the references in the real Writer.
"""

import argparse
import json
import shutil
from collections import Counter
from pathlib import Path
from typing import cast

from lamwright.applications.writer.natural.library import sources, write_sources
from lamwright.applications.writer.natural.making import make_tasks
from lamwright.records.task import Split
from lamwright.store.shelf import write_records


def main() -> None:
    """Read the arguments, write documents and tasks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--tasks", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--split", default="train", choices=("train", "validation", "test"))
    parser.add_argument("--documents", type=Path)
    given = parser.parse_args()
    split = cast(Split, given.split)
    folder = given.out / "documents"
    if given.documents:
        folder.mkdir(parents=True, exist_ok=True)
        own = sorted(p for p in given.documents.iterdir() if p.suffix in {".odt", ".docx"})
        paths = [Path(shutil.copy(path, folder / path.name)) for path in own]
    else:
        paths = list(write_sources(folder, split, seed=given.seed))
    held = list(sources(paths))
    tasks = list(make_tasks(held, given.tasks, seed=given.seed, split=split))
    write_records(given.out / "tasks.jsonl", tasks)
    parts = Counter(part for task in tasks for part in task.family.split("+"))
    print(
        json.dumps({
            "tasks": len(tasks),
            "documents": len({task.template for task in tasks}),
            "families": len(parts),
            "without a reference": sum(not task.reference for task in tasks),
            "several parts": sum("+" in task.family for task in tasks),
        })
    )


if __name__ == "__main__":
    main()
