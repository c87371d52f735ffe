"""Check of results: nothing goes out that neither the document nor the request held."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from lamwright.documents.inventory import Inventory, Item, foreign, inventory
from lamwright.guard.policy import EffectPolicy
from lamwright.records.action import KeyboardInput, SetEditText
from lamwright.records.trajectory import Step
from lamwright.safety.effects import Effect

_NEEDS: dict[str, Effect] = {
    "picture": "reads",
    "object": "reads",
    "source": "reads",
    "link": "edits",
    "code": "runs",
}
_CALLED = {
    "picture": "a picture",
    "object": "an object",
    "source": "something loaded from {}",
    "link": "a link to {}",
    "code": "code ({})",
}
_SHOWN = 80
_SCHEME = re.compile(r"^(?:https?|ftp)://|^mailto:")


def objections_to_files(
    before: Inventory | None,
    files: Iterable[Path],
    steps: Sequence[Step],
    policy: EffectPolicy | None = None,
) -> tuple[str, ...]:
    """``objections`` to any of ``files``, each once; to one that cannot be looked into, too.

    Raises ``DocumentError`` when one cannot be read.
    """
    found = [line for f in files for line in objections(before, inventory(f), steps, policy)]
    return tuple(dict.fromkeys(found))


def objections(
    before: Inventory | None,
    after: Inventory | None,
    steps: Sequence[Step],
    policy: EffectPolicy | None = None,
) -> tuple[str, ...]:
    """Why what was saved must not go out, a line for each thing that it holds and should not.

    A link is the request's own when one of its steps typed its whole address, or when it stays inside;
    anything else when a step that was allowed had the effect that brings it in, and ``policy`` allows
    that. Where nothing can be said of what was opened or saved (None), that is an objection.
    """
    if before is None or after is None:
        return ("what the document held, or what was saved, cannot be looked into",)
    rules = policy or EffectPolicy()
    new = foreign(before, after)
    return tuple(_reported(item) for item in new if not _is_own(item, steps, rules))


def _is_own(item: Item, steps: Sequence[Step], policy: EffectPolicy) -> bool:
    done = [step for step in steps if step.outcome is not None and step.outcome.delivered]
    if item.kind == "link":
        address = _bare(item.name)
        is_inside = item.name.startswith("#")
        return is_inside or any(address and address in _bare(typed) for typed in _typed(done))
    effect = _NEEDS[item.kind]
    had = any(step.guard is not None and step.guard.rule == f"effect-{effect}" for step in done)
    return had and policy.of([effect]) != "refuse"


def _bare(address: str) -> str:
    """As a person types it: without the scheme and the slash that the application adds."""
    return _SCHEME.sub("", address.strip()).rstrip("/").casefold()


def _typed(steps: Sequence[Step]) -> list[str]:
    texts = []
    for step in steps:
        action = step.decision.action
        if isinstance(action, SetEditText):
            texts.append(action.text.strip().rstrip("/"))
        elif isinstance(action, KeyboardInput):
            texts.append(action.keys.partition("{")[0].strip().rstrip("/"))
    return [text for text in texts if len(text) > 3]  # noqa: PLR2004


def _reported(item: Item) -> str:
    return _CALLED[item.kind].format(item.name[:_SHOWN]) + " that the document did not hold"
