"""Several stretches of a text selected at once, as dragging with Ctrl held down does.

LibreOffice selects several stretches through its interface only when its own search found them, so whole
paragraphs are searched for by how they begin. Where that finds others too, they are added in its mode
"adding selection" (Shift+F8): there a cursor that moves on leaves behind what is selected. It must walk to
the next stretch, which takes some milliseconds a paragraph: all that jumps ends the selection.
"""

import time
import typing

import loading
import searching
from com.sun.star.lang import IllegalArgumentException

if typing.TYPE_CHECKING:
    from collections.abc import Sequence

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces

_ADDING = ".uno:SetMultiSelection"
_INSIDE = ("SwXBodyText", "SwXCell")
_HEAD = 60
_LONGEST_WALK = 7.0  # seconds; a call is answered within ten
MOST = 200
"""Stretches that are selected at once: each costs LibreOffice time at every look."""


def select_every(opened: "Opened", text: str, place: "searching.Place | None" = None) -> bool:
    """Select all occurrences in body and cells, or in one ``place`` of them, exact case preferred."""
    document: Uno = opened.document
    wanted = document.createSearchDescriptor()
    wanted.SearchString = text
    for exact in (True, False) if place is None else ():
        wanted.SearchCaseSensitive = exact
        found = document.findAll(wanted)
        _check_count(found.Count)
        held = [found.getByIndex(number) for number in range(found.Count)]
        inside = [one for one in held if is_inside(one)]
        if inside:  # the search goes through notes and headers too
            whole = len(inside) == len(held)
            return opened.select(found) if whole else select(opened, inside)
    ranges = searching.every(opened, text, place)
    _check_count(len(ranges))
    return select(opened, ranges)


def _check_count(count: int) -> None:
    if count > MOST:
        most = f"at most {MOST} are selected at once"
        raise loading.Refusal("failed", f"it is there {count} times; {most}")


def select_several(opened: "Opened", numbers: "list[int]") -> bool:
    """Select body paragraphs, counted from 1 and ascending; False when there are fewer."""
    document: Uno = opened.document
    span = document.Text.createTextCursor()
    at, ranges = 1, []
    for number in numbers:
        if not all(span.gotoNextParagraph(False) for _ in range(number - at)):
            return False
        at = number
        ranges.append(document.Text.createTextCursorByRange(span))
        if not span.isEndOfParagraph():
            ranges[-1].gotoEndOfParagraph(True)
    return select(opened, ranges)


def select(opened: "Opened", ranges: "Sequence[Uno]") -> bool:
    """Select all of ``ranges`` (of body and cells, in their order); False when one cannot be reached."""
    if len(ranges) > 1:
        found = _found(opened, ranges)
        return opened.select(found) if found is not None else _walk(opened, ranges)
    return bool(ranges) and opened.select(ranges[0])


def _found(opened: "Opened", ranges: "Sequence[Uno]") -> "Uno":
    """The ranges as LibreOffice's search finds them, when they are whole paragraphs like no other."""
    document: Uno = opened.document
    heads = {_escaped(one.getString()[:_HEAD]) for one in ranges}
    wanted = document.createSearchDescriptor()
    wanted.SearchRegularExpression = wanted.SearchCaseSensitive = True
    wanted.SearchString = f"^(?:{'|'.join(sorted(heads))}).*$"
    found = document.findAll(wanted)
    if found.Count != len(ranges):
        return None
    pairs = zip((found.getByIndex(number) for number in range(found.Count)), ranges, strict=True)
    return found if all(_is_same(*pair) for pair in pairs) else None


def _escaped(text: str) -> str:
    return "".join(c if c.isalnum() or not c.isascii() else f"\\x{ord(c):02x}" for c in text)


def _is_same(one: "Uno", other: "Uno") -> bool:
    """Whether two ranges are the same."""
    try:
        text = one.getText()
        ends = text.compareRegionEnds(one, other)
        return not ends and not text.compareRegionStarts(one, other)
    except IllegalArgumentException:
        return False


def _walk(opened: "Opened", ranges: "Sequence[Uno]") -> bool:
    """Select one after the other in the mode for that."""
    document: Uno = opened.document
    opened.select(ranges[0])
    opened.dispatch(_ADDING)
    document.lockControllers()  # nothing is laid out or drawn on the way
    end = time.monotonic() + _LONGEST_WALK
    try:
        is_done = all(_add(opened, further, end) for further in ranges[1:])
    finally:
        document.unlockControllers()
    opened.dispatch(_ADDING)  # the selection stays
    if not is_done:
        opened.select(ranges[0].getStart())
    return is_done


def is_inside(found: "Uno") -> bool:
    """Whether a range is in the body or in a cell."""
    return found.getText().ImplementationName in _INSIDE


def _add(opened: "Opened", wanted: "Uno", end: float) -> bool:
    cursor, start = opened.cursor, wanted.getStart()
    if not cursor.goRight(1, False):  # which leaves behind what was selected
        return False
    while (way := _way(cursor.getStart(), start)) != 0:
        if way == -1 or time.monotonic() > end or not _step(opened, start):
            return False
    cursor.gotoRange(wanted.getEnd(), True)
    return bool(
        cursor.goLeft(1, True) and cursor.goRight(1, True)
    )  # as if by keys: it is left behind


def _step(opened: "Opened", start: "Uno") -> bool:
    """Move to the next paragraph, or by a character within that of ``start``; whether it moved."""
    cursor = opened.cursor
    spot = cursor.getText().createTextCursorByRange(cursor.getStart())
    if not spot.isEndOfParagraph():
        spot.gotoEndOfParagraph(False)
        if _way(spot, start) == 1 or _way(spot, start) is None:
            opened.dispatch(".uno:GoToEndOfPara")
    return bool(cursor.goRight(1, False))


def _way(here: "Uno", there: "Uno") -> "int | None":
    """1 when ``there`` is further on in the same text, 0 the same place, -1 before; None in another text."""
    try:
        return int(here.getText().compareRegionStarts(here, there))
    except IllegalArgumentException:
        return None
