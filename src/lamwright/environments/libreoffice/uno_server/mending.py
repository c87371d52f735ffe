"""What LibreOffice's undoing leaves behind in a text document, put right; whether it is right then, others compare.

Undoing the deletion of text gives a note's anchor the looks of what stood before it, and takes the parameters
(name, description ...) from form fields that came from Word; bookmarks it loses or moves (``bookmarks.py``).
"""

import typing

import bookmarks

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces

_LOOKS = tuple(
    f"Char{name}{script}"
    for name in ("FontName", "Height", "Posture", "Weight")
    for script in ("", "Asian", "Complex")
) + ("CharColor", "CharUnderline", "CharStrikeout", "CharBackColor")
_FORM_FIELD = b"<field:fieldmark"
_DIRECT = "DIRECT_VALUE"
_START, _ALONE = "TextFieldStart", "TextFieldStartEnd"


class Noted(typing.NamedTuple):
    """What undoing may spoil, in the order of the document."""

    anchors: "list[dict[str, object]]"
    """Looks that were given to the anchor of each note."""
    form_fields: "list[dict[str, object]]"
    """Parameters of the form fields in the body."""
    content: bytes


def note(opened: "Opened") -> None:
    """Keep how it is in a document just opened."""
    fields = _form_fields(opened) if _FORM_FIELD in opened.content() else ()
    opened.noted = Noted(
        [_looks(anchor) for anchor in _anchors(opened)],
        [_parameters(field) for field in fields],
        opened.content(),
    )


def mend(opened: "Opened") -> None:
    """Put right what may have been spoilt; steps that this takes are to be forgotten."""
    wanted: Noted = opened.noted
    bookmarks.mend(opened, wanted.content)
    _count(opened)
    for anchor, looks in zip(_anchors(opened), wanted.anchors, strict=False):
        anchor.setPropertiesToDefault(tuple(name for name in _LOOKS if name not in looks))
        for name, value in looks.items():
            anchor.setPropertyValue(name, value)
    fields = _form_fields(opened) if wanted.form_fields else ()
    for field, held in zip(fields, wanted.form_fields, strict=False):
        parameters = field.getParameters()
        for name in held.keys() - set(parameters.getElementNames()):
            parameters.insertByName(name, held[name])


def _count(opened: "Opened") -> None:
    """Have pages and words counted again, which LibreOffice puts off, and fields that say how many renewed."""
    document: Uno = opened.document
    opened.cursor.jumpToLastPage()
    opened.kind.to_start(opened)
    document.TextFields.refresh()


def _anchors(opened: "Opened") -> "Iterator[Uno]":
    document: Uno = opened.document
    for notes in (document.Footnotes, document.Endnotes):
        for number in range(notes.Count):
            anchor = notes.getByIndex(number).getAnchor()
            yield anchor.getText().createTextCursorByRange(anchor)


def _looks(anchor: "Uno") -> "dict[str, object]":
    states = zip(_LOOKS, anchor.getPropertyStates(_LOOKS), strict=True)
    return {name: anchor.getPropertyValue(name) for name, state in states if state.value == _DIRECT}


def _parameters(field: "Uno") -> "dict[str, object]":
    held = field.getParameters()
    return {name: held.getByName(name) for name in held.getElementNames()}


def _form_fields(opened: "Opened") -> "Iterator[Uno]":
    document: Uno = opened.document
    items = document.Text.createEnumeration()
    while items.hasMoreElements():
        item = items.nextElement()
        if not hasattr(item, "createEnumeration"):
            continue
        portions = item.createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if getattr(portion, "TextPortionType", "") in (_START, _ALONE):
                yield portion.Bookmark
