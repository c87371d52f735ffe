"""Voices: how a core becomes a request, politely or tersely, with a reason, in small letters, with typos."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from lamwright.applications.writer.natural.arguments import KEPT
from lamwright.applications.writer.natural.frames import Core, pick, voices
from lamwright.records.task import Split

_JOINS = [
    "{a} and {b}",
    "{a}, and {b}",
    "{a}, then {b}",
    "{a} and also {b}",
    "{a}; {b}",
    "first {a}, then {b}",
]
_GERUND = {
    "put": "putting",
    "set": "setting",
    "get": "getting",
    "cut": "cutting",
    "drop": "dropping",
    "swap": "swapping",
    "let": "letting",
    "split": "splitting",
    "run": "running",
    "flip": "flipping",
    "begin": "beginning",
    "start": "starting",
}
_PLURAL = {
    "{t} is ": "{t} are ",
    "{t} has ": "{t} have ",
    "{t} needs ": "{t} need ",
    "{t} belongs ": "{t} belong ",
    "{t} gets ": "{t} get ",
}


@dataclass(frozen=True)
class Said:
    """One part of a request before it is put into a sentence."""

    core: Core
    words: str
    plural: bool
    arguments: dict[str, str]

    def fill(self, text: str, *, again: bool = False) -> str:
        """A core with target and arguments; ``again`` names the target by a pronoun."""
        if self.plural:
            for one, many in _PLURAL.items():
                text = text.replace(one, many)
        pronoun = "them" if self.plural else "it"
        words = pronoun if again else self.words
        return text.format(t=words, it=pronoun, **self.arguments)


def say(parts: list[Said], split: Split, chance: random.Random, *, again: bool) -> tuple[str, str]:
    """The request that asks for all parts, and its voice; ``again``: later ones are of the same target."""
    mode = chance.choices(("do", "be", "bare", "odd"), (56, 22, 16, 6))[0]
    if again or not all(part.core.cores.get(mode) for part in parts):
        mode = "do" if parts[0].core.cores.get("do") else "bare"
    bodies = []
    for number, part in enumerate(parts):
        template = pick(part.core, mode, split, chance)
        bodies.append(part.fill(template, again=again and number > 0))
    if any(body.rstrip('"').endswith(KEPT) for body in bodies[:-1]):
        return "", ""
    body = bodies[0]
    for more in bodies[1:]:
        join = (
            "{a}, {b}"
            if mode == "bare"
            else chance.choice(_JOINS if len(bodies) == 2 and mode == "do" else _JOINS[:-1])
        )
        body = join.format(a=body, b=more)
    reasons = parts[-1].core.cores.get("why", ()) if len(parts) == 1 else ()
    why = parts[-1].fill(chance.choice(reasons)) if reasons and chance.random() < 0.25 else ""
    return _voiced(body, mode, why, chance)


def _voiced(body: str, mode: str, why: str, chance: random.Random) -> tuple[str, str]:
    name = {"do": "asking", "be": "wishing"}.get(mode, "bare")
    frames = voices()[f"{name} with a reason" if why and name != "bare" else name]
    if body.rstrip('"').endswith(KEPT):  # what is to be typed ends the sentence: nothing may follow
        frames = [frame for frame in frames if frame.lower().endswith("{v}")] or ["{V}"]
    verb = body.split()[0].lower()
    if not verb.isalpha() or body.startswith(("first ", "don't")):
        frames = [frame for frame in frames if frame in {"{V}.", "{V}", "{v}", "please {v}"}] or [
            "{V}"
        ]
    frame = chance.choice(frames)
    gerund = body.replace(verb, _gerund(verb), 1) if mode == "do" else body
    text = frame.format(v=body, V=_upper(body), g=gerund, w=why, W=_upper(why))
    return _styled(text, chance, _name(mode, frame, why))


def _name(mode: str, frame: str, why: str) -> str:
    if why:
        return "with a reason"
    if mode != "do":
        return {"be": "wish", "bare": "terse", "odd": "foreign"}[mode]
    return "terse" if frame.lower() in {"{v}", "{v}."} else "polite"


def _gerund(verb: str) -> str:
    if verb in _GERUND:
        return _GERUND[verb]
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:] if not text.startswith(KEPT) else text


def _styled(text: str, chance: random.Random, voice: str) -> tuple[str, str]:
    pick_of = chance.random()
    if pick_of < 0.22:
        loose = _outside(text, str.lower).rstrip(".")
        return loose.replace(KEPT, ""), "small letters" if voice != "foreign" else voice
    if pick_of < 0.30:
        slipped = _outside(text, lambda part: _slip(part, chance))
        return slipped.replace(KEPT, ""), "typos"
    return text.replace(KEPT, ""), voice


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Changes all but what is kept as it is."""
    pieces = re.split(f"({KEPT}[^{KEPT}]*{KEPT})", text)
    return "".join(p if p.startswith(KEPT) else change(p) for p in pieces)


def _slip(text: str, chance: random.Random) -> str:
    slips = dict(pair.split() for pair in voices()["slips"])
    words = [word for word in text.split() if word in slips]
    if not words:
        return text.lower()
    word = chance.choice(words)
    return re.sub(rf"\b{word}\b", slips[word], text, count=1)
