"""Tables of LibreOffice's applications: ways to its commands, and what each of them does.

``commands.toml`` is written by hand; the JSON files come from ``scripts/extract_commands.py``.
"""

import json
import tomllib
from functools import cache
from pathlib import Path

from lamwright.safety.effects import EFFECTS, Effect, Risks

_HERE = Path(__file__).parent
_PARTS = (
    *("Close Sidebar Deck", "More Options", "Sidebar Settings", "Menu", "Close Sidebar"),
    *("Properties", "Page", "Styles", "Gallery", "Navigator", "Style Inspector", "Functions"),
    *(
        "Manage Changes",
        "Slide Transition",
        "Animation",
        "Master Slides",
        "Shapes",
        "Horizontal Ruler",
        "Vertical Ruler",
    ),
)
_OF_CALC = (
    *(
        "Formula Tool Bar",
        "Name Box",
        "Input line",
        "Function Wizard",
        "Select Function",
        "Formula",
    ),
    *("Accept", "Cancel", "Expand Formula Bar", "Collapse Formula Bar"),
)
_AT_RUN_TIME = {"File > Exit LibreOffice": "Quit"}
_WIZARD = {"Finish": ("InsertObjectChart",)}
"""The wizard of charts is a window and no dialog; its last button inserts the chart."""
_FORMULAS: dict[str, tuple[Effect, ...]] = {
    r"(?i)^\s*[=+\-@].*\b(DDE|WEBSERVICE|FILTERXML|EXTERN\.\w+|STYLE\.)\s*\(": ("reads", "network"),
    r"(?i)^\s*[=+\-@].*(\w+:/|'[^']*'\s*#|\\\\)": ("reads", "network"),
}
"""Formulas that fetch: from another program, the web, another file."""


def known(application: str) -> Risks | None:
    """The table of an application by name; None for one that has none here."""
    has_one = (_HERE / f"{application}.json").is_file() and application.isidentifier()
    return libreoffice(application) if has_one else None


@cache
def libreoffice(application: str) -> Risks:
    """The table of 'writer', 'calc' or 'impress'."""
    classified = tomllib.loads((_HERE / "commands.toml").read_text("utf-8"))
    effects: dict[str, tuple[Effect, ...]] = {}
    for effect in EFFECTS:
        for command in classified.get(effect, "").split():
            effects[command] = (*effects.get(command, ()), effect)
    stored = json.loads((_HERE / f"{application}.json").read_text("utf-8"))
    return Risks(
        application=application,
        commands={name: effects[name] for name in stored["commands"] if name in effects},
        menu={**stored["menu"], **_AT_RUN_TIME},
        labels={**stored["labels"], **_WIZARD},
        keys=stored["keys"],
        parts=(*_PARTS, *_OF_CALC) if application == "calc" else _PARTS,
        text=_FORMULAS if application == "calc" else {},
    )
