"""Text documents (Writer): what identifies one, its cursor, what may be selected."""

import typing

import comments
import edges
import mending
import page_numbers
import parts
import searching
import settled
import stretches
import table_steps
from com.sun.star.lang import DisposedException
from com.sun.star.uno import RuntimeException

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import interfaces
    from opened import Opened

SERVICE = "com.sun.star.text.TextDocument"
BARS: "tuple[str, ...]" = ("standardbar", "textobjectbar")
MODULE = "com.sun.star.text.TextDocument"
EXPORTER = "Writer"
VIEW: "tuple[str, ...]" = ("ShowOnlineLayout", "ZoomType", "ZoomValue")
MODES: "tuple[str, ...]" = (
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
note, mend = mending.note, mending.mend


def _document(opened: "Opened") -> "interfaces.TextDocument":
    return typing.cast("interfaces.TextDocument", opened.document)


def _controller(opened: "Opened") -> "interfaces.TextController":
    return typing.cast("interfaces.TextController", opened.controller)


def adopted(opened: "Opened") -> None:
    """A document was opened: keep its cursor."""
    opened.cursor = _controller(opened).ViewCursor
    parts.end_with_paragraph(opened)
    opened.span = _document(opened).Text.createTextCursor()  # of the body, at its start
    opened.page_styles = {}
    opened.settings = parts.settings(opened)
    _document(opened).addModifyListener(opened.changes)


def view_settings(opened: "Opened") -> "interfaces.Properties":
    """What has the properties of ``VIEW``."""
    return _controller(opened).ViewSettings


def stamp(opened: "Opened") -> "tuple[object, ...]":
    """Differs whenever the content does; what no step undoes (a field, recording) is reported as a change."""
    undo = opened.undo_manager
    titles = undo.getAllUndoActionTitles(), undo.getAllRedoActionTitles()
    return opened.number, opened.changes.count, *titles, _document(opened).CharacterCount


def to_start(opened: "Opened") -> None:
    """Put the cursor where it is in a document just opened."""
    opened.cursor.jumpToFirstPage()  # out of a note, a box or a header, of which the next goes to the start
    opened.cursor.gotoStart(False)


def settle(opened: "Opened") -> None:
    """Lay out every page now, which LibreOffice does when the cursor goes to the last one."""
    opened.cursor.jumpToLastPage()
    page_numbers.note(opened)
    to_start(opened)


def end_editing(opened: "Opened") -> None:
    """Typing goes into the document itself: nothing is open beside it."""
    del opened


def state(opened: "Opened") -> "tuple[object, ...]":
    """What an episode may leave behind that is neither content nor style."""
    document = _document(opened)
    return (
        (document.RecordChanges, document.ShowChanges),
        document.LineNumberingProperties.IsOn,  # not part of the exported styles
    )


def tables(opened: "Opened") -> "tuple[str, ...]":
    """The names of tables: one that was deleted comes back under another name."""
    return _document(opened).TextTables.getElementNames()


def rename_table(opened: "Opened", name: str, wanted: str) -> None:
    """Give the table called ``name`` another name, which is no step that can be undone."""
    _document(opened).TextTables.getByName(name).setName(wanted)


def position(opened: "Opened") -> "tuple[object, ...]":
    """Length, cursor and selection; changes whenever one of them does."""
    return (_document(opened).CharacterCount, *_cursor_state(opened))


def _cursor_state(opened: "Opened") -> "tuple[object, ...]":
    try:
        cursor = opened.cursor
        where = cursor.getPosition()
        several = getattr(_controller(opened).getSelection(), "Count", 1)
        return where.X, where.Y, cursor.getString(), several, cursor.PageStyleName
    except DisposedException:
        raise
    except RuntimeException:
        return ("no text cursor",)  # a picture or a frame is selected


def context(opened: "Opened") -> str:
    """What the cursor stands in, as far as LibreOffice shows another tool bar for it."""
    try:
        cursor = opened.cursor
        places = (cursor.TextTable, cursor.NumberingRules, cursor.TextFrame)
    except DisposedException:
        raise
    except RuntimeException:  # a picture or a frame is selected: there is no text cursor
        return _selected(opened)
    is_plain = places[0] is None and places[2] is None
    kind = "text" if is_plain else _selected(opened)  # cells or a frame, or text in one
    return kind + "".join("01"[place is not None] for place in places)


def _selected(opened: "Opened") -> str:
    return getattr(_controller(opened).getSelection(), "ImplementationName", "")


def look(opened: "Opened") -> "dict[str, object]":
    """Selected text, page style, and how many line ends lie before the cursor (None: not in body)."""
    beside = {"edges": edges.read(opened), "protected": bool(opened.settings.ProtectForm)}
    try:
        cursor = opened.cursor
        style, line_ends = cursor.PageStyleName or "", _line_ends_before(opened)
        several = parts.texts(_controller(opened).getSelection())
        chosen = parts.GAP.join(several) if len(several) > 1 else cursor.getString()
        in_body = {"selection": chosen}
        where = in_body if line_ends is not None else parts.where(opened)
        seen = {"line_ends": line_ends, "page_style": style, "page": _page(opened, style)}
        return beside | where | seen
    except DisposedException:
        raise
    except RuntimeException:  # a picture or a frame is selected: there is no text cursor
        none = {"selection": "", "line_ends": None, "page_style": "", "page": None}
        place = "comment" if _controller(opened).getSelection() is None else ""
        return beside | none | {"place": place}


def _page(opened: "Opened", name: str) -> "dict[str, object] | None":
    """Set-up of the page style called ``name``, lengths in millimetres; None when there is none."""
    if not name:
        return None
    if name not in opened.page_styles:  # to get an object costs more than to ask it
        family = _document(opened).StyleFamilies.getByName("PageStyles")
        opened.page_styles[name] = family.getByName(name)
    values = opened.page_styles[name].getPropertyValues(tuple(_PAGE))
    found = dict(zip(_PAGE.values(), values, strict=True))
    columns = found.pop("columns").ColumnCount
    lengths = {key: round(found[key] / 100, 1) for key in _LENGTHS}
    return found | lengths | {"columns": max(1, columns)}


def _line_ends_before(opened: "Opened") -> "int | None":
    cursor, span = opened.cursor, opened.span
    span.gotoStart(False)
    try:
        span.gotoRange(cursor if cursor.isCollapsed() else cursor.getStart(), True)
    except DisposedException:
        raise
    except RuntimeException:  # it is in another text: a cell, a header
        return None
    count: int = span.getString().count("\n")
    span.gotoStart(False)
    return count


def style_names(opened: "Opened", family: str, names: "list[str]") -> "dict[str, object]":
    """Display names of the styles that exist among ``names``."""
    styles = _document(opened).StyleFamilies.getByName(family)
    return {name: styles.getByName(name).DisplayName for name in names if styles.hasByName(name)}


def select_text(opened: "Opened", text: str, place: "searching.Place | None" = None) -> bool:
    """Select the first occurrence, exact case preferred; False when there is none.

    LibreOffice's search passes by what a field shows; then, or in one ``place``, paragraphs are read.
    """
    if place is not None and place["kind"] == "comment":
        return comments.enter(opened, place)
    if place is not None:
        return searching.select(opened, text, place)
    wanted = _document(opened).createSearchDescriptor()
    wanted.SearchString = text
    for exact in (True, False):
        wanted.SearchCaseSensitive = exact
        found = _document(opened).findFirst(wanted)
        if found is not None:
            return opened.select(found)
    return searching.select(opened, text, None)


def select_paragraphs(opened: "Opened", first: int, last: int) -> bool:
    """Select body paragraphs ``first`` to ``last``, counted from 1; False when there are fewer."""
    span = _document(opened).Text.createTextCursor()  # moves over tables without entering them
    for _ in range(first - 1):
        if not span.gotoNextParagraph(False):
            return False
    for _ in range(last - first):
        if not span.gotoNextParagraph(True):
            return False
    if not span.isEndOfParagraph():
        span.gotoEndOfParagraph(True)
    return opened.select(span)


def listed(opened: "Opened") -> "dict[str, bool]":
    """Whether each list of the Navigator has an entry."""
    groups = _document(opened).getLinks()
    names = groups.getElementNames()
    return {name: bool(groups.getByName(name).getElementNames()) for name in names}


CALLS: "Mapping[str, Callable[..., object]]" = {
    "style_names": style_names,
    "select_text": select_text,
    "select_every": stretches.select_every,
    "select_paragraphs": select_paragraphs,
    "select_several": stretches.select_several,
    "select_table": table_steps.select_table,
    "select_cells": table_steps.select_cells,
    "input_names": parts.input_names,
    "charts": parts.charts,
    "insert_table": table_steps.insert_table,
    "listed": listed,
    "store_settled": settled.store_settled,
}
