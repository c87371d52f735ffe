"""Training samples of requests as people make them: the first decision of many, all steps of some.

The first decision, with the plan for the rest, is what has to be understood. It needs no episode: the
document as it is seen at first, and the reference solution. How a plan is followed is learnt from
episodes in the real application.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.codec import CompactCodec
from lamwright.codec.compact import Finder
from lamwright.curate.samples import action_samples
from lamwright.ground.ground import ground
from lamwright.records.base import content_hash, derive_seed
from lamwright.records.canvas import as_text
from lamwright.records.retrieved import (
    RankedControl,
    RankedSelection,
    RankedWay,
    Retrieved,
)
from lamwright.records.sample import Sample
from lamwright.records.task import Task
from lamwright.records.trajectory import Decision, State, Trajectory
from lamwright.retrieve.ways.ways import ways_of
from lamwright.store.shelf import Shelf
from people.openings import Opening, read_opening
from reading.easier import easier

DONE_NOTHING = Decision(thought="", status="FINISH")
"""The right answer to what cannot be done or is not clear."""
_LONGEST_PLAN = 14
WAY_RANKS = (0.79, 0.08, 0.04, 0.03, 0.06)
SELECTION_RANKS = (0.56, 0.12, 0.07, 0.04, 0.03, 0.18)
"""Shares of validation requests for which what is right has rank 1, 2 ...; the last: further down."""


class Openings:
    """States of documents that have just been opened."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = cache(self._found)

    def _found(self, document: str) -> Opening | None:
        file = self._folder / f"{document}.json.gz"
        return read_opening(self._folder, document) if file.is_file() else None

    def state(self, request: str, document: str) -> State | None:
        """The state in which ``request`` is read; None: the document was not recorded."""
        opening = self._read(document)
        if opening is None:
            return None
        return State(
            request=request,
            application="writer",
            observation=opening.observation,
            menu=opening.menu,
        )


def first_decisions(
    tasks: Iterable[Task],
    openings: Openings,
    codec: CompactCodec,
    weight: float = 1.0,
    *,
    is_rehearsed: bool = True,
) -> Iterator[Sample]:
    """The first sample of each task whose reference fits the document as it was seen.

    Readers that were trained on these tasks rank what is right first too often; ``is_rehearsed`` moves it
    to a rank drawn as often as it has it for requests that they were not trained on (``RANKS``).
    """
    for given in tasks:
        task, state = given, openings.state(given.request, given.template)
        if state is None or not 0 < len(task.reference) <= _LONGEST_PLAN:
            continue
        assert codec.finder is not None
        known = [item.selection for item in codec.finder.retrieve(state).selections]
        texts = [line.text for line in as_text(state.observation.canvas).paragraphs]
        steps = easier(task.reference, task.request, texts, known)
        task = task.model_copy(update={"reference": steps})
        decision = ReferencePolicy(task.reference).decide(state)
        if decision.action is None:
            continue
        grounding = ground(decision.action, state.observation, state.menu)
        if grounding.failure:
            continue
        decision = decision.model_copy(update={"action": grounding.action})
        finder = Rehearsed(codec.finder, task) if is_rehearsed else codec.finder
        yield _sample(state, decision, task.task_id, weight, replace(codec, finder=finder))


class Rehearsed:
    """A finder that puts what is right for a task where it would be for a new request."""

    def __init__(self, finder: Finder, task: Task) -> None:
        self._finder, self._task = finder, task
        self._random = random.Random(derive_seed(0, task.task_id))

    def controls(self, state: State) -> Sequence[RankedControl]:
        """As they are."""
        return self._finder.controls(state)

    def retrieve(self, state: State) -> Retrieved:
        """With ways and selections moved."""
        found = self._finder.retrieve(state)
        steps = [step.thought for step in self._task.reference]
        ways = list(found.ways)
        for steps_of in reversed(ways_of(steps)):
            held = next((way for way in ways if way.steps == steps_of), None)
            self._move(ways, held or RankedWay(steps=steps_of, score=0.0), WAY_RANKS)
        listed = list(found.selections)
        gold = list(dict.fromkeys(step for step in steps if step.startswith("Select ")))[:4]
        for worded in reversed(gold if steps[0].startswith("Select ") else [*gold, ""]):
            held_one = next((item for item in listed if item.selection == worded), None)
            self._move(
                listed, held_one or RankedSelection(selection=worded, score=0.0), SELECTION_RANKS
            )
        return found.model_copy(update={"ways": tuple(ways), "selections": tuple(listed)})

    def _move(self, ranked: list[Any], right: object, ranks: Sequence[float]) -> None:
        if right in ranked:
            ranked.remove(right)
        place = self._random.choices(range(len(ranks)), ranks)[0]
        if place < len(ranks) - 1:
            ranked.insert(place, right)
        else:
            ranked.append(right)


def refusals(
    requests: Iterable[tuple[str, str]],
    openings: Openings,
    codec: CompactCodec,
    weight: float = 1.0,
) -> Iterator[Sample]:
    """Samples of requests (and documents) that cannot be done or are not clear."""
    for request, document in requests:
        state = openings.state(request, document)
        if state is not None:
            key = content_hash("refusal", request, document)
            yield _sample(state, DONE_NOTHING, key, weight, codec)


def later_steps(episodes: Path, done: set[str], codec: CompactCodec) -> Iterator[Sample]:
    """Samples of the steps after the first, of the episodes whose task is in ``done``."""
    for key, episode in Shelf(episodes / "trajectories", Trajectory).items():
        if key in done and len(episode.steps) <= _LONGEST_PLAN:
            samples = action_samples(episode, codec, phase="imitate")
            yield from (sample for sample in samples if sample.step > 1)


def _sample(
    state: State, decision: Decision, task: str, weight: float, codec: CompactCodec
) -> Sample:
    return Sample(
        sample_id=content_hash("first", task, decision.thought),
        phase="imitate",
        prompt=codec.render_state(state),
        target=codec.render_reply(decision),
        weight=weight,
        task_id=task,
        group=task,
        step=1,
        expert="demonstration",
    )
