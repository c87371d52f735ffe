"""Record observations of Writer with a dialog open, for tests of rules that ask whether a control is in one.

Usage: python scripts/record_dialogs.py FOLDER

One JSON file a screen: an ``Observation`` without places on the display, and ``menu.json`` with a few
entries of the menu bar. Labels are LibreOffice's (MPL-2.0). Takes half a minute.
"""

import json
import sys
from pathlib import Path

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment, open_writer
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.observation import Control, Observation

SCREENS = {
    "paragraph_tabs": ("Format > Paragraph...", "Tabs"),
    "word_count": ("Tools > Word Count...", ""),
    "find_and_replace": ("Edit > Find and Replace...", ""),
    "save_as": ("File > Save As...", ""),
}
"""By file: the menu entry that opens the dialog, and the page that is turned to."""
ENTRIES = (
    "File > Close",
    "File > Save",
    "Format > Text > Bold",
    *(way for way, _ in SCREENS.values()),
)


def main() -> None:
    """Open each dialog and write down what shows."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    writer = open_writer()
    try:
        for name, (entry, page) in SCREENS.items():
            seen = _opened(writer, entry, page)
            (folder / f"{name}.json").write_text(_plain(seen.controls, seen), encoding="utf-8")
        menu = [entry for entry in writer.menu() if entry.name in ENTRIES]
        rows = [entry.model_dump(exclude_defaults=True) for entry in menu]
        (folder / "menu.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    finally:
        writer.close()


def _opened(writer: LibreOfficeEnvironment, entry: str, page: str) -> Observation:
    seen = writer.reset(None)
    for name in filter(None, (entry, page)):
        control = next(c for c in (*seen.controls, *writer.menu()) if c.name == name)
        outcome = writer.perform(
            ClickInput(control=ControlRef(label=control.label, name=control.name))
        )
        if not outcome.delivered:
            raise SystemExit(f"{name}: {outcome.detail}")
        seen = writer.observe()
    return seen


def _plain(controls: tuple[Control, ...], seen: Observation) -> str:
    placeless = tuple(control.model_copy(update={"box": None}) for control in controls)
    rows = seen.model_copy(update={"controls": placeless}).model_dump(exclude_defaults=True)
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
