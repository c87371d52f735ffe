"""Candidate scripts for one part of a request, best first."""

import re
from collections.abc import Callable, Iterator, Sequence

from lamwright.agent.policies.documentation.following import Script, follow
from lamwright.agent.policies.documentation.grounding import Sighting, resolve
from lamwright.agent.policies.documentation.library import (
    Library,
    Match,
    destroys,
    off_topic,
    searchable,
)
from lamwright.agent.policies.documentation.reading import Goal, cursor_at
from lamwright.agent.policies.documentation.values import goal_words, values
from lamwright.agent.policies.documentation.words import stems
from lamwright.records.action import Action, ClickInput, KeyboardInput, SetEditText
from lamwright.records.document_action import SelectParagraph, SelectTable, SelectText
from lamwright.records.observation import Control
from lamwright.records.trajectory import State

__all__ = ["Script", "Skills", "names_every", "no_skills", "scripts"]
_WORTH_TRYING = 0.2


Skills = Callable[[Goal, Sequence[Control]], Script | None]
"""What needs no documentation in an application: the script for a goal, or None."""

_EVERY = re.compile(
    r"\b(?:every|all|each|everywhere|throughout|occurrences?|instances?|wherever)\b", re.I
)


def no_skills(goal: Goal, menu: Sequence[Control]) -> Script | None:
    """No skill: everything is looked up in the documentation."""
    del goal, menu
    return None


def names_every(goal: Goal) -> bool:
    """Whether the words mean all occurrences."""
    return bool(_EVERY.search(goal.words))


def _everywhere(goal: Goal) -> bool:
    """Whether all occurrences of a text are meant, so that nothing is to be selected."""
    exchanged = bool(goal.quoted) and names_every(goal)
    return exchanged and isinstance(goal.target, SelectText) and not goal.cell


def scripts(goal: Goal, state: State, library: Library, skills: Skills) -> Iterator[Script]:
    """The script of a direct function if one fits; otherwise up to six documented ones."""
    script = skills(goal, state.menu)
    if script:
        yield script
        return
    yield from _documented(goal, state, library)[:6]


def _documented(goal: Goal, state: State, library: Library) -> list[Script]:
    words, everything = goal_words(goal), _everywhere(goal)
    if re.search(r"\b(?:turn|switch|enable|disable|activate|check|tick)\b", goal.words, re.I):
        words = " ".join([words, *goal.quoted])
    if everything and isinstance(goal.target, SelectText):
        goal = goal._replace(target=None, quoted=(goal.target.text, *goal.quoted))
        words = "replace text all"
    live = searchable((*state.menu, *state.observation.controls))
    mentioned = frozenset(stems(goal.text)) | _context(goal)
    mentioned |= library.synonyms(mentioned)
    ways: list[tuple[float, int, Script]] = []
    for match in library.search(words, live, 40, context=_context(goal)):
        way = _way(goal, match, state, everything=everything)
        if way and match.score >= _WORTH_TRYING:
            score = match.score * way[0] * 0.6 ** off_topic(match.entry, mentioned)
            score *= 0.4 if destroys(match.entry, mentioned) else 1.0
            ways.append((score, len(ways), way[1]))
    ways.sort(key=lambda way: (-way[0], way[1]))
    return _distinct([way[2] for way in ways])


def _way(
    goal: Goal, match: Match, state: State, *, everything: bool
) -> tuple[float, Script] | None:
    """The script of a match, and the share of the goal that it completes."""
    given = values(goal)
    followed = follow(match.entry.steps, given, state.menu, everything=everything)
    if followed is None:
        return None
    actions, used = followed
    if not _can_begin(actions, state):
        return None
    named = match.entry.name | match.entry.description
    given = given[:used] + tuple(v for v in given[used:] if not _names(v, named))
    left = given[used:]
    if left and _inserts(actions, state.menu) and not _opens_dialog(actions):
        actions, left = (*actions, KeyboardInput(keys=left[0])), left[1:]
    merely_opened = _opens_dialog(actions) and all(map(_only_shows, match.entry.steps))
    fullness = 0.6 ** len(left) * (0.6 if merely_opened else 1.0) * 0.96 ** len(actions)
    fullness *= 0.5 if _is_off(actions, goal, state) else 1.0
    fullness *= 0.5 if _in_sidebar(actions) else 1.0
    fullness *= 0.5 if _out_of_place(goal, match, actions, state) else 1.0
    fullness *= 0.7 if used and not any(_FILLS.match(step) for step in match.entry.steps) else 1.0
    return fullness, (*_before(goal, actions, state.menu), *actions)


def _only_shows(step: str) -> bool:
    """Whether a step opens a dialog, turns a page of it or closes it, and sets nothing."""
    return " > " in step or bool(re.search(r"\btab\b|^Click \"OK\"$", step))


def _names(value: str, named: frozenset[str]) -> bool:
    """Whether a quoted text was the name of what is operated, so that it needs no field."""
    words = set(stems(value))
    return bool(words) and words <= named


def _can_begin(actions: Script, state: State) -> bool:
    """Whether the first control to be operated is there: a menu entry, or on the screen."""
    for action in actions:
        if isinstance(action, ClickInput | SetEditText):
            return resolve(action, Sighting(state.observation, state.menu)) is not None
    return False


def _is_off(actions: Script, goal: Goal, state: State) -> bool:
    """Whether a menu entry is disabled that no selection of text would enable."""
    names = {a.control.name for a in actions if isinstance(a, ClickInput)}
    off = {c.name for c in state.menu if not c.enabled}
    return bool(names & off) and not goal.cell and not isinstance(goal.target, SelectTable)


_FILLS = re.compile(r"(?:In .*, )?(?:Set|Enter|Type|Specify)\b", re.I)


_OF_TEXT = re.compile(r"Choose Format > (?:Paragraph|Character)\b")


def _out_of_place(goal: Goal, match: Match, actions: Script, state: State) -> bool:
    """Whether the script inserts where formatting is wanted, or formats where no text is named."""
    whole = isinstance(goal.target, SelectParagraph) and not goal.relation
    aimless = goal.target is None and any(_OF_TEXT.match(step) for step in match.entry.steps)
    return aimless or (whole and _inserts(actions, state.menu))


def _in_sidebar(actions: Script) -> bool:
    """Whether the script continues in a window opened from the View menu: those are hard to operate by name."""
    clicks = [action.control.name for action in actions if isinstance(action, ClickInput)]
    return len(clicks) > 1 and clicks[0].startswith("View > ")


def _opens_dialog(actions: Script) -> bool:
    return any(isinstance(a, ClickInput) and a.control.name.endswith("...") for a in actions)


def _context(goal: Goal) -> frozenset[str]:
    """What is selected and where something goes, in the words of the documentation."""
    words = {"before": "before above", "after": "after below"}.get(goal.relation, "")
    if goal.cell or isinstance(goal.target, SelectTable):
        words += " table cells"
    elif isinstance(goal.target, SelectParagraph):
        words += " paragraph"
    return frozenset(stems(words))


def _inserts(actions: Script, menu: Sequence[Control]) -> bool:
    """Whether the last click is on an entry of the Insert menu, or on the button for one."""
    clicks = [action.control.name for action in actions if isinstance(action, ClickInput)]
    if not clicks or clicks[-1].startswith("Insert > "):
        return bool(clicks)
    names = {c.name.split(" > ")[-1] for c in menu if c.name.startswith("Insert > ")}
    return clicks[-1] in names


def _before(goal: Goal, actions: Script, menu: Sequence[Control]) -> tuple[Action, ...]:
    """Select the object, or place the cursor when something is inserted beside it."""
    if goal.target is None:
        return ()
    beside = _inserts(actions, menu) and goal.relation and not goal.cell
    return cursor_at(goal) if beside else (goal.target,)


def _distinct(ways: Sequence[Script]) -> list[Script]:
    kept: list[Script] = []
    for way in ways:
        if way not in kept:
            kept.append(way)
    return kept
