"""Inventory of a file besides its words: pictures, objects, external targets, code.

Two inventories show whether anything came in that was not there before. OpenDocument (packages and
flat), Office Open XML, RTF, HTML and PDF are read; of other files nothing can be said.
"""

import hashlib
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from lamwright.records.base import Record
from lamwright.records.errors import DocumentError
from lamwright.safety.opening import open_file, read_file

Kind = Literal["picture", "object", "source", "link", "code"]
"""picture, object: content within the file. source: an external target that is loaded (a linked
picture, section, object, template, data). link: one that is followed by hand. code: macros."""
_LARGEST = 300 * 2**20
_LARGEST_FILE = 500 * 2**20
_PACKAGES = {
    ".odt",
    ".ott",
    ".ods",
    ".ots",
    ".odp",
    ".otp",
    ".docx",
    ".dotx",
    ".docm",
    ".xlsx",
    ".pptx",
}
_PICTURES = re.compile(r"^(Pictures|media|word/media|xl/media|ppt/media)/")
_OBJECTS = re.compile(r"^(Object [^/]+(/content\.xml)?$|(word|xl|ppt)/(embeddings|activeX)/)")
_CODE = re.compile(r"^(Basic|Scripts)/.+\.(xml|xlb|py|js|bsh)$|vbaProject\.bin$", re.IGNORECASE)
_SIGN = 32
"""Pixels: so small are the signs that LibreOffice draws for pictures it did not load."""
_GENERATED = (
    b"opendocument.formula",
    b"opendocument.chart",
    b"oasis:names:tc:opendocument:xmlns:chart",
)
_LOADED = re.compile(
    r"<(?:draw:image|draw:fill-image|text:section-source|draw:object|draw:object-ole|draw:floating-frame"
    r"|draw:plugin|draw:applet|table:table-source|table:cell-range-source|table:database-source-sql"
    r"|style:background-image|text:template|meta:template|presentation:sound|anim:audio|script:script"
    r"|text:list-level-style-image|office:dde-source|text:dde-connection-decl|form:image)\b[^>]*?"
    r"\b(?:xlink:href|office:dde-topic|form:image-data)=\"([^\"]*)\""
)
_FOLLOWED = re.compile(
    r"<(?:text:a|draw:a|draw:area-\w+|form:\w+|office:event-listeners|presentation:event-listener)\b[^>]*?"
    r"\b(?:xlink:href|form:target-location)=\"([^\"]*)\""
)
_EVENTS = re.compile(r"<script:event-listener\b")
_INLINE = re.compile(r"<office:binary-data>\s*([A-Za-z0-9+/=\s]{16,})")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"\b(Target|TargetMode|Type)=\"([^\"]*)\"")
_INSTRUCTIONS = re.compile(
    r"<w:instrText\b[^>]*>[^<]*|\bw:instr=\"[^\"]*|\\fldinst\b[^}]*(?:\{[^{}]*\})?", re.DOTALL
)
_FIELD_CODE = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|LINK|DDE|DDEAUTO|DATABASE|IMPORT|RD)\s+\\?\"?([^\"}\\<]{2,300})"
)


class Item(Record):
    """One thing that a file carries."""

    kind: Kind
    name: str
    """Digest of content, or the target."""


class Inventory(Record):
    """Everything that a file carries besides its words, each once."""

    items: frozenset[Item] = frozenset()

    def of(self, kind: Kind) -> frozenset[str]:
        """The names of one kind."""
        return frozenset(item.name for item in self.items if item.kind == kind)


def inventory(path: Path) -> Inventory | None:
    """What the file at ``path`` carries; None for a type of which nothing can be said.

    Raises ``DocumentError`` when it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _PACKAGES:
        return Inventory(items=frozenset(_of_package(path)))
    reader = _READERS.get(suffix)
    if reader is None:
        return None
    text = read_file(path, largest=_LARGEST).decode("latin-1")
    return Inventory(items=frozenset(reader(text)))


def foreign(before: Inventory, after: Inventory) -> tuple[Item, ...]:
    """What ``after`` carries and ``before`` did not, sorted.

    Pictures and objects may be written anew in another form: they count as foreign where there are
    more of them than there were, of those that are new. Every new target and all new code is foreign.
    """
    found: list[Item] = []
    for kind in ("picture", "object"):
        had, has = before.of(kind), after.of(kind)
        more = max(0, len(has) - len(had))
        found += [Item(kind=kind, name=name) for name in sorted(has - had)[:more]]
    sources, links = _tails(before.of("source")), _tails(before.of("source") | before.of("link"))
    found += [Item(kind="source", name=n) for n in after.of("source") if _tail(n) not in sources]
    found += [Item(kind="link", name=n) for n in after.of("link") if _tail(n) not in links]
    found += [Item(kind="code", name=n) for n in after.of("code") - before.of("code")]
    return tuple(sorted(found, key=lambda item: (item.kind, item.name)))


def _tails(targets: Iterable[str]) -> frozenset[str]:
    return frozenset(_tail(target) for target in targets)


def _tail(target: str) -> str:
    """A target whatever folder it starts from: some formats write absolute ones as relative."""
    return target.lstrip("./")


def _of_package(path: Path) -> Iterator[Item]:
    try:
        with (
            open_file(path, largest=_LARGEST_FILE) as file,
            zipfile.ZipFile(file) as archive,
        ):
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                raise DocumentError(f"{path} would unpack to something far too large.")
            for name in archive.namelist():
                yield from _of_member(name, archive.read(name))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise DocumentError(f"{path} is damaged.") from error


def _of_member(name: str, data: bytes) -> Iterator[Item]:
    if name.endswith("/"):
        return
    if _PICTURES.match(name):
        yield _content("picture", data)
    elif _OBJECTS.match(name):
        if not any(mark in data[:4096] for mark in _GENERATED):
            yield _content("object", data)
    elif _CODE.search(name) and not name.endswith(("script-lb.xml", "script-lc.xml", ".xlb")):
        yield Item(kind="code", name=name)
    elif name.endswith(".rels"):
        yield from _of_relations(name, data.decode("utf-8", "replace"))
    elif name.endswith(".xml"):
        base = "." if name.startswith(("word/", "xl/", "ppt/")) else "package"
        yield from _of_xml(data.decode("utf-8", "replace"), base)


def _of_xml(text: str, base: str) -> Iterator[Item]:
    for kind, pattern in (("source", _LOADED), ("link", _FOLLOWED)):
        for match in pattern.finditer(text):
            if target := _target(match[1], base):
                yield Item.model_validate({"kind": kind, "name": target})
    if _EVENTS.search(text):
        yield Item(kind="code", name="event listener")
    for match in _INLINE.finditer(text):
        yield _content("picture", "".join(match[1].split()).encode())
    if base == ".":
        yield from _of_fields(text)


def _of_relations(name: str, text: str) -> Iterator[Item]:
    for match in _RELATION.finditer(text):
        attributes = {found[1]: found[2] for found in _ATTRIBUTE.finditer(match[0])}
        if attributes.get("TargetMode") == "External" and (
            target := _target(attributes.get("Target", ""), ".")
        ):
            is_link = attributes.get("Type", "").endswith("/hyperlink")
            yield Item(kind="link" if is_link else "source", name=target)
        elif attributes.get("Type", "").endswith("/aFChunk"):
            yield Item(kind="object", name=f"{name}: {attributes.get('Target', '')}")


def _of_fields(text: str) -> Iterator[Item]:
    """Fields that load: of Word's XML and of RTF."""
    for instruction in _INSTRUCTIONS.finditer(text):
        match = _FIELD_CODE.search(instruction[0].replace("&quot;", '"'))
        if match and (target := _target(match[2].strip(), ".")):
            yield Item(kind="source", name=target)


def _of_rtf(text: str) -> Iterator[Item]:
    for match in re.finditer(r"\{\\(?:\*\\)?(?:pict|objdata)\b([^{}]|\{[^{}]*\})*", text):
        digits = re.sub(r"\\\S+|[{}\s]", "", match[0])
        kind: Kind = "object" if "objdata" in match[0][:12] else "picture"
        is_empty = "\\picw0\\pich0" in match[0]  # stands for one that was not loaded
        if len(digits) > 8 and not is_empty:  # noqa: PLR2004
            yield _content(kind, digits.lower().encode())
    for match in re.finditer(r"HYPERLINK\s+(?:\\\\l\s+)?\"([^\"]*)\"", text):
        if target := _target(match[1], "."):
            yield Item(kind="link", name=target)
    for match in re.finditer(r"\{\\\*\\template\s+([^{}]+)\}", text):
        if target := _target(match[1], "."):
            yield Item(kind="source", name=target)
    yield from _of_fields(text)


def _of_html(text: str) -> Iterator[Item]:
    for match in re.finditer(
        r"(?i)<(\w+)\b[^>]*?\b(?:src|href|data|background|action)\s*=\s*[\"']?([^\"'>\s]+)", text
    ):
        tag, value = match[1].lower(), unescape(match[2]).rstrip("\"'&")
        if value.startswith("data:"):
            yield _content("picture", value.encode())
        elif target := _target(value, "."):
            yield Item(kind="link" if tag in {"a", "area", "form"} else "source", name=target)
    if re.search(r"(?i)<script\b", text):
        yield Item(kind="code", name="script")


def _of_pdf(text: str) -> Iterator[Item]:
    masks = set(re.findall(r"/SMask\s+(\d+)\s+0\s+R", text))
    image = r"(\d+)\s+0\s+obj\s*<<([^>]{0,300}?/Subtype\s*/Image\b.{0,400}?)stream\r?\n(.{1,4096})"
    for match in re.finditer(image, text, re.DOTALL):
        size = [int(found) for found in re.findall(r"/(?:Width|Height)\s+(\d+)", match[2])]
        is_sign = len(size) > 1 and max(size) <= _SIGN  # of a picture that was not loaded
        if match[1] not in masks and not is_sign:
            yield _content("picture", match[3].encode("latin-1"))
    for match in re.finditer(r"/URI\s*\(((?:[^()\\]|\\.)*)\)", text):
        if target := _target(match[1].replace("\\", ""), "."):
            yield Item(kind="link", name=target)
    for mark in ("/EmbeddedFile", "/JavaScript", "/Launch"):
        if re.search(rf"{mark}\b", text):
            yield Item(kind="code" if mark != "/EmbeddedFile" else "object", name=mark)


def _nothing(_: str) -> Iterator[Item]:
    return iter(())


_READERS: dict[str, Callable[[str], Iterator[Item]]] = {
    ".fodt": lambda text: _of_xml(text, "."),
    ".fods": lambda text: _of_xml(text, "."),
    ".fodp": lambda text: _of_xml(text, "."),
    ".rtf": _of_rtf,
    ".html": _of_html,
    ".htm": _of_html,
    ".pdf": _of_pdf,
    ".txt": _nothing,
    ".csv": _nothing,
}


def _content(kind: Kind, data: bytes) -> Item:
    return Item(kind=kind, name=hashlib.sha256(data).hexdigest())


def _target(value: str, base: str) -> str:
    """An external target as it is compared; '' for what lies in the file or points within it.

    ``base`` 'package': relative addresses start inside the package, one level below the file's folder.
    """
    text = unquote(value.replace("&amp;", "&").replace("&quot;", '"').replace("\\\\", "/")).strip()
    if not text or text.startswith((
        "#",
        "Pictures/",
        "./Object",
        "Object ",
        "./ObjectReplacements",
    )):
        return ""
    parts = urlsplit(text.replace("\\", "/"))
    if parts.scheme and len(parts.scheme) > 1:
        is_file = parts.scheme == "file"
        return posixpath.normpath(parts.path) if is_file else text.rstrip("/")
    place = parts.path
    if base == "package":
        if not place.startswith("../"):
            return (
                ""
                if place.startswith("./") or not place.startswith("/")
                else posixpath.normpath(place)
            )
        place = place.removeprefix("../")
    return posixpath.normpath(place) if place else ""
