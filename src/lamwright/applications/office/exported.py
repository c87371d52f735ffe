"""Whether a file that an episode saved beside its document is there, and is what its ending says."""

import zipfile
from pathlib import Path

from lamwright.applications.checking import Answer

_MAGIC = {
    ".pdf": (b"%PDF-",),
    ".rtf": (b"{\\rtf",),
    ".doc": (b"\xd0\xcf\x11\xe0",),
    ".xls": (b"\xd0\xcf\x11\xe0",),
    ".ppt": (b"\xd0\xcf\x11\xe0",),
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".fodt": (b"<?xml",),
    ".fods": (b"<?xml",),
    ".fodp": (b"<?xml",),
    ".xml": (b"<?xml",),
    ".html": (b"<!DOCTYPE html", b"<!doctype html", b"<html", b"<?xml"),
}
_OFFICE = "application/vnd.oasis.opendocument."
_PACKED = {
    ".odt": f"{_OFFICE}text",
    ".ott": f"{_OFFICE}text-template",
    ".ods": f"{_OFFICE}spreadsheet",
    ".odp": f"{_OFFICE}presentation",
    ".epub": "application/epub+zip",
}
_PARTS = {
    ".docx": "word/document.xml",
    ".dotx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".pptx": "ppt/presentation.xml",
}
_HEAD = 4096


def exported(name: str, exports: Path | None) -> Answer:
    """The file called ``name`` exists in ``exports`` and is what its suffix says."""
    if exports is None:
        return Answer(False, f"no folder of saved files is known, {name} is asked")
    if Path(name).name != name:
        return Answer(False, f"{name} is not a plain file name")
    path = exports / name
    if not path.is_file():
        held = ", ".join(sorted(p.name for p in exports.glob("*"))) or "nothing"
        return Answer(False, f"{name} was not saved; there is: {held}")
    kind = path.suffix.lower()
    return Answer(_is_type(path, kind), f"{name} was saved; its content is read as {kind}")


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
        if suffix in _PARTS:
            return _PARTS[suffix] in names
        held = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    return suffix in _PACKED and held.strip() == _PACKED[suffix]
