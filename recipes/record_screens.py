"""Record Writer's real screens for the exercises of the base model: main window, menu, dialogs.

Usage: python recipes/record_screens.py OUT.jsonl

One line a screen: the menu entry that opens it, the dialog's title, the tab page, the menu (of the
main window only), and the controls as role, name, place and value. Labels are LibreOffice's
(MPL-2.0). Takes a few minutes.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment, open_writer
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.errors import EnvironmentBroken
from lamwright.records.observation import Control, Observation

TOPS = ("Edit", "View", "Insert", "Format", "Styles", "Table", "Tools")
LEFT_OUT = (
    "Mail Merge", "XML Filter", "Extension", "Macro", "Options", "Text from File", "Image...", "Chart", "Media",
    "OLE Object", "Exchange Database", "Online", "Fontwork", "Envelope", "Compare", "Merge",
)  # fmt: skip


def main() -> None:
    """Walk through every dialog that a menu entry opens, and its tab pages."""
    lines: list[str] = []
    writer = open_writer()
    try:
        observation = writer.reset(None)
        menu = writer.menu()
        lines.append(screen(observation, menu=menu))
        for entry in wanted(menu):
            lines += dialog(writer, entry)
            sys.stderr.write(f"{entry.name}: {len(lines)} screens\n")
    finally:
        writer.close()
    Path(sys.argv[1]).write_text("\n".join(dict.fromkeys(lines)) + "\n", encoding="utf-8")


def wanted(menu: tuple[Control, ...]) -> list[Control]:
    """Entries that open a dialog and do nothing else."""
    return [
        entry
        for entry in menu
        if entry.name.endswith("...")
        and entry.enabled
        and entry.name.startswith(TOPS)
        and not any(part in entry.name for part in LEFT_OUT)
    ]


def dialog(writer: LibreOfficeEnvironment, entry: Control) -> Iterator[str]:
    """The dialog behind ``entry``, once for each of its tab pages."""
    try:
        writer.reset(None)
        writer.perform(click(entry))
        seen = writer.observe()
        if not seen.dialogs:
            return
        yield screen(seen, opener=entry.name)
        for tab in [control for control in seen.controls if control.role == "page tab"]:
            now = [c for c in seen.controls if (c.name, c.role) == (tab.name, tab.role)]
            if now and writer.perform(click(now[0])).delivered:
                seen = writer.observe()
                yield screen(seen, opener=entry.name, tab=tab.name)
    except EnvironmentBroken as error:
        sys.stderr.write(f"{entry.name}: {error}\n")


def click(control: Control) -> ClickInput:
    """A click on it."""
    return ClickInput(control=ControlRef(label=control.label, name=control.name))


def screen(
    seen: Observation, *, opener: str = "", tab: str = "", menu: tuple[Control, ...] = ()
) -> str:
    """One screen as JSON."""
    return json.dumps({
        "opener": opener,
        "dialog": seen.dialogs[-1] if seen.dialogs else "",
        "tab": tab,
        "menu": [[c.role, c.name] for c in menu],
        "controls": [
            [c.role, c.name, c.path.split(" > ")[0], c.value or ""] for c in seen.controls if c.name
        ],
    })


if __name__ == "__main__":
    main()
