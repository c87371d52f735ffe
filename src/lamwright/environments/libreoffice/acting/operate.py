"""How a control is pressed, chosen or filled: through its accessible actions where it has any."""

from lamwright.environments.libreoffice.content.document import refused
from lamwright.environments.libreoffice.screen.sight import Target
from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.linux.atspi.bus import Call
from lamwright.environments.linux.atspi.objects import ACTION, EDITABLE, SELECTION, TEXT, Node
from lamwright.environments.linux.atspi.queries import ACCESSIBLE, COMPONENT, one
from lamwright.environments.linux.desktop import SCREEN, poll
from lamwright.environments.linux.x11.display import Display
from lamwright.records.trajectory import Outcome

_CHOSEN = {"page tab", "list item", "table cell", "tree item", "icon"}
_BUTTONS = {"left": 1, "middle": 2, "right": 3}
_FOCUSABLE = {"push button", "check box", "radio button", "spin button"}
_TYPED_INTO = {"text", "password text", "entry", "spin button"}  # their action presses Enter
_TOOLS = {"push button", "toggle button"}
_HEIGHTS = {"tool tip": -1, "frame": 0, "window": 2, "popup menu": 2, "menu": 2}
_CELL_ACTIONS = 3
"""Of GTK's cells: expand or contract, edit, activate; toggle comes first where there is a box."""
_POPUP_SECONDS = 2.0
DONE = Outcome(delivered=True)


class Operator:
    """Acts on controls of one instance."""

    def __init__(self, tree: Tree, display: Display) -> None:
        self._tree = tree
        self._bus = tree.objects.bus
        self._display = display

    def click(self, node: Node, target: Target, *, button: str, is_double: bool) -> Outcome:
        """Press, toggle, open or choose; by coordinates only when nothing else does it."""
        if self._tree.is_drawn(node.path) or self._is_box(node):  # else it would be selected only
            return self.click_at(node, target, button, times=2 if is_double else 1)
        if button == "left" and not is_double:
            if target.opener == node.path:
                return self._invoke(node)
            if node.role in _CHOSEN and self._choose(node):
                return self._activate_in_popup(node)
            if ACTION in node.interfaces and node.role not in _TYPED_INTO:
                return self._invoke(node)
            if self.focus(node.path):
                return DONE
        elif button == "left" and node.role in _CHOSEN and self._choose(node):
            self._activate(node)
            return DONE
        return self.click_at(node, target, button, times=2 if is_double else 1)

    def set_text(self, node: Node, target: Target, text: str, *, is_clearing: bool) -> Outcome:
        """Put ``text`` into an edit, spin button or combo box so that the application takes it."""
        if target.opener == node.path:
            return self._choose_from_list(node, text)
        if EDITABLE not in node.interfaces:
            return refused("unsupported", f"A {node.role} cannot hold text.")
        self.focus(node.path)
        if is_clearing:
            call = Call(node.path, EDITABLE, "SetTextContents", "s", (text,))
        else:
            size = len(
                str(one(self._bus.call(Call(node.path, TEXT, "GetText", "ii", (0, -1)))) or "")
            )
            values = (size, text, len(text.encode()))
            call = Call(node.path, EDITABLE, "InsertText", "isi", values)
        if not one(self._bus.call(call)):
            return refused("unsupported", "The control did not take the text.")
        if node.role == "spin button":
            self._commit(node, target)
        elif target.opener and not target.in_dialog:
            self._tree.actions.act(node.path)
        return DONE

    def focus(self, path: str) -> bool:
        """Give an object the keyboard focus; whether it took it."""
        return bool(one(self._bus.call(Call(path, COMPONENT, "GrabFocus"))))

    def takes_keys(self, node: Node) -> bool:
        """Give an object the keyboard focus; a tool bar passes it to one of its fields for a button."""
        holder = self._tree.objects.fixed([node.parent]).get(node.parent)
        is_button = node.role in _TOOLS and holder is not None and holder.role == "tool bar"
        return not is_button and self.focus(node.path)

    def text(self, node: Node) -> str:
        """All text of a node, or its name."""
        if TEXT not in node.interfaces:
            return node.name
        found = one(self._bus.call(Call(node.path, TEXT, "GetText", "ii", (0, -1))))
        return str(found or "")

    def scroll(self, node: Node | None, target: Target | None, notches: int) -> Outcome:
        """Turn the wheel over a node, or over the middle of the display."""
        wheel, times = 4 if notches > 0 else 5, min(abs(notches), 100)
        if node is not None and target is not None:
            return self._point(node, target, wheel, times=times)
        self._display.click(SCREEN[0] // 2, SCREEN[1] // 2, wheel, times=times)
        return DONE

    def _invoke(self, node: Node) -> Outcome:
        if self._tree.actions.act(node.path):
            return DONE
        return refused("unsupported", f'"{node.name}" did not take it.')

    def _choose(self, node: Node) -> bool:
        """Select in the holder. Rows are focused: combo boxes go by the cursor."""
        is_focused = node.role == "table cell" and self.focus(node.path)
        index = one(self._bus.call(Call(node.path, ACCESSIBLE, "GetIndexInParent")))
        if index is None or index == -1:
            return is_focused
        chosen = self._bus.call(Call(node.parent, SELECTION, "SelectChild", "i", (index,)))
        return bool(one(chosen)) or is_focused

    def _activate_in_popup(self, node: Node) -> Outcome:
        """In the list of a combo box a choice counts once it is activated."""
        popup = self._popup_of(node) if node.role == "table cell" else None
        if popup is not None:
            self._activate(node)
            poll(lambda: self._is_closed(popup), _POPUP_SECONDS)
        return DONE

    def _popup_of(self, node: Node) -> str | None:
        popups = [w.path for w in self._tree.objects.windows() if w.role == "window"]
        return next((p for p in popups if node.path in self._tree.objects.descendants(p)), None)

    def _is_closed(self, window: str) -> bool:
        return all(shown.path != window for shown in self._tree.objects.windows())

    def _activate(self, node: Node) -> None:
        number = self._action(node, "activate")
        if number is not None:
            self._tree.actions.act(node.path, number)

    def _is_box(self, node: Node) -> bool:
        """Whether it is a check box within a row; its action changes nothing."""
        return node.role == "table cell" and self._action(node, "toggle") is not None

    def _action(self, node: Node, name: str) -> int | None:
        """The number of the action called ``name`` of a cell, if it has it."""
        calls = [Call(node.path, ACTION, "GetName", "i", (n,)) for n in range(_CELL_ACTIONS)]
        names = [one(reply) for reply in self._bus.calls(calls)]
        return names.index(name) if name in names else None

    def _choose_from_list(self, node: Node, text: str) -> Outcome:
        """Open a combo box without an entry, choose ``text``, and close it again."""
        known = {window.path for window in self._tree.objects.windows()}
        self._invoke(node)
        popup = poll(lambda: self._new_window(known), _POPUP_SECONDS)
        if popup is None:
            return refused("timeout", "The list did not open.")
        cells = self._tree.nodes(self._tree.objects.descendants(popup.path))
        cells = [cell for cell in cells if cell.role in _CHOSEN]
        wanted = [c for c in cells if c.name == text] or [
            c for c in cells if c.name.casefold().strip() == text.casefold().strip()
        ]
        if not wanted:
            self._invoke(node)
            poll(lambda: self._is_closed(popup.path), _POPUP_SECONDS)
            names = ", ".join(cell.name for cell in cells[:12])
            return refused("invalid", f'"{text}" is not among: {names}.')
        self._choose(wanted[0])
        return self._activate_in_popup(wanted[0])

    def _new_window(self, known: set[str]) -> Node | None:
        return next((w for w in self._tree.objects.windows() if w.path not in known), None)

    def _commit(self, node: Node, target: Target) -> None:
        """A spin button reads its text when it loses the focus (Enter would also press OK)."""
        is_frame = not target.in_dialog
        below = self._tree.interface if is_frame else self._tree.objects.descendants
        nodes = self._tree.nodes(below(target.window))
        others = (n.path for n in nodes if n.role in _FOCUSABLE and n.has("sensitive"))
        if any(self.focus(other) for other in others if other != node.path):
            self.focus(node.path)

    def click_at(self, node: Node, target: Target, button: str, *, times: int) -> Outcome:
        """Press a button of the pointer over the middle of a node."""
        return self._point(node, target, _BUTTONS[button], times=times)

    def _point(self, node: Node, target: Target, button: int, *, times: int) -> Outcome:
        x, y = _centre(node)
        if not _holds((0, 0, *SCREEN), x, y) or min(node.box) < 0:
            return refused("unsupported", "The control is not where a pointer can reach it.")
        above = self._covering(target.window, x, y)
        if above is not None:
            return refused("unsupported", f'"{above.name or above.role}" covers the control.')
        self._display.click(x, y, button, times=times)
        return DONE

    def _covering(self, path: str, x: int, y: int) -> Node | None:
        """What else shows there, above the window at ``path``."""
        shown = {window.path: window for window in self._tree.objects.windows()}
        own = shown.pop(path, None)
        there = [window for window in shown.values() if _holds(window.box, x, y)]
        return next((window for window in there if own and _is_above(window, own)), None)


def _is_above(window: Node, other: Node) -> bool:
    """Documents lie below dialogs, dialogs below pop-ups; among equals the active one is on top."""
    heights = [_HEIGHTS.get(node.role, 1) for node in (window, other)]
    return heights[0] > heights[1] or (heights[0] == heights[1] and not other.has("active"))


def _holds(box: tuple[int, int, int, int], x: int, y: int) -> bool:
    left, top, width, height = box
    return left <= x < left + width and top <= y < top + height


def _centre(node: Node) -> tuple[int, int]:
    x, y, width, height = node.box
    return x + width // 2, y + height // 2
