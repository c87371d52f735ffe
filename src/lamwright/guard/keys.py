"""What keys do: chords in every spelling, and sequences that open something and operate it."""

import re

from lamwright.environments.linux.x11.keys import Stroke, chord_of, parse_keys
from lamwright.guard.controls import CHOOSING, effects_of_control
from lamwright.guard.place import Place
from lamwright.safety.effects import EFFECTS, Effect, Risks

_MOVING = {"LEFT", "RIGHT", "UP", "DOWN", "HOME", "END", "PGUP", "PGDN"}
_EDITING = _MOVING | {"ENTER", "TAB", "BACKSPACE", "DELETE", "INSERT"}
_WITH_ALT = _MOVING | {"ENTER", "BACKSPACE", "DELETE", "INSERT"}
_IN_FIELDS = {"A", "C", "V", "X", "Y", "Z"}
_TYPED_INTO = {"edit", "text", "entry", "combo box", "spin button", "password text"}
_PRESSING = {"ENTER", "SPACE"}
_WANDERING = {"TAB", "UP", "DOWN", "LEFT", "RIGHT"}
_HARMLESS: tuple[Effect, ...] = ("edits",)
_UNKNOWN: tuple[Effect, ...] = ("unknown",)


def effects_of_keys(keys: str, table: Risks | None, place: Place) -> tuple[Effect, ...]:
    """Effects of typing ``keys`` in ``place``. Raises ``ValueError`` for what cannot be read."""
    strokes = parse_keys(keys)
    if place.choosers:
        return ("looks",) if all(chord_of(s) == "ESC" for s in strokes) else CHOOSING
    found: list[Effect] = []
    if place.popup and any(chord_of(stroke) != "ESC" for stroke in strokes):
        for entry in place.popup:
            found += effects_of_control(entry, table, place)
    for stroke in strokes:
        found += _of_stroke(stroke, table, is_in_dialog=bool(place.dialogs))
    found += _of_sequence([chord_of(stroke) for stroke in strokes], table, place)
    found += effects_of_text(typed(strokes), table)
    return tuple(effect for effect in EFFECTS if effect in found)


def effects_of_text(text: str, table: Risks | None) -> tuple[Effect, ...]:
    """Effects of a text that the application takes for more than text: a formula that fetches."""
    patterns = table.text if table else {}
    found = [patterns[p] for line in text.splitlines() for p in patterns if re.search(p, line)]
    return tuple(effect for effects in found for effect in effects)


def typed(strokes: list[Stroke]) -> str:
    """The characters among ``strokes``; any other key ends a line."""
    characters = []
    for stroke in strokes:
        symbol = stroke.keysym & 0x00FFFFFF if stroke.keysym >= 0x01000000 else stroke.keysym  # noqa: PLR2004
        is_character = not stroke.modifiers and not 0xFF00 <= stroke.keysym <= 0xFFFF  # noqa: PLR2004
        characters.append(chr(symbol) if is_character else "\n")
    return "".join(characters)


def _of_stroke(stroke: Stroke, table: Risks | None, *, is_in_dialog: bool) -> tuple[Effect, ...]:
    chord = chord_of(stroke)
    command = table.keys.get(chord) if table else None
    *modifiers, key = _parts(chord)
    is_typing = not set(modifiers) - {"SHIFT"} and (len(key) == 1 or key == "SPACE")
    if table and command and not is_typing:
        return table.of_command(command)
    if is_typing or chord == "ESC":
        return _HARMLESS
    if key in _EDITING and "ALT" not in modifiers:
        return _HARMLESS
    if key in _WITH_ALT:
        return _HARMLESS
    if is_in_dialog and modifiers == ["CTRL"] and key in _IN_FIELDS:
        return _HARMLESS
    return _UNKNOWN


def _parts(chord: str) -> list[str]:
    """Modifiers and key; the key may be '+'."""
    return (
        [*chord[:-2].split("+"), "+"]
        if chord.endswith("++")
        else chord.split("+")
        if chord != "+"
        else ["+"]
    )


def _of_sequence(chords: list[str], table: Risks | None, place: Place) -> tuple[Effect, ...]:
    """Effects of pressing what has the keyboard, or what keys move it to."""
    pressed = [n for n, chord in enumerate(chords) if chord in _PRESSING]
    if not pressed:
        return ()
    focus = place.focus
    is_typed_into = focus is not None and focus.role in _TYPED_INTO
    wandered = any(chord in _WANDERING for chord in chords[: pressed[-1]])
    if place.dialogs and (focus is None or place.is_in_dialog(focus)):
        return _of_dialog(chords, is_typed_into=is_typed_into)
    if focus is None:  # the document itself
        return ()
    if "TAB" in chords[: pressed[-1]] or (wandered and not is_typed_into):
        return _UNKNOWN
    return () if is_typed_into else effects_of_control(focus, table, place)


def _of_dialog(chords: list[str], *, is_typed_into: bool) -> tuple[Effect, ...]:
    """In a dialog: what is pressed may open a file chooser, which the keys after it would operate."""
    after: list[str] = []
    for number, chord in enumerate(chords):
        is_text = chord == "SPACE" and is_typed_into and "TAB" not in chords[:number]
        if chord in _PRESSING and not is_text:
            after = [later for later in chords[number + 1 :] if later != "ESC"]
            break
    return CHOOSING if set(after) & _PRESSING else ()
