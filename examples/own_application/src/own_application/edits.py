"""What can be done to a text, said once: how it is asked for, how it is done, what it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from lamwright.instantiate.family import Binding, NoFit, Order
from lamwright.records.action import BaseAction, ClickInput, ControlRef, KeyboardInput, SetEditText

Lines = list[str]
WORDS = ("amber", "basket", "candle", "garden", "lantern", "marble", "orchard", "velvet")


class Edit(Binding):
    """One edit of a text."""

    kind: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of edit."""

    phrasings: tuple[str, ...]
    draw: Callable[[Lines, Random], Edit]
    solve: Callable[[Edit], tuple[BaseAction, ...]]
    apply: Callable[[Lines, Edit], Lines]
    order: Order = "first"
    topic: str = "text"


def click(name: str) -> ClickInput:
    """A click on a control or menu entry, by name."""
    return ClickInput(control=ControlRef(label=0, name=name))


def _once(lines: Lines, random: Random) -> str:
    """A word of letters that occurs once, and in no other word."""
    text = "\n".join(lines)
    words = {word for line in lines for word in line.split() if word.isalpha() and len(word) > 3}
    fitting = sorted(word for word in words if text.casefold().count(word.casefold()) == 1)
    if not fitting:
        raise NoFit("no-span")
    return random.choice(fitting)


def _replace(old: str, new: str) -> tuple[BaseAction, ...]:
    fields = (("Search for", old), ("Replace with", new)) if new else (("Search for", old),)
    return (
        click("Search > Find and Replace..."),
        *(SetEditText(control=ControlRef(label=0, name=n), text=text) for n, text in fields),
        click("Replace"),
        click("Close"),
    )


def _word(kind: str, *, is_new: bool) -> Callable[[Lines, Random], Edit]:
    def draw(lines: Lines, random: Random) -> Edit:
        old = _once(lines, random)
        return Edit(kind=kind, old=old, new=random.choice(WORDS) if is_new else "")

    return draw


def _text(kind: str) -> Callable[[Lines, Random], Edit]:
    return lambda lines, random: Edit(kind=kind, new=" ".join(random.sample(WORDS, 2)))


def _plain(kind: str, least: int = 1) -> Callable[[Lines, Random], Edit]:
    def draw(lines: Lines, _: Random) -> Edit:
        if len(lines) < least:
            raise NoFit("no-paragraph")
        return Edit(kind=kind)

    return draw


def _all(entry: str) -> Callable[[Edit], tuple[BaseAction, ...]]:
    return lambda edit: (click("Edit > Select All"), click(f"Edit > Convert > {entry}"))


def _first(entry: str) -> Callable[[Edit], tuple[BaseAction, ...]]:
    return lambda edit: (KeyboardInput(keys="{CTRL+HOME}"), click(f"Edit > {entry}"))


KINDS = {
    "replace-word": Kind(
        ('replace "{old}" with "{new}"', 'change the word "{old}" to "{new}"',
         'put "{new}" where it says "{old}"', '"{old}" should read "{new}"'),
        _word("replace-word", is_new=True),
        lambda edit: _replace(edit.old, edit.new),
        lambda lines, edit: [line.replace(edit.old, edit.new) for line in lines],
    ),
    "delete-word": Kind(
        ('delete the word "{old}"', 'remove "{old}" from the text',
         'take out the word "{old}"', 'erase "{old}"'),
        _word("delete-word", is_new=False),
        lambda edit: _replace(edit.old, ""),
        lambda lines, edit: [line.replace(edit.old, "") for line in lines],
    ),
    "add-after-word": Kind(
        ('add "{new}" after "{old}"', 'write "{new}" behind the word "{old}"',
         'insert the word "{new}" after "{old}"', 'after "{old}" add the word "{new}"'),
        _word("add-after-word", is_new=True),
        lambda edit: _replace(edit.old, f"{edit.old} {edit.new}"),
        lambda lines, edit: [line.replace(edit.old, f"{edit.old} {edit.new}") for line in lines],
    ),
    "append-line": Kind(
        ('add a last line "{new}"', 'write "{new}" on a new line at the end',
         'end the text with the line "{new}"', 'append the line "{new}"'),
        _text("append-line"),
        lambda edit: (KeyboardInput(keys=f"{{CTRL+END}}{{ENTER}}{edit.new}"),),
        lambda lines, edit: [*lines, edit.new], topic="end",
    ),
    "prepend-line": Kind(
        ('add a first line "{new}"', 'begin the text with the line "{new}"',
         'write "{new}" on a line of its own at the top', 'put the line "{new}" before the text'),
        _text("prepend-line"),
        lambda edit: (KeyboardInput(keys=f"{{CTRL+HOME}}{edit.new}{{ENTER}}"),),
        lambda lines, edit: [edit.new, *lines], topic="first line",
    ),
    "all-upper": Kind(
        ("put everything in capital letters", "make all of the text upper case",
         "convert the whole text to capitals", "write it all in capital letters"),
        _plain("all-upper"), _all("To Uppercase"),
        lambda lines, edit: [line.upper() for line in lines], "last",
    ),
    "all-lower": Kind(
        ("put everything in small letters", "make all of the text lower case",
         "convert the whole text to small letters", "write it all in lower case"),
        _plain("all-lower"), _all("To Lowercase"),
        lambda lines, edit: [line.lower() for line in lines], "last",
    ),
    "duplicate-first-line": Kind(
        ("write the first line twice", "duplicate the first line",
         "repeat the first line below itself", "double the first line"),
        _plain("duplicate-first-line"), _first("Duplicate Line / Selection"),
        lambda lines, edit: [lines[0], *lines], topic="first line",
    ),
    "delete-first-line": Kind(
        ("delete the first line", "remove the first line",
         "take out the line at the top", "erase the first line of the text"),
        _plain("delete-first-line", 2), _first("Delete Line"),
        lambda lines, edit: lines[1:], "alone",
    ),
    "move-first-line-down": Kind(
        ("move the first line down by one", "swap the first two lines",
         "put the first line below the second one", "let the second line come first"),
        _plain("move-first-line-down", 3), _first("Move > Line Down"),
        lambda lines, edit: [lines[1], lines[0], *lines[2:]], topic="first line",
    ),
}  # fmt: skip
