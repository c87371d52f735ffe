"""Questions of what to select: a request, candidates, what speaks for each, and which are right."""

import json
import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lamwright.codec.found import each, parts_of
from lamwright.models.embedded import heads_path, lines_paths, pointer_paths, ways_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.base import derive_seed
from lamwright.records.retrieved import RankedWay
from lamwright.records.task import Task
from lamwright.retrieve.heads import read_heads
from lamwright.retrieve.lines import read_lines
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.selections.agreeing import Understood, agreement, understood
from lamwright.retrieve.selections.choosing import asked_of
from lamwright.retrieve.selections.evidence import KINDS, Known, evidence, kind_of
from lamwright.retrieve.selections.placing import CERTAIN
from lamwright.retrieve.selections.selections import NOTHING, Candidate, candidate_of, candidates
from lamwright.retrieve.values.pointing import read_pointer
from lamwright.retrieve.values.taking_out import without_blank
from lamwright.retrieve.ways.ways import open_step, read_ways
from people.samples import Openings
from reading.easier import easier, right_ones

_MAKES = ("Choose Table > Insert > Rows", "Choose Table > Insert Table")


class Question(NamedTuple):
    """A request, what could be selected for it in words, what speaks for each, and which of them are right."""

    request: str
    described: tuple[str, ...]
    said: Vectors
    """candidates x ``evidence.COUNT``."""
    right: tuple[int, ...]
    alike: tuple[int, ...]
    """Others that would do as well; neither right nor wrong."""
    weight: float
    covered: bool
    agrees: Vectors
    """candidates x ``agreeing.COUNT``."""


def write_questions(file: Path, asked: Sequence[Question]) -> None:
    """Store them, one behind the other."""
    rest = [
        [one.request, one.described, one.right, one.alike, one.weight, one.covered] for one in asked
    ]
    np.savez_compressed(
        file,
        said=np.concatenate([one.said for one in asked]),
        agrees=np.concatenate([one.agrees for one in asked]),
        rest=np.array(json.dumps(rest, ensure_ascii=False)),
    )


def read_questions(file: Path) -> list[Question]:
    """What ``write_questions`` stored."""
    with np.load(file, allow_pickle=False) as held:
        rest = json.loads(str(held["rest"]))
        ends = np.cumsum([len(described) for _, described, *_ in rest])[:-1]
        return [
            Question(
                request, tuple(described), rows, tuple(right), tuple(alike), weight, covered, agree
            )
            for rows, agree, (request, described, right, alike, weight, covered) in zip(
                np.split(held["said"], ends), np.split(held["agrees"], ends), rest, strict=True
            )
        ]


class Gatherer:
    """Makes questions of tasks, with the readers of lines that the package ships."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        (lines, changes), (parts, own) = lines_paths("writer"), pointer_paths("writer")
        self._lines = read_lines(lines, installed_encoder(changes))
        self._pointer = read_pointer(parts, installed_encoder(own))
        self._encoder = CachedEncoder(installed_encoder())
        self._heads = read_heads(heads_path())
        self._finder = Retriever(self._encoder, heads=self._heads)
        file, changes = ways_paths("writer")
        self._ways = read_ways(file, installed_encoder(changes))

    def kinds_of(self, tasks: Iterable[Task]) -> dict[tuple[str, ...], Vectors]:
        """Shares of the kinds that each way was used on."""
        counts: dict[tuple[str, ...], Vectors] = {}
        for task in tasks:
            for way, parts in places_of([step.thought for step in task.reference]).items():
                held = counts.setdefault(way, np.full(len(KINDS), 0.02, dtype=np.float32))
                held[KINDS.index(kind_of(each(parts)))] += 1
        return {way: held / held.sum() for way, held in counts.items()}

    def questions(
        self,
        tasks: Iterable[Task],
        kinds: dict[tuple[str, ...], Vectors],
        weight: float,
        missed: float = 0.0,
    ) -> Iterator[Question]:
        """Candidates of each task on its document, and which the reference selects.

        The reader of ways knows the tasks it was trained on too well: for a share ``missed`` of them the
        right way is taken out of what it says.
        """
        for task in tasks:
            state = self._openings.state(task.request, task.template)
            if state is None or not task.reference:
                continue
            reading, ranked = self._finder.read(task.request, state.observation.canvas)
            read = understood(reading, self._lines, self._pointer)
            listed = candidates(reading, read.order(ranked), read.selections(reading))
            names = [candidate.selection for candidate in listed]
            texts = reading.structure.texts
            reference = easier(task.reference, task.request, texts, names)
            alike = set(right_ones(reference, task.request, texts, names))
            meant = places_of([step.thought for step in reference])
            ways = self._ways.ranked_all(task.request)[:5]
            if random.Random(derive_seed(0, task.task_id)).random() < missed:
                ways = [way for way in ways if way.steps not in meant]
            golds = {way: _known(parts, names) for way, parts in meant.items()}
            if len(set(golds.values())) == 1:
                gold = next(iter(golds.values()))
                known = Known(ranked, ways, kinds)
                yield _question(task.request, gold, listed, alike, (reading, known, read, weight))
            for way, gold in golds.items() if len(golds) > 1 else ():
                alone = Known(ranked, [RankedWay(steps=way, score=CERTAIN)], kinds)
                said = asked_of(task.request, way)
                yield _question(said, gold, listed, set(), (reading, alone, read, weight))


def _question(
    request: str,
    gold: str,
    listed: Sequence[Candidate],
    alike: Collection[str],
    read: tuple[Reading, Known, Understood, float],
) -> Question:
    reading, known, lines, weight = read
    names = [candidate.selection for candidate in listed]
    covered = gold in names
    every = [
        *listed,
        *([] if covered else [candidate_of(gold, reading)._replace(place=len(names))]),
    ]
    return Question(
        request=request,
        described=tuple(candidate.description for candidate in every),
        said=evidence(reading, every, known),
        right=(len(names) if not covered else names.index(gold),),
        alike=tuple(names.index(one) for one in set(alike) - {gold} if one in names),
        weight=weight,
        covered=covered,
        agrees=agreement(every, reading, lines),
    )


def places_of(steps: Sequence[str]) -> dict[tuple[str, ...], list[str]]:
    """Each way in a plan, and what it is done to; not the cells of rows and tables that the plan makes."""
    found: dict[tuple[str, ...], list[str]] = {}
    has_made, selected, stretch = False, NOTHING, list[str]()
    for step in [*steps, "Select the end"]:
        if not step.startswith("Select "):
            has_made = has_made or step.startswith(_MAKES)
            stretch.append(open_step(step))
            continue
        if stretch:
            found.setdefault(tuple(stretch), []).append(selected)
        if has_made and step.startswith("Select cell "):
            break
        selected, stretch = step, []
    return found


def _known(parts: Sequence[str], names: Sequence[str]) -> str:
    """What a way is done to as one of the candidates if there is such a one: in any order, without blanks beside."""
    bare = [part if part in names else without_blank(part) for part in parts]
    wanted = frozenset(bare)
    return next((one for one in names if frozenset(parts_of(one)) == wanted), each(bare))
