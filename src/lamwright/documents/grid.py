"""Rows and columns of a table, as OpenDocument groups and repeats them."""

from collections.abc import Iterator

from lamwright.documents.markup import Element
from lamwright.documents.namespaces import clark

_ROW, _COLUMN = clark("table:table-row"), clark("table:table-column")
_ROW_GROUPS = frozenset(
    clark(f"table:{name}") for name in ("table-rows", "table-row-group", "table-header-rows")
)
_COLUMN_GROUPS = frozenset(
    clark(f"table:{name}")
    for name in ("table-columns", "table-column-group", "table-header-columns")
)
_REPEATS = {what: clark(f"table:number-{what}-repeated") for what in ("rows", "columns")}


def rows(table: Element) -> Iterator[Element]:
    """The rows of ``table`` itself, each once however often it is repeated."""
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from rows(child)


def row_count(table: Element) -> int:
    """How many rows ``table`` has."""
    return sum(repeats(row, "rows") for row in rows(table))


def column_count(table: Element) -> int:
    """How many columns ``table`` has."""
    count = 0
    for child in table:
        if child.tag == _COLUMN:
            count += repeats(child, "columns")
        elif child.tag in _COLUMN_GROUPS:
            count += column_count(child)
    return count


def repeats(element: Element, what: str) -> int:
    """How often a row, column or cell stands there; ``what``: rows or columns."""
    return int(element.get(_REPEATS[what], "1"))
