"""Limits for opening documents: one set for everything that reads one."""

import codecs
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO
from xml.parsers import expat

from lamwright.documents.encodings import UnknownEncoding, other_encoding

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
MOST_ATTRIBUTES = 2_000
"""Attributes of one element, declarations of namespaces among them."""
LONGEST_TAG = 16 << 20
"""Bytes of one tag with its attributes, comment or instruction."""
LONGEST_NAMESPACE = 4_000
"""Characters of the name of a namespace, which a parser writes out before every name in it."""
_BEFORE_NAMES = "\n"  # what parts a namespace from a name; no name holds it
MOST_READ = 250_000
"""Paragraphs, stretches of text and the like of which records are made: each costs much more than an element."""
MOST_STYLES = 20_000
DEEPEST_STYLE = 50
"""Styles above each other; Word allows eleven."""
_HEAD, _CHUNK = 4 << 10, 1 << 20
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


def is_well_formed(
    stream: IO[bytes], count: "Count | None" = None, *, knows_prefixes: bool = False
) -> bool:
    """Whether a stream is XML; its elements are added to ``count``.

    ``knows_prefixes``: every prefix has to be declared too.

    Raises ``Entities`` when it declares any, ``TooMuch`` when it holds more than a document may.
    """
    count = count or Count()
    count.begin()
    head = stream.read(_HEAD)
    try:
        encoding = other_encoding(head)
        parser = expat.ParserCreate(
            "utf-8" if encoding else None, _BEFORE_NAMES if knows_prefixes else None
        )
        parser.EntityDeclHandler = _refuse_entity
        parser.StartNamespaceDeclHandler = count.declare
        parser.StartElementHandler, parser.EndElementHandler = count.start, count.end
        _feed(parser, _decoded(_chunks(head, stream), encoding))
    except (expat.ExpatError, UnknownEncoding, UnicodeError):
        return False
    return True


def _chunks(head: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    yield head
    while chunk := stream.read(_CHUNK):
        yield chunk


def _decoded(chunks: Iterable[bytes], encoding: str | None) -> Iterable[bytes]:
    """The text in UTF-8, where expat does not know how it is written."""
    if encoding is None:
        return chunks
    return (text.encode() for text in codecs.iterdecode(chunks, encoding))


def _feed(parser: "expat.XMLParserType", chunks: Iterable[bytes]) -> None:
    """Parse piece by piece; one tag, comment or instruction over many of them costs their square."""
    fed = 0
    for chunk in chunks:
        parser.Parse(chunk, False)
        fed += len(chunk)
        if fed - max(parser.CurrentByteIndex, 0) > LONGEST_TAG:
            raise TooMuch
    parser.Parse(b"", True)


def is_too_much(data: bytes) -> bool:
    """Whether XML, not parsed yet, can have more elements than a document may."""
    return data.count(b"<") > 2 * MOST_ELEMENTS


class Count:
    """Elements seen so far, of all parts of a package."""

    def __init__(self) -> None:
        self._elements = self._depth = self._declared = 0

    def begin(self) -> None:
        """Another part."""
        self._depth = self._declared = 0

    def declare(self, _: str | None, namespace: str | None) -> None:
        """The next element declares a namespace; raises ``TooMuch``."""
        self._declared += 1
        if len(namespace or "") > LONGEST_NAMESPACE:
            raise TooMuch

    def start(self, _: str, attributes: Mapping[str, str]) -> None:
        """An element begins; raises ``TooMuch``."""
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise TooMuch
        if len(attributes) + self._declared > MOST_ATTRIBUTES:
            raise TooMuch
        self._declared = 0

    def end(self, *_: object) -> None:
        """It ends."""
        self._depth -= 1


def _refuse_entity(*_: object) -> None:
    raise Entities


def _sizes(members: Iterable[zipfile.ZipInfo]) -> tuple[int, int]:
    sizes = [(member.compress_size, member.file_size) for member in members]
    return sum(packed for packed, _ in sizes), sum(unpacked for _, unpacked in sizes)
