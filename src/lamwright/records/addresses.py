"""Addresses of cells: 'B3' is the second column of the third row."""

import re
from functools import cache

_LETTERS = 26
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


@cache
def column_letters(column: int) -> str:
    """'B' of column 1, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_address(column: int, row: int) -> str:
    """'B3' of column 1 and row 2, both counted from 0."""
    return f"{column_letters(column)}{row + 1}"


def cell_place(address: str) -> tuple[int, int] | None:
    """Column and row of 'B3', counted from 0; None for what is no address."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1, int(found[2]) - 1
