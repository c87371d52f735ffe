"""Demonstrations: the reference solution of a task, performed as a person would have."""

from collections.abc import Sequence

from lamwright.records.task import ReferenceStep
from lamwright.records.trajectory import Decision, State
from lamwright.records.wording import describe


class ReferencePolicy:
    """Performs given steps in order; only rollouts of training tasks and check proofs use it."""

    name = "demonstration"

    def __init__(self, steps: Sequence[ReferenceStep]) -> None:
        self._steps = tuple(steps)

    def decide(self, state: State) -> Decision:
        """The next step that was not yet delivered; a failed one is tried once more, then given up."""
        done = sum(1 for s in state.history if s.outcome and s.outcome.delivered)
        failed = len(state.history) - done
        if failed > 1 or done >= len(self._steps):
            return Decision(thought="The solution does not fit here.", status="FINISH")
        left = tuple(describe(step.action) for step in self._steps[done + 1 :])
        action = self._steps[done].action
        return Decision(
            thought=describe(action),
            action=action,
            status="CONTINUE" if left else "FINISH",
            plan=left,
        )


class IdlePolicy:
    """Does nothing: every check must refuse what it leaves behind."""

    name = "idle"

    def decide(self, state: State) -> Decision:
        """Nothing to do."""
        return Decision(thought="Nothing.", status="FINISH")
