"""Training samples of requests as people make them: the first decision of many, all steps of some.

The first decision, with the plan for the rest, is what has to be understood. It needs no episode: the
document as it is seen at first, and the reference solution. How a plan is followed is learnt from
episodes in the real application.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.codec import CompactCodec
from lamwright.curate.samples import action_samples
from lamwright.ground.ground import ground
from lamwright.records.base import content_hash
from lamwright.records.sample import Sample
from lamwright.records.task import Task
from lamwright.records.trajectory import Decision, State, Trajectory
from lamwright.store.shelf import Shelf
from people.openings import Opening, read_opening

NOTHING = Decision(thought="", status="FINISH")
"""The right answer to what cannot be done or is not clear."""
_LONGEST_PLAN = 14


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
    tasks: Iterable[Task], openings: Openings, codec: CompactCodec, weight: float = 1.0
) -> Iterator[Sample]:
    """The first sample of each task whose reference fits the document as it was seen."""
    for task in tasks:
        state = openings.state(task.request, task.template)
        if state is None or not 0 < len(task.reference) <= _LONGEST_PLAN:
            continue
        decision = ReferencePolicy(task.reference).decide(state)
        if decision.action is None:
            continue
        grounding = ground(decision.action, state.observation, state.menu)
        if grounding.failure:
            continue
        decision = decision.model_copy(update={"action": grounding.action})
        yield _sample(state, decision, task.task_id, weight, codec)


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
            yield _sample(state, NOTHING, key, weight, codec)


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
