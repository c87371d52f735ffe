"""The agent: one request in one environment. ``run`` loops ``turn``."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lamwright.agent.policy import Policy
from lamwright.agent.undesired import took_back_often, undesired
from lamwright.environments.environment import Environment, TakesBack
from lamwright.ground.ground import ground
from lamwright.guard.guard import Guard
from lamwright.records.base import Record
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Ending, Outcome, State, Step


class Limits(Record):
    """When an episode is cut off."""

    steps: int = 15
    seconds: float = 120.0
    failures: int = 4
    """Actions that were not delivered."""
    repeats: int = 3
    """The same action in a row that changed nothing."""


class Episode(Record):
    """The result of one run."""

    steps: tuple[Step, ...]
    ending: Ending
    why: str
    menu: tuple[Control, ...]
    final_observation: Observation | None
    seconds: float


@dataclass
class _Progress:
    """Steps, menu and latest observation so far; kept when the episode breaks off."""

    steps: tuple[Step, ...] = ()
    menu: tuple[Control, ...] = ()
    seen: Observation | None = None


class Agent:
    """Observe, decide, ground, guard, perform, remember.

    Raises ``ModelError`` and ``DocumentError`` from below; a task that fails is no error.
    """

    def __init__(
        self,
        policy: Policy,
        environment: Environment,
        guard: Guard,
        *,
        limits: Limits | None = None,
        screenshots: Path | None = None,
        on_step: Callable[[Step], None] | None = None,
    ) -> None:
        self._policy = policy
        self._environment = environment
        self._guard = guard
        self._limits = limits or Limits()
        self._screenshots = screenshots
        self._on_step = on_step

    def run(self, request: str, document: Path | None) -> Episode:
        """Do ``request`` on a private copy of ``document`` (None: an empty one).

        When the environment breaks, the episode ends as 'broken' and keeps the steps it had. After an
        action that closes the document it ends as 'gave_up': the task is not done, the machine is well.
        """
        started = time.monotonic()
        progress = _Progress()
        try:
            ending, why = self._follow(progress, request, document)
            final = self._last_look(progress)
        except EnvironmentBroken as error:
            ending, why, final = "broken", str(error), None
        return Episode(
            steps=progress.steps,
            ending=ending,
            why=why,
            menu=progress.menu,
            final_observation=final,
            seconds=time.monotonic() - started,
        )

    def _follow(
        self, progress: "_Progress", request: str, document: Path | None
    ) -> tuple[Ending, str]:
        started = time.monotonic()
        progress.seen = self._environment.reset(document)
        progress.menu = self._environment.menu()
        state = State(
            request=request,
            application=self._environment.name,
            observation=progress.seen,
            menu=progress.menu,
        )
        ending, why = self._cut_off(state, started)
        while not ending:
            step = self.turn(state)
            progress.steps = (*progress.steps, step)
            if self._on_step:
                self._on_step(step)
            try:
                state = self._remember(state, step)
            except DocumentError as error:
                return "gave_up", str(error)
            progress.steps, progress.seen = state.history, state.observation
            ending, why = _ended(step)
            if not ending:
                ending, why = self._cut_off(state, started)
        return ending, why

    def _last_look(self, progress: "_Progress") -> Observation | None:
        shot = self._shoot(len(progress.steps) + 1)
        return progress.seen.model_copy(update={"screenshot": shot}) if progress.seen else None

    def turn(self, state: State) -> Step:
        """One step from ``state``; nothing is performed unless it was grounded and allowed."""
        index = len(state.history) + 1
        shot = self._shoot(index)
        before = state.observation.model_copy(update={"screenshot": shot})
        started = time.monotonic()
        decision = self._policy.decide(state)
        decided = time.monotonic()
        step = Step(
            index=index, observation=before, decision=decision, model_seconds=decided - started
        )
        step = self._taken_back(self._carry_out(step, state.menu), state.request)
        return step.model_copy(update={"environment_seconds": time.monotonic() - decided})

    def _carry_out(self, step: Step, menu: tuple[Control, ...]) -> Step:
        decision = step.decision
        if not decision.valid:
            return _not_done(step, "invalid", "The reply was not an action of the vocabulary.")
        if decision.action is None:
            return step
        grounding = ground(decision.action, step.observation, menu)
        if grounding.failure:
            return _not_done(step, grounding.failure, grounding.detail)
        verdict = self._guard.decide(grounding.action, grounding.control, step.observation)
        step = step.model_copy(update={"control": grounding.control, "guard": verdict})
        if verdict.verdict != "allow":
            return _not_done(step, "refused", verdict.reason)
        decision = decision.model_copy(update={"action": grounding.action})
        if self._guard.policy.takes_back and isinstance(self._environment, TakesBack):
            self._environment.mark()
        outcome = self._environment.perform(grounding.action)
        return step.model_copy(update={"decision": decision, "outcome": outcome})

    def _taken_back(self, step: Step, request: str) -> Step:
        """``step``; where it was not desired and can be undone, that it was is its outcome."""
        environment = self._environment
        what = undesired(request, step.outcome.deleted) if step.outcome else ""
        if not what or not self._guard.policy.takes_back or not isinstance(environment, TakesBack):
            return step
        return (
            _not_done(step, "taken_back", f"Taken back: {what}.")
            if environment.take_back()
            else step
        )

    def _remember(self, state: State, step: Step) -> State:
        started = time.monotonic()
        observation = self._environment.observe() if step.outcome else state.observation
        seconds = step.environment_seconds + time.monotonic() - started
        step = step.model_copy(update={"environment_seconds": seconds})
        return state.model_copy(
            update={
                "observation": observation,
                "history": (*state.history, step),
                "plan": step.decision.plan,
            }
        )

    def _cut_off(self, state: State, started: float) -> tuple[Ending | None, str]:
        limits, history = self._limits, state.history
        failed = [s for s in history if s.outcome and not s.outcome.delivered]
        if sum(1 for s in failed if s.outcome and s.outcome.reason == "refused") > 1:
            return "refused", "The guard refused twice."
        if took_back_often(history):
            return "gave_up", "Twice a step was taken back that the request does not ask for."
        if len(history) >= limits.steps:
            return "truncated", f"The limit of {limits.steps} steps was reached."
        if time.monotonic() - started > limits.seconds:
            return "truncated", f"The limit of {limits.seconds:g} seconds was reached."
        if len(failed) >= limits.failures:
            return "truncated", f"{len(failed)} actions could not be done."
        if _loops(history, limits.repeats):
            return "truncated", "The same action was repeated without effect."
        return None, ""

    def _shoot(self, index: int) -> str | None:
        if self._screenshots is None:
            return None
        self._screenshots.mkdir(parents=True, exist_ok=True)
        path = self._screenshots / f"{index:02d}.png"
        self._environment.screenshot(path)
        return f"{self._screenshots.name}/{path.name}"


def _ended(step: Step) -> tuple[Ending | None, str]:
    decision, outcome = step.decision, step.outcome
    if decision.action is None and decision.valid:
        if decision.status == "FINISH" and step.index > 1:
            return "finished", "The policy says the request is done."
        return "gave_up", decision.thought or "The policy knows no way."
    if decision.status == "FINISH" and outcome is not None and outcome.delivered:
        return "finished", "The policy says the request is done."
    return None, ""


def _loops(history: tuple[Step, ...], repeats: int) -> bool:
    recent = history[-repeats:]
    if len(recent) < repeats:
        return False
    idle = all(s.outcome is None or not s.outcome.changed for s in recent)
    return idle and len({repr(s.decision.action) for s in recent}) == 1


def _not_done(step: Step, reason: str, detail: str) -> Step:
    outcome = Outcome.model_validate({
        "delivered": False,
        "reason": reason,
        "detail": detail,
        "changed": False,
    })
    return step.model_copy(update={"outcome": outcome})
