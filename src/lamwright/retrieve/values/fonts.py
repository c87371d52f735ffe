"""Fonts that a request names."""

import re
from collections.abc import Iterator

from lamwright.retrieve.values.measures import Named

_FAMILIES = (
    "Aptos", "Arial", "Arial Black", "Arial Narrow", "Atkinson Hyperlegible", "Avenir", "Baskerville",
    "Bitstream Vera Sans", "Bodoni", "Book Antiqua", "Bookman", "Brush Script", "Caladea", "Calibri", "Cambria",
    "Candara", "Cantarell", "Carlito", "Caslon", "Century", "Century Gothic", "Century Schoolbook", "Charter",
    "Comic Neue", "Comic Sans", "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Courier", "Courier New",
    "DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "Didot", "EB Garamond", "Fira Mono", "Fira Sans",
    "Franklin Gothic", "Futura", "Garamond", "Georgia", "Gill Sans", "Helvetica", "Helvetica Neue", "Impact",
    "Inconsolata", "Inter", "Lato", "Libertine", "Liberation Mono", "Liberation Sans", "Liberation Sans Narrow",
    "Liberation Serif", "Linux Libertine", "Lucida Console", "Lucida Sans", "Merriweather", "Minion", "Monaco",
    "Montserrat", "Myriad", "Noto Sans", "Noto Serif", "OpenDyslexic", "Open Sans", "Optima", "Oswald",
    "Palatino", "Palatino Linotype", "Papyrus", "Playfair Display", "Poppins", "PT Sans", "PT Serif",
    "Quicksand", "Raleway", "Roboto", "Roboto Mono", "Rockwell", "Segoe UI", "Source Sans Pro",
    "Source Serif Pro", "Source Code Pro", "Tahoma", "Times", "Times New Roman", "Trebuchet", "Trebuchet MS",
    "Ubuntu", "URW Gothic", "Verdana",
)  # fmt: skip
_KNOWN = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _FAMILIES), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:font|typeface)\b(?:'s)?,? (?:(?:to|is|be|should|must|of|called|named) )*"
    r"(?P<after>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
    r"|(?P<before>[A-Z][\w-]*(?: [A-Z][\w-]*)*) (?:font|typeface)\b"
)
_NAMES = {name.lower(): name for name in _FAMILIES}


def fonts(request: str) -> list[Named]:
    """Families as they are called, where ``request`` names them; unknown ones only beside the word font."""
    return list(_known(request)) or list(_called(request))


def _known(request: str) -> Iterator[Named]:
    for found in _KNOWN.finditer(request):
        yield Named(found.start(), found.end(), _NAMES[found[0].lower()])


def _called(request: str) -> Iterator[Named]:
    for found in _CALLED.finditer(request):
        group = "after" if found["after"] else "before"
        yield Named(found.start(group), found.end(group), found[group])
