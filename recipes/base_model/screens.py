"""Writer's real screens, recorded once (recipes/record_screens.py), as a ground for exercises."""

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from base_model.manual import Manual
from lamwright.records.base import Record
from lamwright.records.canvas import TextCanvas
from lamwright.records.observation import Control, Observation, Role

FIRST_ENTRY = 1001
"""The label that the menu of the real Writer begins with, as prompts show it."""
_ON = ("enabled",)
_CONFIRMS = ("OK", "Insert", "Close")
_SHAPES = "Insert > Shape >"


class Screen(Record):
    """The main window, or one tab page of a dialog."""

    opener: str
    """Menu entry that opens the dialog; empty for the main window."""
    dialog: str
    tab: str
    """Tab page that was clicked; empty for the page shown first."""
    menu: tuple[tuple[Role, str], ...]
    """Role and path of each menu entry, of the main window only."""
    controls: tuple[tuple[Role, str, str, str], ...]
    """Role, name, place, value."""

    @cached_property
    def shown(self) -> tuple[Control, ...]:
        """The controls as an observation has them."""
        return tuple(
            Control(label=label, role=role, name=name, path=place, value=value, states=_ON)
            for label, (role, name, place, value) in enumerate(self.controls, 1)
        )

    def observation(self, canvas: TextCanvas) -> Observation:
        """This screen over a document."""
        dialogs = (self.dialog,) if self.dialog else ()
        return Observation(
            controls=self.shown, canvas=canvas, dialogs=dialogs, window=self.dialog or "Untitled 1"
        )

    @property
    def confirm(self) -> Control | None:
        """The button that applies the dialog."""
        named = {control.name: control for control in self.shown}
        return next((named[name] for name in _CONFIRMS if name in named), None)


@dataclass(frozen=True)
class Dialog:
    """A dialog: how it is opened and its pages, the one shown first at the start."""

    opener: Control
    pages: tuple[Screen, ...]


class Screens:
    """All recorded screens."""

    def __init__(self, recorded: Sequence[Screen], manual: Manual | None = None) -> None:
        self.manual = manual or Manual()
        self.main = next(screen for screen in recorded if not screen.opener)
        self.others = [screen for screen in recorded if screen.opener]
        self.menu = tuple(
            Control(label=label, role=role, name=path, states=_ON, path="menu", menu=True)
            for label, (role, path) in enumerate(self.main.menu, FIRST_ENTRY)
        )

    @cached_property
    def dialogs(self) -> tuple[Dialog, ...]:
        """Dialogs that can be applied."""
        pages: dict[str, list[Screen]] = defaultdict(list)
        for screen in self.others:
            pages[screen.opener].append(screen)
        named = {entry.name: entry for entry in self.menu}
        return tuple(
            Dialog(opener=named[name], pages=tuple(found))
            for name, found in pages.items()
            if not found[0].tab and all(page.confirm for page in found)
        )

    def entries(self, rng: random.Random, count: int) -> tuple[Control, ...]:
        """Half of the time all of the menu, else some; in its own order, few of the many shapes."""
        wanted = [e for e in self.menu if not e.name.startswith(_SHAPES) or rng.random() < 0.1]
        drawn = rng.sample(wanted, min(count, len(wanted))) if rng.random() < 0.5 else wanted
        drawn += [rng.choice(self.dialogs).opener] if rng.random() < 0.7 else []
        return tuple(sorted({e.label: e for e in drawn}.values(), key=lambda entry: entry.label))


def recorded_screens(manual: Manual | None = None) -> Screens:
    """The screens that come with the package, and what a manual says of them."""
    path = files("base_model.data").joinpath("writer_screens.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    return Screens([Screen.model_validate(json.loads(line)) for line in lines], manual)
