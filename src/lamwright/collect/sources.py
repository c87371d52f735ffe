"""Where pages come from."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from lamwright.records.errors import UsageError

_HELP_ROOTS = (Path("/usr/share/libreoffice/help"), Path("/usr/lib/libreoffice/help"))
_FOLDERS = {"writer": ("swriter", "shared")}


class Page(NamedTuple):
    """One page as it lies on disk."""

    collection: str
    location: str
    licence: str
    path: Path


class PageSource(Protocol):
    """A collection of pages."""

    def pages(self) -> Iterator[Page]:
        """The pages, in an order that does not depend on the machine."""
        ...


class HelpFolder:
    """An installed LibreOffice help: the pages of one application and the shared ones."""

    def __init__(self, root: Path, application: str) -> None:
        self._text = next(root.glob("**/text"))
        self._folders = _FOLDERS.get(application, ("shared",))

    def pages(self) -> Iterator[Page]:
        """Pages of the application first, then the shared ones, by path."""
        for folder in self._folders:
            for path in sorted((self._text / folder).rglob("*.html")):
                location = path.relative_to(self._text).as_posix()
                yield Page("libreoffice-help", location, "MPL-2.0", path)


class HtmlFolder:
    """A single page, or every page below a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def pages(self) -> Iterator[Page]:
        """All ``*.html`` files by path."""
        if self._root.is_file():
            yield Page(self._root.parent.name, self._root.name, "", self._root)
            return
        for path in sorted(self._root.rglob("*.html")):
            yield Page(self._root.name, path.relative_to(self._root).as_posix(), "", path)


def open_source(path: Path, application: str) -> PageSource:
    """The source that reads ``path``. Raises ``UsageError`` when there is nothing there."""
    if not path.exists():
        raise UsageError(f"There is no file or folder {path}; give a folder of HTML pages.")
    if path.is_dir() and any((path / "en-US" / "text").glob("*")):
        return HelpFolder(path / "en-US", application)
    return HtmlFolder(path)


def default_help() -> Path | None:
    """The English help of the installed LibreOffice (Debian: libreoffice-help-en-us), if any."""
    return next((root for root in _HELP_ROOTS if (root / "en-US" / "text").is_dir()), None)
