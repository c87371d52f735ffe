"""What a text document holds beside its body: headers and footers, and where the cursor is in it."""

import typing

import page_styles
from com.sun.star.lang import DisposedException, IllegalArgumentException
from com.sun.star.uno import RuntimeException

if typing.TYPE_CHECKING:
    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces

_EDGES = (
    ("Header", "header", ("", "Left", "First")),
    ("Footer", "footer", ("", "Left", "First")),
)
_WORDS = {"": "", "Left": "left ", "First": "first "}
_GRAB = "ooxml:CT_SdtPr_"
_CELLS = "com.sun.star.text.TextTableCursor"
_RANGES = "com.sun.star.text.TextRanges"
GAP = " … "
"""Between the texts of several stretches."""
_TABLE = "com.sun.star.text.TextTable"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MOST_BOXES = 300


def _document(opened: "Opened") -> "Uno":
    return opened.document


def edges(opened: "Opened") -> "list[typing.Any]":
    """Headers and footers of the page styles in use, each that has a text of its own once, and what stands in them.

    They are read again only when the document changed.
    """
    stamp = opened.kind.stamp(opened)
    if opened.edges[0] != stamp:
        opened.edges = stamp, list(_edges_of(opened))
    return opened.edges[1]


def _edges_of(opened: "Opened") -> "typing.Iterator[dict[str, str]]":
    document, held = _document(opened), []
    for style in page_styles.used(opened):
        for kind, text in texts_of(style):
            at = {"kind": kind, "style": style.Name, "name": ""}
            yield at | {"holds": "text", "text": "\n".join(_lines(text))}
            held += [(at, inner) for inner in (text, *cells_in(text))]
    for what, things in (
        ("box", _boxes(document)),
        ("picture", _all(document.GraphicObjects)),
        ("picture", _drawn(document)),
        ("object", _all(document.EmbeddedObjects)),
    ):
        for thing in things:
            anchor = thing.getAnchor()
            around = None if anchor is None else anchor.getText()
            for at in [at for at, text in held if text == around][:1]:
                said = thing.getString() if what == "box" else thing.Title
                yield at | {"holds": what, "name": thing.Name, "text": said}


def _lines(text: "Uno") -> "typing.Iterator[str]":
    """The paragraphs of a text, and rows of its tables, cells parted by tabs."""
    for item in _items(text):
        if item.supportsService(_TABLE):
            rows: dict[str, list[str]] = {}
            for name in item.getCellNames():
                row = name.lstrip(_LETTERS)
                rows.setdefault(row, []).append(item.getCellByName(name).getString())
            yield from ("\t".join(row) for row in rows.values())
        else:
            yield item.getString()


def cells_in(text: "Uno") -> "typing.Iterator[Uno]":
    """The cells of tables in a text."""
    for table in (item for item in _items(text) if item.supportsService(_TABLE)):
        yield from (table.getCellByName(name) for name in table.getCellNames())


def _items(text: "Uno") -> "typing.Iterator[Uno]":
    items = text.createEnumeration()
    while items.hasMoreElements():
        yield items.nextElement()


def _boxes(document: "Uno") -> "typing.Iterator[Uno]":
    """Frames, and shapes that hold text."""
    yield from _all(document.TextFrames)
    page = document.DrawPage
    for number in range(min(page.Count, _MOST_BOXES)):
        shape = page.getByIndex(number)
        if shape.supportsService("com.sun.star.drawing.Text") and shape.getString():
            yield shape


def _drawn(document: "Uno") -> "typing.Iterator[Uno]":
    """Pictures that are drawing objects: those that are turned, or fill a shape."""
    page = document.DrawPage
    for number in range(min(page.Count, _MOST_BOXES)):
        shape = page.getByIndex(number)
        if shape.supportsService("com.sun.star.drawing.GraphicObjectShape") or (
            shape.supportsService("com.sun.star.drawing.CustomShape")
            and shape.FillStyle.value == "BITMAP"
            and not shape.getString()
        ):
            yield shape


def _all(held: "Uno") -> "typing.Iterator[Uno]":
    return (held.getByIndex(number) for number in range(min(held.Count, _MOST_BOXES)))


def end_with_paragraph(opened: "Opened") -> None:
    """Put a paragraph behind tables that are all there is: LibreOffice dies of a cursor without one."""
    document = _document(opened)
    if not document.TextTables.Count:
        return
    last = None
    for item in _items(document.Text):
        if not item.supportsService(_TABLE):
            return
        last = item
    if last is not None:
        made = document.createInstance("com.sun.star.text.Paragraph")
        document.Text.insertTextContentAfter(made, last)
        opened.undo_manager.clear()
        document.setModified(False)


def texts_of(style: "Uno") -> "typing.Iterator[tuple[str, Uno]]":
    """The headers and footers of a page style: 'header', 'left header', 'first header' ..."""
    for prefix, word, sides in _EDGES:
        if not style.getPropertyValue(f"{prefix}IsOn"):
            continue
        for side in sides:
            is_own = side == "" or not style.getPropertyValue(
                f"{prefix}IsShared" if side == "Left" else "FirstIsShared"
            )
            if is_own:
                yield _WORDS[side] + word, style.getPropertyValue(f"{prefix}Text{side}")


def settings(opened: "Opened") -> "Uno":
    """What belongs to the document as a whole, such as that it is a form."""
    document: Uno = opened.document
    return document.createInstance("com.sun.star.document.Settings")


def input_names(opened: "Opened") -> "list[typing.Any]":
    """What input fields hold and what they are called: the title of a content control, else its tag or hint."""
    fields, found = _document(opened).TextFields.createEnumeration(), []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.TextField.Input"):
            held = {item.Name: item.Value for item in field.InteropGrabBag}
            names = [held.get(_GRAB + key, "") for key in ("alias", "tag")]
            found.append([
                field.Content,
                next((n for n in names if isinstance(n, str) and n), field.Hint),
            ])
    return found


def texts(selection: "Uno") -> "list[str]":
    """The texts of all that is selected, in the order of the document; none when it is no text."""
    if selection is None or not selection.supportsService(_RANGES):
        return []
    held = [selection.getByIndex(number) for number in range(selection.Count)]
    if len(held) > 1 and _is_behind(held[0], held[1]):  # the one that was added last comes first
        held = [*held[1:], held[0]]
    return [one.getString() for one in held]


def _is_behind(one: "Uno", other: "Uno") -> bool:
    try:
        return bool(one.getText().compareRegionStarts(one, other) == -1)
    except IllegalArgumentException:  # in different texts
        return False


def where(opened: "Opened") -> "dict[str, typing.Any]":
    """What is selected outside the body, and where that is."""
    table = opened.cursor.TextTable
    if table is not None:
        return _in_table(opened, table)
    text = opened.cursor.getText()
    reported = {"selection": opened.cursor.getString(), "place": _name(opened, text)}
    is_box = text.supportsService("com.sun.star.text.TextFrame")
    return reported | ({"box": [text.Name, text.getString()]} if is_box else {})


def _in_table(opened: "Opened", table: "Uno") -> "dict[str, typing.Any]":
    chosen = opened.controller.getSelection()
    if chosen is not None and chosen.supportsService(_CELLS):
        cells = chosen.getRangeName()
        first, _, last = cells.partition(":")
        return {
            "table": table.Name,
            "place": _range(first, last or first),
            "selection": _text(table, cells),
        }
    ranges = texts(chosen)
    return {
        "table": table.Name,
        "place": opened.cursor.Cell.CellName,
        "selection": GAP.join(ranges),
    }


def _range(first: str, last: str) -> str:
    """'A1:C1' whatever corner was first."""
    return (
        first
        if first == last
        else ":".join(sorted((first, last), key=lambda name: (len(name), name)))
    )


def _text(table: "Uno", cells: str) -> str:
    """The texts of selected cells: rows as lines, cells parted by tabs."""
    if ":" not in cells:
        return str(table.getCellByName(cells).getString())
    try:
        rows = table.getCellRangeByName(cells).getDataArray()
    except DisposedException:
        raise
    except RuntimeException:  # a table whose rows differ
        return ""
    return "\n".join("\t".join(str(cell) for cell in row) for row in rows)


def _name(opened: "Opened", text: "Uno") -> str:
    """What the canvas calls a text that is neither body nor cell, as far as it can be known."""
    if text.supportsService("com.sun.star.text.Footnote"):
        is_end = text.supportsService("com.sun.star.text.Endnote")
        return ("endnote " if is_end else "footnote ") + _number(opened, text, is_end=is_end)
    if text.supportsService("com.sun.star.text.TextFrame"):
        return "text box"
    if "HeadFoot" not in text.ImplementationName:
        return "beside the body"
    return _edge(opened, text)


def _number(opened: "Opened", note: "Uno", *, is_end: bool) -> str:
    """Which of all notes one is, counted from 1."""
    notes = _document(opened).Endnotes if is_end else _document(opened).Footnotes
    numbers = (number for number in range(notes.Count) if notes.getByIndex(number) == note)
    return str(next(numbers, -1) + 1)


def _edge(opened: "Opened", text: "Uno") -> str:
    """Which header or footer of the page it is on a text is."""
    family = _document(opened).StyleFamilies.getByName("PageStyles")
    style = family.getByName(opened.cursor.PageStyleName)
    for kind, held in texts_of(style):
        if held == text:
            return f"{kind} of {style.DisplayName}"
    return "header or footer"
