"""How controls of any accessible program are pressed, chosen, filled and read."""

from lamwright.environments.linux.atspi.actions import Actions
from lamwright.environments.linux.atspi.bus import Call
from lamwright.environments.linux.atspi.objects import (
    ACTION,
    EDITABLE,
    ROOT,
    SELECTION,
    TEXT,
    Node,
    Objects,
)
from lamwright.environments.linux.atspi.queries import ACCESSIBLE, COMPONENT, get, one
from lamwright.environments.linux.desktop import SCREEN
from lamwright.environments.linux.outcomes import DONE, refused
from lamwright.environments.linux.screen import Screen, Target
from lamwright.environments.linux.x11.composing import taken_as_typed
from lamwright.environments.linux.x11.display import Display
from lamwright.environments.linux.x11.keys import parse_keys
from lamwright.records.action import (
    ClickInput,
    ControlRef,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.trajectory import Outcome

_CHOSEN = {"page tab", "list item", "table cell", "tree item", "icon"}
_TYPED_INTO = {"text", "password text", "entry", "spin button"}
_APPLICATION = "org.a11y.atspi.Application"
_BUTTONS = {"left": 1, "middle": 2, "right": 3}
_UP, _DOWN, _MOST_NOTCHES = 4, 5, 100


class Operator:
    """Acts on the controls of one screen of one program."""

    def __init__(self, objects: Objects, actions: Actions, display: Display) -> None:
        self._objects = objects
        self._actions = actions
        self._display = display

    def click(self, action: ClickInput, screen: Screen) -> Outcome:
        """Press, toggle, open or choose; with the pointer where nothing else does it."""
        node = self._found(action.control, screen)
        if isinstance(node, Outcome):
            return node
        if action.button == "left" and not action.double:
            if node.role in _CHOSEN and self._choose(node):
                return DONE
            if node.role in _TYPED_INTO and self._focus(node):
                return DONE
            if ACTION in node.interfaces and self._actions.act(node.path):
                return DONE
        return self._point(node, _BUTTONS[action.button], 2 if action.double else 1)

    def set_text(self, action: SetEditText, screen: Screen) -> Outcome:
        """Put a text into a field, instead of what it holds or after it."""
        node = self._found(action.control, screen)
        if isinstance(node, Outcome):
            return node
        if EDITABLE not in node.interfaces:
            return refused("unsupported", f"A {node.role} cannot hold text.")
        self._focus(node)
        text = (
            action.text
            if action.clear_current_text
            else self._objects.text(node.path) + action.text
        )
        call = Call(node.path, EDITABLE, "SetTextContents", "s", (text,))
        if not one(self._objects.bus.call(call)):
            return refused("unsupported", "The control did not take the text.")
        return DONE

    def type(self, action: KeyboardInput, screen: Screen) -> Outcome:
        """Press keys, in a control that is focused first if one is given."""
        try:
            strokes = parse_keys(action.keys)
        except ValueError as error:
            return refused("invalid", f"The keys cannot be read: {error}.")
        if action.control is not None:
            node = self._found(action.control, screen)
            if isinstance(node, Outcome):
                return node
            if not self._focus(node):
                return refused("unsupported", f'"{node.name}" does not take the keyboard.')
        if self._is_gtk():
            strokes = list(taken_as_typed(strokes))
        self._display.press_keys(strokes)
        return DONE

    def _is_gtk(self) -> bool:
        """Whether the program says that it is made with GTK 3 (or 2, which types alike)."""
        said = one(self._objects.bus.call(get(ROOT, _APPLICATION, "ToolkitName")))
        return isinstance(said, str) and said.casefold() == "gtk"

    def scroll(self, action: WheelMouseInput, screen: Screen) -> Outcome:
        """Turn the wheel over a control, or over the middle of the display."""
        wheel = _UP if action.wheel_dist > 0 else _DOWN
        times = min(abs(action.wheel_dist), _MOST_NOTCHES)
        if action.control is None:
            self._display.click(SCREEN[0] // 2, SCREEN[1] // 2, wheel, times=times)
            return DONE
        node = self._found(action.control, screen)
        return node if isinstance(node, Outcome) else self._point(node, wheel, times)

    def read(self, action: Texts, screen: Screen) -> Outcome:
        """All text of a control, or its name."""
        node = self._found(action.control, screen)
        if isinstance(node, Outcome):
            return node
        text = self._objects.text(node.path) if TEXT in node.interfaces else node.name
        return Outcome(delivered=True, detail=text)

    def _found(self, ref: ControlRef, screen: Screen) -> Node | Outcome:
        target: Target | None = screen.targets.get(ref.label)
        if target is None:
            return refused("not_found", f"There is no control {ref.label}.")
        control = screen.controls[ref.label - 1]
        if control.name != ref.name:
            return refused("stale", f'Control {ref.label} is "{control.name}".')
        nodes = self._objects.nodes([target.path])
        if not nodes or not nodes[0].has("showing") or nodes[0].name != target.name:
            return refused("stale", f'"{ref.name}" is gone.')
        if not nodes[0].has("sensitive"):
            return refused("disabled", f'"{ref.name}" is disabled.')
        return nodes[0]

    def _focus(self, node: Node) -> bool:
        return bool(one(self._objects.bus.call(Call(node.path, COMPONENT, "GrabFocus"))))

    def _choose(self, node: Node) -> bool:
        index = one(self._objects.bus.call(Call(node.path, ACCESSIBLE, "GetIndexInParent")))
        if not isinstance(index, int) or index < 0:
            return False
        call = Call(node.parent, SELECTION, "SelectChild", "i", (index,))
        return bool(one(self._objects.bus.call(call)))

    def _point(self, node: Node, button: int, times: int) -> Outcome:
        x, y, width, height = node.box
        place = x + width // 2, y + height // 2
        if not (0 <= place[0] < SCREEN[0] and 0 <= place[1] < SCREEN[1]):
            return refused("unsupported", "The control is not where a pointer can reach it.")
        self._display.click(*place, button, times=times)
        return DONE
