"""What template documents are about, in a file beside them (UFO's format)."""

import json
from collections.abc import Mapping
from pathlib import Path

DESCRIPTIONS = "description.json"


def write_descriptions(folder: Path, described: Mapping[str, str]) -> None:
    """Write ``description.json``: file name to one line."""
    text = json.dumps(dict(described), indent=2, ensure_ascii=False) + "\n"
    (folder / DESCRIPTIONS).write_text(text, encoding="utf-8")
