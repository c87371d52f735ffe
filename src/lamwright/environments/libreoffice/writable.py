"""Whether a place can be written to, and what it means that it was not."""

import os
from pathlib import Path

from lamwright.environments.exports import misnamed
from lamwright.environments.libreoffice.content.document import refused
from lamwright.records.errors import DocumentError, UsageError
from lamwright.records.trajectory import Outcome


def accepted(outcome: Outcome) -> None:
    """Let a file that was written pass; ``UsageError`` or ``DocumentError`` for why it was not."""
    if outcome.reason == "invalid":
        raise UsageError(outcome.detail)
    if not outcome.delivered:
        raise DocumentError(outcome.detail)


def unwritable(path: Path) -> Outcome | None:
    """Why ``path`` cannot be written, as far as that can be seen before."""
    try:
        path.absolute().as_uri()
        return _objection(path)
    except (OSError, ValueError) as error:
        return misnamed(error)


def _objection(path: Path) -> Outcome | None:
    if not path.parent.is_dir():
        return refused("invalid", f"The folder {path.parent} does not exist.")
    is_there = os.access(path, os.F_OK)  # unlike Path.exists it objects to a zero byte
    if not os.access(path if is_there else path.parent, os.W_OK) or path.is_dir():
        return refused("refused", f"{path} cannot be written.")
    return None
