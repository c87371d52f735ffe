"""Values that a request names: where it says a size or a colour, a first decision takes one of those."""

import re
from collections.abc import Iterable, Mapping

from lamwright.codec.coloured import colours_said
from lamwright.codec.correcting import without_taken_back
from lamwright.codec.lark import either, literal
from lamwright.records.colours import COLOURS

_SIZED = re.compile(
    r"(?:\b(?:size|at|in|to|of)\s+)?(?<![\d.])(\d{1,2}(?:[.,]\d)?)\s*-?(?:pt|point)s?\b|\bsize\s+(\d{1,2}(?:[.,]\d)?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,:/£$€-])(\d{1,2}(?:[.,]\d)?)(?![\w:/%]|[.,]\d)")
_WORDS = dict(
    six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12, thirteen=13, fourteen=14, fifteen=15,
    sixteen=16, eighteen=18, twenty=20,
)  # fmt: skip
_LEAST = 6


def named_values(request: str) -> Mapping[str, str]:
    """Terminals of a grammar narrowed to what ``request`` names; those it does not speak of are left out."""
    found = {"SIZE": _sizes(request), "COLOR_NAME": colours_said(request)}
    return {name: either(map(literal, values)) for name, values in found.items() if values}


def default_colours(steps: Iterable[str]) -> str:
    """A terminal for a colour that no request names: yellow for a marker, else any that is known."""
    is_marker = any(step.startswith("Set the highlight color to") for step in steps)
    return either(map(literal, ["yellow"] if is_marker else COLOURS))


def _sizes(request: str) -> list[str]:
    """Sizes in points; where none is called so, numbers that could be one."""
    sized = without_taken_back(list(_SIZED.finditer(request)), request, re.Match.start)
    named = [found[1] or found[2] for found in sized]
    words = re.findall(r"\b([a-z]+)[ -]+(?:pt|point)s?\b", request.lower())
    named += [str(_WORDS[word]) for word in words if word in _WORDS]
    if not named:
        named = [n for n in _NUMBER.findall(request) if float(n.replace(",", ".")) >= _LEAST]
        named += [
            str(_WORDS[word]) for word in re.findall(r"[a-z]+", request.lower()) if word in _WORDS
        ]
    plain = (n.replace(",", ".").removesuffix(".0") for n in named)
    return list(dict.fromkeys(plain))
