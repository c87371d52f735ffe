"""What can be done to a list, said once: how it is asked for, how it is done, what it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from lamwright.instantiate.family import Binding, NoFit, Order
from lamwright.records.action import BaseAction, ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import SelectText

Lines = list[str]
NEW = ("candles", "honey", "lemons", "napkins", "olives", "paper", "soap", "yeast")
EVERYTHING = "Edit > Select All"


class Change(Binding):
    """One change of a list; ``entry`` is one that it has, ``new`` what it shall have."""

    kind: str
    entry: str = ""
    new: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of change."""

    phrasings: tuple[str, ...]
    draw: Callable[[Lines, Random], tuple[str, str]]
    """An entry and a new one; '' for what plays no part."""
    solve: Callable[[Change], tuple[BaseAction, ...]]
    apply: Callable[[Lines, Change], Lines]
    order: Order = "first"
    topic: str = "text"


def _named(name: str) -> ControlRef:
    """A control or menu entry by name; 0 is no label, it is looked up when the task is done."""
    return ControlRef(label=0, name=name)


def _click(name: str) -> ClickInput:
    return ClickInput(control=_named(name))


def _at(entry: str, keys: str) -> tuple[BaseAction, ...]:
    return (SelectText(text=entry), KeyboardInput(keys=keys))


def _whole(entry: str) -> Callable[[Change], tuple[BaseAction, ...]]:
    return lambda change: (_click(EVERYTHING), _click(f"Edit > {entry}"))


def _an_entry(lines: Lines, random: Random, new: str = "") -> tuple[str, str]:
    """An entry that is not the last one and whose words stand nowhere else in the list."""
    text = "\n".join(lines)
    fitting = [line for line in lines[:-1] if line.isascii() and text.count(line) == 1]
    if not fitting:
        raise NoFit("no-paragraph")
    return random.choice(fitting), new


def _an_entry_and_new(lines: Lines, random: Random) -> tuple[str, str]:
    return _an_entry(lines, random, _new(lines, random)[1])


def _new(lines: Lines, random: Random) -> tuple[str, str]:
    fitting = [word for word in NEW if word not in "\n".join(lines).lower()]
    if not fitting:
        raise NoFit("no-choice")
    return "", random.choice(fitting)


def _a_word_and_new(lines: Lines, random: Random) -> tuple[str, str]:
    """A word that several entries share."""
    words = [word for line in lines for word in set(line.split()) if word.isalpha()]
    shared = sorted({word for word in words if words.count(word) > 1})
    if not shared:
        raise NoFit("no-span")
    return random.choice(shared), _new(lines, random)[1]


def _unsorted(lines: Lines, _: Random) -> tuple[str, str]:
    if lines in (sorted(lines), sorted(lines, reverse=True)):
        raise NoFit("no-choice")
    return "", ""


def _put(lines: Lines, entry: str, *instead: str) -> Lines:
    return [new for line in lines for new in (instead if line == entry else (line,))]


KINDS = {
    "sort-list": Kind(
        ("sort the list", "put the entries in alphabetical order",
         "order the list from A to Z", "arrange the entries alphabetically"),
        _unsorted, _whole("Sort Lines"), lambda lines, _: sorted(lines), "last", "order",
    ),
    "sort-backwards": Kind(
        ("sort the list backwards", "put the entries in reverse alphabetical order",
         "order the list from Z to A", "arrange the entries alphabetically, last letter first"),
        _unsorted, _whole("Sort Lines Reversely"),
        lambda lines, _: sorted(lines, reverse=True), "last", "order",
    ),
    "add-entry": Kind(
        ('add "{new}" to the list', 'append the entry "{new}"',
         'put "{new}" at the end of the list', 'the list should end with "{new}"'),
        _new, lambda change: (KeyboardInput(keys=f"{{CTRL+END}}{{ENTER}}{change.new}"),),
        lambda lines, change: [*lines, change.new], topic="end",
    ),
    "add-first-entry": Kind(
        ('add "{new}" at the top of the list', 'begin the list with "{new}"',
         'put "{new}" first', 'make "{new}" the first entry'),
        _new, lambda change: (KeyboardInput(keys=f"{{CTRL+HOME}}{change.new}{{ENTER}}"),),
        lambda lines, change: [change.new, *lines], topic="top",
    ),
    "add-after-entry": Kind(
        ('add "{new}" after "{entry}"', 'put "{new}" below "{entry}"',
         'insert the entry "{new}" behind "{entry}"', 'after "{entry}" comes "{new}"'),
        _an_entry_and_new,
        lambda change: _at(change.entry, f"{{END}}{{ENTER}}{change.new}"),
        lambda lines, change: _put(lines, change.entry, change.entry, change.new),
    ),
    "remove-entry": Kind(
        ('remove "{entry}"', 'take "{entry}" off the list',
         'delete the entry "{entry}"', 'strike "{entry}" from the list'),
        _an_entry, lambda change: _at(change.entry, "{DELETE}{DELETE}"),
        lambda lines, change: _put(lines, change.entry),
    ),
    "rename-entry": Kind(
        ('change "{entry}" to "{new}"', 'instead of "{entry}" write "{new}"',
         'make "{new}" of "{entry}"', 'the entry "{entry}" should be "{new}"'),
        _an_entry_and_new, lambda change: _at(change.entry, change.new),
        lambda lines, change: _put(lines, change.entry, change.new),
    ),
    "tick-entry": Kind(
        ('tick off "{entry}" with a leading [x]', 'write [x] and a space before "{entry}"',
         'mark "{entry}" as done with [x] before it', 'put [x] in front of "{entry}"'),
        _an_entry, lambda change: _at(change.entry, "{HOME}[x] "),
        lambda lines, change: _put(lines, change.entry, f"[x] {change.entry}"),
    ),
    "stress-entry": Kind(
        ('write "{entry}" in capitals', 'put "{entry}" in capital letters',
         'make "{entry}" upper case', '"{entry}" should be in capital letters'),
        _an_entry, lambda change: (SelectText(text=change.entry), _click("Edit > To Upper Case")),
        lambda lines, change: _put(lines, change.entry, change.entry.upper()),
    ),
    "replace-everywhere": Kind(
        ('replace "{entry}" by "{new}" everywhere', 'change every "{entry}" to "{new}"',
         'write "{new}" wherever it says "{entry}"', 'use "{new}" instead of "{entry}" throughout'),
        _a_word_and_new,
        lambda change: (
            _click("Search > Replace"),
            SetEditText(control=_named("To be replaced"), text=change.entry),
            SetEditText(control=_named("Replacing text"), text=change.new),
            _click("Replace all (F10)"),
        ),
        lambda lines, change: [line.replace(change.entry, change.new) for line in lines],
    ),
}  # fmt: skip
