"""Checks of files that were saved beside the document."""

import zipfile
from pathlib import Path

from lamwright.applications.writer.checks.evidence import Answer, Evidence
from lamwright.applications.writer.checks.kinds import FileExported

_MAGIC = {
    ".pdf": (b"%PDF-",),
    ".rtf": (b"{\\rtf",),
    ".doc": (b"\xd0\xcf\x11\xe0",),
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".fodt": (b"<?xml",),
    ".xml": (b"<?xml",),
    ".html": (b"<!DOCTYPE html", b"<!doctype html", b"<html", b"<?xml"),
}
_PACKED = {
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ott": "application/vnd.oasis.opendocument.text-template",
    ".epub": "application/epub+zip",
}
_HEAD = 4096


def file_exported(check: FileExported, seen: Evidence) -> Answer:
    """The file exists under the exports folder and is what its suffix says."""
    if seen.exports is None:
        return Answer(False, f"no folder of saved files is known, {check.name} is asked")
    if Path(check.name).name != check.name:
        return Answer(False, f"{check.name} is not a plain file name")
    path = seen.exports / check.name
    if not path.is_file():
        held = ", ".join(sorted(p.name for p in seen.exports.glob("*"))) or "nothing"
        return Answer(False, f"{check.name} was not saved; there is: {held}")
    kind = path.suffix.lower()
    return Answer(_is_type(path, kind), f"{check.name} was saved; its content is read as {kind}")


def _is_type(path: Path, suffix: str) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if suffix in _MAGIC:
        return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_MAGIC[suffix])
    if suffix in {".txt", ".csv"}:
        return bool(head) and b"\0" not in head and not head.startswith((b"PK", b"%PDF-"))
    return _is_packed(path, suffix)


def _is_packed(path: Path, suffix: str) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if suffix in {".docx", ".dotx"}:
            return "word/document.xml" in names
        held = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    return suffix in _PACKED and held.strip() == _PACKED[suffix]
