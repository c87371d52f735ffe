"""Lengths, percentages and colours as OpenDocument writes them."""

import re

_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
_LENGTH = re.compile(r"^(-?\d*\.?\d+)(mm|cm|in|pt|pc|px)$")
_PERCENT = re.compile(r"^(-?\d*\.?\d+)%$")


def is_length(value: str) -> bool:
    """Whether ``value`` is a number with a unit."""
    return _LENGTH.match(value.strip()) is not None


def millimetres(value: str) -> float:
    """A length in millimetres, to a hundredth; 0 when it is none."""
    found = _LENGTH.match(value.strip())
    return round(float(found[1]) * _MM[found[2]], 2) + 0.0 if found else 0.0


def points(value: str) -> float:
    """A length in points, to a tenth; 0 when it is none."""
    found = _LENGTH.match(value.strip())
    return round(float(found[1]) * _MM[found[2]] * 72 / 25.4, 1) + 0.0 if found else 0.0


def percent(value: str) -> float | None:
    """The number before a percent sign; None when it is no percentage."""
    found = _PERCENT.match(value.strip())
    return float(found[1]) if found else None


def fill(value: str) -> str:
    """A background colour: '#rrggbb' in lower case, or none."""
    return value.lower() if value.startswith("#") else "none"
