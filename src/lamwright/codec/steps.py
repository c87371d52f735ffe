"""The steps a plan may hold: wordings of actions, with texts that the request or the document holds.

A plan names controls of dialogs that are not open yet, so names of controls are free. Everything else
is not: an entry to choose is in the menu, what is typed or selected is a run of words of what is there.
Without this a small model loses its place while it copies ("in spring costs will follow in spring ...").
"""

from lamwright.codec.lark import either, escaped, literal
from lamwright.codec.vocabulary import EXTENSIONS
from lamwright.records.addresses import column_letters
from lamwright.records.observation import CanvasTable, Control

_NAME = r'/([^"\\\x00-\x1F]|\\["\\\/]){1,48}/'
_WORDS = r'/[^"\\\x00-\x1F ]{1,20}( [^"\\\x00-\x1F ]{1,20})?/'
"""A value that is not in the request, such as an entry of a list in a dialog: one or two words."""


def step_rules(
    menu: tuple[Control, ...], last_paragraph: int, tables: tuple[CanvasTable, ...]
) -> list[str]:
    """Lark lines that define STEP.

    They use ASKED, CANVAS, NUMBER, INT, SIZE, KEYS of the reply's grammar, INDEX, which exists if there
    are paragraphs, and a CELL for each table.
    """
    entries = [literal(escaped(entry.name)) for entry in menu if " > " in entry.name]
    steps = {
        "CHOOSE": f"{literal('Choose ')} ({either(entries)})" if entries else "",
        "PRESS": f"({either(map(_opening, ('Click ', 'Double-click ', 'Right-click ')))}) NAME {_QUOTE}",
        "PUT": f"{_opening('Set ')} NAME {_QUOTE} {_opening(' to ')} VALUE {_QUOTE}",
        "TYPE": f"{_opening('Type ')} KEYS {_QUOTE} ({_opening(' in ')} NAME {_QUOTE})?",
        "PICK": f"{_opening('Select the text ')} (CANVAS | ASKED) {_QUOTE}",
        "PARAGRAPH": f"{literal('Select paragraph ')} INDEX" if last_paragraph else "",
        "PARAGRAPHS": (
            f"{literal('Select paragraphs ')} INDEX {literal(' to ')} (INDEX | {literal('the last')})"
            if last_paragraph
            else ""
        ),
        "TABLE": either(literal(f"Select table {table.number}") for table in tables),
        "CELLS": either(_cells(table.number) for table in tables),
        "NEW_TABLE": (
            f"{literal('Insert a table with ')} INT {literal(' rows and ')} INT {literal(' columns')}"
        ),
        "FONT": (
            f"{literal('Set the font')} ({_opening(' to ')} VALUE {_QUOTE})? ({literal(' size ')} SIZE)?"
        ),
        "SAVE": f"{_opening('Save as ')} ASKED ({either(map(literal, EXTENSIONS))})? {_QUOTE}",
        "OTHER": f"{literal('Scroll by ')} {literal('-')}? INT | {_opening('Read ')} NAME {_QUOTE}",
    }
    known = {f"STEP_{name}": rule for name, rule in steps.items() if rule}
    return [
        f"NAME: {_NAME}",
        f"VALUE: ASKED | NUMBER | {_WORDS}",
        *(f"{name}: {rule}" for name, rule in known.items()),
        f"STEP: {either(known)}",
    ]


def cell_address(table: CanvasTable) -> str:
    """Lark alternatives for the address of any cell of ``table``."""
    columns = either(literal(column_letters(number)) for number in range(table.columns))
    rows = either(literal(str(number)) for number in range(1, table.rows + 1))
    return f"({columns}) ({rows})" if table.columns and table.rows else literal("A1")


def _cells(table: int) -> str:
    cell, where = f"CELL_{table}", literal(f" of table {table}")
    return f"({literal('Select cell ')} {cell} | {literal('Select cells ')} {cell} {literal(' to ')} {cell}) {where}"


def _opening(words: str) -> str:
    """The words and an opening quote, as they stand inside a JSON string."""
    return literal(words + '\\"')


_QUOTE = literal('\\"')
