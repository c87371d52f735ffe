"""FeatherPad as an environment: how it is started, and which files it opens."""

import tempfile
from pathlib import Path

from lamwright.environments.linux.editor import TextEditor
from lamwright.records.errors import DocumentError


class FeatherPad(TextEditor):
    """A private FeatherPad on a list: a file of plain text with an entry on each line."""

    name = "featherpad"

    def command(self, document: Path | None) -> list[str]:
        """Standalone, so that each start is a process of its own."""
        return ["featherpad", "--standalone", *([str(document)] if document else [])]

    def check(self, document: Path) -> None:
        """Refuse what is no text: FeatherPad would guess an encoding and show anything."""
        super().check(document)
        try:
            document.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DocumentError(f"{document.name} is no text in UTF-8.") from error


def open_featherpad() -> FeatherPad:
    """A FeatherPad in a private folder, which is removed when it is closed."""
    return FeatherPad(Path(tempfile.mkdtemp(prefix="featherpad-")), is_own=True)
