"""Addresses in a stored file are as if it had been opened and stored where the document lies.

LibreOffice works on a private copy and writes addresses that lead to or from its folder. What lies
beside the copy is relative again; what was outside is absolute again; and the path of the document
that a field shows is the document's own.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

_IN_PACKAGE = {".odt", ".ott", ".ods", ".ots", ".odp", ".otp"}
_PACKAGES = _IN_PACKAGE | {".docx", ".docm", ".dotx", ".xlsx", ".pptx"}
_TEXTS = {".html", ".htm", ".rtf", ".fodt", ".fods", ".fodp", ".txt", ".csv"}
_SETTLED = "-settled"
"""How the name of a folder ends that stands for the copy's own (``uno_server/settled.py``)."""


class Private(NamedTuple):
    """Where the private copy lies, and what of it stands for the document's own folder."""

    folder: Path
    """The folder of the copy."""
    depth: int
    """So many folders above it are private too."""
    origin: Path | None
    """The folder of the document itself; None for an empty one."""


def put_back(data: bytes, suffix: str, private: Private) -> bytes:
    """The content of a stored file of type ``suffix`` with its addresses put back."""
    kind = suffix.lower()
    if kind in _PACKAGES:
        return _in_package(data, private, ups=int(kind in _IN_PACKAGE))
    if kind in _TEXTS:
        return _in_text(data, private, ups=0)
    return data


def _in_package(data: bytes, private: Private, *, ups: int) -> bytes:
    changed, out = False, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            held = source.read(member)
            new = _in_text(held, private, ups=ups) if _is_xml(member.filename) else held
            changed |= new != held
            target.writestr(member, new)
    return out.getvalue() if changed else data


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels", ".rdf"))


def _in_text(data: bytes, private: Private, *, ups: int) -> bytes:
    """``ups``: steps that an address has more because it starts inside a package."""
    for form in (str(private.folder), quote(str(private.folder))):
        data = data.replace(f"{form}{_SETTLED}/".encode(), f"{form}/".encode())
    for steps in range(private.depth + 1):
        folder = private.folder if not steps else private.folder.parents[steps - 1]
        inside = f"{folder.as_uri()}/".encode()
        data = data.replace(inside, b"../" * (steps + ups))
    data = re.sub(
        rb"(?<![\w/.])(?:\.\./){%d,}[^\"'<>\s{}\\]*" % (private.depth + ups + 1),
        lambda match: _absolute(match[0], private.folder, ups),
        data,
    )
    own = "" if private.origin is None else f"{private.origin}/"
    for written in (f"{private.folder}/", quote(f"{private.folder}/")):
        data = data.replace(written.encode(), escape(own).encode())
    return data


def _absolute(address: bytes, folder: Path, ups: int) -> bytes:
    """Where a relative address leads that steps out of all that is private."""
    steps = address.count(b"../") - ups
    rest = address[3 * address.count(b"../") :]
    above = folder.parents[min(steps, len(folder.parents)) - 1]
    return (above / "x").as_uri().removesuffix("x").encode() + rest
