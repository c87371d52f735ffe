"""Actions for a documented plan: controls are named, not yet grounded (label 0)."""

import re
from collections.abc import Sequence

from lamwright.agent.policies.documentation.live import find_menu
from lamwright.records.action import Action, ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.observation import Control

_CHOOSE = re.compile(r"\bChoose ((?:[A-Z][^>\"]*? > )+[^>\"]+?)(?:$|,? (?:or|to|from|and|menu)\b)")
_TAB = re.compile(r'^(?:Click|Select|Open|On|Go to)\b[^"]*"([^"]+)" tab', re.I)
_SET = re.compile(
    r'^(?:(?:In|Under|On|At)\b[^"]*"([^"]+)"[^,]*,? )?(?:Set|Enter|Type|Specify|Change)\b(?:[^"]*"([^"]+)")?',
    re.I,
)
_BY_HAND = re.compile(
    r"\b(?:right-click|double-click|context menu|drag|press (?:F5|F6|F10|F11|Tab|Enter))\b", re.I
)
_NUMBER = re.compile(r"-?\d")
_PRESS = re.compile(r"\bPress ((?:(?:Ctrl|Alt|Shift)\s?\+\s?)*(?:F\d{1,2}|Enter|Esc|Tab|[B-Z]))\b")
_CLICK = re.compile(
    r'\b(?:Click|Select|Choose|Enable|Check|Mark|Clear|Uncheck|Press|Tick|Open)\b[^"]*"([^"]+)"',
    re.I,
)


Script = tuple[Action, ...]


def click(name: str) -> ClickInput:
    """A click on the control called ``name``."""
    return ClickInput(control=ControlRef(label=0, name=name))


def set_text(name: str, text: str) -> SetEditText:
    """``text`` put into the field called ``name``."""
    return SetEditText(control=ControlRef(label=0, name=name), text=text)


def follow(
    steps: Sequence[str],
    given: Sequence[str],
    menu: Sequence[Control],
    *,
    everything: bool = False,
) -> tuple[tuple[Action, ...], int] | None:
    """The actions of a plan and how many of the given values it used.

    None when it cannot be followed: a menu path that is not there, a field without a value, or
    nothing to do at all.
    """
    actions: list[Action] = []
    left = list(given)
    field = _last_field(steps)
    for index, step in enumerate(steps):
        done = _step(step, left, menu, everything=everything)
        if done is None:
            return None
        last = done[-1] if done else None
        if index == field and left and _NUMBER.match(left[0]) and isinstance(last, ClickInput):
            done = (*done[:-1], set_text(last.control.name, left.pop(0)))
        actions.extend(action for action in done if action not in actions)
    return (_confirmed(actions), len(given) - len(left)) if actions else None


def _confirmed(actions: Sequence[Action]) -> Script:
    """The actions with a final OK (or Close, for a search) where the plan leaves a dialog open."""
    last = actions[-1]
    if not isinstance(last, ClickInput):
        return (*actions, click("OK")) if isinstance(last, SetEditText) else tuple(actions)
    if last.control.name in {"Replace All", "Find All", "Replace"}:
        return (*actions, click("Close"))
    opens = last.control.name.endswith("...") or " > " not in last.control.name
    dialog = any(isinstance(a, ClickInput) and a.control.name.endswith("...") for a in actions)
    closing = last.control.name in {"OK", "Close", "Insert", "Add", "Save", "Apply", "Cancel"}
    return (*actions, click("OK")) if opens and dialog and not closing else tuple(actions)


def _last_field(steps: Sequence[str]) -> int:
    """Index of the last step that operates a named control other than a tab, OK or a menu; or -1."""
    for index in range(len(steps) - 1, 0, -1):
        match = _CLICK.search(steps[index])
        if match and match.group(1) not in {"OK", "Close"} and not _TAB.match(steps[index]):
            return index if not _CHOOSE.search(steps[index]) else -1
    return -1


def _step(
    step: str, left: list[str], menu: Sequence[Control], *, everything: bool
) -> tuple[Action, ...] | None:
    if _BY_HAND.search(step):
        return None
    if match := _CHOOSE.search(step):
        return _menu_step(match.group(1), menu)
    if match := _TAB.match(step):
        return (click(match.group(1)),)
    if match := _PRESS.search(step):
        return (KeyboardInput(keys="{" + match.group(1).replace(" ", "").upper() + "}"),)
    if (match := _SET.match(step)) and (name := match.group(2) or match.group(1)):
        return (set_text(name, left.pop(0)),) if left else None
    if match := _CLICK.search(step):
        names = re.findall(r'"([^"]+)"', step[match.start() :])
        return (click(_of_alternatives(names, step, everything=everything)),)
    return ()


def _of_alternatives(names: Sequence[str], step: str, *, everything: bool) -> str:
    """The alternative that the request means, of 'Click "Replace" or "Replace All"'."""
    wanted = [name for name in names if name.endswith(" All")]
    return wanted[0] if everything and wanted and '" or "' in step else names[0]


def _menu_step(path: str, menu: Sequence[Control]) -> tuple[Action, ...] | None:
    found = find_menu(path, menu)
    if found is None:
        return None
    control, rest = found
    chosen = ClickInput(control=ControlRef(label=control.label, name=control.name))
    return (chosen, click(rest)) if rest else (chosen,)
