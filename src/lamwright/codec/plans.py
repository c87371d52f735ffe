"""Phase 1: a task in words to its plan."""

import json

from lamwright.codec import vocabulary as v
from lamwright.codec.reply import compact_json
from lamwright.codec.text import flat


def render_task(task: str) -> str:
    """The prompt for a plan."""
    return f"{v.TASK}{flat(task)}{v.REPLY}"


def render_plan(steps: list[str] | tuple[str, ...]) -> str:
    """The reply with a plan: a JSON list of steps."""
    return compact_json(list(steps))


def parse_plan(text: str) -> tuple[str, ...]:
    """The steps of a reply; empty when it is no list of texts. Never raises."""
    start, end = text.find("["), text.rfind("]")
    try:
        steps = json.loads(text[start : end + 1], strict=False)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(steps, list) or not all(isinstance(step, str) for step in steps):
        return ()
    return tuple(step for step in steps if step.strip())
