"""Comments of a text: the keyboard is put into one, as Insert > Comment does where there is one already."""

import typing

from com.sun.star.lang import IllegalArgumentException

if typing.TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces

_COMMENT = "com.sun.star.text.textfield.Annotation"


def enter(opened: "Opened", place: "Mapping[str, typing.Any]") -> bool:
    """Select all of a comment; what is typed replaces it. False where it is not found.

    ``place``: its text and author, and how many alike stand before it.
    """
    alike = [
        field
        for field in _comments(opened)
        if (field.Content, field.Author) == (place["text"], place["author"])
    ]
    if len(alike) <= place["before"]:
        return False
    field = _ordered(alike)[place["before"]]
    count = sum(1 for _ in _comments(opened))
    opened.cursor.gotoRange(field.getAnchor().getEnd(), False)
    opened.cursor.goLeft(1, False)  # a comment on a stretch of text stands behind it
    opened.focus()
    opened.dispatch(".uno:InsertAnnotation")
    if sum(1 for _ in _comments(opened)) != count:  # it was not taken for the one there: a new one
        opened.undo_manager.undo()
        return False
    opened.dispatch(".uno:SelectAll")
    return True


def _comments(opened: "Opened") -> "Iterator[Uno]":
    document: Uno = opened.document
    fields = document.TextFields.createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService(_COMMENT):
            yield field


def _ordered(fields: "list[Uno]") -> "list[Uno]":
    """In the order of the text, where they stand in one."""
    found: list[Uno] = []
    for field in fields:
        behind = (number for number, other in enumerate(found) if _is_before(field, other))
        found.insert(next(behind, len(found)), field)
    return found


def _is_before(one: "Uno", other: "Uno") -> bool:
    try:
        text = one.getAnchor().getText()
        return bool(text.compareRegionStarts(one.getAnchor(), other.getAnchor()) == 1)
    except IllegalArgumentException:  # in different texts
        return False
