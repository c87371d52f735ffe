"""The grammar of ``keyboard_input``: plain text and keys in braces, such as ``{CTRL+B}``."""

import re
from typing import NamedTuple

_NAMED = {
    "ENTER": 0xFF0D,
    "RETURN": 0xFF0D,
    "TAB": 0xFF09,
    "ESC": 0xFF1B,
    "ESCAPE": 0xFF1B,
    "BACKSPACE": 0xFF08,
    "BACK": 0xFF08,
    "DELETE": 0xFFFF,
    "DEL": 0xFFFF,
    "INSERT": 0xFF63,
    "HOME": 0xFF50,
    "LEFT": 0xFF51,
    "UP": 0xFF52,
    "RIGHT": 0xFF53,
    "DOWN": 0xFF54,
    "PGUP": 0xFF55,
    "PAGEUP": 0xFF55,
    "PGDN": 0xFF56,
    "PAGEDOWN": 0xFF56,
    "END": 0xFF57,
    "SPACE": 0x20,
    "PLUS": 0x2B,
} | {f"F{number}": 0xFFBD + number for number in range(1, 13)}
_MODIFIERS = {"CTRL": 0xFFE3, "CONTROL": 0xFFE3, "SHIFT": 0xFFE1, "ALT": 0xFFE9}
_MODIFIER_NAMES = {keysym: name for name, keysym in _MODIFIERS.items() if name != "CONTROL"}
_OTHER_NAMES = {"RETURN", "ESCAPE", "BACK", "DEL", "PAGEUP", "PAGEDOWN", "PLUS"}
_KEY_NAMES = {keysym: name for name, keysym in _NAMED.items() if name not in _OTHER_NAMES}
_TOKEN = re.compile(r"(?P<text>\{\{[^{}]+\}\})|\{(?P<key>[^{}]+|[{}])\}|(?P<one>[^{}])", re.DOTALL)
_ESCAPE = "write {{} and {}} for braces"
_MOST_REPEATS = 100
_UNICODE = 0x01000000


class Stroke(NamedTuple):
    """One key (an X keysym) pressed while modifiers (keysyms) are down."""

    keysym: int
    modifiers: tuple[int, ...] = ()


def parse_keys(keys: str) -> list[Stroke]:
    """The strokes of ``keys``. Raises ``ValueError`` for what the grammar does not know.

    Braces hold a key name, a character, or several joined by ``+``; ``{DOWN 3}`` repeats;
    ``{{}`` and ``{}}`` are braces themselves, and so are doubled ones around a text, as in
    ``{{ name }}``; a line end is Enter.
    """
    strokes: list[Stroke] = []
    position = 0
    while position < len(keys):
        match = _TOKEN.match(keys, position)
        if match is None:
            raise ValueError(f"a brace without its partner at {keys[position:][:20]!r}; {_ESCAPE}")
        position = match.end()
        name = match["key"]
        text = match["text"] or match["one"] or ""
        strokes += (
            [Stroke(keysym_of(character)) for character in text] if name is None else _named(name)
        )
    return strokes


def chord_of(stroke: Stroke) -> str:
    """One name for all spellings of a stroke: modifiers sorted and once each, 'CTRL+SHIFT+S'."""
    held = sorted({_MODIFIER_NAMES[modifier] for modifier in stroke.modifiers})
    code = stroke.keysym & 0x00FFFFFF if stroke.keysym >= _UNICODE else stroke.keysym
    return "+".join([*held, _KEY_NAMES.get(stroke.keysym) or chr(code).upper()])


def keysym_of(character: str) -> int:
    """The X keysym of a character (X11 protocol, appendix A: Latin-1, else Unicode rule)."""
    special = {"\n": 0xFF0D, "\r": 0xFF0D, "\t": 0xFF09}
    if character in special:
        return special[character]
    code = ord(character)
    is_latin = 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xFF
    return code if is_latin else _UNICODE | code


def _named(name: str) -> list[Stroke]:
    if name in {"{", "}", "+"}:
        return [Stroke(ord(name))]
    body, _, count = name.partition(" ")
    if count and not count.isdecimal():
        raise ValueError(f"unknown key {{{name}}}; {_ESCAPE}")
    *modifiers, key = body.upper().split("+")
    unknown = [modifier for modifier in modifiers if modifier not in _MODIFIERS]
    keysym = _NAMED.get(key) or (keysym_of(key.lower()) if len(key) == 1 else None)
    if unknown or keysym is None:
        raise ValueError(f"unknown key {{{name}}}; {_ESCAPE}")
    stroke = Stroke(keysym, tuple(_MODIFIERS[modifier] for modifier in modifiers))
    return [stroke] * min(int(count or 1), _MOST_REPEATS)
