"""Any folder, or single file, of documentation."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from lamwright.collect.sources.opener import is_inside, open_regular, read_page
from lamwright.collect.sources.page import Page, SourceKind

_SUFFIXES = {
    ".html", ".htm", ".xhtml", ".md", ".markdown", ".mdx", ".page", ".docbook", ".xml", ".json", ".rst", ".rest",
    ".adoc", ".asciidoc", ".asc",
}  # fmt: skip
_NAMED_TEXT = re.compile(r"\.(?:rst|md|adoc)\.txt$")
"""Sphinx and others keep a page's source under such a name."""
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
                partial(read_page, path, None if self._single else base),
                page_kind(location),
            )

    def _below(self) -> Iterator[Path]:
        home = self._root.resolve()
        for path in sorted(self._root.rglob("*")):
            inside = path.relative_to(self._root).as_posix()
            if is_page(inside) and is_inside(path, home):
                yield path


def is_page(location: str) -> bool:
    """Whether a file of this name holds documentation."""
    path = PurePosixPath(location.removesuffix(".gz"))
    named = path.suffix.lower() in _SUFFIXES or bool(_MANUAL.fullmatch(path.suffix))
    named = named or bool(_NAMED_TEXT.search(location.removesuffix(".gz")))
    return named and not _SKIPPED.search(location)


def page_kind(location: str) -> SourceKind:
    """JSON files are task files of UFO; everything else is documentation."""
    return "ufo" if location.endswith(".json") else "documentation"


def folder_licence(folder: Path) -> str:
    """The licence that a file at the top of ``folder`` names, or nothing."""
    for path in sorted(folder.iterdir()):
        if _LICENCE_FILE.fullmatch(path.name) and is_inside(path, folder.resolve()):
            with open_regular(path, folder) as file:
                return licence_named(file.read(20_000).decode(errors="replace"))
    return ""


def licence_named(text: str) -> str:
    """The licence that ``text`` names: a short name, or nothing."""
    for pattern, name in _LICENCES:
        match = re.search(pattern, text)
        if match:
            return name or match.group(1)
    return ""
