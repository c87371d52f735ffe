"""Carries out actions of the vocabulary on a running application."""

from collections.abc import Callable
from typing import NamedTuple

from lamwright.environments.exports import export_path
from lamwright.environments.libreoffice.acting.operate import DONE, Operator
from lamwright.environments.libreoffice.content.document import refused
from lamwright.environments.libreoffice.content.text_runs import cap
from lamwright.environments.libreoffice.screen.menus import Menu
from lamwright.environments.libreoffice.screen.sight import Sight, Target, look
from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.workplace import Workplace
from lamwright.environments.linux.atspi.objects import LONGEST_TEXT, Node
from lamwright.environments.linux.desktop import poll
from lamwright.environments.linux.x11.composing import taken_as_typed
from lamwright.environments.linux.x11.keys import Stroke, parse_keys
from lamwright.records.action import (
    Action,
    BaseAction,
    ClickInput,
    ControlRef,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.document_action import SaveAs, SetColor, SetFont
from lamwright.records.observation import Control
from lamwright.records.trajectory import Outcome

_MOMENT = 0.2
_LAST_OF_PLANE_0 = 0x0100FFFF
_ENTER, _SPACE = 0xFF0D, 0x20
_PRESS_SECONDS = (
    0.35  # GTK shows a button pressed by a key for 0.25 s, and only then does what it is for
)
_LAG_SECONDS = 2.0  # LibreOffice updates its menus 0.3 s after the document changed


class _Found(NamedTuple):
    node: Node
    target: Target


class Performer:
    """Acts on one session. Labels mean what they meant in ``observed``; a sight says what shows now."""

    def __init__(
        self,
        session: Session,
        menu: Menu,
        place: Workplace,
        observed: Sight,
        opens_list: Callable[[Sight, int], bool],
    ) -> None:
        self._session = session
        self._menu = menu
        self._place = place
        self._observed = observed
        self._opens_list = opens_list
        self._operator = Operator(session.tree, session.display)

    def perform(self, action: Action, sight: Sight, rest: Callable[[float], None]) -> Outcome:
        """Deliver ``action``; ``rest`` waits until keys are done, so many seconds for a change."""
        match action:
            case ClickInput():
                return self._click(action, sight)
            case SetEditText():
                return self._set_text(action, sight)
            case KeyboardInput():
                return self._type(action, sight, rest)
            case WheelMouseInput():
                return self._scroll(action, sight)
            case Texts():
                return self._read(action, sight)
            case SaveAs():
                return self._save(action)
            case _:
                return self._in_document(action, sight, rest)

    def _in_document(
        self, action: BaseAction, sight: Sight, rest: Callable[[float], None]
    ) -> Outcome:
        if sight.is_modal:
            return refused("disabled", f'Close the dialog "{sight.dialogs[-1]}" first.')
        uno = self._session.uno
        if isinstance(action, SetFont):
            return uno.set_font(action.font_name, action.font_size)
        if isinstance(action, SetColor):
            return uno.set_color(action.part, action.color)
        self._leave_what_is_beside(rest)
        outcome = uno.document.perform(action)
        within = uno.document.within
        if outcome.delivered and within and not poll(lambda: self._narrow(within), _LAG_SECONDS):
            return refused("unsupported", "All of the comment is selected: a part of it cannot be.")
        return outcome

    def _narrow(self, text: str) -> bool:
        """Select a part of the comment that was entered, once it has the keyboard."""
        return self._session.comments.select(text)

    def _leave_what_is_beside(self, rest: Callable[[float], None]) -> None:
        """Keys that follow an action on the document go to it, not to a comment or a shape."""
        command = self._session.application.text_only_command
        reported = self._session.uno.statuses([command]) if command else {}
        if command in reported and not reported[command].enabled:
            self._session.display.press_keys(parse_keys("{ESC}"))
            rest(0.0)

    def _click(self, action: ClickInput, sight: Sight) -> Outcome:
        if not self._is_seen(action.control):
            return self._choose_menu(action.control, sight)
        found = self._find(action.control, sight)
        if isinstance(found, Outcome):
            return found
        node, target = found
        if self._opens_list(self._observed, action.control.label):
            return self._operator.click_at(node, target, action.button, times=1)
        return self._operator.click(node, target, button=action.button, is_double=action.double)

    def _set_text(self, action: SetEditText, sight: Sight) -> Outcome:
        found = self._find(action.control, sight)
        if isinstance(found, Outcome):
            return found
        clearing = action.clear_current_text
        node, target = found
        outcome = self._operator.set_text(node, target, action.text, is_clearing=clearing)
        if outcome.delivered and target.opener and not target.in_dialog:
            self._session.uno.focus()  # a name box would keep it
        return outcome

    def _type(self, action: KeyboardInput, sight: Sight, rest: Callable[[float], None]) -> Outcome:
        try:
            strokes = parse_keys(action.keys)
        except ValueError as error:
            return refused("invalid", f"The keys cannot be read: {error}.")
        if action.control is not None:
            found = self._find(action.control, sight)
            if isinstance(found, Outcome):
                return found
            if not self._operator.takes_keys(found.node):
                return refused("unsupported", f'"{found.node.name}" does not take the keyboard.')
        may_press = sight.focus is not None or action.control is not None
        for group in _groups(list(taken_as_typed(strokes))):
            self._session.display.press_keys(group)
            rest(_PRESS_SECONDS if may_press and _presses(group) else 0.0)
        return DONE

    def _scroll(self, action: WheelMouseInput, sight: Sight) -> Outcome:
        if action.control is None:
            return self._operator.scroll(None, None, action.wheel_dist)
        found = self._find(action.control, sight)
        if isinstance(found, Outcome):
            return found
        return self._operator.scroll(found.node, found.target, action.wheel_dist)

    def _read(self, action: Texts, sight: Sight) -> Outcome:
        found = self._find(action.control, sight)
        if isinstance(found, Outcome):
            return found
        reported = self._observed.controls[action.control.label - 1].value
        if reported is not None and not found.target.in_dialog:  # a tool bar's field lags
            poll(
                lambda: cap(self._operator.text(found.node), LONGEST_TEXT) == reported, _LAG_SECONDS
            )
        return Outcome(delivered=True, detail=self._operator.text(found.node))

    def _save(self, action: SaveAs) -> Outcome:
        path = export_path(self._place.exports, action)
        if isinstance(path, Outcome):
            return path
        return self._place.store(path, self._session.uno.save_as)

    def _is_seen(self, ref: ControlRef) -> bool:
        """Whether a label is that of a showing control, not of a menu entry."""
        return 1 <= ref.label <= len(self._observed.controls)

    def _find(self, ref: ControlRef, sight: Sight) -> _Found | Outcome:
        if not self._is_seen(ref):
            return refused("not_found", f"There is no control {ref.label}.")
        control = self._observed.controls[ref.label - 1]
        if control.name != ref.name:
            return refused("stale", f'Control {ref.label} is "{control.name}".')
        tree, target = self._session.tree, self._observed.targets[ref.label]
        node = tree.node(target.path) if sight.reaches(target) else None
        if node is None and tree.is_drawn(target.path):
            target = self._made_anew(control) or target
            node = tree.node(target.path)
        if node is None or not node.has("showing"):
            return refused("stale", f'"{ref.name}" is gone.')
        if node.name != target.said:  # a button that does something else by now
            return refused("stale", f'"{ref.name}" is "{node.name}" now.')
        if "enabled" in control.states and not node.has("sensitive"):  # a tool bar's button lags
            node = poll(lambda: self._sensitive(target.path), _LAG_SECONDS) or node
        if not node.has("sensitive"):
            return refused("disabled", f'"{ref.name}" is disabled.')
        return _Found(node, target)

    def _made_anew(self, control: Control) -> Target | None:
        """The same item of a list that LibreOffice draws: its objects expire after 15 s without a query."""
        again = look(self._session.tree)
        wanted = (control.name, control.role, control.path, control.box)
        alike = [c.label for c in again.controls if (c.name, c.role, c.path, c.box) == wanted]
        return again.targets[alike[0]] if len(alike) == 1 else None

    def _sensitive(self, path: str) -> Node | None:
        node = self._session.tree.node(path)
        return node if node is not None and node.has("sensitive") else None

    def _choose_menu(self, ref: ControlRef, sight: Sight) -> Outcome:
        entry = self._menu.entry(ref.label)
        if entry is None:
            return refused("not_found", f"There is no control {ref.label}.")
        if entry.name != ref.name:
            return refused("stale", f'Menu entry {ref.label} is "{entry.name}".')
        if sight.is_modal:
            return refused("disabled", f'Close the dialog "{sight.dialogs[-1]}" first.')
        if not self._menu.is_of(self._session.tree.frame()):
            return refused("stale", "The menu listed last is that of another window.")
        patience = _LAG_SECONDS if self._menu.is_late(entry) else _MOMENT
        is_enabled = poll(lambda: self._menu.is_enabled(entry), patience)
        if not is_enabled or not self._menu.choose(entry):
            return refused("disabled", f'"{entry.name}" is disabled now.')
        return DONE


def _groups(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Runs of characters, and single keys: LibreOffice runs some keys later than characters.

    A character beyond U+FFFF goes another way than others (as a finished input method's) and would
    overtake those before it.
    """
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        if groups and not _is_apart(stroke) and not _is_apart(groups[-1][-1]):
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _presses(strokes: list[Stroke]) -> bool:
    """Whether keys end with one that presses a button if one has the keyboard."""
    return strokes[-1].keysym == _ENTER or strokes == [Stroke(_SPACE)]


def _is_apart(stroke: Stroke) -> bool:
    return _is_key(stroke) or stroke.keysym > _LAST_OF_PLANE_0


def _is_key(stroke: Stroke) -> bool:
    return bool(stroke.modifiers) or 0xFF00 <= stroke.keysym <= 0xFFFF
