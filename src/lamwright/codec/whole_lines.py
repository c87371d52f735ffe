"""Lines that are taken out go with their paragraph marks: no empty line is left."""

import re

from lamwright.records.canvas import as_text
from lamwright.records.trajectory import Decision, State

_LINES = re.compile(r"Select paragraphs? (?:\d+ to )?(\d+|the last)")
DELETES = 'Type "{DELETE}"'
WITH_MARK, LAST_WITH_MARK = 'Type "{DELETE}{DELETE}"', 'Type "{DELETE}{BACKSPACE}"'
"""The second key takes the mark behind the text, or, of the last line, the one before it."""


def with_marks(decision: Decision, state: State) -> Decision:
    """The decision, whose last step takes whole lines out, so that it takes their marks too; others as they are.

    Lines keep their numbers until the plan is done, so only the last step may do so.
    """
    steps = [decision.thought, *decision.plan]
    if len(steps) < len(("selects", "takes out")) or steps[-1] != DELETES:
        return decision
    lines = _LINES.fullmatch(steps[-2])
    if lines is None:
        return decision
    count = len(as_text(state.observation.canvas).paragraphs)
    is_last = lines[1] in {"the last", str(count)}
    taken = LAST_WITH_MARK if is_last else WITH_MARK
    return decision.model_copy(update={"plan": (*decision.plan[:-1], taken)})


__all__ = ["LAST_WITH_MARK", "DELETES", "WITH_MARK", "with_marks"]
