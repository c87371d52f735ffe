"""What the document holds, and what is selected in its view."""

import typing

from com.sun.star.lang import DisposedException
from com.sun.star.uno import RuntimeException

if typing.TYPE_CHECKING:
    from office import Office

_LARGEST = 200_000_000


def content(office: "Office") -> bytes:
    """The document's ``content.xml``, exported inside LibreOffice.

    A walk over the paragraphs costs about 2 ms each (every object is introspected through the
    bridge); this costs 15 to 40 ms for the whole document.
    """
    return exported(office, "Content")


def exported(office: "Office", part: str) -> bytes:
    """One part of the document, 'Content' or 'Styles', as LibreOffice would save it."""
    options = office.service("com.sun.star.beans.PropertyBag")
    options.addProperty("ExportTextNumberElement", 0, True)  # numbers as shown before list items
    writer = office.service("com.sun.star.xml.sax.Writer")
    pipe = office.service("com.sun.star.io.Pipe")
    writer.setOutputStream(pipe)
    name = f"com.sun.star.comp.Writer.XMLOasis{part}Exporter"
    exporter = office.service(name, writer, options)
    exporter.setSourceDocument(office.document)
    exporter.filter(())
    pipe.closeOutput()
    return pipe.readBytes(None, _LARGEST)[1].value


def look(office: "Office") -> dict:
    """Selected text, page style, and how many line ends lie before the cursor (None: not in body)."""
    try:
        cursor = office.cursor
        return {
            "selection": cursor.getString(),
            "line_ends": _line_ends_before(office),
            "page_style": cursor.PageStyleName or "",
        }
    except DisposedException:
        raise
    except RuntimeException:  # a picture or a frame is selected: there is no text cursor
        return {"selection": "", "line_ends": None, "page_style": ""}


def _line_ends_before(office: "Office") -> "int | None":
    body = office.document.Text
    here = office.cursor.getStart()
    if here.getText() != body:
        return None
    span = body.createTextCursor()
    span.gotoRange(here, True)
    return span.getString().count("\n")


def style_names(office: "Office", family: str, names: list) -> dict:
    """Display names of the styles that exist among ``names``."""
    styles = office.document.StyleFamilies.getByName(family)
    return {name: styles.getByName(name).DisplayName for name in names if styles.hasByName(name)}


def focus(office: "Office") -> None:
    """Give the document the keyboard, so that what follows applies to its selection."""
    office.frame.activate()
    office.frame.getComponentWindow().setFocus()


def _select(office: "Office", what: object) -> bool:
    done = bool(office.controller.select(what))
    focus(office)
    return done


def select_text(office: "Office", text: str) -> bool:
    """Select the first occurrence, exact case preferred; False when there is none."""
    wanted = office.document.createSearchDescriptor()
    wanted.SearchString = text
    for exact in (True, False):
        wanted.SearchCaseSensitive = exact
        found = office.document.findFirst(wanted)
        if found is not None:
            return _select(office, found)
    return False


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
    return _select(office, span)


def select_table(office: "Office", name: str) -> bool:
    """Select all cells of the table called ``name``, as Table > Select > Table does.

    ``controller.select(table)`` selects the table as an object; character formatting would then
    pass its cells by.
    """
    table = office.document.TextTables.getByName(name)
    office.cursor.gotoRange(table.getCellByName(table.getCellNames()[0]).getStart(), False)
    focus(office)
    office.dispatch(".uno:SelectTable")
    return office.controller.getSelection().supportsService("com.sun.star.text.TextTableCursor")


def insert_table(office: "Office", rows: int, columns: int) -> bool:
    """Insert a table at the cursor as Table > Insert Table does; whether one more is there."""
    before = office.document.TextTables.Count
    office.dispatch(".uno:InsertTable", Columns=columns, Rows=rows)
    focus(office)
    return office.document.TextTables.Count == before + 1


def set_font(office: "Office", name: "str | None", size: "float | None") -> bool:
    """Set font name and size (points) of the selection, as the tool bar does."""
    if name is not None:
        office.dispatch(".uno:CharFontName", **{"CharFontName.FamilyName": name})
    if size is not None:
        office.dispatch(".uno:FontHeight", **{"FontHeight.Height": size})
    return True
