"""Actions of reference solutions; controls are named, labels are found in the live interface."""

from lamwright.records.action import Action, ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import (
    InsertTable,
    SaveAs,
    SelectParagraph,
    SelectTable,
    SelectText,
    SetFont,
)


def click(name: str) -> Action:
    """Press a button, tab or box, or choose a menu entry by its path."""
    return ClickInput(control=ControlRef(label=0, name=name))


def fill(name: str, text: str) -> Action:
    """Put text into a field."""
    return SetEditText(control=ControlRef(label=0, name=name), text=text)


def keys(text: str) -> Action:
    """Type."""
    return KeyboardInput(keys=text)


def text(span: str) -> Action:
    """Select a text."""
    return SelectText(text=span)


def paragraph(first: int, last: int | None = None) -> Action:
    """Select paragraphs."""
    return SelectParagraph(start_index=first, end_index=first if last is None else last)


def table(number: int) -> Action:
    """Select a table."""
    return SelectTable(number=number)


def new_table(rows: int, columns: int) -> Action:
    """Insert a table at the cursor."""
    return InsertTable(rows=rows, columns=columns)


def font(name: str | None = None, size: float | None = None) -> Action:
    """Set the font of the selection."""
    return SetFont(font_name=name, font_size=size)


def save(file: str) -> Action:
    """Save under a name such as 'letter.pdf'."""
    stem, _, suffix = file.rpartition(".")
    return SaveAs(file_name=stem, file_ext=f".{suffix}")
