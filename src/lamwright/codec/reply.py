"""Decision to reply text and back."""

import json
import re
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from lamwright.codec import vocabulary as v
from lamwright.records.action import CONTROL_FUNCTIONS, Action, ControlRef
from lamwright.records.trajectory import Decision, Status
from lamwright.records.wording import describe

_ACTION: TypeAdapter[Action] = TypeAdapter(Action)
_NUMBER = re.compile(r"\d+")
_KEYS = ("thought", "function", "control_name", "control_label", "args", "status", "plan")
SCHEMA: Mapping[str, object] = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in _KEYS}
    | {
        "args": {"type": "object"},
        "status": {"type": "string", "enum": ["CONTINUE", "FINISH"]},
        "plan": {"type": "array", "items": {"type": "string"}},
    },
    "required": list(_KEYS),
    "additionalProperties": False,
}
"""What a JSON schema can say of replies; the grammar of a state says the rest."""


def compact_json(value: object) -> str:
    """JSON without spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def render_reply(decision: Decision) -> str:
    """The reply in the seven keys; the thought is the wording of the action."""
    action = decision.action
    control = getattr(action, "control", None)
    return compact_json({
        "thought": describe(action) if action is not None else v.NO_ACTION_THOUGHT,
        "function": action.function if action is not None else "",
        "control_name": control.name if control else "",
        "control_label": str(control.label) if control else "",
        "args": action.arguments() if action is not None else {},
        "status": decision.status if action is not None else "FINISH",
        "plan": list(decision.plan) if decision.status == "CONTINUE" else [],
    })


def parse_reply(text: str) -> Decision:
    """A decision from a reply; ``valid=False`` when it is not an action of the vocabulary.

    A reply that was cut off in its plan keeps the steps before, or at least its action.
    """
    for whole in (text, _without_the_last(text), _completed(text)):
        try:
            return _decision(json.loads(_object_in(whole), strict=False), text)
        except (ValueError, TypeError, KeyError, RecursionError, ValidationError):
            continue
    return Decision(reply=text, valid=False)


def _without_the_last(text: str) -> str:
    """The reply without the step of the plan in which it was cut off."""
    said, mark, rest = text.partition(v.STATUS)
    steps, found, _ = rest.rpartition(v.NEXT)
    is_in_plan = steps.startswith(v.CONTINUE) and len(steps) > len(v.CONTINUE)
    return f"{said}{mark}{steps}{v.CLOSE}" if found and is_in_plan else text


def _completed(text: str) -> str:
    """The reply without its plan, if it got so far."""
    said, mark, rest = text.partition(v.STATUS)
    return f"{said}{mark}{v.CONTINUE_BLIND}" if rest.startswith('CONTINUE"') else text


def _object_in(text: str) -> str:
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise ValueError("no JSON object in the reply")
    return text[start : end + 1]


def _decision(data: object, text: str) -> Decision:
    if not isinstance(data, Mapping) or any(key not in data for key in _KEYS):
        raise ValueError("a reply has seven keys")
    plan = tuple(str(step) for step in data["plan"])
    status: Status = "FINISH" if data["status"] == "FINISH" else "CONTINUE"
    if data["status"] not in {"FINISH", "CONTINUE"}:
        raise ValueError("status is CONTINUE or FINISH")
    action = _action(data) if data["function"] else None
    return Decision(
        thought=str(data["thought"]), action=action, status=status, plan=plan, reply=text
    )


def _action(data: Mapping[str, object]) -> Action:
    args = data["args"]
    if not isinstance(args, Mapping):
        raise TypeError("args is an object")
    fields: dict[str, object] = {**args, "function": data["function"]}
    if data["function"] == "select_paragraphs":  # the grammar ties how many there are, not which
        fields["indexes"] = sorted({
            int(number) for number in _NUMBER.findall(str(data["thought"]))
        })
    if data["function"] in CONTROL_FUNCTIONS and (data["control_name"] or data["control_label"]):
        fields["control"] = _reference(data)
    return _ACTION.validate_python(fields)


def _reference(data: Mapping[str, object]) -> ControlRef:
    """The control as the reply names it; ``ground`` finds it, or says why it is not there."""
    name, label = str(data["control_name"]), str(data["control_label"])
    return ControlRef(label=int(label) if label.isdecimal() else 0, name=name)
