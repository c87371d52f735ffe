"""Tables of a text: their cells are selected and new ones inserted as a person does it."""

import typing

if typing.TYPE_CHECKING:
    import interfaces
    from opened import Opened


def _document(opened: "Opened") -> "interfaces.TextDocument":
    return typing.cast("interfaces.TextDocument", opened.document)


def select_table(opened: "Opened", name: str) -> bool:
    """Select all cells of the table called ``name``, as Table > Select > Table does.

    ``controller.select(table)`` selects the table as an object; character formatting would then
    pass its cells by.
    """
    table = _document(opened).TextTables.getByName(name)
    opened.cursor.gotoRange(table.getCellByName(table.getCellNames()[0]).getStart(), False)
    opened.focus()
    opened.dispatch(".uno:SelectTable")
    selection = opened.controller.getSelection()
    return bool(selection.supportsService("com.sun.star.text.TextTableCursor"))


def select_cells(opened: "Opened", name: str, first: str, last: str) -> bool:
    """Select cells of the table called ``name``, as dragging over them does; False where one is not."""
    table = _document(opened).TextTables.getByName(name)
    corners = table.getCellByName(first), table.getCellByName(last)
    if None in corners:  # a merged cell goes by the address of its first
        return False
    opened.cursor.gotoRange(corners[0].getStart(), False)
    opened.focus()
    if first == last:
        opened.dispatch(".uno:EntireCell")
    else:
        opened.controller.select(table.getCellRangeByName(f"{first}:{last}"))
    selection = opened.controller.getSelection()
    return bool(selection.supportsService("com.sun.star.text.TextTableCursor"))


def insert_table(opened: "Opened", rows: int, columns: int) -> bool:
    """Insert a table at the cursor as Table > Insert Table does; whether one more is there."""
    before = _document(opened).TextTables.Count
    opened.dispatch(".uno:InsertTable", Columns=columns, Rows=rows)
    opened.focus()
    return _document(opened).TextTables.Count == before + 1
