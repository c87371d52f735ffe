"""Grounding: find the control an action means, or say why there is none."""

from typing import Literal

from lamwright.records.action import Action, ControlRef
from lamwright.records.base import Record
from lamwright.records.observation import Control, Observation


class Grounding(Record):
    """The action with the label that is valid now, and its control; or the reason there is none."""

    action: Action
    control: Control | None = None
    failure: Literal["", "not_found", "ambiguous", "stale"] = ""
    detail: str = ""


def ground(action: Action, observation: Observation, menu: tuple[Control, ...] = ()) -> Grounding:
    """Ground ``action`` in ``observation`` and ``menu``; a name that fits several is ambiguous."""
    reference = getattr(action, "control", None)
    if reference is None:
        return Grounding(action=action)
    controls = observation.controls + menu
    matches = candidates(action, controls)
    if len(matches) == 1:
        return Grounding(action=_relabel(action, matches[0]), control=matches[0])
    labelled = next((c for c in controls if c.label == reference.label), None)
    return Grounding(action=action, **_failure(reference, labelled, matches))


def candidates(action: Action, controls: tuple[Control, ...]) -> list[Control]:
    """The controls that an action on a control can mean; exactly one: it is that.

    Label and name agree: that control. Otherwise the name decides (label 0 means 'by name'): an
    exact match first, then one that differs only in case and trailing dots, then a unique last
    path component.
    """
    reference: ControlRef | None = getattr(action, "control", None)
    if reference is None:
        return []
    labelled = [c for c in controls if c.label == reference.label and c.name == reference.name]
    return labelled or _fitting(action, _matches(reference.name, controls))


def _failure(
    reference: ControlRef, labelled: Control | None, matches: list[Control]
) -> dict[str, str]:
    if matches:
        labels = ", ".join(str(control.label) for control in matches[:4])
        detail = f'"{reference.name}" fits {len(matches)} controls ({labels}); give the label.'
        return {"failure": "ambiguous", "detail": detail}
    if labelled is not None:
        detail = f'Label {reference.label} is now "{labelled.name}", not "{reference.name}".'
        return {"failure": "stale", "detail": detail}
    return {"failure": "not_found", "detail": f'No control is named "{reference.name}".'}


def _matches(name: str, controls: tuple[Control, ...]) -> list[Control]:
    exact = [c for c in controls if c.name == name]
    if exact:
        return _prefer_operable(exact)
    plain = [c for c in controls if _plain(c.name) == _plain(name)]
    if plain:
        return _prefer_operable(plain)
    return _prefer_operable([
        c for c in controls if _plain(c.name.split(" > ")[-1]) == _plain(name)
    ])


def _fitting(action: Action, matches: list[Control]) -> list[Control]:
    """Text goes into the field, not onto the button of the same name; a click onto the button."""
    if action.function not in {"set_edit_text", "click_input"}:
        return matches
    is_typed = action.function == "set_edit_text"
    return [c for c in matches if ("editable" in c.states) == is_typed] or matches


def _prefer_operable(controls: list[Control]) -> list[Control]:
    """Several controls of one name: the enabled ones, and showing ones before menu entries."""
    enabled = [c for c in controls if c.enabled] or controls
    return [c for c in enabled if not c.menu] or enabled


def _plain(name: str) -> str:
    return name.casefold().rstrip(".… ").strip()


def _relabel(action: Action, control: Control) -> Action:
    return action.model_copy(update={"control": ControlRef(label=control.label, name=control.name)})
