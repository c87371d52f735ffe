"""Actions of reference solutions on text documents, beside those of every application."""

from lamwright.applications.moves import click, fill, font, keys, save
from lamwright.records.action import Action
from lamwright.records.document_action import InsertTable, SelectParagraph, SelectTable, SelectText

__all__ = [
    "click",
    "fill",
    "font",
    "keys",
    "new_table",
    "paragraph",
    "save",
    "table",
    "text",
]


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
