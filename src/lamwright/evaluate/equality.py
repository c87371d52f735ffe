"""When a predicted action is on the right object, does the right operation, has equal arguments.

The paper scores "acceptable objects" and "arguments" without saying what they are. Here:

**Object.** A control function acts on a control, the other functions on a part of the document.
- Names are compared without case, white space at the ends, ':' and a final '...'.
- A predicted control is the one of the observation that has the predicted label and name; failing
  that, the only one with that name; failing that, none, and the object is wrong.
- Two controls are the same object when their labels are equal, or name, role and path are.
- A menu entry and a button outside of dialogs are acceptable alternatives when the last component of
  the entry's path is the button's name: 'Format > Text > Bold' and the tool bar's 'Bold'.
- Two different menu entries are different objects, whatever their last components.
- ``select_text`` acts on its text (white space collapsed) in its place (without one the first body
  paragraph that holds it), or on every one; ``select_paragraph`` on its range (-1 is the last
  paragraph), ``select_paragraphs`` on its paragraphs, ``select_table`` on its table,
  ``select_cells`` on its cells, whichever corner is named first; ``insert_table``, ``set_font``,
  ``save_as`` and keyboard or wheel without a control act on the document at the cursor, which is
  one object.

- Another way to the same end (a shortcut, a context menu) is not an acceptable alternative.

**Operation.** The function's name is the same.

**Arguments.** All that is neither function nor object: equal after white space is collapsed. Case
counts in typed text, not in font names, keys in braces or file suffixes. In ``set_edit_text`` a number
with a unit equals the same number written otherwise ('2 cm', '2.00cm'). Arguments of different
functions are never equal.
"""

import re
from typing import NamedTuple

from lamwright.ground.ground import candidates
from lamwright.records.action import Action, ControlRef
from lamwright.records.addresses import cell_place
from lamwright.records.base import Record
from lamwright.records.canvas import Canvas, TextCanvas, as_text
from lamwright.records.document_action import (
    SelectCells,
    SelectParagraph,
    SelectParagraphs,
    SelectTable,
    SelectText,
)
from lamwright.records.observation import Control

_MENU_ROLES = ("menu item", "check menu item", "radio menu item", "menu")
_BUTTON_ROLES = ("push button", "toggle button", "push button menu")
_QUANTITY = re.compile(r"^([-+]?\d+(?:[.,]\d+)?)\s*([^\d\s]*)$")
_KEY = re.compile(r"\{[^}]*\}")
_SELECTING = (SelectText, SelectParagraph, SelectParagraphs, SelectTable, SelectCells)
_OBJECT_FIELDS = frozenset({"function", "control"})


class Scene(Record):
    """What both actions were decided on: the controls (menu entries included) and the canvas."""

    controls: tuple[Control, ...]
    canvas: Canvas = TextCanvas()


class _Place(NamedTuple):
    """A part of the document."""

    kind: str
    text: str = ""
    start: int = 0
    end: int = 0


def same_object(reference: Action, predicted: Action, scene: Scene) -> bool:
    """Whether ``predicted`` acts on the object of ``reference`` or on an acceptable alternative."""
    wanted, given = _control(reference), _control(predicted)
    if wanted is None or given is None:
        return wanted is given and _place(reference, scene) == _place(predicted, scene)
    first, second = candidates(reference, scene.controls), candidates(predicted, scene.controls)
    return len(first) == len(second) == 1 and acceptable(first[0], second[0])


def same_operation(reference: Action, predicted: Action) -> bool:
    """Whether both use the same function."""
    return reference.function == predicted.function


def same_arguments(reference: Action, predicted: Action) -> bool:
    """Whether all that is neither function nor object is equal."""
    return same_operation(reference, predicted) and _arguments(reference) == _arguments(predicted)


def acceptable(first: Control, second: Control) -> bool:
    """Whether two controls count as the same object."""
    if first.label == second.label:
        return True
    menus = [control for control in (first, second) if control.role in _MENU_ROLES]
    if len(menus) == 1:
        button = second if menus[0] is first else first
        return _is_tool(button) and _last(menus[0].name) == plain_name(button.name)
    return _identity(first) == _identity(second)


def plain_name(name: str) -> str:
    """A control's name as it is compared."""
    return " ".join(name.casefold().split()).replace("…", "...").strip(" .:")


def _identity(control: Control) -> tuple[str, str, str]:
    return plain_name(control.name), control.role, control.path


def _is_tool(control: Control) -> bool:
    return control.role in _BUTTON_ROLES and not control.dialog


def _last(path: str) -> str:
    return plain_name(path.rsplit(" > ", 1)[-1])


def _control(action: Action) -> ControlRef | None:
    ref: ControlRef | None = getattr(action, "control", None)
    return ref


def _place(action: Action, scene: Scene) -> _Place:
    if isinstance(action, SelectText):
        kind = "every" if action.every else _where(action, as_text(scene.canvas))
        return _Place(kind, text=" ".join(action.text.split()))
    if isinstance(action, SelectParagraph):
        canvas = as_text(scene.canvas)
        count = len(canvas.paragraphs) + canvas.truncated
        last = count if action.end_index == -1 and count else action.end_index
        return _Place("paragraphs", str(action.non_empty), action.start_index, last)
    if isinstance(action, SelectParagraphs):
        first, last = action.indexes[0], action.indexes[-1]
        is_range = last - first + 1 == len(action.indexes)
        return _Place("paragraphs", str(False if is_range else action.indexes), first, last)
    if isinstance(action, SelectTable):
        return _Place("table", start=action.number)
    if isinstance(action, SelectCells):
        corners = sorted(
            cell_place(name) or (0, 0) for name in (action.first, action.last or action.first)
        )
        return _Place("cells", str(corners), start=action.table)
    return _Place("document")


def _where(action: SelectText, canvas: TextCanvas) -> str:
    """The place of the text that is meant."""
    holding = (item.index for item in canvas.paragraphs if action.text in item.text)
    first = next(holding, 0)
    return action.place or (f"paragraph {first}" if first else "text")


def _arguments(action: Action) -> dict[str, object]:
    if isinstance(action, _SELECTING):
        return {}
    plain = action.model_dump(exclude=set(_OBJECT_FIELDS))
    return {key: _plain_value(key, value) for key, value in plain.items()}


def _plain_value(key: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    if key == "file_ext":
        return text.casefold().lstrip(".")
    if key == "keys":
        return _KEY.sub(lambda found: found.group().upper(), text)
    if key == "font_name":
        return text.casefold()
    return _quantity(text) if key == "text" else text


def _quantity(text: str) -> object:
    found = _QUANTITY.match(text)
    if not found:
        return text
    return float(found.group(1).replace(",", ".")), found.group(2).casefold()
