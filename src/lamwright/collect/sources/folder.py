"""Any folder, or single file, of documentation."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lamwright.collect.sources.page import Page, SourceKind, Unreadable

LARGEST_PAGE = 8_000_000
"""Bytes of the largest page that is read."""
_SUFFIXES = {".html", ".htm", ".xhtml", ".md", ".markdown", ".page", ".docbook", ".xml", ".json"}
_MANUAL = re.compile(r"\.[1-8]")
_SKIPPED = re.compile(
    r"(?:^|/)(?:_static|_sources|node_modules|\.[^./][^/]*)/|(?:^|/)(?:genindex|search)\."
)
_LICENCE_FILE = re.compile(r"(?i)(?:licen[cs]e|copying|copyright)(?:\.\w+)?")
_LICENCES = (
    (r"(?im)^License: *([\w.+-]+)", ""),
    (r"Mozilla Public License,? (?:Version|v\.) ?2\.0", "MPL-2.0"),
    (r"Creative Commons Attribution-Share ?Alike 3\.0|CC-BY-SA-3\.0", "CC-BY-SA-3.0"),
    (r"Creative Commons Attribution-Share ?Alike 4\.0|CC-BY-SA-4\.0", "CC-BY-SA-4.0"),
    (r"GNU Free Documentation License", "GFDL"),
    (r"Apache License,? Version 2\.0", "Apache-2.0"),
    (r"GNU General Public License|GPL", "GPL"),
    (r"MIT License", "MIT"),
)


class DocumentFolder:
    """A single page, or every page below a folder; links that lead out of it are left alone."""

    def __init__(self, root: Path, *, application: str = "", licence: str = "") -> None:
        self._root = root
        self._single = root.is_file()
        self.name = (root.resolve().parent if self._single else root.resolve()).name
        self._application = application or self.name
        self._licence = licence or folder_licence(root.parent if self._single else root)

    def pages(self) -> Iterator[Page]:
        """All pages by path."""
        base = self._root.parent if self._single else self._root
        found = [self._root] if self._single else self._below()
        for path in found:
            location = path.relative_to(base).as_posix()
            yield Page(
                self.name,
                location,
                self._licence,
                self._application,
                lambda path=path: read_limited(path),  # type: ignore[misc]
                page_kind(location),
            )

    def _below(self) -> Iterator[Path]:
        home = self._root.resolve()
        for path in sorted(self._root.rglob("*")):
            inside = path.relative_to(self._root).as_posix()
            if is_page(inside) and path.is_file() and path.resolve().is_relative_to(home):
                yield path


def is_page(location: str) -> bool:
    """Whether a file of this name holds documentation."""
    path = PurePosixPath(location.removesuffix(".gz"))
    named = path.suffix.lower() in _SUFFIXES or bool(_MANUAL.fullmatch(path.suffix))
    return named and not _SKIPPED.search(location)


def page_kind(location: str) -> SourceKind:
    """JSON files are task files of UFO; everything else is documentation."""
    return "ufo" if location.endswith(".json") else "documentation"


def read_limited(path: Path) -> bytes:
    """The bytes of ``path``. Raises ``Unreadable`` for what is no page by its size."""
    if path.stat().st_size > LARGEST_PAGE:
        raise Unreadable("the file is too large for a help page")
    if path.suffix != ".gz":
        return path.read_bytes()
    try:
        with gzip.open(path) as file:
            content = file.read(LARGEST_PAGE + 1)
    except (EOFError, gzip.BadGzipFile) as error:
        raise Unreadable(f"the file is not compressed as its name says: {error}") from error
    if len(content) > LARGEST_PAGE:
        raise Unreadable("the file is too large for a help page")
    return content


def folder_licence(folder: Path) -> str:
    """The licence that a file at the top of ``folder`` names, or nothing."""
    for path in sorted(folder.iterdir()):
        if _LICENCE_FILE.fullmatch(path.name) and path.is_file():
            return licence_named(path.read_bytes()[:20_000].decode(errors="replace"))
    return ""


def licence_named(text: str) -> str:
    """The licence that ``text`` names: a short name, or nothing."""
    for pattern, name in _LICENCES:
        match = re.search(pattern, text)
        if match:
            return name or match.group(1)
    return ""
