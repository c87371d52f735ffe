"""What an environment shows: controls of the interface, and the canvas (what the document holds)."""

from typing import Literal

from pydantic import Field

from lamwright.records.base import Record
from lamwright.records.canvas import Canvas, TextCanvas

Role = Literal[
    "check box",
    "check menu item",
    "combo box",
    "document",
    "edit",
    "entry",
    "icon",
    "image",
    "label",
    "link",
    "list item",
    "menu",
    "menu item",
    "other",
    "page tab",
    "password text",
    "push button",
    "push button menu",
    "radio button",
    "radio menu item",
    "slider",
    "spin button",
    "switch",
    "table cell",
    "text",
    "toggle button",
    "tree item",
]
"""What controls are, whatever the platform calls them; adapters translate. ``edit`` is any field that takes
text; ``entry`` and ``text`` are the same in older records and in exercises."""


class Control(Record):
    """One control of the live interface."""

    label: int = Field(
        description="number that actions use; no two of an observation and its menu share one"
    )
    name: str = Field(
        description="accessible name; for menu entries the path 'Format > Character...'"
    )
    role: Role = Field(description="push button, toggle button, menu item, edit ...")
    states: tuple[str, ...] = Field(default=(), description="sorted states that matter")
    value: str | None = Field(default=None, description="text or number it holds")
    box: tuple[int, int, int, int] | None = Field(
        default=None, description="x, y, width, height in px"
    )
    path: str = Field(default="", description="where it lives: dialog, tool bar, tab page")
    window: str = Field(
        default="", description="title of the window it is in; '' for entries of the menu bar"
    )
    dialog: str = Field(default="", description="title of the dialog it is in; '' outside of any")
    menu: bool = Field(
        default=False, description="an entry of the menu bar, chosen without opening a menu"
    )
    command: str = Field(
        default="", description="what it runs, as the application calls it ('.uno:Bold')"
    )

    @property
    def enabled(self) -> bool:
        """Whether it can be operated now."""
        return "enabled" in self.states or "sensitive" in self.states


class Observation(Record):
    """One look at the application. Labels are valid for actions until the next observation."""

    controls: tuple[Control, ...]
    left_out: int = Field(default=0, description="visible cells of long lists that are not listed")
    canvas: Canvas = TextCanvas()
    focus: int | None = Field(default=None, description="label of the focused control")
    window: str = Field(default="", description="title of the active window")
    dialogs: tuple[str, ...] = Field(default=(), description="titles of open dialogs, topmost last")
    choosers: tuple[str, ...] = Field(
        default=(), description="those of the dialogs that choose a file"
    )
    notes: tuple[str, ...] = Field(
        default=(), description="what open dialogs say beside their controls, capped"
    )
    screenshot: str | None = Field(
        default=None, description="file name of the PNG, relative to the shard"
    )
