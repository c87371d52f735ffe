"""Opening a package (OpenDocument, Word) without trusting it: limits on size, no entities, no network."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from lxml import etree

from lamwright.documents.limits import (
    LARGEST_FILE,
    LARGEST_XML,
    MOST_READ,
    MOST_STYLES,
    is_bomb,
    is_too_much,
)
from lamwright.documents.markup import parse
from lamwright.documents.namespaces import clark
from lamwright.records.errors import DocumentError
from lamwright.safety.opening import open_file

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEDIA = "application/vnd.oasis.opendocument."


class Kind(NamedTuple):
    """One kind of OpenDocument package."""

    name: str
    """As its media type ends: 'text', 'spreadsheet', 'presentation'."""
    suffix: str

    @property
    def media(self) -> tuple[str, str]:
        """Its media types: a document and a template."""
        return f"{_MEDIA}{self.name}", f"{_MEDIA}{self.name}-template"

    def refusal(self, path: Path) -> DocumentError:
        """What is raised for a file that is none."""
        return DocumentError(
            f"{path.name} is not an OpenDocument {self.name}; save it as {self.suffix}."
        )


TEXT = Kind("text", ".odt")
SPREADSHEET = Kind("spreadsheet", ".ods")
PRESENTATION = Kind("presentation", ".odp")


@dataclass(frozen=True)
class Package:
    """The XML parts of an OpenDocument text."""

    content: etree._Element
    styles: etree._Element
    meta: etree._Element | None


def open_package(path: Path) -> Package:
    """Read the parts of the OpenDocument text at ``path``; ``DocumentError`` if it cannot be."""
    with open_archive(path) as archive:
        check_kind(path, archive, TEXT)
        content = _part(path, archive, "content.xml")
        styles = _part(path, archive, "styles.xml")
        meta = _part(path, archive, "meta.xml", optional=True)
    assert content is not None and styles is not None
    return Package(content, styles, meta)


@contextmanager
def open_archive(path: Path, kind: Kind = TEXT) -> Iterator[zipfile.ZipFile]:
    """The zip archive at ``path``, checked for size; ``DocumentError`` if it cannot be read."""
    try:
        with _opened(path, kind) as file, zipfile.ZipFile(file) as archive:
            _check_size(path, archive)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise DocumentError(f"{path.name} is damaged ({error}); use an intact copy.") from error


def is_word(path: Path) -> bool:
    """Whether the file is a zip archive with a Word document in it; a pipe or a device is not."""
    if not path.is_file():
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


@contextmanager
def _opened(path: Path, kind: Kind) -> Iterator[BinaryIO]:
    if not path.exists():
        raise DocumentError(f"There is no document {path}; check the path.")
    with open_file(path, largest=LARGEST_FILE) as file:
        magic = file.read(8)
        if not magic:
            raise DocumentError(f"{path.name} is empty (zero bytes); use an intact copy.")
        if magic == _OLE_MAGIC:
            raise DocumentError(
                f"{path.name} is an OLE container (an old .doc, or rights-managed or encrypted); "
                f"save it as {kind.suffix} without protection."
            )
        if not magic.startswith(b"PK"):
            raise kind.refusal(path)
        file.seek(0)
        yield file


def check_records(
    path: Path, body: etree._Element, names: Iterable[str], styles: Iterable[etree._Element]
) -> None:
    """``DocumentError`` when there are too many elements of these names, or styles, to make records of."""
    count = sum(1 for _ in body.iter(*names))
    if count > MOST_READ:
        raise DocumentError(
            f"{path.name} has {count} paragraphs and stretches of text; the limit is {MOST_READ}."
        )
    count = sum(1 for root in styles for _ in root.iter("{*}style"))
    if count > MOST_STYLES:
        raise DocumentError(f"{path.name} has {count} styles; the limit is {MOST_STYLES}.")


def _check_size(path: Path, archive: zipfile.ZipFile) -> None:
    if is_bomb(archive):
        raise DocumentError(f"{path.name} looks like a decompression bomb; it was not opened.")


def check_kind(path: Path, archive: zipfile.ZipFile, kind: Kind) -> None:
    """``DocumentError`` unless the archive says it is of this kind, and is not encrypted."""
    names = archive.namelist()
    if "mimetype" in names and _text(path, archive, "mimetype").strip() not in kind.media:
        raise kind.refusal(path)
    if "META-INF/manifest.xml" in names:
        manifest = read_part(path, archive, "META-INF/manifest.xml")
        if next(manifest.iter(clark("manifest:encryption-data")), None) is not None:
            raise DocumentError(f"{path.name} is encrypted; save it without a password.")


def _text(path: Path, archive: zipfile.ZipFile, name: str) -> str:
    return _bytes(path, archive, name).decode("utf-8", errors="replace")


def _bytes(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    entry = archive.getinfo(name)
    if entry.flag_bits & 0x1:
        raise DocumentError(f"{path.name} is encrypted; save it without a password.")
    with archive.open(entry) as part:
        data = part.read(LARGEST_XML + 1)
    if len(data) > LARGEST_XML:
        raise DocumentError(f"{path.name} unpacks to more than can be read safely.")
    return data


def _part(
    path: Path, archive: zipfile.ZipFile, name: str, *, optional: bool = False
) -> etree._Element | None:
    if name in archive.namelist():
        return read_part(path, archive, name)
    if optional:
        return None
    raise DocumentError(f"{path.name} is damaged: it has no {name}; use an intact copy.")


def read_part(path: Path, archive: zipfile.ZipFile, name: str) -> etree._Element:
    """The root of one XML part; ``DocumentError`` if it is not well formed or declares entities."""
    data = _bytes(path, archive, name)
    if is_too_much(data):
        raise DocumentError(f"{path.name} holds more elements than any document needs.")
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{path.name} is damaged: {name} is not well-formed XML.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(f"{path.name} declares XML entities in {name}; it was not opened.")
    return root
