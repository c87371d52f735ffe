"""Screening of a document before LibreOffice opens it.

What LibreOffice can read passes, whatever it is called, unless it is encrypted, a bomb, unsafe or damaged.
"""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lamwright.documents.limits import (
    LARGEST_FILE,
    Entities,
    TooMuch,
    is_bomb,
    is_well_formed,
)
from lamwright.environments.libreoffice.products import parts
from lamwright.environments.libreoffice.products.contents import Content, look
from lamwright.records.errors import DocumentError
from lamwright.safety.opening import open_file, read_file

_OFFICE_FOLDERS: Mapping[str, str] = {
    "word/": "text document",
    "xl/": "spreadsheet",
    "ppt/": "presentation",
}
_OLDER: Mapping[str, str] = {
    ".doc": "text document",
    ".doc6": "text document",
    ".xls": "spreadsheet",
    ".ppt": "presentation",
}
_TOO_MUCH = "it holds more elements than any document needs"


class DocumentTypes(NamedTuple):
    """The files of one application; of each family of endings the first stands for the others."""

    kind: str
    """What they are called: 'text document'."""
    packages: tuple[str, ...]
    """Endings of OpenDocument."""
    office: tuple[str, ...]
    """Endings of Office Open XML."""
    older: tuple[str, ...]
    """Endings of the older Office formats."""
    flat: str
    """The ending of OpenDocument in one XML file."""
    plain: tuple[str, ...]
    """Endings of what is no package."""
    media: bytes
    """What the media type of an OpenDocument package contains."""
    old_media: bytes
    """The same of OpenDocument's predecessor."""


TEXTS = DocumentTypes(
    kind="text document",
    packages=(".odt", ".ott"),
    office=(".docx", ".dotx", ".docm", ".dotm"),
    older=(".doc", ".dot"),
    flat=".fodt",
    plain=(".txt", ".html", ".htm", ".rtf"),
    media=b"opendocument.text",
    old_media=b"sun.xml.writer",
)
SHEETS = DocumentTypes(
    kind="spreadsheet",
    packages=(".ods", ".ots"),
    office=(".xlsx", ".xltx", ".xlsm"),
    older=(".xls",),
    flat=".fods",
    plain=(".csv",),
    media=b"opendocument.spreadsheet",
    old_media=b"sun.xml.calc",
)
SLIDES = DocumentTypes(
    kind="presentation",
    packages=(".odp", ".otp"),
    office=(".pptx", ".potx", ".pptm"),
    older=(".ppt",),
    flat=".fodp",
    plain=(),
    media=b"opendocument.presentation",
    old_media=b"sun.xml.impress",
)


def screen(path: Path, types: DocumentTypes) -> str:
    """The ending of files of this content; empty: of a kind that LibreOffice must find out. Raises as ``screened``."""
    return screened(path, types).suffix


def screened(path: Path, types: DocumentTypes) -> Content:
    """What a file was found to be.

    Raises:
        DocumentError: missing, empty, too large, no document of ``types``, encrypted, rights-managed,
            damaged, a zip that would unpack to something huge, or the system does not let us read it.
    """
    try:
        refusal = _refusal(path)
        found = Content("") if refusal else _found(path, types)
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror or error}.") from error
    if found.objection:
        refusal = f"cannot be opened: {found.objection}"
    if refusal:
        raise DocumentError(f"{path} {refusal}.")
    return found


class Identity(NamedTuple):
    """A document that may be opened; all empty for an empty document."""

    name: str = ""
    digest: str = ""
    content: str = ""
    """The ending of files of this content."""
    left_out: tuple[str, ...] = ()
    """Parts that are broken and not needed."""


def identified(document: Path | None, types: DocumentTypes) -> Identity:
    """What may be opened, screened here so that a refusal names the file and not its private copy."""
    if document is None:
        return Identity()
    content = screened(document, types)
    try:
        digest = hashlib.sha256(read_file(document, largest=LARGEST_FILE)).hexdigest()
    except OSError as error:
        raise DocumentError(f"{document} cannot be read: {error.strerror}.") from error
    return Identity(document.name, digest, content.suffix, content.left_out)


def _refusal(path: Path) -> str:
    with open_file(path, largest=LARGEST_FILE) as file:
        return "" if file.read(1) else "is empty (0 bytes)"


def _found(path: Path, types: DocumentTypes) -> Content:
    found, suffix = look(path), path.suffix.lower()
    if found.objection:
        return found
    if found.suffix == ".zip":
        return _in_zip(path, types)
    if found.suffix in _OLDER:
        return _older(found.suffix, suffix, types)
    if found.suffix == ".fod":
        return _flat(path, types)
    if found.suffix == "":
        return Content("", _xml_objection(path))
    if found.suffix == ".txt" and suffix in types.plain:
        return Content(".txt" if suffix == ".rtf" else suffix)
    if types is TEXTS:
        return found
    return Content("", f"its content is no {types.kind}")


def _older(found: str, suffix: str, types: DocumentTypes) -> Content:
    if _OLDER[found] != types.kind:
        return Content("", f"it is a {_OLDER[found]}")
    return Content(suffix if suffix in types.older and found in types.older else found)


def _flat(path: Path, types: DocumentTypes) -> Content:
    with path.open("rb") as file:
        is_other = types.media not in file.read(1 << 16)
    return Content(types.flat, f"it is not a {types.kind}" if is_other else _xml_objection(path))


def _xml_objection(path: Path) -> str:
    """What speaks against an XML file; nothing against what is no XML."""
    with path.open("rb") as file:
        head = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
        file.seek(0)
        if not head.startswith(b"<"):
            return ""
        try:
            return "" if is_well_formed(file) else parts.BROKEN
        except Entities:
            return "it is unsafe: it declares XML entities"
        except TooMuch:
            return _TOO_MUCH


def _in_zip(path: Path, types: DocumentTypes) -> Content:
    try:
        with zipfile.ZipFile(path) as archive:
            if is_bomb(archive):
                return Content("", "it would unpack to something far too large")
            if any(member.flag_bits & 1 for member in archive.infolist()):
                return Content("", "it is encrypted")
            return _in_archive(archive, path.suffix.lower(), types)
    except Entities:
        return Content("", "it is unsafe: it declares XML entities")
    except TooMuch:
        return Content("", _TOO_MUCH)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError):
        return Content("", "it is damaged: its zip archive is broken")
    except OSError:
        return Content("", "it is damaged: a part of it cannot be unpacked")


def _in_archive(archive: zipfile.ZipFile, suffix: str, types: DocumentTypes) -> Content:
    names = archive.namelist()
    if "content.xml" in names:
        return _in_odf(archive, suffix, types)
    if parts.TYPES in names:
        held = {
            kind
            for name in names
            for start, kind in _OFFICE_FOLDERS.items()
            if name.startswith(start)
        }
        if held and types.kind not in held:
            return Content("", f"it holds no {types.kind}")
        found = parts.examined(archive, parts.of_office(archive))
        return Content(_within(types.office, suffix), *found)
    if suffix in (*types.packages, *types.office):
        return Content("", f"it holds no {types.kind}")
    return Content("")


def _in_odf(archive: zipfile.ZipFile, suffix: str, types: DocumentTypes) -> Content:
    names = archive.namelist()
    if parts.MANIFEST in names and b"encryption-data" in archive.read(parts.MANIFEST):
        return Content("", "it is encrypted")
    media = archive.read("mimetype") if "mimetype" in names else types.media
    if types.media not in media and types.old_media not in media:
        return Content("", f"it is not a {types.kind}")
    found = _within(types.packages, suffix) if types.media in media else ""
    return Content(found, *parts.examined(archive, parts.of_open(archive)))


def _within(family: tuple[str, ...], suffix: str) -> str:
    return suffix if suffix in family else family[0]
