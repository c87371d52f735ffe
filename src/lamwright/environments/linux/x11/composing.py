"""Characters that GTK 3 does not take as typed, entered by their number instead.

Its simple input method keeps 16 bits of a keysym. So a character whose number ends like the keysym of a dead key,
or of another key that begins a composition, begins one. What GTK calls hexadecimal input still enters it.
"""

from collections.abc import Iterable, Iterator

from lamwright.environments.linux.x11.keys import Stroke, parse_keys

_UNICODE = 0x01000000
_DEAD_KEYS = range(0xFE50, 0xFE8D)
_OTHERS = {0x07AE, 0xFF20}
"""Greek_accentdieresis and Multi_key."""


def taken_as_typed(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """Strokes that give what ``strokes`` ask for in a program of GTK 3."""
    for stroke in strokes:
        begins = stroke.keysym & 0xFFFF in _OTHERS or stroke.keysym & 0xFFFF in _DEAD_KEYS
        if stroke.keysym < _UNICODE or stroke.modifiers or not begins:
            yield stroke
        else:
            yield from parse_keys(f"{{CTRL+SHIFT+U}}{stroke.keysym - _UNICODE:x} ")
