"""Page numbers in headers and footers, as the first page that has them shows.

LibreOffice holds one text for such a field, that of whichever page it laid out last.
"""

import re
import typing

import page_styles
import parts
from connection import properties

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces

_PAGE_NUMBER = "com.sun.star.text.textfield.PageNumber"
_NAME = re.compile(rb'style:name="([^"]+)"')
_MOST_PAGES = 30
_OF_STYLE = 7
"""The numbering of a field that is numbered as its page style says."""


def note(opened: "Opened") -> None:
    """Keep on which page each page style with a page number shows first; the cursor moves.

    Pages are gone through no further than needed: each is painted, which takes 30 ms.
    """
    cursor, number = opened.cursor, 0
    opened.first_pages.clear()
    wanted = {page_styles.plain(name) for name in _numbered(opened.styles())}
    cursor.jumpToFirstPage()
    for _ in range(_MOST_PAGES if wanted else 0):
        begun = cursor.PageNumberOffset if cursor.PageDescName else None
        number = begun or number + 1
        opened.first_pages.setdefault(cursor.PageStyleName, number)
        if wanted <= opened.first_pages.keys() or not cursor.jumpToNextPage():
            return


def _numbered(styles: bytes) -> "Iterator[bytes]":
    """The page styles of an export that have a page number in a header or footer."""
    for page in styles.split(b"<style:master-page ")[1:]:
        name = _NAME.search(page)
        if name and b"<text:page-number" in page:
            yield name[1]


def is_one(field: "Uno") -> bool:
    """Whether a field is the number of the page it is on."""
    if not field.supportsService(_PAGE_NUMBER):
        return False
    kind = getattr(field, "SubType", None)  # in plain shapes they have none
    return kind is not None and kind.value == "CURRENT" and not field.Offset


def shown(opened: "Opened", portion: "Uno", style: str) -> str:
    """What a field in a header or footer of a page style shows."""
    field, number = portion.TextField, opened.first_pages.get(style)
    if number is None or not is_one(field):
        return str(portion.getString())
    return _written(opened, number, field.NumberingType, style)


def text_of(opened: "Opened", text: "Uno", style: str) -> str:
    """The text of a header, a footer, a frame or a cell there, tables in it left out."""
    lines = [item for item in parts.items(text) if not parts.is_table(item)]
    return "\n".join(_line(opened, line, style) for line in lines)


def has_one(text: "Uno") -> bool:
    """Whether a page number stands in a text."""
    return any(
        True for item in parts.items(text) if not parts.is_table(item) for _ in _numbers(item)
    )


def _line(opened: "Opened", paragraph: "Uno", style: str) -> str:
    said = str(paragraph.getString())
    for portion in reversed(list(_numbers(paragraph))):
        before = portion.getText().createTextCursorByRange(paragraph.getStart())
        before.gotoRange(portion.getStart(), True)
        at = 0 if before.isCollapsed() else len(before.getString())  # collapsed it gives the field
        held = portion.getString()
        if said[at : at + len(held)] == held:
            said = said[:at] + shown(opened, portion, style) + said[at + len(held) :]
    return said


def _numbers(paragraph: "Uno") -> "Iterator[Uno]":
    for portion in parts.portions(paragraph):
        if portion.TextPortionType == "TextField" and is_one(portion.TextField):
            yield portion


def _written(opened: "Opened", number: int, numbering: int, style: str) -> str:
    document: Uno = opened.document
    if numbering == _OF_STYLE:
        numbering = document.StyleFamilies.getByName("PageStyles").getByName(style).NumberingType
    provider = opened.connection.tool("com.sun.star.text.DefaultNumberingProvider")
    wanted = properties(NumberingType=numbering, Value=number)
    return str(provider.makeNumberingString(wanted, document.CharLocale))
