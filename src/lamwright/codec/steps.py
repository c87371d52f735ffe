"""The steps a plan may hold: wordings of actions, with texts that the request or the document holds.

A plan names controls of dialogs that are not open yet, so names of controls are free. Everything else
is not: an entry to choose is in the menu, what is typed or selected is a run of words of what is there.
Without this a small model loses its place while it copies ("in spring costs will follow in spring ...").
"""

from collections.abc import Mapping

from lamwright.codec.lark import QUOTE, either, escaped, literal, opening
from lamwright.records.observation import Control

_NAME = r'/([^"\\\x00-\x1F]|\\["\\\/]){1,48}/'
_WORDS = r'/[^"\\\x00-\x1F ]{1,20}( [^"\\\x00-\x1F ]{1,20})?/'
"""A value that is not in the request, such as an entry of a list in a dialog: one or two words."""


def step_rules(menu: tuple[Control, ...], further: Mapping[str, str]) -> list[str]:
    """Lark lines that define STEP, with the ``further`` steps of an application by name.

    They use REQUEST, CANVAS, NUMBER, INT, SIZE, KEYS and VALUE of the reply's grammar.
    """
    entries = [literal(escaped(entry.name)) for entry in menu if " > " in entry.name]
    steps = {
        "CHOOSE": f"{literal('Choose ')} ({either(entries)})" if entries else "",
        "PRESS": f"({either(map(opening, ('Click ', 'Double-click ', 'Right-click ')))}) NAME {QUOTE}",
        "PUT": f"{opening('Set ')} NAME {QUOTE} {opening(' to ')} VALUE {QUOTE}",
        "TYPE": f"{opening('Type ')} KEYS {QUOTE} ({opening(' in ')} NAME {QUOTE})?",
        **further,
        "OTHER": f"{literal('Scroll by ')} {literal('-')}? INT | {opening('Read ')} NAME {QUOTE}",
    }
    known = {f"STEP_{name}": rule for name, rule in steps.items() if rule}
    return [
        f"NAME: {_NAME}",
        f"VALUE: REQUEST | NUMBER | {_WORDS}",
        *(f"{name}: {rule}" for name, rule in known.items()),
        f"STEP: {either(known)}",
    ]
