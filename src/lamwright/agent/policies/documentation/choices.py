"""Choices that the help leaves open ('select an orientation'), decided by the request's words."""

import re
from collections.abc import Sequence

from lamwright.agent.policies.documentation.following import set_text
from lamwright.agent.policies.documentation.live import plain
from lamwright.agent.policies.documentation.reading import Goal
from lamwright.agent.policies.documentation.words import stems
from lamwright.records.action import Action, ClickInput, ControlRef
from lamwright.records.observation import Control, Observation

_OPTIONS = ("radio button", "list item", "check box")
_VALUE = re.compile(r"(?<!^)\b([A-Z]\d|[A-Z][a-z]+(?: [A-Z][a-z]+)*)\b")


def decide_choice(
    action: Action, goal: Goal, observation: Observation, clicked: Sequence[str]
) -> Action:
    """``action``, or the choice in the open dialog that the request names instead of it.

    A click on a list becomes the value the request gives; a click on an option that the request
    does not name gives way to one that it does.
    """
    if not isinstance(action, ClickInput) or not observation.dialogs:
        return action
    control = next((c for c in observation.controls if c.label == action.control.label), None)
    if control is None:
        return action
    if control.role == "combo box":
        value = _value(goal, control)
        return _in(set_text(control.name, value), control) if value else action
    wanted = frozenset(stems(goal.words))
    if control.role not in {*_OPTIONS, "push button"} or set(stems(control.name)) <= wanted:
        return action
    option = _option(wanted, observation, clicked)
    return action.model_copy(update={"control": _reference(option)}) if option else action


def _option(
    wanted: frozenset[str], observation: Observation, clicked: Sequence[str]
) -> Control | None:
    for control in observation.controls:
        words = set(stems(control.name))
        fresh = control.name not in clicked and control.enabled
        if control.role in _OPTIONS and fresh and words and words <= wanted:
            return control
    return None


def _value(goal: Goal, control: Control) -> str:
    """A quoted text, or capitalised words that are not the name of the list."""
    if goal.quoted:
        return goal.quoted[0]
    found = [match.group(1) for match in _VALUE.finditer(goal.words)]
    named = plain(control.name)
    return next((text for text in found if plain(text) not in named), "")


def _reference(control: Control) -> ControlRef:
    return ControlRef(label=control.label, name=control.name)


def _in(action: Action, control: Control) -> Action:
    return action.model_copy(update={"control": _reference(control)})
