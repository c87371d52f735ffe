"""Cases for the guard: each denied effect by menu, tool bar, context menu, chord, accelerator sequence, dialog."""

import itertools
from collections.abc import Iterator
from functools import cache

from lamwright.records.action import Action, ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.observation import Control, Observation
from lamwright.safety.effects import Risks
from lamwright.safety.tables import libreoffice

Case = tuple[Action, Control | None, Observation | None]
APPLICATIONS = ("writer", "calc", "impress")
HARMLESS = {"looks", "edits"}
_NAMES = {
    "CTRL": ("CTRL", "CONTROL", "ctrl", "Control"),
    "SHIFT": ("SHIFT", "shift"),
    "ALT": ("ALT", "alt"),
}


def denied(table: Risks) -> list[str]:
    """Commands that do more than look and edit."""
    return sorted(c for c, effects in table.commands.items() if not set(effects) <= HARMLESS)


def menu(table: Risks) -> Iterator[Case]:
    """Entries of the menu bar, by their paths."""
    refused = set(denied(table))
    for path, command in table.menu.items():
        if command in refused:
            entry = Control(label=1001, name=f"{path}...", role="menu item", menu=True)
            yield ClickInput(control=ControlRef(label=1001, name=entry.name)), entry, None


def tool_bar(table: Risks) -> Iterator[Case]:
    """Buttons and fields of tool bars, by their commands."""
    for command in denied(table):
        button = Control(
            label=1, name="Bold", role="push button", path="Standard", command=f".uno:{command}"
        )
        yield ClickInput(control=ControlRef(label=1, name="Bold")), button, None
        field = button.model_copy(update={"role": "edit"})
        yield SetEditText(control=ControlRef(label=1, name="Bold"), text="x"), field, None


def context_menu(table: Risks) -> Iterator[Case]:
    """Entries of an open menu, pressed and by keys."""
    refused = set(denied(table))
    for label, commands in table.labels.items():
        if refused.intersection(commands):
            entry = Control(label=1, name=label, role="menu item")
            seen = Observation(controls=(entry,))
            yield ClickInput(control=ControlRef(label=1, name=label)), entry, seen
            yield KeyboardInput(keys="{DOWN}{ENTER}"), None, seen


def chord(table: Risks) -> Iterator[Case]:
    """Chords in many spellings."""
    refused = set(denied(table))
    for keys, command in table.keys.items():
        if command not in refused or not keys.isupper():
            continue
        *modifiers, key = keys.split("+")
        if not modifiers and len(key) > 3:
            continue  # keys that no keyboard action can name: OPEN
        for spelled in itertools.product(*(_NAMES[m] for m in modifiers)):
            yield KeyboardInput(keys="{" + "+".join((*spelled, key)) + "}"), None, None
            yield (
                KeyboardInput(keys="{" + "+".join((*reversed(spelled), key.lower())) + " 1}"),
                None,
                None,
            )
            yield KeyboardInput(keys="x{" + "+".join((*spelled, *spelled, key)) + "}y"), None, None


def accelerator_sequence(_: Risks) -> Iterator[Case]:
    """Keys that open a menu, then keys that choose."""
    for first, then in itertools.product(
        "FEVIOSTAWH", ("a", "{DOWN 4}{ENTER}", "{ENTER}", "x{ENTER}")
    ):
        yield KeyboardInput(keys="{ALT+" + first + "}" + then), None, None
    for opener in (
        "{F10}",
        "{SHIFT+F10}",
        "{F6}",
        "{SHIFT+ESC}",
        "{CTRL+F6}",
        "{ALT+SPACE}",
        "{ALT+F4}",
    ):
        yield KeyboardInput(keys=f"{opener}" + "{DOWN}{ENTER}"), None, None


def inside_a_dialog(table: Risks) -> Iterator[Case]:
    """A file chooser, buttons with a command, keys that press and go on."""
    title = "Open"
    for role, name in (
        ("push button", "Open"),
        ("edit", "Name"),
        ("list item", "a.odt"),
        ("table cell", "home"),
    ):
        held = Control(label=1, name=name, role=role, path=title, dialog=title)
        seen = Observation(controls=(held,), focus=1, dialogs=(title,), choosers=(title,))
        yield ClickInput(control=ControlRef(label=1, name=name)), held, seen
        yield SetEditText(control=ControlRef(label=1, name=name), text="/etc/passwd"), held, seen
        yield KeyboardInput(keys="/etc/passwd{ENTER}"), None, seen
        yield KeyboardInput(control=ControlRef(label=1, name=name), keys="{ENTER}"), held, seen
    for command in denied(table):
        held = Control(label=1, name="More", role="push button", dialog="Spelling", command=command)
        seen = Observation(controls=(held,), dialogs=("Spelling",))
        yield ClickInput(control=ControlRef(label=1, name="More")), held, seen
    field = Control(label=1, name="Name", role="edit", path="Section", dialog="Section")
    seen = Observation(controls=(field,), focus=1, dialogs=("Section",))
    for keys in (
        "{ALT+B}/etc/passwd{ENTER}",
        "{TAB 3} /etc/passwd{ENTER}",
        "{TAB}{ENTER}/etc/passwd{ENTER}",
    ):
        yield KeyboardInput(keys=keys), None, seen


ROUTES = (menu, tool_bar, context_menu, chord, accelerator_sequence, inside_a_dialog)


@cache
def cases() -> tuple[tuple[str, str, Case], ...]:
    """All of them: application, route, what is decided on."""
    return tuple(
        (name, route.__name__, case)
        for name in APPLICATIONS
        for route in ROUTES
        for case in route(libreoffice(name))
    )
