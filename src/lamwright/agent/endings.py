"""How a run ended, said honestly: "finished" is earned, not claimed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.agent.changes import changed_paragraphs
from lamwright.codec.vocabulary import NO_ACTION_THOUGHT
from lamwright.records.base import Record
from lamwright.records.canvas import as_text
from lamwright.records.document_action import SaveAs
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Ending, Said, Step

EXIT_STATUS: dict[Said, int] = {
    "finished": 0,
    "gave up": 1,
    "refused": 3,
    "unverified": 4,
    "broken": 5,
}
"""1 is also an error of ours, 2 wrong usage, 130 an interruption."""
_SAID: dict[Ending, Said] = {
    "finished": "finished",
    "unverified": "unverified",
    "gave_up": "gave up",
    "truncated": "gave up",
    "refused": "refused",
    "broken": "broken",
}
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset({
    "a", "an", "and", "any", "as", "at", "be", "by", "do", "document", "file", "for", "from", "in",
    "into", "is", "it", "its", "make", "me", "of", "on", "or", "paragraph", "please", "set", "so",
    "text", "that", "the", "then", "there", "this", "to", "with", "you"
})  # fmt: skip
_ENDINGS = re.compile(r"(?:ing|ed|es|s|e|ly)$")
_SHORTEST = 3
_BELIEVED = -0.4
"""Log-odds, chosen on validation requests: ``docs/development/retrieve.md``."""
_MOST_NAMED = 5
_NOTHING_CHANGED = "Nothing changed in the document: it is so already, or the steps did nothing."
_NOTHING_DONE = (
    "Nothing was done: it cannot be done here, it is not clear what is meant, or it is so already."
)


class Conclusion(Record):
    """What is said in the end, and why."""

    said: Said
    why: str

    @property
    def is_saved(self) -> bool:
        """Whether a result is worth keeping: it is finished, or may be."""
        return self.said in {"finished", "unverified"}

    @property
    def exit_status(self) -> int:
        """Of the command line."""
        return EXIT_STATUS[self.said]


class Facts(NamedTuple):
    """All that an ending is judged by."""

    request: str
    ending: Ending
    """What the policy claimed, or what cut it off."""
    why: str
    steps: Sequence[Step] = ()
    final: Observation | None = None
    differences: Sequence[str] = ()
    """What changed in the document, in words."""
    meant: frozenset[int] = frozenset()
    """The paragraphs that the request may mean; none: not known."""
    doubts: Sequence[str] = ()
    """What else speaks against it: sentences."""
    belief: float | None = None
    """How well what was done fits the request (``retrieve.belief``); None: not known."""
    was_so: str = ""
    """What was so already and was switched off for it, in a sentence; empty: nothing, as far as is known."""


def conclude(facts: Facts) -> Conclusion:
    """The honest ending.

    "finished" needs: the last action delivered, nothing refused or taken back on the way, no dialog open, a change
    that fits the request, and no other doubt. Where readers of requests are there, they say whether it
    fits; otherwise a word of the request must be said of the change too, in a paragraph that may be meant.
    Otherwise it is "unverified", or what it was already; "gave up" where nothing was tried, where nothing changed,
    and where what was so already was switched off: such a result is not worth keeping.
    """
    untouched = not facts.differences and all(step.outcome is None for step in facts.steps)
    if facts.ending == "gave_up" and untouched:
        is_known = facts.why != NO_ACTION_THOUGHT
        reason = facts.why if is_known else next(iter(facts.doubts), "")
        return Conclusion(
            said="gave up", why=f"Nothing was done. {reason}" if reason else _NOTHING_DONE
        )
    if facts.ending != "finished":
        return Conclusion(said=_SAID[facts.ending], why=facts.why)
    if untouched:
        return Conclusion(said="gave up", why=_NOTHING_DONE)
    if facts.was_so:
        return Conclusion(said="gave up", why=facts.was_so)
    if _is_unchanged(facts):
        return Conclusion(said="gave up", why=_NOTHING_CHANGED)
    doubt = _doubt(facts) or _elsewhere(facts) or next(iter(facts.doubts), "")
    return Conclusion(said="unverified" if doubt else "finished", why=doubt or facts.why)


def _doubt(facts: Facts) -> str:
    acted = [step for step in facts.steps if step.outcome is not None]
    final = facts.final
    for step in acted:
        if step.outcome is not None and step.outcome.reason == "refused":
            return f"Step {step.index} was refused: {step.outcome.detail}"
        if step.outcome is not None and step.outcome.reason == "taken_back":
            return f"Step {step.index} was not what was asked for. {step.outcome.detail}"
    if acted and acted[-1].outcome is not None and not acted[-1].outcome.delivered:
        return "The last action was not done."
    if final is not None and final.dialogs:
        return f'The dialog "{final.dialogs[-1]}" is still open.'
    if facts.belief is not None:
        return "" if facts.belief > _BELIEVED else "What was done is hardly what was asked for."
    if not _has_saved(facts) and not explains(facts.request, facts.differences):
        return "What changed is not plainly what was asked for."
    return ""


def _is_unchanged(facts: Facts) -> bool:
    """Whether all steps were done, and the document is as it was."""
    outcomes = [step.outcome for step in facts.steps if step.outcome is not None]
    is_done = all(outcome.delivered for outcome in outcomes)
    has_dialog = facts.final is not None and bool(facts.final.dialogs)
    return is_done and not has_dialog and not facts.differences and not _has_saved(facts)


def _has_saved(facts: Facts) -> bool:
    return any(isinstance(step.decision.action, SaveAs) for step in facts.steps if step.outcome)


def _elsewhere(facts: Facts) -> str:
    steps, final, meant = facts.steps, facts.final, facts.meant
    if facts.belief is not None:
        return ""
    if not steps or final is None or not meant:
        return ""
    changed = changed_paragraphs(as_text(steps[0].observation.canvas), as_text(final.canvas))
    if not changed or changed & meant:
        return ""
    where = ", ".join(map(str, sorted(changed)[:_MOST_NAMED]))
    likely = ", ".join(map(str, sorted(meant)))
    return f"What changed is in paragraph {where}; the request rather means paragraph {likely}."


def explains(request: str, differences: Sequence[str]) -> bool:
    """Whether a word of ``request`` that means something is also said of what changed."""
    asked = _stems(request)
    return any(asked & _stems(line) for line in differences)


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    kept = (w for w in words if w not in _EMPTY and (w.isdecimal() or len(w) >= _SHORTEST))
    return frozenset(w if w.isdecimal() else _ENDINGS.sub("", w) or w for w in kept)
