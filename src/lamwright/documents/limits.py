"""Limits for opening documents: one set for everything that reads one."""

import zipfile
from collections.abc import Iterable
from typing import IO
from xml.parsers import expat

LARGEST_FILE = 500 << 20
"""Bytes of a file."""
LARGEST_UNPACKED = 2 << 30
"""Bytes of all parts of a package."""
LARGEST_XML = 300 << 20
"""Bytes of all XML of a package."""
LARGEST_RATIO = 200
"""How many times smaller XML may be packed than it is; less is a bomb."""
MOST_MEMBERS = 10_000
MOST_ELEMENTS = 2_000_000
"""Elements of all XML of a package: each costs memory, however small it is packed."""
DEEPEST = 400
"""Elements within each other."""
_SMALL_XML = 8 << 20


class Entities(Exception):
    """The XML declares entities, which may grow without end or name other files."""


class TooMuch(Exception):
    """The XML has more elements, or deeper ones, than any document needs."""


def is_bomb(archive: zipfile.ZipFile) -> bool:
    """Whether a package would unpack to something far too large."""
    members = archive.infolist()
    xml = [member for member in members if member.filename.endswith((".xml", ".rdf", ".rels"))]
    packed, unpacked = _sizes(xml)
    is_dense = unpacked > _SMALL_XML and unpacked > LARGEST_RATIO * max(packed, 1)
    is_huge = unpacked > LARGEST_XML or _sizes(members)[1] > LARGEST_UNPACKED
    return is_dense or is_huge or len(members) > MOST_MEMBERS


def is_well_formed(stream: IO[bytes], count: "Count | None" = None) -> bool:
    """Whether a stream is XML; its elements are added to ``count``.

    Raises ``Entities`` when it declares any, ``TooMuch`` when it holds more than a document may.
    """
    parser, count = expat.ParserCreate(), count or Count()
    parser.EntityDeclHandler = _refuse_entity
    count.begin()
    parser.StartElementHandler, parser.EndElementHandler = count.start, count.end
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        return error.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
    return True


def is_too_much(data: bytes) -> bool:
    """Whether XML, not parsed yet, can have more elements than a document may."""
    return data.count(b"<") > 2 * MOST_ELEMENTS


class Count:
    """Elements seen so far, of all parts of a package."""

    def __init__(self) -> None:
        self._elements = self._depth = 0

    def begin(self) -> None:
        """Another part."""
        self._depth = 0

    def start(self, *_: object) -> None:
        """An element begins; raises ``TooMuch``."""
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise TooMuch

    def end(self, *_: object) -> None:
        """It ends."""
        self._depth -= 1


def _refuse_entity(*_: object) -> None:
    raise Entities


def _sizes(members: Iterable[zipfile.ZipInfo]) -> tuple[int, int]:
    sizes = [(member.compress_size, member.file_size) for member in members]
    return sum(packed for packed, _ in sizes), sum(unpacked for _, unpacked in sizes)
