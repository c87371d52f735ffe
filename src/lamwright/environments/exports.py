"""Where an action may save a file."""

from pathlib import Path

from lamwright.records.document_action import SaveAs
from lamwright.records.trajectory import Outcome


def export_path(exports: Path, action: SaveAs) -> Path | Outcome:
    """The file that ``action`` names below ``exports``, or why there is none: outside, or no name."""
    top, name = exports.resolve(), f"{action.file_name}{action.file_ext}"
    try:
        path = (top / action.file_dir / name).resolve()
    except (OSError, ValueError) as error:
        return misnamed(error)
    if top not in path.parents or "/" in name:
        detail = "Files are saved in the work directory only."
        return Outcome(delivered=False, reason="refused", detail=detail)
    return path


def misnamed(error: OSError | ValueError) -> Outcome:
    """What comes of a name that the system does not take: too long, or with a zero byte."""
    reason = error.strerror if isinstance(error, OSError) else error
    detail = f"Nothing can be saved under that name: {reason}."
    return Outcome(delivered=False, reason="invalid", detail=detail)
