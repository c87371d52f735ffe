"""Mousepad as an environment: how it is started, and which files it opens."""

import tempfile
from pathlib import Path

from lamwright.environments.linux.editor import TextEditor
from lamwright.records.errors import DocumentError


class Mousepad(TextEditor):
    """A private Mousepad on a file of plain text."""

    name = "mousepad"

    def command(self, document: Path | None) -> list[str]:
        """Without a server, so that each start is a process of its own."""
        return ["mousepad", "--disable-server", *([str(document)] if document else [])]

    def check(self, document: Path) -> None:
        """Mousepad asks for an encoding where a file is no UTF-8."""
        super().check(document)
        try:
            document.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DocumentError(f"{document.name} is no text in UTF-8.") from error


def open_mousepad() -> Mousepad:
    """A Mousepad in a private folder, which is removed when it is closed."""
    return Mousepad(Path(tempfile.mkdtemp(prefix="mousepad-")), is_own=True)
