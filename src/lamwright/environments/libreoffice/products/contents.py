"""Type of a file by its content, not its name."""

import re
from pathlib import Path
from typing import NamedTuple

import olefile

_HEAD = 4096
_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP_MAGIC = b"PK"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_FLAT = re.compile(rb"<(\w+:)?document\b[^>]*opendocument")
_LOCKED_STREAMS = {
    "EncryptedPackage": "it is encrypted",
    "EncryptionInfo": "it is encrypted",
    "EncryptedSummary": "it is encrypted",
    "\x06DataSpaces/DataSpaceInfo/DRMEncryptedDataSpace": "it is rights-managed",
    "\tDRMContent": "it is rights-managed",
}
_IS_ENCRYPTED = 0x0100  # in the flags of a Word file
_FILE_PASS = 0x2F  # the record of an Excel file that says so
_RECORDS_BEFORE_IT = 20


class Content(NamedTuple):
    """What a file was found to be."""

    suffix: str
    """The ending of such files, or of what is much the same; empty: LibreOffice must find out."""
    objection: str = ""
    """Why it cannot be opened."""
    left_out: tuple[str, ...] = ()
    """Parts of a package that LibreOffice must not get: broken ones that are not needed."""


def look(path: Path) -> Content:
    """What the file at ``path`` holds; may raise ``OSError``."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLE_MAGIC):
        return _of_ole(path)
    if head.startswith(_ZIP_MAGIC):
        return Content(".zip")
    plain = _without_mark(head)
    if plain.lstrip().startswith(b"{\\rtf"):
        return Content(".rtf")
    if _FLAT.search(head):
        return Content(".fod")
    if _HTML.match(plain):
        return Content(".html")
    return Content(
        "" if plain.lstrip().startswith((b"<?xml", b"<!DOCTYPE")) or not _is_text(path) else ".txt"
    )


def encoding_of(path: Path) -> str:
    """The encoding of a plain text, as Python and LibreOffice both know it by way of ``ENCODINGS``."""
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


ENCODINGS = {"utf-8": "UTF8", "utf-16": "UNICODE", "cp1252": "MS_1252"}
"""What LibreOffice calls an encoding in the options of its text filter."""


def _without_mark(head: bytes) -> bytes:
    for mark in _BOMS:
        if head.startswith(mark):
            rest = head[len(mark) :]
            return rest if mark == _BOMS[0] else rest.replace(b"\0", b"")
    return head


def _is_text(path: Path) -> bool:
    data = path.read_bytes()
    return data.startswith(_BOMS) or not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", data)


def _of_ole(path: Path) -> Content:
    """An older Office file, or a container of an encrypted newer one."""
    try:
        with olefile.OleFileIO(path) as container:
            locked = next(
                (why for name, why in _LOCKED_STREAMS.items() if container.exists(name)), ""
            )
            return Content("", locked) if locked else _of_container(container)
    except (OSError, ValueError, IndexError, TypeError, AttributeError):  # a damaged directory
        return Content(
            ".ole", "it is damaged: it is an older Office file whose directory is broken"
        )


def _of_container(container: "olefile.OleFileIO") -> Content:
    if container.exists("WordDocument"):
        flags = int.from_bytes(container.openstream("WordDocument").read(12)[10:12], "little")
        has_table = container.exists("1Table") or container.exists("0Table")
        locked = "it is encrypted" if flags & _IS_ENCRYPTED else ""
        return Content(".doc" if has_table else ".doc6", locked)
    for name in ("Workbook", "Book"):
        if container.exists(name):
            locked = (
                "it is encrypted" if _has_password(container.openstream(name).read(_HEAD)) else ""
            )
            return Content(".xls", locked)
    return Content(".ppt" if container.exists("PowerPoint Document") else "")


def _has_password(data: bytes) -> bool:
    """Whether one of the first records of a workbook asks for a password."""
    position = 0
    for _ in range(_RECORDS_BEFORE_IT):
        kind, size = (
            int.from_bytes(data[position + i : position + i + 2], "little") for i in (0, 2)
        )
        if kind == _FILE_PASS and size:
            return True
        position += 4 + size
    return False
