"""What a document may cost to open: one set of limits for everything that reads one."""

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
_SMALL_XML = 8 << 20


class Entities(Exception):
    """The XML declares entities, which may grow without end or name other files."""


def is_bomb(archive: zipfile.ZipFile) -> bool:
    """Whether a package would unpack to something far too large."""
    members = archive.infolist()
    xml = [member for member in members if member.filename.endswith((".xml", ".rdf", ".rels"))]
    packed, unpacked = _sizes(xml)
    is_dense = unpacked > _SMALL_XML and unpacked > LARGEST_RATIO * max(packed, 1)
    is_huge = unpacked > LARGEST_XML or _sizes(members)[1] > LARGEST_UNPACKED
    return is_dense or is_huge or len(members) > MOST_MEMBERS


def is_well_formed(stream: IO[bytes]) -> bool:
    """Whether a stream is XML. Raises ``Entities`` when it declares any."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        return error.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
    return True


def _refuse_entity(*_: object) -> None:
    raise Entities


def _sizes(members: Iterable[zipfile.ZipInfo]) -> tuple[int, int]:
    sizes = [(member.compress_size, member.file_size) for member in members]
    return sum(packed for packed, _ in sizes), sum(unpacked for _, unpacked in sizes)
