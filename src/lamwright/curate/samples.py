"""Step-wise samples (paper, section 3.2.4) from trajectories, and plan samples from pairs.

Thought, plan and status of a target are written in hindsight from the actions that were really
delivered: what an expert said it would do is not what it did. Successes and failures are written
alike, so that a reward model cannot tell them by their style.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from lamwright.records.base import content_hash
from lamwright.records.plan import TaskPlan
from lamwright.records.sample import Phase, Sample
from lamwright.records.trajectory import Decision, State, Step, Trajectory
from lamwright.records.wording import describe


class Codec(Protocol):
    """The part of a codec that makes training text."""

    def render_state(self, state: State) -> str:
        """Prompt of a state."""
        ...

    def render_reply(self, decision: Decision) -> str:
        """Reply of a decision."""
        ...

    def render_task(self, task: str) -> str:
        """Prompt that asks for a plan."""
        ...

    def render_plan(self, steps: list[str] | tuple[str, ...]) -> str:
        """A plan as reply."""
        ...


class Remembering:
    """A codec that renders a state once; phases 3 and 4 learn from the same tries."""

    def __init__(self, codec: Codec) -> None:
        self._codec = codec
        self._prompts: dict[str, str] = {}
        self.render_reply, self.render_task = codec.render_reply, codec.render_task
        self.render_plan = codec.render_plan

    def render_state(self, state: State) -> str:
        """Prompt of a state."""
        said = content_hash(state.observation, *state.menu, *state.history)
        key = content_hash(state.request, said, *state.plan)
        if key not in self._prompts:
            self._prompts[key] = self._codec.render_state(state)
        return self._prompts[key]


def replay(trajectory: Trajectory) -> list[tuple[State, Step]]:
    """(state, step) for each step that acted, with thought, plan and status in hindsight."""
    hindsight = _in_hindsight(trajectory.steps)
    pairs = []
    plan: tuple[str, ...] = ()
    for index, step in enumerate(hindsight):
        state = State(
            request=trajectory.request,
            application=trajectory.application,
            observation=step.observation,
            menu=trajectory.menu,
            history=tuple(hindsight[:index]),
            plan=plan,
        )
        plan = step.decision.plan
        if step.decision.action is not None:
            pairs.append((state, step))
    return pairs


def _in_hindsight(steps: Sequence[Step]) -> list[Step]:
    acted = [s for s in steps if s.decision.action is not None and _delivered(s)]
    last = acted[-1].index if acted else 0
    return [_rewrite(step, [s for s in acted if s.index > step.index], last) for step in steps]


def _rewrite(step: Step, later: Sequence[Step], last: int) -> Step:
    action = step.decision.action
    if action is None:
        return step
    decision = step.decision.model_copy(
        update={
            "thought": describe(action),
            "plan": tuple(describe(s.decision.action) for s in later if s.decision.action),
            "status": "FINISH" if step.index == last else "CONTINUE",
        }
    )
    return step.model_copy(update={"decision": decision})


def _delivered(step: Step) -> bool:
    return step.outcome is not None and step.outcome.delivered


def action_samples(
    trajectory: Trajectory,
    codec: Codec,
    *,
    phase: Phase,
    reward: float | None = None,
) -> list[Sample]:
    """Samples of one trajectory.

    Without ``reward`` (imitation) only delivered actions become targets; the others stay in the
    history, as they happened. With ``reward`` every action of the trajectory is a target.
    """
    samples = []
    for state, step in replay(trajectory):
        if reward is None and not _delivered(step):
            continue
        prompt = codec.render_state(state)
        target = codec.render_reply(step.decision)
        samples.append(
            Sample(
                sample_id=content_hash(phase, trajectory.trajectory_id, step.index),
                phase=phase,
                prompt=prompt,
                target=target,
                reward=reward,
                logprob=step.decision.logprob,
                task_id=trajectory.task_id,
                group=trajectory.trajectory_id,
                step=step.index,
                expert=trajectory.policy,
            )
        )
    return samples


def plan_samples(pairs: Iterable[TaskPlan], codec: Codec) -> list[Sample]:
    """Phase 1 samples: task -> plan."""
    return [
        Sample(
            sample_id=content_hash("plan", pair.task_id),
            phase="plan",
            prompt=codec.render_task(pair.task),
            target=codec.render_plan(pair.plan),
            task_id=pair.task_id,
            group=pair.task_id,
            expert=pair.source.name,
        )
        for pair in pairs
    ]
