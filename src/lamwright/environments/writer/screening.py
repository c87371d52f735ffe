"""A cheap look at a document before LibreOffice may touch it."""

import zipfile
from pathlib import Path
from typing import IO

from lxml import etree

from lamwright.records.errors import DocumentError

LARGEST_FILE = 50 * 2**20
LARGEST_UNPACKED = 300 * 2**20
LARGEST_RATIO = 200
_MOST_MEMBERS = 10_000
_SMALL_MEMBER = 2**20
_HEAD = 4096

_ZIPPED = frozenset({".odt", ".ott", ".docx", ".dotx", ".docm", ".dotm"})
_OLE = frozenset({".doc", ".dot"})
_PLAIN = frozenset({".rtf", ".txt", ".html", ".htm", ".fodt"})
_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED_STREAMS = {
    "EncryptedPackage": "it is encrypted",
    "EncryptionInfo": "it is encrypted",
    "DRMEncryptedDataSpace": "it is rights-managed",
    "\tDRMContent": "it is rights-managed",
}


def screen(path: Path) -> None:
    """Let ``path`` pass if it looks like a text document that can be opened without questions.

    Raises:
        DocumentError: missing, empty, too large, not a known type, encrypted, rights-managed,
            or a zip that would unpack to something huge.
    """
    if not path.is_file():
        raise DocumentError(f"{path} does not exist or is no file.")
    size = path.stat().st_size
    if size == 0:
        raise DocumentError(f"{path} is empty (0 bytes).")
    if size > LARGEST_FILE:
        raise DocumentError(f"{path} has {size >> 20} MiB; the limit is {LARGEST_FILE >> 20} MiB.")
    reason = _objection(path)
    if reason:
        raise DocumentError(f"{path} cannot be opened: {reason}.")


def _objection(path: Path) -> str:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLE_MAGIC):
        return _ole_objection(path, suffix)
    if suffix in _ZIPPED:
        return _zip_objection(path)
    if suffix in _OLE:
        rich = head.startswith(b"{\\rtf")
        return "it is rich text; name it .rtf" if rich else "its content is no Word document"
    if suffix not in _PLAIN:
        return f'"{suffix}" is not a known type of text document'
    if suffix == ".rtf" and not head.startswith(b"{\\rtf"):
        return "its content is no rich text"
    if suffix == ".fodt":
        with path.open("rb") as file:
            return _xml_objection(head) or _broken_xml(file)
    return ""


def _ole_objection(path: Path, suffix: str) -> str:
    data = path.read_bytes()
    for stream, reason in _LOCKED_STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return reason
    if suffix not in _OLE or "WordDocument".encode("utf-16-le") not in data:
        return f"its content does not belong to its ending {suffix}"
    return ""


def _zip_objection(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return _archive_objection(archive)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError):
        return "it is damaged or not what its ending says"


def _archive_objection(archive: zipfile.ZipFile) -> str:
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
        return _odf_objection(archive, names)
    if "word/document.xml" in names or "[Content_Types].xml" in names:
        return _parts_objection(archive, members)
    return "it holds no text document"


def _odf_objection(archive: zipfile.ZipFile, names: set[str]) -> str:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        return "it is encrypted"
    if "mimetype" in names and b"opendocument.text" not in archive.read("mimetype"):
        return "it is not a text document"
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
