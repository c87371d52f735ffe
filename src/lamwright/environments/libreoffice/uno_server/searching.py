"""Text found and selected where LibreOffice's own search does not go: across fields, in a named place."""

import typing

import loading
import page_styles
import parts

if typing.TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces
    Place: typing.TypeAlias = "Mapping[str, typing.Any]"

_PARAGRAPH = "com.sun.star.text.Paragraph"
_TABLE = "com.sun.star.text.TextTable"
_NO_TEXT = ("TextFieldStartEnd", "Footnote")


def select(opened: "Opened", wanted: str, place: "Place | None") -> bool:
    """Select the first ``wanted`` in ``place`` (None: anywhere), exact case preferred; all of it if empty."""
    if not wanted:
        return any(opened.select(whole) for whole in _wholes(opened, place))
    for is_exact in (True, False):
        for paragraph in _paragraphs(opened, place):
            found = next(_found(paragraph, wanted, is_exact=is_exact), None)
            if found is not None:
                return opened.select(found)
    return False


def every(opened: "Opened", wanted: str, place: "Place | None") -> "list[Uno]":
    """All occurrences of ``wanted`` in body and cells, or in one ``place``, exact case preferred."""
    for is_exact in (True, False):
        found = [
            one
            for paragraph in _inside(opened, place)
            for one in _found(paragraph, wanted, is_exact=is_exact)
        ]
        if found:
            return found
    return []


def _inside(opened: "Opened", place: "Place | None") -> "Iterator[Uno]":
    """The paragraphs of body and cells, in the order of the document, or those of a ``place`` in them."""
    if place is not None:
        yield from _paragraphs(opened, place)
        return
    document: Uno = opened.document
    items = document.Text.createEnumeration()
    while items.hasMoreElements():
        item = items.nextElement()
        if item.supportsService(_PARAGRAPH):
            yield item
        elif item.supportsService(_TABLE):
            for cell in _cells(document, item.Name, ""):
                yield from _of(cell)


def _starts(text: str, wanted: str, *, is_exact: bool) -> "Iterator[int]":
    """Where ``wanted`` stands in ``text``, one after the other."""
    start = _in(text, wanted, is_exact=is_exact)
    while start >= 0:
        yield start
        after = start + len(wanted)
        further = _in(text[after:], wanted, is_exact=is_exact)
        start = after + further if further >= 0 else -1


def _in(text: str, wanted: str, *, is_exact: bool) -> int:
    if is_exact:
        return text.find(wanted)
    lowered = text.lower()
    return lowered.find(wanted.lower()) if len(lowered) == len(text) else -1


def _wholes(opened: "Opened", place: "Place | None") -> "Iterator[Uno]":
    """All that a place holds: a paragraph of it where it names one, else its text."""
    if (place or {}).get("paragraph"):
        for paragraph in _paragraphs(opened, place):
            yield _from_to(paragraph, paragraph.getStart(), paragraph.getEnd())
    else:
        yield from (_whole(text) for text in _texts(opened, place))


def _whole(text: "Uno") -> "Uno":
    cursor = text.createTextCursor()
    cursor.gotoStart(False)
    cursor.gotoEnd(True)
    return cursor


def _paragraphs(opened: "Opened", place: "Place | None") -> "Iterator[Uno]":
    number = (place or {}).get("paragraph", 0)
    for text in _texts(opened, place):
        for index, paragraph in enumerate(_of(text), start=1):
            if number in (0, index):
                yield paragraph


def _of(text: "Uno") -> "Iterator[Uno]":
    """The paragraphs of a text itself, those in its tables left out."""
    items = text.createEnumeration()
    while items.hasMoreElements():
        item = items.nextElement()
        if item.supportsService(_PARAGRAPH):
            yield item


def _texts(opened: "Opened", place: "Place | None") -> "Iterator[Uno]":
    """The texts of a place; without one all of the document, the body first."""
    document: Uno = opened.document
    kind = "" if place is None else place["kind"]
    if kind in ("", "body"):
        yield document.Text
    if kind in ("", "table"):
        name, address = ("", "") if place is None else (place["name"], place["cell"])
        for cell in _cells(document, name, address):
            yield from (cell, *parts.cells_in(cell)) if name else (cell,)
    if kind in ("", "edge"):
        yield from _edges(opened, place)
    for name, notes in (("footnote", document.Footnotes), ("endnote", document.Endnotes)):
        yield from _notes(notes, name, place)
    if kind in ("", "box"):
        yield from _boxes(document, place)


def _cells(document: "Uno", name: str, cell: str) -> "Iterator[Uno]":
    tables = document.TextTables
    for table in [tables.getByName(held) for held in ([name] if name else tables.ElementNames)]:
        for address in [cell] if cell else table.getCellNames():
            found = table.getCellByName(address)
            if found is not None:
                yield found


def _edges(opened: "Opened", place: "Place | None") -> "Iterator[Uno]":
    for style in page_styles.used(opened):
        for kind, text in parts.texts_of(style):
            if place is None:
                yield text
            elif (kind, style.DisplayName) == (place["edge"], place["style"]):
                yield from (text, *parts.cells_in(text))


def _notes(notes: "Uno", kind: str, place: "Place | None") -> "Iterator[Uno]":
    if place is None:
        yield from (notes.getByIndex(number) for number in range(notes.Count))
    elif place["kind"] == kind and 1 <= place["number"] <= notes.Count:
        yield notes.getByIndex(place["number"] - 1)


def _boxes(document: "Uno", place: "Place | None") -> "Iterator[Uno]":
    """Frames and shapes with text; of one place the one of that name or, if it has none, that text."""
    frames, page = document.TextFrames, document.DrawPage
    held = [frames.getByIndex(number) for number in range(frames.Count)]
    held += [page.getByIndex(number) for number in range(page.Count)]
    for box in held:
        if not hasattr(box, "createTextCursor"):
            continue
        name = getattr(box, "Name", "")
        if place is None or (
            name == place["name"] if place["name"] else box.getString() == place["text"]
        ):
            yield _text_of(box)


def _text_of(box: "Uno") -> "Uno":
    """What holds the paragraphs: a shape that came from Word has a frame for them."""
    properties = box.getPropertySetInfo()
    has_frame = properties.hasPropertyByName("TextBox") and box.TextBox
    return (box.TextBoxContent or box) if has_frame else box


def _found(paragraph: "Uno", wanted: str, *, is_exact: bool) -> "Iterator[Uno]":
    """Where ``wanted`` stands in a paragraph, in order; a field that it cuts is taken whole."""
    if not set(wanted.lower()) <= set(paragraph.getString().lower()):  # nearly always
        return
    held = list(_portions(paragraph))
    for start in _starts(_joined(held), wanted, is_exact=is_exact):
        ends = _spot(held, start, is_end=False), _spot(held, start + len(wanted), is_end=True)
        found = _from_to(paragraph, *ends)
        taken = _joined(portion for part in _of(found) for portion in _portions(part))
        if wanted.lower() not in taken.lower():
            raise loading.Refusal("failed", "other letters than these would be selected")
        yield found


def _from_to(paragraph: "Uno", start: "Uno", end: "Uno") -> "Uno":
    cursor = paragraph.getText().createTextCursorByRange(start)
    cursor.gotoRange(end, True)
    return cursor


def _spot(held: "list[_Portion]", at: int, *, is_end: bool) -> "Uno":
    """The place between two characters."""
    passed = 0
    for portion in held:
        length = len(portion.text)
        inside = passed < at <= passed + length if is_end else passed <= at < passed + length
        if not inside:
            passed += length
            continue
        of = portion.of
        if not portion.is_plain:
            return of.getEnd() if is_end else of.getStart()
        cursor = of.getText().createTextCursorByRange(of.getStart())
        cursor.goRight(_steps(portion.text[: at - passed]), False)
        return cursor.getStart()
    return held[-1].of.getEnd()


def _steps(text: str) -> int:
    """Cursor steps over ``text``: LibreOffice counts characters beyond U+FFFF once too."""
    return len(text)


def _joined(held: "Iterable[_Portion]") -> str:
    return "".join(portion.text for portion in held)


class _Portion(typing.NamedTuple):
    """A stretch of a paragraph."""

    of: "Uno"
    text: str
    """What it adds to the paragraph's text as the canvas tells it."""
    is_plain: bool
    """Whether a cursor moves in it character by character."""


def _portions(holder: "Uno") -> "Iterator[_Portion]":
    """The stretches of a paragraph that have a text, but for marks of notes, check boxes and lists of Word forms."""
    items = holder.createEnumeration()
    while items.hasMoreElements():
        portion = items.nextElement()
        kind = portion.TextPortionType
        if kind == "ContentControl":
            yield from _portions(portion.ContentControl)
        elif kind == "InContentMetadata":
            yield from _portions(portion.InContentMetadata)
        elif kind not in _NO_TEXT and (text := portion.getString()):
            yield _Portion(portion, text, kind == "Text")
