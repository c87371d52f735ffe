"""Grammars for llama.cpp: from the Lark that the codec writes to GBNF.

The part of Lark that codecs use is read: terminals of texts, regular expressions, alternatives,
repetition, and llguidance's ``%regex {"substring_words": ...}``.
"""

import json
import re
from collections.abc import Iterator

from lamwright.models.spans import Spans
from lamwright.records.errors import ModelError

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*")|(?P<regex>/(?:[^/\\]|\\.)+/)|(?P<own>%regex\s*(?=\{))"""
    r"""|(?P<times>\{\d+(?:,\d*)?\})|(?P<name>[A-Za-z_]\w*)|(?P<mark>[()|?*+])|(?P<space>\s+)"""
)
_PIECE = re.compile(
    r"(?P<set>\[(?:[^\]\\]|\\.)+\])|(?P<escaped>\\(?:x[0-9A-Fa-f]{2}|.))|(?P<times>\{\d+(?:,\d*)?\})"
    r"|(?P<mark>[()|?*+])|(?P<plain>.)",
    re.DOTALL,
)
_LONGEST = 2_000_000
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def to_gbnf(lark: str) -> str:
    """The GBNF that accepts what ``lark`` accepts; raises ``ModelError`` for what it does not know."""
    reader = _Reader()
    for line in lark.splitlines():
        if line.strip():
            name, mark, body = line.partition(":")
            if not mark or not re.fullmatch(r"[A-Za-z_]\w*", name.strip()):
                raise ModelError(f"The grammar has a line that is no rule: {line[:60]!r}.")
            reader.add(name.strip(), body)
    text = "\n".join(reader.rules) + "\n"
    if len(text) > _LONGEST:
        raise ModelError(f"The grammar has {len(text)} characters as GBNF; that is too much.")
    return text


class _Reader:
    def __init__(self) -> None:
        self.rules: list[str] = []

    def add(self, name: str, body: str) -> None:
        rule = _rule(name)
        self.rules.append(f"{rule} ::= {' '.join(self._parts(rule, body))}")

    def _parts(self, rule: str, body: str) -> Iterator[str]:
        place = 0
        while place < len(body):
            found = _TOKEN.match(body, place)
            if found is None:
                raise ModelError(f"The grammar cannot be read at {body[place : place + 30]!r}.")
            place = found.end()
            if found["own"]:
                form, place = json.JSONDecoder().raw_decode(body, place)
                yield self._spans(f"{rule}-span", form)
            elif found["text"]:
                yield _quoted(json.loads(found["text"]))
            elif found["regex"]:
                yield _of_regex(found["regex"][1:-1])
            elif found["name"]:
                yield _rule(found["name"])
            elif not found["space"]:
                yield found[0]

    def _spans(self, rule: str, form: object) -> str:
        """Rules of a deterministic automaton: few ways are open at a time, as llama.cpp needs it."""
        if not isinstance(form, dict) or set(form) != {"substring_words"}:
            raise ModelError(f"The grammar has a form that GBNF has no words for: {form!r}.")
        for number, state in enumerate(Spans(str(form["substring_words"])).states):
            ways = [f"{_quoted(chunk)} {rule}-{to}" for chunk, to in state.items()]
            self.rules.append(f"{rule}-{number} ::= {' | '.join([*ways, _quoted('')])}")
        return f"{rule}-0"


def _rule(name: str) -> str:
    return "root" if name == "start" else name.lower().replace("_", "-")


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _of_regex(regex: str) -> str:
    """A regular expression of classes, groups, alternatives and repetition."""
    parts: list[str] = []
    for found in _PIECE.finditer(regex):
        if found["set"]:
            parts.append(_set(found["set"]))
        elif found["times"] or found["mark"]:
            parts.append(found[0])
        elif found["escaped"]:
            parts.append(_quoted(_meant(found["escaped"])))
        elif found["plain"] in ".^$":
            raise ModelError(
                f"The grammar has an expression that GBNF has no words for: {regex!r}."
            )
        else:
            parts.append(_quoted(found["plain"]))
    return f"({' '.join(parts)})"


def _set(text: str) -> str:
    r"""A class; ``\xNN`` and control characters by number."""
    inside = re.sub(r"\\(?:x[0-9A-Fa-f]{2}|.)", lambda m: _in_set(_meant(m[0])), text[1:-1])
    return f"[{inside}]"


def _in_set(character: str) -> str:
    return "\\" + character if character in "\\]" else f"\\x{ord(character):02X}"


def _meant(escape: str) -> str:
    """The character that an escape stands for."""
    if escape[1] == "x" and len(escape) > 2:
        return chr(int(escape[2:], 16))
    if escape[1].isalnum() and escape[1] not in _CONTROLS:
        raise ModelError(f"The grammar has a class that GBNF has no words for: {escape!r}.")
    return _CONTROLS.get(escape[1], escape[1])
