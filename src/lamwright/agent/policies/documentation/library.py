"""Retrieval: which plan of the documentation, or which live control, fits the words of a request."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lamwright.agent.policies.documentation.words import stems
from lamwright.records.observation import Control
from lamwright.records.plan import TaskPlan

_SYNONYM, _DESCRIPTION, _UNASKED, _UNASKED_DESCRIPTION = 0.5, 0.7, 0.5, 0.04
_LONG = 4
_CONTEXT = 0.3
_NUMBER = 1.5
_CLICKABLE = ("push button", "toggle button", "check box", "radio button")


class Entry(NamedTuple):
    """Something that can be done: its steps, its name, and words that describe it."""

    steps: tuple[str, ...]
    name: frozenset[str]
    description: frozenset[str]
    origin: str
    """Where it was read: a help page, or 'live'."""


class Match(NamedTuple):
    """An entry and its score, 0 to 1."""

    entry: Entry
    score: float


class Library:
    """Search index over the collected plans; all episodes share one."""

    def __init__(self, plans: Sequence[TaskPlan]) -> None:
        self._entries = tuple(_entry(plan) for plan in plans)
        counts = Counter(word for entry in self._entries for word in entry.name | entry.description)
        size = max(len(self._entries), 1)
        self._weights = {
            word: math.log(1 + (size - count + 0.5) / (count + 0.5))
            for word, count in counts.items()
        }
        self._rare = math.log(1 + size)
        self._synonyms = _synonyms(plans)
        self._live: dict[str, Entry] = {}

    def search(
        self,
        words: str,
        live: Iterable[Control],
        limit: int = 12,
        *,
        context: frozenset[str] = frozenset(),
    ) -> tuple[Match, ...]:
        """The entries that fit ``words`` best, documented ones and live controls alike.

        ``context`` holds stems that may be named besides: what is selected, and where.
        """
        query = frozenset(stems(words))
        entries = (*self._entries, *(self._live_entry(control) for control in live))
        vocabulary = {word for entry in entries for word in entry.name}
        alike = {word: self._alike(word, vocabulary) for word in query}
        near = frozenset().union(query, *alike.values())
        found = [
            Match(entry, self._fit(query, alike, entry, context))
            for entry in entries
            if not near.isdisjoint(entry.name) or not query.isdisjoint(entry.description)
        ]
        ranked = sorted(found, key=lambda match: (-match.score, len(match.entry.steps)))
        return tuple(match for match in ranked[:limit] if match.score > 0)

    def synonyms(self, words: Iterable[str]) -> frozenset[str]:
        """Synonyms of the verbs in ``words`` (stems), as the help uses them."""
        return frozenset(other for word in words for other in self._synonyms.get(word, ()))

    def _live_entry(self, control: Control) -> Entry:
        if control.name not in self._live:
            self._live[control.name] = _live_entry(control)
        return self._live[control.name]

    def _alike(self, word: str, vocabulary: Iterable[str]) -> frozenset[str]:
        """Names that contain a word or are contained in it (strike, strikethrough), and its synonyms."""
        long = [name for name in vocabulary if min(len(name), len(word)) >= _LONG]
        spelled = {
            name
            for name in long
            if name != word and (name.startswith(word) or name.endswith(word) or name in word)
        }
        return frozenset(spelled.union(self._synonyms.get(word, ())))

    def _fit(
        self,
        query: frozenset[str],
        alike: dict[str, frozenset[str]],
        entry: Entry,
        context: frozenset[str],
    ) -> float:
        """Share of the query that the entry covers, less what it does beyond the query."""
        described = entry.description - entry.name
        got = self._sum(query & entry.name) + _DESCRIPTION * self._sum(query & described)
        meant: set[str] = set()
        for word in query - entry.name - described:
            if alike[word] & entry.name:
                meant |= alike[word] & entry.name
                got += (_SYNONYM if word in self._weights else 1.0) * self._sum((word,))
        if not got:
            return 0.0
        got += _CONTEXT * self._sum(context & (entry.name | described) - query)
        spare = _UNASKED * self._sum(entry.name - query - meant - context)
        spare += _UNASKED_DESCRIPTION * self._sum(described - query)
        return got / (self._sum(query) + spare)

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weight(word) for word in words)

    def _weight(self, word: str) -> float:
        """Weight of a word: rare words weigh most; numbers are mostly values and weigh a constant."""
        return _NUMBER if word[0].isdigit() else self._weights.get(word, self._rare)


def _entry(plan: TaskPlan) -> Entry:
    last = [name for step in plan.plan for name in _named(step) if name not in {"OK", "Insert"}]
    name = stems(" ".join([plan.source.heading, *last[-1:]]))
    about = " ".join([plan.task, *(_reached(step) for step in plan.plan)])
    return Entry(plan.plan, frozenset(name), frozenset(stems(about)), plan.source.location)


def _reached(step: str) -> str:
    """The menus of a step without the last entry, or the tab it turns to."""
    tab = re.search(r'"([^"]+)" tab', step)
    return tab.group(1) if tab else step.rpartition(" > ")[0].removeprefix("Choose ")


def _synonyms(plans: Sequence[TaskPlan]) -> dict[str, tuple[str, ...]]:
    """Verbs the help uses for one another: what is headed 'Delete' is explained as 'Remove ...'."""
    begun = Counter(first for plan in plans for first in stems(plan.task)[:1])
    verbs = {verb for verb, count in begun.items() if count > _OFTEN_ENOUGH}
    pairs: Counter[tuple[str, str]] = Counter()
    for plan in plans:
        task, headed = stems(plan.task)[:1], stems(plan.source.heading)[:1]
        if task and headed and task != headed and headed[0] in verbs:
            pairs[task[0], headed[0]] += 1
    found: defaultdict[str, list[str]] = defaultdict(list)
    for (task_verb, headed_verb), count in sorted(pairs.items()):
        if count >= _OFTEN_ENOUGH:
            found[task_verb].append(headed_verb)
    return {word: tuple(others) for word, others in found.items()}


_OFTEN_ENOUGH = 3
_GENERAL = frozenset(
    stems(
        "file edit view insert format styles tools text character paragraph align spacing lists "
        "properties document style object font effects indents flow position"
    )
)


def off_topic(entry: Entry, mentioned: frozenset[str]) -> int:
    """How many menus and dialogs on the way to an entry concern something that the request does not mention."""
    chosen = [re.split(r" to |, ", step)[0].removeprefix("Choose ") for step in entry.steps]
    paths = [step for step in chosen if " > " in step]
    places = {part for path in paths for part in path.split(" > ")[:-1]}
    places |= {path.split(" > ")[-1] for path in paths if path != chosen[-1]}
    about = [frozenset(stems(place)) for place in places]
    return min(sum(1 for words in about if words - _GENERAL and words.isdisjoint(mentioned)), 3)


def destroys(entry: Entry, mentioned: frozenset[str]) -> bool:
    """Whether the entry deletes something that the request does not ask to delete."""
    return bool(entry.name & _DESTRUCTIVE) and not mentioned & _DESTRUCTIVE


_DESTRUCTIVE = frozenset(stems("delete remove clear reject"))


def _named(step: str) -> list[str]:
    """What a step operates: the last part of a menu path, or quoted names."""
    if " > " in step:
        return [step.split(" > ")[-1]]
    return re.findall(r'"([^"]+)"', step)


def _live_entry(control: Control) -> Entry:
    *parents, leaf = control.name.split(" > ")
    verb = "Choose" if parents else "Click"
    step = f"{verb} {control.name}" if parents else f'{verb} "{control.name}"'
    return Entry((step,), frozenset(stems(leaf)), frozenset(stems(" ".join(parents))), "live")


def searchable(controls: Iterable[Control]) -> tuple[Control, ...]:
    """Live controls that a request can mean: named, operable, not mere containers."""
    return tuple(
        control
        for control in controls
        if control.name and (" > " in control.name or control.role in _CLICKABLE)
    )
