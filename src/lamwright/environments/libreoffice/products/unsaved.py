"""What content controls of a Word file lose when LibreOffice saves them as Word, found by looking at what it saved."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lamwright.documents.markup import Element
from lamwright.documents.word.names import clark, value
from lamwright.environments.libreoffice.products.lost_objects import is_shown
from lamwright.environments.libreoffice.products.word_package import WordPackage

_CHOICES = (clark("w:comboBox"), clark("w:dropDownList"))
_WHEN = "when saved as Word"


class Control(NamedTuple):
    """What a content control says of itself beside its text."""

    alias: str = ""
    tag: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """What is shown and what is meant by it."""
    is_combo: bool = False
    is_bound: bool = False
    """It shows a value from beside the text."""


def controls_of(package: WordPackage | None) -> list[Control]:
    """The content controls of a package."""
    if package is None:
        return []
    roots = (package.main, *package.beside, *package.edges)
    return [_control(about) for root in roots for about in _abouts(root)]


def worth_trying(held: list[Control]) -> bool:
    """Whether one of them says something of itself, which saving may drop."""
    return any(control != Control() for control in held)


def unsaved(before: list[Control], after: list[Control]) -> tuple[str, ...]:
    """What of the controls ``before`` is not in what was saved: 'names of 2 content controls when saved as Word'."""
    aliases, tags = _left(held.alias for held in after), _left(held.tag for held in after)
    choices = _left(held.choices for held in after)
    lost = {
        "name": sum(
            _is_missing(aliases, held.alias) | _is_missing(tags, held.tag) for held in before
        ),
        "choices": sum(_is_missing(choices, held.choices) for held in before),
        "data binding": _fewer(
            [held.is_bound for held in before], [held.is_bound for held in after]
        ),
        "free entry": _fewer([held.is_combo for held in before], [held.is_combo for held in after]),
    }
    lost["whole"] = len(before) - len(after) - lost["name"]
    return tuple(_said(what, count) for what, count in lost.items() if count > 0)


def _abouts(root: Element) -> Iterator[Element]:
    for control in root.iter(clark("w:sdt")):
        about = control.find(clark("w:sdtPr"))
        if about is not None and is_shown(control):
            yield about


def _control(about: Element) -> Control:
    lists = [child for child in about if child.tag in _CHOICES]
    items = [item for held in lists for item in held.iter(clark("w:listItem"))]
    return Control(
        value(about.find(clark("w:alias"))),
        value(about.find(clark("w:tag"))),
        tuple(_choice(item) for item in items),
        any(held.tag == _CHOICES[0] for held in lists),
        about.find(clark("w:dataBinding")) is not None,
    )


def _choice(item: Element) -> tuple[str, str]:
    meant = value(item, "w:value")
    return value(item, "w:displayText") or meant, meant


def _left(held: Iterator[object]) -> Counter[object]:
    return Counter(held)


def _is_missing(left: Counter[object], wanted: object) -> bool:
    """Whether something that is wanted is not left; else it is taken."""
    if not wanted:
        return False
    left[wanted] -= 1
    return left[wanted] < 0


def _fewer(before: list[bool], after: list[bool]) -> int:
    return sum(before) - sum(after)


def _said(what: str, count: int) -> str:
    if what == "whole":
        return f"{count} content control{'' if count == 1 else 's'} {_WHEN}"
    holder = "combo box" if what == "free entry" else "content control"
    if count == 1:
        return f"{what} of 1 {holder} {_WHEN}"
    several = {"choices": "choices", "free entry": "free entry"}.get(what, f"{what}s")
    return f"{several} of {count} {holder}{'es' if holder.endswith('x') else 's'} {_WHEN}"
