"""Requests and the ways they ask for: written by hand, composed, of the task families, or generated."""

import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.handwritten.library import hand_tasks, write_documents
from lamwright.applications.writer.parts.request import Part
from lamwright.applications.writer.templates import write_templates
from lamwright.instantiate.instantiate import instantiate
from lamwright.records.base import Record
from lamwright.records.task import Split, Task
from lamwright.retrieve.ways.ways import ways_of
from lamwright.store.shelf import read_records
from retriever.composing import asks, mixed
from retriever.operations import controls_for

_ARGUMENT = {
    "align": "to",
    "line-spacing": "times",
    "style": "name",
    "char-style": "name",
}


class Asked(Record):
    """A request and the ways it asks for."""

    request: str
    ways: tuple[tuple[str, ...], ...]
    weight: float = 1.0


def of_tasks(tasks: Iterable[Task], weight: float) -> Iterator[Asked]:
    """The ways in reference solutions."""
    for task in tasks:
        ways = ways_of([step.thought for step in task.reference])
        if ways:
            yield Asked(request=task.request, ways=ways, weight=weight)


def by_hand(split: Split, without: Sequence[str] = ()) -> list[Task]:
    """The tasks written by hand, those of the sets ``without`` left out."""
    with tempfile.TemporaryDirectory() as folder:
        write_documents(Path(folder), split)
        tasks = hand_tasks(Path(folder), split).tasks
    return [task for task in tasks if task.template.split("-")[0] not in without]


def of_families(count: int, seed: int) -> list[Task]:
    """Training tasks of the families."""
    with tempfile.TemporaryDirectory() as folder:
        write_templates(Path(folder), seed=seed)
        made = instantiate(catalogue(), Path(folder), count=count, split="train", seed=seed)
    return list(made.tasks)


def of_file(file: Path) -> list[Task]:
    """Tasks in a JSONL file."""
    return read_records(file, Task)


def composed(tasks: Iterable[Task], count: int, seed: int) -> Iterator[Asked]:
    """Requests composed of asks, with the way that ``tasks`` most often take for the same operation."""
    known = _way_of_operation(tasks)
    every = []
    for name, said in asks():
        way = known.get(name) or known.get(name.split()[0]) or _by_table(name)
        if way:
            known[name] = way
            every.append((name, said))
    for words, names in mixed(random.Random(seed), every, count):
        ways = dict.fromkeys(known[name] for name in names)
        yield Asked(request=words, ways=tuple(ways), weight=0.5)


def _way_of_operation(tasks: Iterable[Task]) -> dict[str, tuple[str, ...]]:
    seen: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for task in tasks:
        parts: Sequence[Part] = getattr(task.checks[-1], "parts", ())
        ways = ways_of([step.thought for step in task.reference])
        if len(parts) != 1 or not ways:
            continue
        operation = parts[0].op
        argument = parts[0].text(_ARGUMENT[operation]) if operation in _ARGUMENT else ""
        if operation == "line-spacing":
            argument = f"{float(argument):g}"
        seen[f"{operation} {argument}".strip()][ways[0]] += 1
        if operation not in _ARGUMENT:
            seen[operation][ways[0]] += 1
    return {name: ways.most_common(1)[0][0] for name, ways in seen.items()}


def _by_table(name: str) -> tuple[str, ...] | None:
    operation, _, argument = name.partition(" ")
    given: dict[str, object] = {"op": operation, _ARGUMENT.get(operation, "file"): argument or "1"}
    ways = [way for way in controls_for(given) if " > " in way]
    entries = [way for way in ways if not way.endswith("...")]  # a dialog that only opens is no way
    return (f"Choose {entries[0]}",) if entries else None
