"""Exported documents compared by what they say: what differs from one export to the next is left out.

LibreOffice gives comments, tracked changes and lists random names (lists none when nothing continues them),
numbers automatic styles in the order it meets them, gives a note that was deleted and came back another number,
drops an empty span at the end of a paragraph once the paragraph was changed and undone, numbers form fields anew,
puts bookmarks at one place in another order, adds formats of numbers that nothing uses, and writes in headers the
number of whichever page it laid out last.
"""

import hashlib
import re
import typing
from xml.etree import ElementTree

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

    Token: typing.TypeAlias = "tuple[str, str, object]"

_VOLATILE = re.compile(rb'<text:soft-page-break/>| officeooo:(?:paragraph-)?rsid="[^"]*"')
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPAN, _BREAK = _TEXT + "span", _TEXT + "soft-page-break"
_NAME, _ANNOTATION = _OFFICE + "name", "__Annotation__"
_NUMBERED = (_TEXT + "id", _TEXT + "ref-name", _TEXT + "change-id")
_NUMBER = re.compile(r"(?:ftn|edn|ct)\d+")
_FORM_FIELD = re.compile(r"__Fieldmark__\d+_\d+")
_IN_STYLES = re.compile(
    rb"(?<=<text:page-number)([^>]*(?<!/)>)[^<]*|__Fieldmark__\d+_\d+"
    rb'| draw:z-index="\d+"|<number:([a-z-]+-style) .*?</number:\2>|' + _VOLATILE.pattern
)
_LIST = _TEXT + "list"
_BOOKMARKS = {_TEXT + "bookmark" + end for end in ("", "-start", "-end")}
_MARK = "mark"
_BOOKMARK, _LEFT_BY_WORD = _TEXT + "name", "_GoBack"
"""Where the cursor was in Word; undoing the deletion of its place does not bring it back."""
_CLOCKS, _FIXED = {_TEXT + "date", _TEXT + "time"}, _TEXT + "fixed"
_DEPTH = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}z-index"
"""Shapes of headers count once for each page, so only which is in front of which means something."""
_ID, _CONTINUES = "{http://www.w3.org/XML/1998/namespace}id", _TEXT + "continue-list"


def digest(content: bytes) -> str:
    """Hash of exported content without what layout and editing sessions put in.

    The list of fonts at the top keeps fonts whose use was undone, so it is left out.
    """
    styles_and_text = content[max(content.find(b"<office:automatic-styles"), 0) :]
    return hashlib.sha256(_VOLATILE.sub(b"", styles_and_text)).hexdigest()


def digest_of_styles(styles: bytes) -> str:
    """The same of the pages in an exported ``styles.xml``, with headers and footers.

    Named styles stand before them. LibreOffice makes some at their first use (Bullet Symbols), which undoing leaves.
    """
    said = styles[max(styles.find(b"<office:automatic-styles"), 0) :]
    return hashlib.sha256(_IN_STYLES.sub(rb"\1", said)).hexdigest()


class Exported:
    """An exported ``content.xml``; equal to another one that says the same."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._digest = digest(content)
        self._said: str | None = None

    def __eq__(self, other: object) -> bool:  # type: ignore[explicit-override]
        """Whether both say the same; the slow look is taken only where the quick one differs."""
        if not isinstance(other, Exported):
            return NotImplemented
        return self._digest == other._digest or self._sense() == other._sense()

    __hash__ = None  # type: ignore[assignment]

    def _sense(self) -> str:
        if self._said is None:
            self._said = _hashed(self._content)
        return self._said


def _hashed(content: bytes) -> str:
    root = ElementTree.fromstring(content)  # noqa: S314 - LibreOffice's own export
    styles = _Styles(root)
    made = hashlib.sha256()
    body = root.find(_OFFICE + "body")
    for token in () if body is None else _in_order(_joined(_tokens(body, styles))):
        made.update(repr(token).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


class _Styles:
    """Automatic styles by what they say; lists that are continued, and notes, by the order in which they appear."""

    def __init__(self, root: ElementTree.Element) -> None:
        held = root.find(_OFFICE + "automatic-styles")
        self._elements = {
            style.get(_STYLE + "name", ""): style for style in (() if held is None else held)
        }
        self._said: dict[str, object] = {}
        self._order: dict[str, int] = {}
        self._lists = {
            name: number
            for number, element in enumerate(root.iter(_LIST))
            if (name := element.get(_ID))
        }

        depths = {int(held.get(_DEPTH, 0)) for held in root.iter() if _DEPTH in held.attrib}
        self._depths = {str(depth): rank for rank, depth in enumerate(sorted(depths))}

    def attributes(self, element: ElementTree.Element) -> "tuple[tuple[str, object], ...]":
        """The attributes of an element that mean something."""
        return tuple(
            (name, self._meaning(name, value))
            for name, value in sorted(element.attrib.items())
            if not name.endswith("rsid") and not (name == _ID and value in self._lists)
        )

    def _meaning(self, name: str, value: str) -> object:
        is_number = name in _NUMBERED and _NUMBER.fullmatch(value)
        is_comment = name == _NAME and value.startswith(_ANNOTATION)
        if name == _CONTINUES:  # LibreOffice may have one that it does not write
            return self._lists.get(
                value, f"other {self._order.setdefault(value, len(self._order))}"
            )
        if name == _DEPTH:
            return self._depths[value]
        is_field = _FORM_FIELD.fullmatch(value)
        if name == _ID or is_field or is_number or is_comment:
            return self._order.setdefault(value, len(self._order))
        return self._style(value) if name.endswith("style-name") else value

    def _style(self, name: str) -> object:
        if name not in self._elements:
            return name
        if name not in self._said:
            self._said[name] = name  # a style that names itself
            self._said[name] = self._look(self._elements[name])
        return self._said[name]

    def _look(self, element: ElementTree.Element) -> "tuple[object, ...]":
        reported = [
            (name, held) for name, held in self.attributes(element) if name != _STYLE + "name"
        ]
        return element.tag, tuple(reported), tuple(self._look(child) for child in element)


def _tokens(element: ElementTree.Element, styles: _Styles) -> "Iterator[Token]":
    if element.tag == _BREAK or (element.tag == _SPAN and not element.text and not len(element)):
        return
    if element.tag in _BOOKMARKS:
        if element.get(_BOOKMARK) != _LEFT_BY_WORD:
            yield _MARK, element.tag, styles.attributes(element)
        return
    if element.tag in _CLOCKS and element.get(_FIXED) != "true":
        yield "open", element.tag, ()  # it shows what time it is
        return
    yield "open", element.tag, styles.attributes(element)
    if element.text:
        yield "text", element.text, ()
    for child in element:
        yield from _tokens(child, styles)
        if child.tail:
            yield "text", child.tail, ()
    yield "close", element.tag, ()


def _in_order(tokens: "Iterator[Token]") -> "Iterator[Token]":
    """Bookmarks at one place by what they say: which of those comes first means nothing."""
    held: list[Token] = []
    for token in tokens:
        if token[0] == _MARK:
            held.append(token)
            continue
        yield from sorted(held, key=repr)
        held = []
        yield token
    yield from sorted(held, key=repr)


def _joined(tokens: "Iterator[Token]") -> "Iterator[Token]":
    """Without the seam between two texts, or two spans that look the same."""
    kept: list[Token] = []
    spans: list[object] = []
    for token in tokens:
        kind, name, more = token
        if kind == "open" and name == _SPAN:
            if kept and kept[-1][:2] == ("close", _SPAN) and kept[-1][2] == more:
                kept.pop()
                spans.append(more)
                continue
            spans.append(more)
        if kind == "close" and name == _SPAN:
            token = kind, name, spans.pop()
        if kind == "text" and kept and kept[-1][0] == "text":
            token = "text", kept.pop()[1] + name, ()
        kept.append(token)
        if len(kept) > 2:
            yield kept.pop(0)
    yield from kept
