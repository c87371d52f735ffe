"""Read what LibreOffice's menus, tool bars and keys stand for from the installed program.

Writes one JSON file for each application into ``src/lamwright/safety/tables``: the commands there are,
commands by menu path and by label, and commands by key. Run it for a new version of LibreOffice, then
``pytest tests/safety/test_tables.py`` names the commands that ``commands.toml`` does not classify yet.
"""

import json
import shutil
import sys
from pathlib import Path

from lamwright.safety.configuration import APPLICATIONS, extracted

TABLES = Path("src/lamwright/safety/tables")


def main() -> None:
    """Write the tables."""
    launcher = shutil.which("soffice")
    if launcher is None:
        sys.exit("LibreOffice is not installed.")
    share = Path(launcher).resolve().parent.parent / "share"
    for name in APPLICATIONS:
        reported = extracted(share, name)
        parts = (f"{json.dumps(part)}: {_line(held)}" for part, held in reported.items())
        text = "{\n" + ",\n".join(parts) + "\n}\n"
        (TABLES / f"{name}.json").write_text(text, encoding="utf-8")


def _line(held: object) -> str:
    return json.dumps(held, ensure_ascii=False, sort_keys=True)


if __name__ == "__main__":
    main()
