"""What the installed help says about commands and about controls of dialogs (HTML, LibreOffice 7 on)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

_OTHER_MODULES = frozenset({"CALC", "DRAW", "IMPRESS", "MATH", "BASE", "CHART", "BASIC", "MAC"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_PAIR = re.compile(r"'([^']+)':'text/([^'#]+)#([^']*)'")
_PARTS = (
    "swriter",
    "swriter/01",
    "swriter/02",
    "swriter/menu",
    "shared",
    "shared/01",
    "shared/02",
    "shared/menu",
)
_TABLE = "hid2file.js"
_MOST_WORDS = 40


@dataclass
class Section:
    """A heading of a page and the first thing said under it."""

    title: str
    heading: str
    tip: str = ""
    paragraph: str = ""
    anchors: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says: the extended tip, else the first paragraph."""
        return short(self.tip or self.paragraph)


def read_sections(root: Path) -> dict[str, list[Section]]:
    """Sections of all pages about text documents and of the shared ones, by page (below ``text``)."""
    text = root / "en-US" / "text"
    files = [file for part in _PARTS for file in sorted((text / part).glob("*.html"))]
    return {file.relative_to(text).as_posix(): list(_sections(file)) for file in files}


def places(root: Path) -> list[Path]:
    """What of the help is read: a table, and folders of pages."""
    return [root / _TABLE, *(root / "en-US" / "text" / part for part in _PARTS)]


def command_sections(
    root: Path, pages: Mapping[str, list[Section]], labels: Mapping[str, str]
) -> dict[str, Section]:
    """The section for each command (``.uno:Bold``), as the help itself finds it.

    Of the page it names, that is the section headed like the command's label, else the one the
    anchor lies in.
    """
    table = root / _TABLE
    if not table.is_file():
        return {}
    found: dict[str, Section] = {}
    for command, page, anchor in _PAIR.findall(table.read_text(encoding="utf-8")):
        sections = pages.get(page)
        if command.startswith(".uno:") and sections:
            label = labels.get(command, "").removesuffix("...").lower()
            headed = [s for s in sections if s.heading.lower() == label]
            inside = [s for s in sections if anchor in s.anchors]
            found.setdefault(command, (*headed, *inside, *sections)[0])
    return found


def short(text: str) -> str:
    """The first sentences, together not more than some forty words."""
    kept: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", " ".join(text.split())):
        if kept and sum(len(s.split()) for s in (*kept, sentence)) > _MOST_WORDS:
            break
        kept.append(" ".join(sentence.split()[:_MOST_WORDS]))
    return " ".join(kept)


def _sections(file: Path) -> Iterator[Section]:
    area = html.parse(str(file)).getroot().get_element_by_id("DisplayArea", None)
    if area is None:
        return
    current = Section("", "")
    waiting: list[str] = []
    for element in _shown(area):
        if element.tag == "a" and element.get("name"):
            waiting.append(element.get("name"))
        elif element.tag in _HEADINGS:
            if current.heading:
                yield current
            words = " ".join(element.text_content().split())
            current = Section(current.title or words, words)
        elif _read(element, current):
            current.anchors += waiting
            waiting = []
    if current.heading:
        current.anchors += waiting
        yield current


def _read(element: html.HtmlElement, section: Section) -> bool:
    """Whether the element said something, which is kept if it is the first of its kind."""
    kind = element.get("class")
    if element.tag == "span" and kind == "avis":
        section.tip = section.tip or element.text_content()
        return True
    if element.tag == "p" and kind == "paragraph":
        section.paragraph = section.paragraph or element.text_content()
        return True
    return False


def _shown(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Elements in order, without what is for other applications and without how to get there."""
    for child in element:
        kind = child.get("class") or ""
        if kind in _OTHER_MODULES or kind in {"howtoget", "icontable"}:
            continue
        if isinstance(child.tag, str):
            yield child
        yield from _shown(child)
