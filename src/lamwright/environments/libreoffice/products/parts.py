"""Which XML parts of a package LibreOffice reads, and whether these are XML."""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from lamwright.documents.limits import Count, is_well_formed
from lamwright.documents.markup import Element, parse
from lamwright.documents.word.names import every

MANIFEST = "META-INF/manifest.xml"
TYPES = "[Content_Types].xml"
BROKEN = "it is damaged: its XML is not well formed"
_PASSED_BY = ("docProps/", "customXml/")
"""Folders whose parts may be anything."""
_UNREAD = frozenset({
    "webSettings", "stylesWithEffects", "people", "commentsExtended", "commentsIds", "commentsExtensible",
    "package", "oleObject", "attachedTemplate", "vbaProject", "keyMapCustomizations", "printerSettings",
    "thumbnail",
})  # fmt: skip
"""Kinds of relations, by the last word of their names, to parts that say nothing of the document's content."""
_READ_OF_OPEN = ("content.xml", "styles.xml")
_NEEDED = frozenset({"content.xml", MANIFEST, TYPES, "word/document.xml"})
_LARGEST_RELATIONS = 20 << 20


class Relation(NamedTuple):
    """One thing that a part refers to inside the package."""

    kind: str
    identifier: str
    path: str


def relations(held: Element | None, folder: str) -> Iterator[Relation]:
    """What a part in ``folder`` refers to, from its relations."""
    for relation in every(held, "p:Relationship"):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            yield Relation(kind, relation.get("Id", ""), path)


def relations_of(path: str) -> str:
    """The part that lists the relations of the one at ``path``; of the package itself: ''."""
    folder, _, file = path.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


class Parts(NamedTuple):
    """The XML of a package, by what is to be done with what is broken."""

    read: list[str]
    """Read by LibreOffice: one that is broken speaks against the package."""
    unread: list[str]
    """Broken ones are left out."""
    knows_prefixes: bool
    """Whether a prefix that is not declared breaks a part: LibreOffice asks what to do then, or passes it by."""


def of_office(archive: zipfile.ZipFile) -> Parts:
    """The parts of Office Open XML: read is what relations lead to, but for what says nothing of the content."""
    names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    screened = [name for name in names if not name.startswith(_PASSED_BY)]
    reached = _reached(archive)
    read = [name for name in screened if name in _NEEDED or name.casefold() in reached]
    if not any("/" in name and not name.endswith(".rels") for name in reached):
        read = screened  # relations that lead nowhere say nothing
    kept = set(read)
    return Parts(read, [name for name in screened if name not in kept], knows_prefixes=True)


def of_open(archive: zipfile.ZipFile) -> Parts:
    """The parts of OpenDocument: those of objects in it may be broken."""
    names = archive.namelist()
    read = [name for name in names if name in {*_READ_OF_OPEN, MANIFEST}]
    inner = [name for name in names if name.rpartition("/")[2] in _READ_OF_OPEN and "/" in name]
    return Parts(read, inner, knows_prefixes=False)


def examined(archive: zipfile.ZipFile, parts: Parts) -> tuple[str, tuple[str, ...]]:
    """What speaks against a package, and which parts are left out when it is opened.

    LibreOffice refuses XML that is not well formed or has been seen to die of it: it never gets any. An
    empty part is as good as none, and many writers leave some; not of the document itself. Entities, and
    more elements than a document may have, are found in every part.
    """
    count, strictly = Count(), parts.knows_prefixes
    bad = next(_broken(archive, parts.read, count, strictly), None)
    if bad is not None:
        return f"{BROKEN} ({bad})", ()
    return "", tuple(_broken(archive, parts.unread, count, strictly))


def _broken(
    archive: zipfile.ZipFile,
    names: Iterable[str],
    count: Count,
    strictly: bool,  # noqa: FBT001
) -> Iterator[str]:
    for name in names:
        is_empty = not archive.getinfo(name).file_size
        if is_empty and name not in _NEEDED and not name.endswith(".rels"):
            continue
        with archive.open(name) as part:
            if not is_well_formed(part, count, knows_prefixes=strictly):
                yield name


def _reached(archive: zipfile.ZipFile) -> set[str]:
    """What relations lead to from the package itself, with the relations; names in lower case."""
    names = {name.replace("\\", "/").casefold(): name for name in archive.namelist()}
    reached, waiting = set[str](), [""]
    while waiting:
        path = waiting.pop()
        listing = relations_of(path).casefold()
        reached |= {path.casefold(), listing}
        if listing in names:
            held = _parsed(archive, names[listing])
            waiting += [
                found.path
                for found in relations(held, path.rpartition("/")[0])
                if found.kind not in _UNREAD and found.path.casefold() not in reached
            ]
    return {names[path].casefold() for path in reached if path in names}


def _parsed(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Relations; None where they are broken, which is found when they are examined."""
    if archive.getinfo(name).file_size > _LARGEST_RELATIONS:
        return None
    with archive.open(name) as part:
        if not is_well_formed(part):
            return None
    try:
        return parse(archive.read(name))
    except etree.XMLSyntaxError:
        return None
