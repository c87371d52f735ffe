"""The help of LibreOffice as it is installed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lamwright.collect.sources.opener import is_inside, read_page
from lamwright.collect.sources.page import Page

_HELP_ROOTS = (Path("/usr/share/libreoffice/help"), Path("/usr/lib/libreoffice/help"))
MODULES = {
    "swriter": "writer",
    "scalc": "calc",
    "simpress": "impress",
    "sdraw": "draw",
    "smath": "math",
    "sdatabase": "base",
    "schart": "chart",
    "sbasic": "basic",
    "shared": "libreoffice",
}


class HelpFolder:
    """The pages of one application and the shared ones; ``all``: the pages of every module."""

    name = "libreoffice-help"

    def __init__(self, root: Path, application: str) -> None:
        self._text = next(root.glob("**/text"))
        self._application = application

    def pages(self) -> Iterator[Page]:
        """Pages of the application first, then the shared ones, by path."""
        home = self._text.resolve()
        for folder, module in MODULES.items():
            if self._application not in {"all", module} and folder != "shared":
                continue
            owner = module if self._application == "all" else self._application
            for path in sorted((self._text / folder).rglob("*.html")):
                if not is_inside(path, home):
                    continue
                location = path.relative_to(self._text).as_posix()
                load = partial(read_page, path, self._text)
                yield Page(self.name, location, "MPL-2.0", owner, load)


def is_help(path: Path) -> bool:
    """Whether ``path`` is the root of an installed help in English."""
    return path.is_dir() and any((path / "en-US" / "text").glob("*"))


def default_help() -> Path | None:
    """The English help of the installed LibreOffice (Debian: libreoffice-help-en-us), if any."""
    return next((root for root in _HELP_ROOTS if (root / "en-US" / "text").is_dir()), None)
