"""LibreOffice's manual: the words of each module, and how the help is read."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from typing_extensions import override

from lamwright.applications.office.help.pages import is_help_page, read_blocks
from lamwright.applications.office.help.reference import access_of, described_controls
from lamwright.applications.office.help.source import MODULES, HelpFolder, is_help
from lamwright.collect.extraction import extract
from lamwright.collect.manual import Manual
from lamwright.collect.procedure import Procedure
from lamwright.collect.sources.page import PageSource

_OTHER_APPLICATIONS = re.compile(
    r"\b(?:Calc|spreadsheets?|Impress|presentations?|slides?|Base|SQL|quer(?:y|ies)|reports?|"
    r"Math|formula editor|BASIC|macros?|Python|Java|scripts?|IDE|events?|pivot|cell ranges?|"
    r"database|data ?sources?|forms?|printer|scanner|e-?mail|fax|CMIS|LDAP|servers?|WebDAV|OpenGL|"
    r"macOS|Windows|XForms|XSLT|XML|bar ?codes?|PDF/A|Draw)\b"
)
_OTHER_PLATFORMS = re.compile(
    r"\b(?:macOS|Mac OS|OS X|Finder|Control Panel|Registry|Microsoft Windows|Windows (?:XP|7|8|10|11|Explorer)|"
    r"File Explorer|Android|iOS|iPhone|App Store)\b"
)
_OTHER_MENUS = re.compile(r"\b(?:Sheet|Data|Slide|Slide Show|Shape) > ")
_IN_OPTIONS = re.compile(
    r"(hoose) (LibreOffice[\w ]*(?: > [\w ]+?)+) in the \"?Options\"? dialog(?: box)?"
)


class LibreOfficeManual(Manual):
    """The help of LibreOffice's modules."""

    names = frozenset({
        "LibreOffice", "OpenOffice", "Writer", "Calc", "Impress", "Draw", "Base", "Math", "Word",
        "Microsoft", "Unicode",
    })  # fmt: skip

    @override
    def opens(self, path: Path, application: str) -> PageSource | None:
        return HelpFolder(path / "en-US", application) if is_help(path) else None

    @override
    def procedures(self, content: bytes, application: str) -> Iterator[Procedure] | None:
        return _procedures(content, application) if is_help_page(content) else None

    @override
    def knows(self, application: str) -> bool:
        return application in MODULES.values()

    @override
    def foreign(self, task: str, steps: Sequence[str], page: str, application: str) -> bool:
        """Another module's or platform's task. Writer's own pages may name others."""
        text = " ".join([task, *steps])
        if application != "writer":
            return bool(_OTHER_PLATFORMS.search(text))
        if page.startswith("swriter"):
            return False
        return bool(_OTHER_MENUS.search(" ".join(steps)) or _OTHER_APPLICATIONS.search(text))


LIBREOFFICE = LibreOfficeManual()


def _procedures(content: bytes, application: str) -> Iterator[Procedure]:
    blocks = read_blocks(content, application)
    access = access_of(blocks, application)
    for found in (*extract(blocks, access), *described_controls(blocks, access)):
        yield found._replace(steps=tuple(map(_through_menus, found.steps)))


def _through_menus(step: str) -> str:
    """'Choose LibreOffice > View in the Options dialog' starts in the menu Tools."""
    return _IN_OPTIONS.sub(r"\1 Tools > Options > \2", step)
