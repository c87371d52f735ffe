"""Where the cursor of a text document is beside the body, and the texts there."""

import typing

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
_CHART = "12dcae26-281f-416f-a234-c3086127382e"
GAP = " … "
"""Between the texts of several stretches."""
_TABLE = "com.sun.star.text.TextTable"


def _document(opened: "Opened") -> "Uno":
    return opened.document


def cells_in(text: "Uno") -> "typing.Iterator[Uno]":
    """The cells of tables in a text."""
    for table in filter(is_table, items(text)):
        yield from (table.getCellByName(name) for name in table.getCellNames())


def items(text: "Uno") -> "typing.Iterator[Uno]":
    """The paragraphs and tables of a text."""
    held = text.createEnumeration()
    while held.hasMoreElements():
        yield held.nextElement()


def portions(paragraph: "Uno") -> "typing.Iterator[Uno]":
    """What a paragraph consists of: stretches of text, fields, controls."""
    held = paragraph.createEnumeration()
    while held.hasMoreElements():
        yield held.nextElement()


def is_table(item: "Uno") -> bool:
    """Whether an item of a text is a table."""
    return bool(item.supportsService(_TABLE))


def end_with_paragraph(opened: "Opened") -> None:
    """Put a paragraph behind tables that are all there is: LibreOffice dies of a cursor without one."""
    document = _document(opened)
    if not document.TextTables.Count:
        return
    last = None
    for item in items(document.Text):
        if not is_table(item):
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
    """What input fields hold and what they are called."""
    fields, found = _document(opened).TextFields.createEnumeration(), []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.TextField.Input"):
            found.append([field.Content, input_name(field)])
    return found


def input_name(field: "Uno") -> str:
    """What an input field is called: the title of the content control it was, else its tag or hint."""
    held = {item.Name: item.Value for item in field.InteropGrabBag}
    names = [held.get(_GRAB + key, "") for key in ("alias", "tag")]
    return str(next((n for n in names if isinstance(n, str) and n), field.Hint))


def charts(opened: "Opened") -> "dict[str, str]":
    """The titles of the charts, '' of those without one, by the names of the objects that hold them."""
    held = _document(opened).EmbeddedObjects
    objects = [(name, held.getByName(name)) for name in held.ElementNames]
    return {name: _title(one.Component) for name, one in objects if one.CLSID.lower() == _CHART}


def _title(chart: "Uno") -> str:
    return str(chart.Title.String) if chart is not None and chart.HasMainTitle else ""


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
