"""Questions of what to select: a request, candidates, what speaks for each, and which are right."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lamwright.models.embedded import heads_path, ways_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.base import derive_seed
from lamwright.records.task import Task
from lamwright.retrieve.evidence import KINDS, Known, evidence, kind_of
from lamwright.retrieve.heads import read_heads
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.selections import NOTHING, Candidate, candidates, describe
from lamwright.retrieve.ways import read_ways, ways_of
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


def write_questions(file: Path, asked: Sequence[Question]) -> None:
    """Store them, one behind the other."""
    rest = [
        [one.request, one.described, one.right, one.alike, one.weight, one.covered] for one in asked
    ]
    np.savez_compressed(
        file,
        said=np.concatenate([one.said for one in asked]),
        rest=np.array(json.dumps(rest, ensure_ascii=False)),
    )


def read_questions(file: Path) -> list[Question]:
    """What ``write_questions`` stored."""
    with np.load(file, allow_pickle=False) as held:
        rest = json.loads(str(held["rest"]))
        ends = np.cumsum([len(described) for _, described, *_ in rest])[:-1]
        return [
            Question(request, tuple(described), rows, tuple(right), tuple(alike), weight, covered)
            for rows, (request, described, right, alike, weight, covered) in zip(
                np.split(held["said"], ends), rest, strict=True
            )
        ]


class Gatherer:
    """Makes questions of tasks."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        self._encoder = CachedEncoder(installed_encoder())
        self._heads = read_heads(heads_path())
        self._finder = Retriever(self._encoder, heads=self._heads)
        file, changes = ways_paths("writer")
        self._ways = read_ways(file, installed_encoder(changes))

    def kinds_of(self, tasks: Iterable[Task]) -> dict[tuple[str, ...], Vectors]:
        """Shares of the kinds that each way was used on."""
        counts: dict[tuple[str, ...], Vectors] = {}
        for task in tasks:
            steps = [step.thought for step in task.reference]
            chosen = ""
            for step in steps:
                if step.startswith("Select "):
                    chosen = step
                else:
                    break
            for way in ways_of(steps):
                held = counts.setdefault(way, np.full(len(KINDS), 0.02, dtype=np.float32))
                held[
                    KINDS.index(kind_of(chosen if steps[0].startswith("Select ") else NOTHING))
                ] += 1
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
            listed = list(candidates(reading, ranked))
            names = [candidate.selection for candidate in listed]
            texts = [line.text for line in reading.structure.lines]
            reference = easier(task.reference, task.request, texts, names)
            steps = [step.thought for step in reference]
            gold = list(dict.fromkeys(_meant(steps)))[:6]
            gold = gold if steps[0].startswith("Select ") else [NOTHING, *gold]
            covered = all(one in names for one in gold)
            listed += [Candidate(one, describe(one, reading)) for one in gold if one not in names]
            names = [candidate.selection for candidate in listed]
            others = set(right_ones(reference, task.request, texts, names)) - set(gold)
            ways = self._ways.ranked_all(task.request)[:5]
            if random.Random(derive_seed(0, task.task_id)).random() < missed:
                ways = [way for way in ways if way.steps not in ways_of(steps)]
            yield Question(
                request=task.request,
                described=tuple(candidate.description for candidate in listed),
                said=evidence(reading, listed, Known(ranked, ways, kinds)),
                right=tuple(names.index(one) for one in gold),
                alike=tuple(names.index(one) for one in others),
                weight=weight,
                covered=covered,
            )


def _meant(steps: Sequence[str]) -> Iterator[str]:
    """What steps select, but for cells of rows and tables that they make."""
    has_made = False
    for step in steps:
        has_made = has_made or step.startswith(_MAKES)
        if step.startswith("Select ") and not (has_made and step.startswith("Select cell ")):
            yield step
