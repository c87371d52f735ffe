"""A cheap look at a document before LibreOffice may touch it."""

import hashlib
import zipfile
from pathlib import Path
from typing import IO, NamedTuple

from lxml import etree

from lamwright.records.errors import DocumentError

LARGEST_FILE = 50 * 2**20
LARGEST_UNPACKED = 300 * 2**20
LARGEST_RATIO = 200
_MOST_MEMBERS = 10_000
_SMALL_MEMBER = 2**20
_HEAD = 4096

_OFFICE_FOLDERS = {"word/", "xl/", "ppt/"}
_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED_STREAMS = {
    "EncryptedPackage": "it is encrypted",
    "EncryptionInfo": "it is encrypted",
    "DRMEncryptedDataSpace": "it is rights-managed",
    "\tDRMContent": "it is rights-managed",
}


class DocumentTypes(NamedTuple):
    """The files of one application."""

    kind: str
    """What they are called: 'text document'."""
    zipped: frozenset[str]
    """Endings of OpenDocument and Office Open XML."""
    ole: frozenset[str]
    """Endings of the older Office formats."""
    plain: frozenset[str]
    """Endings of what is no package."""
    media: bytes
    """What the media type of an OpenDocument package contains."""
    folder: str
    """Where an Office Open XML package keeps the document."""
    stream: str
    """The stream that an older file of this kind has."""


TEXTS = DocumentTypes(
    "text document",
    frozenset({".odt", ".ott", ".docx", ".dotx", ".docm", ".dotm"}),
    frozenset({".doc", ".dot"}),
    frozenset({".rtf", ".txt", ".html", ".htm", ".fodt"}),
    b"opendocument.text",
    "word/",
    "WordDocument",
)
SHEETS = DocumentTypes(
    "spreadsheet",
    frozenset({".ods", ".ots", ".xlsx", ".xltx", ".xlsm"}),
    frozenset({".xls"}),
    frozenset({".csv", ".fods"}),
    b"opendocument.spreadsheet",
    "xl/",
    "Workbook",
)
SLIDES = DocumentTypes(
    "presentation",
    frozenset({".odp", ".otp", ".pptx", ".potx", ".pptm"}),
    frozenset({".ppt"}),
    frozenset({".fodp"}),
    b"opendocument.presentation",
    "ppt/",
    "PowerPoint Document",
)


def screen(path: Path, types: DocumentTypes) -> None:
    """Let ``path`` pass if it looks like one of ``types`` that can be opened without questions.

    Raises:
        DocumentError: missing, empty, too large, not a known type, encrypted, rights-managed,
            a zip that would unpack to something huge, or the system does not let us read it.
    """
    try:
        refusal = _refusal(path, types)
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error
    if refusal:
        raise DocumentError(f"{path} {refusal}.")


def _refusal(path: Path, types: DocumentTypes) -> str:
    if not path.is_file():
        return "does not exist or is no file"
    size = path.stat().st_size
    if size == 0:
        return "is empty (0 bytes)"
    if size > LARGEST_FILE:
        return f"has {size >> 20} MiB; the limit is {LARGEST_FILE >> 20} MiB"
    reason = _objection(path, types)
    return f"cannot be opened: {reason}" if reason else ""


def _objection(path: Path, types: DocumentTypes) -> str:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLE_MAGIC):
        return _ole_objection(path, types)
    if suffix in types.zipped:
        return _zip_objection(path, types)
    if suffix in types.ole:
        rich = head.startswith(b"{\\rtf")
        return (
            "it is rich text; name it .rtf"
            if rich
            else f"its content is no {types.kind} of that type"
        )
    if suffix not in types.plain:
        return f'"{suffix}" is not a known type of {types.kind}'
    if suffix == ".rtf" and not head.startswith(b"{\\rtf"):
        return "its content is no rich text"
    if suffix.startswith(".fod"):
        with path.open("rb") as file:
            return _xml_objection(head) or _broken_xml(file)
    return ""


def _ole_objection(path: Path, types: DocumentTypes) -> str:
    data = path.read_bytes()
    for stream, reason in _LOCKED_STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return reason
    suffix = path.suffix.lower()
    if suffix not in types.ole or types.stream.encode("utf-16-le") not in data:
        return f"its content does not belong to its ending {suffix}"
    return ""


def _zip_objection(path: Path, types: DocumentTypes) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return _archive_objection(archive, types)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError):
        return "it is damaged or not what its ending says"


def _archive_objection(archive: zipfile.ZipFile, types: DocumentTypes) -> str:
    members = archive.infolist()
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    huge = unpacked > LARGEST_UNPACKED
    dense = unpacked > _SMALL_MEMBER * 8 and unpacked > LARGEST_RATIO * max(packed, 1)
    if huge or dense or len(members) > _MOST_MEMBERS:
        return "it would unpack to something far too large"
    if any(member.flag_bits & 1 for member in members):
        return "it is encrypted"
    names = {member.filename for member in members}
    if "content.xml" in names:
        return _odf_objection(archive, types)
    folders = {folder for folder in _OFFICE_FOLDERS for name in names if name.startswith(folder)}
    if types.folder in folders or (not folders and "[Content_Types].xml" in names):
        return _parts_objection(archive, members)
    return f"it holds no {types.kind}"


def _odf_objection(archive: zipfile.ZipFile, types: DocumentTypes) -> str:
    names = set(archive.namelist())
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        return "it is encrypted"
    if "mimetype" in names and types.media not in archive.read("mimetype"):
        return f"it is not a {types.kind}"
    return _parts_objection(archive, archive.infolist())


def _parts_objection(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    for member in members:
        if not member.filename.endswith(".xml"):
            continue
        with archive.open(member) as part:
            reason = _xml_objection(part.read(_HEAD))
        if not reason:
            with archive.open(member) as part:
                reason = _broken_xml(part)
        if reason:
            return reason
    return ""


def _xml_objection(head: bytes) -> str:
    return "it declares XML entities" if b"<!ENTITY" in head else ""


def _broken_xml(stream: IO[bytes]) -> str:
    """LibreOffice has been seen to die of XML that is not well formed; so it never gets any."""
    try:
        for _, element in etree.iterparse(stream, resolve_entities=False, no_network=True):
            element.clear()
    except etree.XMLSyntaxError:
        return "it is damaged: its XML is not well formed"
    return ""


def identified(document: Path | None, types: DocumentTypes) -> tuple[str, str]:
    """Name and digest of a document that may be opened; two empty ones for an empty document."""
    if document is None:
        return "", ""
    screen(document, types)  # here, so that the message names the file and not its private copy
    try:
        return document.name, hashlib.sha256(document.read_bytes()).hexdigest()
    except OSError as error:
        raise DocumentError(f"{document} cannot be read: {error.strerror}.") from error
