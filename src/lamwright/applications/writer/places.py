"""Replies and steps about places beside the body: notes, headers, boxes, and ranges of a long body."""

import json

from lamwright.codec import vocabulary as v
from lamwright.codec.dialect import Terminal
from lamwright.codec.lark import QUOTE, either, escaped, literal, opening
from lamwright.records.canvas import CanvasPart, TextCanvas

_MOST = 40
_NOT_SELECTED = "comment"
"""The text of a comment is edited in the comment itself."""


def place_terminal(canvas: TextCanvas) -> Terminal:
    """Select a text in a place, all of it, or read it; nothing where the canvas shows no such place."""
    lines: list[str] = []
    ways: list[str] = []
    for number, part in enumerate(_places(canvas)):
        place = escaped(part.place)
        ways.append(_read(place))
        if not part.place.startswith(_NOT_SELECTED):
            lines += _spans(f"PLACE_{number}", part)
            ways += [_all_of(place), _text_in(place, f"PLACE_{number}")]
    return Terminal("IN_PLACE", ways, lines)


def range_terminal(canvas: TextCanvas, last: int) -> Terminal:
    """Read paragraphs of a body that the canvas does not show in full."""
    if not canvas.truncated and not any(p.text.endswith("…") for p in canvas.paragraphs):
        return Terminal("READ_RANGE", [])
    head = literal("Read paragraphs ")
    to, of = literal(" to "), literal(" of body" + v.on_document("read_text"))
    start, end = literal('"start_index":'), literal('"end_index":')
    further = either(literal(str(number)) for number in range(2, last + 1))
    ways = [
        f"{head} FURTHER {to} FURTHER {of} {start} FURTHER {literal(',')} {end} FURTHER {literal('}')}",
        f"{head} {literal('1')} {to} FURTHER {of} {end} FURTHER {literal('}')}",
    ]
    return Terminal(
        "READ_RANGE", ways if last > 1 else [], [f"FURTHER: {further}"] if last > 1 else []
    )


def place_steps(canvas: TextCanvas) -> dict[str, str]:
    """The wordings of the same actions in a plan."""
    numbered = [(number, part.place) for number, part in enumerate(_places(canvas))]
    chosen = [(number, place) for number, place in numbered if not place.startswith(_NOT_SELECTED)]
    readable = either(literal(escaped(place)) for _, place in numbered)
    selectable = either(literal(escaped(place)) for _, place in chosen)
    texts = (
        f"(PLACE_{number} | REQUEST) {QUOTE} {literal(' in ' + escaped(place))}"
        for number, place in chosen
    )
    return {
        "READ_PLACE": f"{literal('Read paragraphs 1 to the end of ')} ({readable})"
        if numbered
        else "",
        "ALL_OF": f"{literal('Select all of ')} ({selectable})" if chosen else "",
        "PICK_IN": f"{opening('Select the text ')} ({either(texts)})" if chosen else "",
    }


def _places(canvas: TextCanvas) -> list[CanvasPart]:
    return [part for part in canvas.parts if part.text.strip()][:_MOST]


def _spans(name: str, part: CanvasPart) -> list[str]:
    """A terminal for every run of words of one of the lines of a place."""
    texts = [escaped(line) for line in part.text.removesuffix("…").split("\n") if line.strip()]
    bodies = (json.dumps({"substring_words": text}, ensure_ascii=False) for text in texts)
    lines = [f"{name}_{number}: %regex {body}" for number, body in enumerate(bodies)]
    return [*lines, f"{name}: {either(f'{name}_{number}' for number in range(len(texts)))}"]


def _text_in(place: str, span: str) -> str:
    middle = literal(f'\\" in {place}' + v.on_document("select_text") + '"text":"')
    return f"{opening('Select the text ')} {span} {middle} {span} {_tail(place)}"


def _tail(place: str) -> str:
    return literal(f'","place":"{place}"}}')


def _all_of(place: str) -> str:
    return literal(
        f'Select all of {place}{v.on_document("select_text")}"text":"","place":"{place}"}}'
    )


def _read(place: str) -> str:
    said = f"Read paragraphs 1 to the end of {place}"
    return literal(f'{said}{v.on_document("read_text")}"place":"{place}"}}')
