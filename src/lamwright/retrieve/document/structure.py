"""Structure of a text document: which line is the title, a heading, a list item, the greeting.

Styles count first. Where people made headings by hand, bold type, size, place and length do.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Literal

from lamwright.records.canvas import CanvasParagraph, TextCanvas

Kind = Literal["empty", "title", "subtitle", "heading", "item", "body"]

_MONTHS = r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?(?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|^date\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(dear|hello|hi|hey|good (morning|day|afternoon|evening)|to whom|ladies|greetings|esteemed)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(yours|(with |my )?(kind|kindest|best|warm|warmest|friendly) (regards|wishes)|with \w+ regards"
    r"|regards|sincerely|respectfully|cordially|best,|cheers|love,|all the best|many thanks,|thanks,"
    r"|see you)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(re|subject|ref|concerning|regarding|concerns?|reference)\b ?[.:]", re.IGNORECASE
)
_CONTACT = re.compile(
    r"@|\bwww\.|\b(tel|phone|e-?mail|mobile)\b|\+?\d[\d ()/-]{7,}\d", re.IGNORECASE
)
MARK = re.compile(
    r"^\s*(?:[-–•*·]|\(?(\d{1,2}|[a-z])[.)]|(?:step|no\.?) (\d{1,2})\b)\s*", re.IGNORECASE
)
NUMBERED = re.compile(
    r"^\s*(?:§ ?|article |section |chapter |clause )?(\d+(?:\.\d+)*)[.):]?\s*(?=\D|$)",
    re.IGNORECASE,
)
_SIZE = re.compile(r"(\d+(?:\.\d+)?) pt|size (\d+)")
_LONG_WORDS, _PROSE_WORDS, _SIGNED_WORDS, _HEAD_WORDS = 12, 8, 6, 10


@dataclass(frozen=True)
class Line:
    """One paragraph and what it is in its document."""

    paragraph: CanvasParagraph
    kind: Kind
    level: int = 0
    heading: int = 0
    """Index of the heading it stands under; 0: none."""
    roles: frozenset[str] = field(default_factory=frozenset)

    @property
    def index(self) -> int:
        """As select_paragraph takes it."""
        return self.paragraph.index

    @property
    def text(self) -> str:
        """What it says."""
        return self.paragraph.text


@dataclass(frozen=True)
class Structure:
    """All lines, in order."""

    lines: tuple[Line, ...]

    @cached_property
    def filled(self) -> tuple[Line, ...]:
        """Lines that hold text."""
        return tuple(line for line in self.lines if line.kind != "empty")

    @cached_property
    def headings(self) -> tuple[Line, ...]:
        """Headings of all levels."""
        return self.of("heading")

    def of(self, *kinds: Kind) -> tuple[Line, ...]:
        """Lines of some kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)

    def role(self, name: str) -> tuple[Line, ...]:
        """Lines that play a part."""
        return tuple(line for line in self.lines if name in line.roles)

    def section(self, heading: Line) -> tuple[Line, ...]:
        """What stands under a heading, up to the next one as high; empty lines left out."""
        held = []
        for line in self.lines[heading.index :]:
            if line.kind in {"heading", "title"} and line.level <= heading.level:
                break
            if line.kind != "empty":
                held.append(line)
        return tuple(held)

    @cached_property
    def lists(self) -> tuple[tuple[Line, ...], ...]:
        """Runs of list items."""
        alike = groupby(self.lines, key=lambda line: line.kind == "item")
        return tuple(tuple(run) for is_list, run in alike if is_list)

    @cached_property
    def blocks(self) -> tuple[tuple[Line, ...], ...]:
        """Runs of filled lines that are no headings."""
        alike = groupby(self.lines, key=lambda line: line.kind in {"body", "item"})
        return tuple(tuple(run) for is_filled, run in alike if is_filled)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What each line says."""
        return tuple(line.text for line in self.lines)


def read_structure(canvas: TextCanvas) -> Structure:
    """What each paragraph of a text document is."""
    common = _common_size(canvas.paragraphs)
    kinds = [_kind(paragraph, common) for paragraph in canvas.paragraphs]
    kinds = _with_siblings(canvas.paragraphs, _with_title(canvas.paragraphs, kinds))
    roles = _roles(canvas.paragraphs, kinds)
    lines, heading = [], 0
    for paragraph, (kind, level), own in zip(canvas.paragraphs, kinds, roles, strict=True):
        above = 0 if kind in {"heading", "title"} else heading
        lines.append(Line(paragraph, kind, level, above, frozenset(own)))
        heading = paragraph.index if kind == "heading" else heading
    return Structure(tuple(lines))


def is_bold(paragraph: CanvasParagraph) -> bool:
    """Whether all of it is bold by hand."""
    covered = sum(len(run.text) for run in paragraph.runs if "bold" in run.attributes)
    return bool(paragraph.text) and covered >= 0.9 * min(len(paragraph.text.strip()), 40)


def _kind(paragraph: CanvasParagraph, common: float) -> tuple[Kind, int]:
    text, style = paragraph.text.strip(), paragraph.style
    if not text:
        return "empty", 0
    if style in {"Title", "Subtitle"}:
        return ("title", 0) if style == "Title" else ("subtitle", 0)
    if style.startswith("Heading"):
        digits = re.findall(r"\d+", style)
        return "heading", int(digits[0]) if digits else 1
    if _made_by_hand(paragraph, common):
        number = NUMBERED.match(text)
        return "heading", 2 + (number[1].count(".") if number else 0)
    if paragraph.list_label or (MARK.match(text) and not NUMBERED.match(text)):
        return "item", 0
    return ("item", 0) if re.match(r"^\s*\d{1,2}[.)]\s", text) else ("body", 0)


def _made_by_hand(paragraph: CanvasParagraph, common: float) -> bool:
    """Short, without a full stop, and bold, underlined, larger or in capitals."""
    text = paragraph.text.strip()
    if len(text.split()) > _LONG_WORDS or text.endswith((".", ",", ";")) or paragraph.list_label:
        return False
    if _GREETING.match(text) or _CLOSING.match(text):
        return False
    looks = {look for run in paragraph.runs[:1] for look in run.attributes}
    whole = sum(len(run.text) for run in paragraph.runs[:1]) >= 0.9 * min(len(text), 40)
    capitals = text.isupper() and len(text) > 4
    larger = _size(paragraph) > common
    return (
        is_bold(paragraph)
        or capitals
        or larger
        or (whole and any("underline" in look for look in looks))
    )


def _size(paragraph: CanvasParagraph) -> float:
    looks = [
        *paragraph.attributes,
        *(look for run in paragraph.runs[:1] for look in run.attributes),
    ]
    found = [match for look in looks if (match := _SIZE.search(look)) and "spacing" not in look]
    return float(found[0][1] or found[0][2]) if found else 0.0


def _common_size(paragraphs: Iterable[CanvasParagraph]) -> float:
    """The size most of the text is in, where it is said; else a usual one."""
    sizes = [size for paragraph in paragraphs if (size := _size(paragraph))]
    return max(set(sizes), key=sizes.count) if len(sizes) > 3 else 12.0


def _with_title(
    paragraphs: Sequence[CanvasParagraph], kinds: list[tuple[Kind, int]]
) -> list[tuple[Kind, int]]:
    """Without a title in that style, a line at the top that looks like one is the title."""
    if any(kind == "title" for kind, _ in kinds):
        return kinds
    filled = [place for place, (kind, _) in enumerate(kinds) if kind != "empty"][:4]
    for place in filled:
        paragraph = paragraphs[place]
        centered = "centered" in paragraph.attributes
        styled = paragraph.style.startswith("Heading")
        alone = sum(other.style == paragraph.style for other in paragraphs) == 1
        fits = centered or place == filled[0]
        if kinds[place][0] == "heading" and fits and (alone or not styled):
            return [*kinds[:place], ("title", 0), *kinds[place + 1 :]]
    return kinds


def _with_siblings(
    paragraphs: Sequence[CanvasParagraph], kinds: list[tuple[Kind, int]]
) -> list[tuple[Kind, int]]:
    """A short numbered line is a heading where the lines before and after it in number are."""
    numbers = {
        place: int(found[1])
        for place, paragraph in enumerate(paragraphs)
        if (found := re.match(r"^(\d{1,2})[.)]? ?(?=[^\W\d])", paragraph.text.strip()))
    }
    levels = {numbers[p]: kinds[p][1] for p in numbers if kinds[p][0] == "heading"}
    changed = list(kinds)
    for place, number in numbers.items():
        level = levels.get(number - 1, levels.get(number + 1))
        short = len(paragraphs[place].text.split()) <= _LONG_WORDS
        if kinds[place][0] in {"body", "item"} and level and number not in levels and short:
            changed[place] = ("heading", level)
    return changed


def _roles(
    paragraphs: Sequence[CanvasParagraph], kinds: Sequence[tuple[Kind, int]]
) -> list[set[str]]:
    """The parts lines play, by their words and by their place."""
    roles: list[set[str]] = [set() for _ in paragraphs]
    filled = [place for place, (kind, _) in enumerate(kinds) if kind != "empty"]
    words = {place: len(paragraphs[place].text.split()) for place in filled}
    for place in filled:
        roles[place] |= _own_roles(paragraphs[place].text.strip())
    bodies = [place for place in filled if kinds[place][0] == "body"]
    closings = [place for place in filled if "closing" in roles[place]]
    after = [place for place in filled if closings and place > closings[-1]]
    short = [place for place in filled[-2:] if place in bodies and words[place] <= _SIGNED_WORDS]
    running = [place for place in bodies if words[place] >= _PROSE_WORDS]
    heads = [p for p in filled[:6] if words[p] <= _HEAD_WORDS and "greeting" not in roles[p]]
    placed = {
        "signature": after[:2] if closings else short,
        "intro": running[:1],
        "conclusion": running[-1:],
        "top": filled[:1],
        "bottom": filled[-1:],
        "head": heads,
    }
    for name, places in placed.items():
        for place in places:
            roles[place].add(name)
    return roles


def _own_roles(text: str) -> set[str]:
    found = set()
    short = len(text.split()) <= _LONG_WORDS
    if DATE.search(text) and short:
        found.add("date")
    for name, pattern in (("greeting", _GREETING), ("closing", _CLOSING), ("subject", _SUBJECT)):
        if pattern.match(text) and short:
            found.add(name)
    if _CONTACT.search(text):
        found.add("contact")
    if re.match(r"^p\.? ?s\b", text, re.IGNORECASE):
        found.add("postscript")
    if re.match(r"^(enc|enclosure|attachment)", text, re.IGNORECASE):
        found.add("enclosure")
    if re.match(r"^(cc|copy|copies|distribut)", text, re.IGNORECASE):
        found.add("copies")
    return found
