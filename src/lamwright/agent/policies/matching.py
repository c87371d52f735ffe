"""Execution by control matching (paper, section 3.2.2): a plan is followed, no model decides."""

from collections.abc import Sequence

from lamwright.records.action import ControlRef
from lamwright.records.task import ReferenceStep
from lamwright.records.trajectory import Decision, State
from lamwright.records.wording import describe
from lamwright.retrieve.matching import Matcher


class MatchingPolicy:
    """Performs planned steps on the live controls that match their texts.

    A step without a match, or one that could not be done, ends the episode as given up; the reply of each
    decision is the match as it was made (``ControlMatch``).
    """

    name = "matching"

    def __init__(self, steps: Sequence[ReferenceStep], matcher: Matcher) -> None:
        self._steps = tuple(steps)
        self._matcher = matcher

    def decide(self, state: State) -> Decision:
        """The next planned step on its control."""
        failed = [s for s in state.history if s.outcome is None or not s.outcome.delivered]
        if failed:
            outcome = failed[0].outcome
            why = (outcome.detail or outcome.reason) if outcome else "nothing was done"
            return Decision(thought=f"Step {failed[0].index} could not be done: {why}")
        done = len(state.history)
        if done >= len(self._steps):
            return Decision(thought="Nothing is left to do.", status="FINISH")
        return self._matched(state, done)

    def _matched(self, state: State, done: int) -> Decision:
        step = self._steps[done]
        action, reply = step.action, ""
        if getattr(action, "control", None) is not None:
            found = self._matcher.find(action, state.observation, state.menu)
            reply = found.match.model_dump_json()
            if found.control is None:
                return Decision(
                    thought=f'Step {done + 1}: no control matches "{found.match.wanted}" '
                    f"(nearest {found.match.score:g} of 100).",
                    reply=reply,
                )
            named = ControlRef(label=found.control.label, name=found.control.name)
            action = action.model_copy(update={"control": named})
        left = tuple(describe(later.action) for later in self._steps[done + 1 :])
        return Decision(
            thought=step.thought,
            action=action,
            status="CONTINUE" if left else "FINISH",
            plan=left,
            reply=reply,
        )
