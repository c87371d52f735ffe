"""What needs no documentation: the application's direct functions and the keyboard."""

import re
from collections.abc import Sequence

from lamwright.agent.policies.documentation.following import Script
from lamwright.agent.policies.documentation.live import plain
from lamwright.agent.policies.documentation.planning import names_every
from lamwright.agent.policies.documentation.reading import Goal, cursor_at
from lamwright.agent.policies.documentation.values import goal_words
from lamwright.agent.policies.documentation.words import stems
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import InsertTable, SaveAs, SelectTable, SelectText, SetFont
from lamwright.records.observation import Control

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = rf"(\d+|{'|'.join(_NUMBERS[1:])})"
_ROWS = re.compile(rf"\b{_COUNT}[- ]rows?\b", re.I)
_COLUMNS = re.compile(rf"\b{_COUNT}[- ]columns?\b", re.I)
_GRID = re.compile(r"\b(\d+) ?(?:x|×|by) ?(\d+)\b", re.I)
_FILE = re.compile(r"\b([\w-]+)(\.(?:odt|docx?|pdf|txt|rtf|html?|fodt|ott))\b", re.I)
_SIZE = re.compile(
    r"\b(\d+(?:\.\d+)?) ?(?:pt|points?)\b|\bsize(?: of| to)? (\d+(?:\.\d+)?)\b", re.I
)
_FONT_NAME = re.compile(r"(?<!^)\b([A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)*)\b")


def direct(goal: Goal, menu: Sequence[Control]) -> Script | None:
    """The script for a request that a direct function plainly fits; None for all others."""
    for skill in (_save, _table, _exchange, _write, _delete):
        script = skill(goal)
        if script:
            return script
    return _font(goal, menu)


def _save(goal: Goal) -> Script | None:
    match = _FILE.search(goal.text)
    if not match or not re.search(
        r"\b(?:save|export|store|write|make|produce|turn|create|convert)\b", goal.text, re.I
    ):
        return None
    return (SaveAs(file_name=match.group(1), file_ext=match.group(2).lower()),)


def _table(goal: Goal) -> Script | None:
    if not re.search(r"\b(?:table|grid)\b", goal.text, re.I) or goal.cell:
        return None
    grid = _GRID.search(goal.words)
    rows, columns = _ROWS.search(goal.words), _COLUMNS.search(goal.words)
    if rows and columns:
        size = _number(rows.group(1)), _number(columns.group(1))
    elif grid:
        size = int(grid.group(1)), int(grid.group(2))
    else:
        return None
    return (*cursor_at(goal), InsertTable(rows=size[0], columns=size[1]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower())


_EXCHANGE = re.compile(
    r"\b(?:change|replace|overwrite|instead|in place of|should read|rewrite|substitute|correct"
    r"|exchange|rename|should say)\b",
    re.I,
)
_WRITING = (
    "type write insert add put append text words new paragraph line sentence before after below above "
    "under right start begin beginning end document saying reading says let finish closing last "
    "bottom very next"
)
_WRITES = re.compile(
    r"\b(?:type|write|insert|add|append|put|says?|saying|reading|end|start|let|finish)\b", re.I
)
_DELETING = (
    "it need delete remove erase cut rid away no longer entirely completely text word document"
)


def _exchange(goal: Goal) -> Script | None:
    """One text for another, once: select it and type."""
    if not isinstance(goal.target, SelectText) or len(goal.quoted) != 1:
        return None
    if not _EXCHANGE.search(goal.words) or names_every(goal):
        return None
    if re.search(r"\b(?:link|style|font)\b", goal.words, re.I):
        return None
    return (goal.target, KeyboardInput(keys=goal.quoted[0]))


def _write(goal: Goal) -> Script | None:
    """New text at a place."""
    if not _WRITES.search(goal.words) or len(goal.quoted) != 1:
        return None
    if set(stems(goal.words)) - set(stems(_WRITING)):
        return None
    text = goal.quoted[0]
    own = bool(re.search(r"\b(?:paragraph|line|heading)\b", goal.words, re.I))
    if goal.target is None:
        at_end = bool(re.search(r"\b(?:end|finish|last|bottom|closing)\b", goal.words, re.I))
        where: Script = (KeyboardInput(keys="{CTRL+END}"),) if at_end else ()
        return (*where, KeyboardInput(keys="{ENTER}" + text if own and where else text))
    keys = text
    if own and goal.relation in {"after", "end"}:
        keys = "{ENTER}" + text
    elif own and goal.relation in {"before", "start"}:
        keys = text + "{ENTER}"
    elif goal.relation in {"", "end"} and not own:
        keys = " " + text
    return (*cursor_at(goal), KeyboardInput(keys=keys))


def _delete(goal: Goal) -> Script | None:
    """Only words that say 'delete', and the object."""
    words = set(stems(goal_words(goal)))
    deleting = r"\b(?:delete|remove|erase|get rid|cut|take)\b"
    if goal.target is None or goal.cell or not re.search(deleting, goal.words, re.I):
        return None
    if isinstance(goal.target, SelectTable) or words - set(stems(_DELETING)):
        return None
    return (goal.target, KeyboardInput(keys="{DELETE}"))


def _font(goal: Goal, menu: Sequence[Control]) -> Script | None:
    """A font name, a font size, or both, for a stretch of text."""
    if (
        goal.target is None
        or goal.cell
        or re.search(r"\b(?:style|spac|indent|wide|width)", goal.words, re.I)
    ):
        return None
    size = _SIZE.search(goal.words)
    name = _font_name(goal, menu)
    if name is None and not size:
        return None
    points = float(size.group(1) or size.group(2)) if size else None
    rest = set(stems(_FONT_NAME.sub(" ", _SIZE.sub(" ", goal_words(goal)))))
    if rest - set(stems(_FONT_WORDS)):
        return None
    return (goal.target, SetFont(font_name=name, font_size=points))


_FONT_WORDS = (
    "set change make use put show display apply give switch format font typeface size text words "
    "points pt letters face type turn print"
)


def _font_name(goal: Goal, menu: Sequence[Control]) -> str | None:
    """Capitalised words that are no menu entry (styles are)."""
    leaves = {plain(control.name.split(" > ")[-1]) for control in menu}
    words = re.sub(r"^\W*\w+", lambda match: match.group(0).lower(), goal.words)
    for match in _FONT_NAME.finditer(" " + words):
        name = match.group(1)
        if plain(name) not in leaves and name.lower() not in {"i", "please", "could"}:
            return name
    return None
