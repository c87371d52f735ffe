"""Text documents (Writer): what identifies one, its cursor, what may be selected."""

import typing

import parts
import searching
import view
from com.sun.star.lang import DisposedException
from com.sun.star.uno import RuntimeException

if typing.TYPE_CHECKING:
    from office import Office

SERVICE = "com.sun.star.text.TextDocument"
BARS = ("standardbar", "textobjectbar")
MODULE = "com.sun.star.text.TextDocument"
EXPORTER = "Writer"
VIEW = ("ShowOnlineLayout", "ZoomType", "ZoomValue")
MODES = (
    ".uno:AutoControlFocus",
    ".uno:CharBackgroundExt",
    ".uno:FormatPaintbrush",
    ".uno:InsertMode",
    ".uno:OpenReadOnly",
    ".uno:ProtectBookmarks",
    ".uno:ProtectFields",
    ".uno:SelectionMode",
    ".uno:ShowTrackedChanges",
    ".uno:SwitchControlDesignMode",
)
"""Commands that switch what no step undoes, of the document or its window; opening clears them all."""
_PAGE = {
    "BottomMargin": "bottom",
    "FooterIsOn": "footer",
    "HeaderIsOn": "header",
    "Height": "height",
    "IsLandscape": "landscape",
    "LeftMargin": "left",
    "RightMargin": "right",
    "TextColumns": "columns",
    "TopMargin": "top",
    "Width": "width",
}
"""Properties of a page style in their order, and what the canvas calls them."""
_LENGTHS = ("width", "height", "top", "bottom", "left", "right")


def adopted(office: "Office") -> None:
    """A document was opened: keep its cursor."""
    office.cursor = office.controller.ViewCursor
    office.span = office.document.Text.createTextCursor()  # of the body, at its start
    office.page_styles = {}
    office.settings = None
    office.document.addModifyListener(office.changes)


def view_settings(office: "Office") -> object:
    """What has the properties of ``VIEW``."""
    return office.controller.ViewSettings


def stamp(office: "Office") -> tuple:
    """Differs whenever the content does; what no step undoes (a field, recording) is told as a change."""
    undo = office.undo_manager
    titles = undo.getAllUndoActionTitles(), undo.getAllRedoActionTitles()
    return office.opened, office.changes.count, *titles, office.document.CharacterCount


def to_start(office: "Office") -> None:
    """Put the cursor where it is in a document just opened."""
    office.cursor.gotoStart(False)


def end_editing(office: "Office") -> None:
    """Typing goes into the document itself: nothing is open beside it."""
    del office


def state(office: "Office") -> tuple:
    """What an episode may leave behind that is neither content nor style."""
    document = office.document
    return (
        (document.RecordChanges, document.ShowChanges),
        document.LineNumberingProperties.IsOn,  # not part of the exported styles
    )


def position(office: "Office") -> tuple:
    """Length, cursor and selection; changes whenever one of them does."""
    return (office.document.CharacterCount, *_cursor_state(office))


def _cursor_state(office: "Office") -> tuple:
    try:
        cursor = office.cursor
        where = cursor.getPosition()
        return where.X, where.Y, cursor.getString(), cursor.PageStyleName
    except DisposedException:
        raise
    except RuntimeException:
        return ("no text cursor",)  # a picture or a frame is selected


def context(office: "Office") -> str:
    """What the cursor stands in, as far as LibreOffice shows another tool bar for it."""
    try:
        cursor = office.cursor
        places = (cursor.TextTable, cursor.NumberingRules, cursor.TextFrame)
    except DisposedException:
        raise
    except RuntimeException:  # a picture or a frame is selected: there is no text cursor
        return _selected(office)
    is_plain = places[0] is None and places[2] is None
    kind = "text" if is_plain else _selected(office)  # cells or a frame, or text in one
    return kind + "".join("01"[place is not None] for place in places)


def _selected(office: "Office") -> str:
    return getattr(office.controller.getSelection(), "ImplementationName", "")


def look(office: "Office") -> dict:
    """Selected text, page style, and how many line ends lie before the cursor (None: not in body)."""
    beside = {"edges": parts.edges(office), "protected": parts.is_form(office)}
    try:
        cursor = office.cursor
        style = cursor.PageStyleName or ""
        line_ends = _line_ends_before(office)
        where = {"selection": cursor.getString()} if line_ends is not None else parts.where(office)
        return (
            beside
            | where
            | {
                "line_ends": line_ends,
                "page_style": style,
                "page": _page(office, style),
            }
        )
    except DisposedException:
        raise
    except RuntimeException:  # a picture or a frame is selected: there is no text cursor
        return beside | {"selection": "", "line_ends": None, "page_style": "", "page": None}


def _page(office: "Office", name: str) -> "dict | None":
    """Set-up of the page style called ``name``, lengths in millimetres; None when there is none."""
    if not name:
        return None
    if name not in office.page_styles:  # to get an object costs more than to ask it
        family = office.document.StyleFamilies.getByName("PageStyles")
        office.page_styles[name] = family.getByName(name)
    values = office.page_styles[name].getPropertyValues(tuple(_PAGE))
    found = dict(zip(_PAGE.values(), values, strict=True))
    columns = found.pop("columns").ColumnCount
    lengths = {key: round(found[key] / 100, 1) for key in _LENGTHS}
    return found | lengths | {"columns": max(1, columns)}


def _line_ends_before(office: "Office") -> "int | None":
    cursor, span = office.cursor, office.span
    span.gotoStart(False)
    try:
        span.gotoRange(cursor if cursor.isCollapsed() else cursor.getStart(), True)
    except DisposedException:
        raise
    except RuntimeException:  # it is in another text: a cell, a header
        return None
    count = span.getString().count("\n")
    span.gotoStart(False)
    return count


def style_names(office: "Office", family: str, names: list) -> dict:
    """Display names of the styles that exist among ``names``."""
    styles = office.document.StyleFamilies.getByName(family)
    return {name: styles.getByName(name).DisplayName for name in names if styles.hasByName(name)}


def select_text(office: "Office", text: str, place: "dict | None" = None) -> bool:
    """Select the first occurrence, exact case preferred; False when there is none.

    LibreOffice's search passes by what a field shows; then, or in one ``place``, paragraphs are read.
    """
    if place is not None:
        return searching.select(office, text, place)
    wanted = office.document.createSearchDescriptor()
    wanted.SearchString = text
    for exact in (True, False):
        wanted.SearchCaseSensitive = exact
        found = office.document.findFirst(wanted)
        if found is not None:
            return view.select(office, found)
    return searching.select(office, text, None)


def select_paragraphs(office: "Office", first: int, last: int) -> bool:
    """Select body paragraphs ``first`` to ``last``, counted from 1; False when there are fewer."""
    span = office.document.Text.createTextCursor()  # moves over tables without entering them
    for _ in range(first - 1):
        if not span.gotoNextParagraph(False):
            return False
    for _ in range(last - first):
        if not span.gotoNextParagraph(True):
            return False
    if not span.isEndOfParagraph():
        span.gotoEndOfParagraph(True)
    return view.select(office, span)


def select_table(office: "Office", name: str) -> bool:
    """Select all cells of the table called ``name``, as Table > Select > Table does.

    ``controller.select(table)`` selects the table as an object; character formatting would then
    pass its cells by.
    """
    table = office.document.TextTables.getByName(name)
    office.cursor.gotoRange(table.getCellByName(table.getCellNames()[0]).getStart(), False)
    view.focus(office)
    office.dispatch(".uno:SelectTable")
    return office.controller.getSelection().supportsService("com.sun.star.text.TextTableCursor")


def select_cells(office: "Office", name: str, first: str, last: str) -> bool:
    """Select cells of the table called ``name``, as dragging over them does; False where one is not."""
    table = office.document.TextTables.getByName(name)
    corners = table.getCellByName(first), table.getCellByName(last)
    if None in corners:  # a merged cell goes by the address of its first
        return False
    office.cursor.gotoRange(corners[0].getStart(), False)
    view.focus(office)
    if first == last:
        office.dispatch(".uno:EntireCell")
    else:
        office.controller.select(table.getCellRangeByName(f"{first}:{last}"))
    return office.controller.getSelection().supportsService("com.sun.star.text.TextTableCursor")


def insert_table(office: "Office", rows: int, columns: int) -> bool:
    """Insert a table at the cursor as Table > Insert Table does; whether one more is there."""
    before = office.document.TextTables.Count
    office.dispatch(".uno:InsertTable", Columns=columns, Rows=rows)
    view.focus(office)
    return office.document.TextTables.Count == before + 1


CALLS = {
    "style_names": style_names,
    "select_text": select_text,
    "select_paragraphs": select_paragraphs,
    "select_table": select_table,
    "select_cells": select_cells,
    "input_names": parts.input_names,
    "insert_table": insert_table,
}
