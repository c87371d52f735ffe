"""What needs no documentation: selecting cells, typing into them, fonts, entries by name, saving."""

import re
from collections.abc import Sequence

from lamwright.agent.policies.documentation.following import Script
from lamwright.agent.policies.documentation.reading import Goal
from lamwright.agent.policies.documentation.words import stems
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SaveAs, SetFont
from lamwright.records.observation import Control
from lamwright.records.sheet_action import SelectRange

_CELLS = re.compile(r"\bcells? ([A-Z]{1,2}\d+)(?:(?::| to | and | through )([A-Z]{1,2}\d+))?", re.I)
_AREA = re.compile(r"\b([A-Z]{1,2}\d+):([A-Z]{1,2}\d+)\b")
_LINE = re.compile(r"\b(?:row (?P<row>\d+)|column (?P<column>[A-Z]{1,2}))\b")
_ELSEWHERE = re.compile(r"\bon the sheet\b", re.I)
_MENUS = ("Format > ", "Sheet > ", "Data > ")
_NUMBER = re.compile(r"(?<![\w.:])(-?\d+(?:[.,]\d+)?)(?![\w:])")
_FILE = re.compile(r"\b([\w-]+)(\.(?:ods|xlsx?|csv|pdf|fods))\b", re.I)
_SIZE = re.compile(
    r"\b(\d+(?:\.\d+)?) ?(?:pt|points?)\b|\bsize(?: of| to)? (\d+(?:\.\d+)?)\b"
    r"|\bsize\b.*\bto (\d+(?:\.\d+)?)$",
    re.I,
)
_WRITES = re.compile(
    r"\b(?:type|write|enter|put|set|change|fill|add|overwrite|replace|say|read|hold|correct)\b",
    re.I,
)
_FUNCTIONS = {
    "SUM": r"\b(?:sum|total|add up)\b",
    "AVERAGE": r"\b(?:average|mean)\b",
    "MAX": r"\b(?:largest|highest|maximum|max)\b",
    "MIN": r"\b(?:smallest|lowest|minimum|min)\b",
}


def direct(goal: Goal, menu: Sequence[Control]) -> Script | None:
    """The script for a request that a direct function plainly fits; None for all others."""
    for skill in (_save, _formula, _font, _write, _clear):
        script = skill(goal)
        if script:
            return script
    return _entry(goal, menu)


def cells_of(goal: Goal) -> SelectRange | None:
    """The cells that a request names, as an action; None when they are on another sheet."""
    if _ELSEWHERE.search(goal.text):
        return None
    found = _CELLS.search(goal.text) or _AREA.search(goal.text)
    if found is None:
        return None
    return SelectRange(first=found[1].upper(), last=(found[2] or "").upper())


def _line_of(goal: Goal) -> SelectRange | None:
    """A cell of the row or column that a request names."""
    found = None if _ELSEWHERE.search(goal.text) else _LINE.search(goal.text)
    if found is None:
        return None
    return SelectRange(first=f"A{found['row']}" if found["row"] else f"{found['column']}1")


def _entry(goal: Goal, menu: Sequence[Control]) -> Script | None:
    """The one menu entry all of whose words the request says, for the cells that it names."""
    cells = cells_of(goal) or _line_of(goal)
    if cells is None or goal.quoted:
        return None
    others = _LINE.sub(_kind_of_line, _AREA.sub(" ", _CELLS.sub(" ", goal.words)))
    said = set(stems(others))
    named = {
        entry.name: set(stems(" ".join(entry.name.split(" > ")[1:][-1:])))
        for entry in menu
        if entry.enabled and entry.name.startswith(_MENUS) and not entry.name.endswith("...")
    }
    fitting = {name: len(words) for name, words in named.items() if words and words <= said}
    most = max(fitting.values(), default=0)
    best = [name for name, count in fitting.items() if count == most]
    if len(best) != 1:
        return None
    return (cells, ClickInput(control=ControlRef(label=0, name=best[0])))


def _kind_of_line(found: re.Match[str]) -> str:
    """'row' of 'row 5'."""
    return found[0].partition(" ")[0]


def _save(goal: Goal) -> Script | None:
    found = _FILE.search(goal.text)
    if not found:
        return None
    return (SaveAs(file_name=found[1], file_ext=found[2].lower()),)


def _formula(goal: Goal) -> Script | None:
    """'Put the sum of B2:B7 into cell B9'."""
    source = _AREA.search(goal.text)
    target = re.search(r"\bcell ([A-Z]{1,2}\d+)\b(?!:)", goal.text, re.I)
    if _ELSEWHERE.search(goal.text):
        return None
    asked = [name for name, words in _FUNCTIONS.items() if re.search(words, goal.words, re.I)]
    if not source or not target or len(asked) != 1:
        return None
    keys = f"={asked[0]}({source[0].upper()}){{ENTER}}"
    return (SelectRange(first=target[1].upper()), KeyboardInput(keys=keys))


def _font(goal: Goal) -> Script | None:
    cells, size = cells_of(goal), _SIZE.search(goal.text)
    if cells is None or size is None:
        return None
    return (cells, SetFont(font_size=float(next(filter(None, size.groups())))))


def _write(goal: Goal) -> Script | None:
    """One text in quotes, or one number, for one cell."""
    cells = cells_of(goal)
    if cells is None or cells.last or not _WRITES.search(goal.words):
        return None
    if re.search(
        r"\b(?:comment|font|color|background|format|border|row|column)\b", goal.text, re.I
    ):
        return None
    numbers = _NUMBER.findall(_CELLS.sub(" ", goal.words))
    values = goal.quoted or tuple(numbers)
    if len(values) != 1:
        return None
    return (cells, KeyboardInput(keys=values[0] + "{ENTER}"))


def _clear(goal: Goal) -> Script | None:
    cells = cells_of(goal)
    if cells is None or goal.quoted:
        return None
    if not re.search(r"\b(?:clear|empty|erase|blank|delete|remove)\b", goal.words, re.I):
        return None
    if re.search(r"\b(?:row|column|border|format|comment|background)\b", goal.text, re.I):
        return None
    return (cells, KeyboardInput(keys="{DELETE}"))
