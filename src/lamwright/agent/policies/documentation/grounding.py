"""Script actions (by name) -> actions on controls of this observation."""

from typing import NamedTuple

from lamwright.agent.policies.documentation.live import find_control, find_menu
from lamwright.records.action import Action, ClickInput, ControlRef, SetEditText
from lamwright.records.observation import Control, Observation


class Sighting(NamedTuple):
    """The observation and the menu that actions are grounded in."""

    observation: Observation
    menu: tuple[Control, ...]


def resolve(action: Action, sighting: Sighting) -> Action | None:
    """``action`` with the label and name of a live control; None when there is none."""
    if not isinstance(action, ClickInput | SetEditText):
        return action
    name = action.control.name
    if " > " in name:
        found = find_menu(name, sighting.menu)
        control = found[0] if found and not found[1] else None
    else:
        takes_text = isinstance(action, SetEditText)
        control = find_control(name, sighting.observation, takes_text=takes_text)
        if name == "OK" and control is None:
            control = _confirmation(sighting.observation)
    if control is None:
        return None
    reference = ControlRef(label=control.label, name=control.name)
    return action.model_copy(update={"control": reference})


def _confirmation(observation: Observation) -> Control | None:
    """The confirming button of a dialog that has no OK."""
    names = ("Insert", "Save", "Add", "Close")
    found = (find_control(name, observation) for name in names)
    return next((control for control in found if control), None)


def fits_now(action: Action, sighting: Sighting) -> bool:
    """Whether a click is needed: False for a check box or radio button already in the wanted state."""
    if not isinstance(action, ClickInput):
        return True
    label = action.control.label
    control = next((c for c in sighting.observation.controls if c.label == label), None)
    if control is None or control.role not in {"check box", "radio button", "page tab"}:
        return True
    wanted = {"check box": "checked", "radio button": "checked", "page tab": "selected"}
    return wanted[control.role] not in control.states
