"""Examination of what came of an episode: what changed, how it ended, what must not go out."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lamwright.agent.agent import Episode
from lamwright.agent.doubts import doubts, was_so_already
from lamwright.agent.endings import Conclusion, Facts, conclude
from lamwright.records.errors import DocumentError
from lamwright.records.observation import Control
from lamwright.records.trajectory import State
from lamwright.retrieve.retriever import Retriever

Difference = Callable[[Path, Path], tuple[str, ...]]
"""What differs between two documents of an application, in words. Raises ``DocumentError``."""


class Examined(NamedTuple):
    """What is said of an episode, and why."""

    conclusion: Conclusion
    differences: tuple[str, ...] = ()
    belief: float | None = None
    """How well what was done fits the request (``retrieve.belief``); None: not known."""
    facts: Facts | None = None
    """What that was concluded from; None: there was no document to compare."""


class Examiner:
    """Says how episodes ended, the same in ``act``, in ``edit`` and in every rollout."""

    def __init__(self, difference: Difference, retriever: Retriever) -> None:
        self._difference = difference
        self._retriever = retriever

    def examine(
        self, request: str, episode: Episode, initial: Path | None, final: Path | None
    ) -> Examined:
        """Compare the document before and after; None: there is none to compare."""
        facts = Facts(
            request, episode.ending, episode.why, episode.steps, episode.final_observation
        )
        if facts.ending == "broken" or initial is None or final is None:
            return Examined(conclude(facts))
        try:
            differences = self._difference(initial, final)
        except DocumentError as error:
            unseen = (f"What changed cannot be seen: {error}",)
            return Examined(conclude(facts._replace(differences=unseen, doubts=unseen)))
        facts = facts._replace(differences=differences)
        if facts.ending in {"finished", "gave_up"} and facts.steps:
            facts = facts._replace(doubts=doubts(facts, self._retriever))
        if facts.ending == "finished" and facts.steps:
            facts = facts._replace(
                meant=self._meant(facts),
                belief=self._belief(facts, episode.menu),
                was_so=was_so_already(facts, self._retriever),
            )
        return Examined(conclude(facts), differences, facts.belief, facts)

    def _belief(self, facts: Facts, menu: tuple[Control, ...]) -> float | None:
        """Log-odds that it is what was asked for, by the readers of requests."""
        done = [step for step in facts.steps if step.outcome is not None and step.outcome.delivered]
        actions = [step.decision.action for step in done if step.decision.action is not None]
        if not actions:
            return None
        seen = facts.steps[0].observation
        state = State(request=facts.request, application="", observation=seen, menu=menu)
        steps = [action.describe() for action in actions]
        return self._retriever.belief(state, steps)

    def _meant(self, facts: Facts) -> frozenset[int]:
        return self._retriever.meant(facts.request, facts.steps[0].observation.canvas)
