"""Formulas and cell references as OpenDocument writes them, and as people type them."""

import re

_PREFIX = re.compile(r"^\w+:(?==)")
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_RANGE = re.compile(
    r"\$?(?P<sheet>'(?:[^']|'')+'|[^'. ]+)\.(?P<first>\$?[A-Z]+\$?\d+)"
    r"(?::(?:\$?(?:'(?:[^']|'')+'|[^'. ]+)?\.)?(?P<last>\$?[A-Z]+\$?\d+))?"
)


def as_typed(formula: str) -> str:
    """``of:=SUM([.A1:.B2])`` as Calc shows it: ``=SUM(A1:B2)``."""
    plain = _PREFIX.sub("", formula)
    shown = _REFERENCE.sub(lambda found: _reference(found.group(1)), plain)
    return shown if shown.startswith("=") else f"={shown}"


def as_written(formula: str) -> str:
    """``=SUM(A1:B2)*2`` as OpenDocument writes it: ``of:=SUM([.A1:.B2])*2``; one sheet only."""
    inside = re.sub(
        r"(?<![A-Za-z])(\$?[A-Z]{1,2}\$?\d+)(?::(\$?[A-Z]{1,2}\$?\d+))?",
        lambda found: f"[.{found[1]}{':.' + found[2] if found[2] else ''}]",
        formula,
    )
    return f"of:{inside}"


def cell_range(address: str) -> tuple[str, str, str] | None:
    """``'My sheet'.$A$1:'My sheet'.B2`` as sheet, first and last cell; None for what is none."""
    found = _RANGE.fullmatch(address)
    return None if found is None else _parts(found)


def cell_ranges(addresses: str) -> tuple[tuple[str, str, str], ...]:
    """Several ranges with blanks between them, as charts name what they show."""
    return tuple(_parts(found) for found in _RANGE.finditer(addresses))


def _parts(found: re.Match[str]) -> tuple[str, str, str]:
    sheet = found["sheet"]
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    first = found["first"].replace("$", "")
    return sheet, first, (found["last"] or first).replace("$", "")


def _reference(inner: str) -> str:
    return ":".join(part.removeprefix(".") for part in inner.split(":"))
