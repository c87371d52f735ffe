"""What people ask for in numbers, names and texts: drawn, with the words they say it in."""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import JsonValue

from lamwright.applications.writer.natural.frames import texts
from lamwright.applications.writer.natural.reference.reference import Reference
from lamwright.applications.writer.natural.reference.words import named_by
from lamwright.applications.writer.natural.scene import DATE, Scene
from lamwright.records.task import Split

KEPT = "\ue000"
"""Stands on both sides of words that are taken as they are."""
_FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "Liberation Mono",
    "DejaVu Sans",
    "DejaVu Serif",
    "Carlito",
    "Caladea",
)
_COLOURS = (
    "red",
    "blue",
    "green",
    "dark red",
    "dark blue",
    "dark green",
    "orange",
    "purple",
    "grey",
    "brown",
    "teal",
    "navy",
    "pink",
)
_SHADES = (
    "yellow",
    "light grey",
    "light blue",
    "light green",
    "light yellow",
    "pink",
    "beige",
    "orange",
    "light orange",
)
_STYLES = ("Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle", "Quotations", "Text body")
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
_COMMON_WORD = re.compile(r"\b[a-zA-Z]{4,}\b")


@dataclass(frozen=True)
class Wanted:
    """What arguments are drawn for."""

    scene: Scene
    reference: Reference | None
    split: Split
    chance: random.Random


Drawn = tuple[JsonValue, str]
"""The argument, and how it is said."""


def kept(text: str) -> str:
    """Words that no voice changes."""
    return f"{KEPT}{text}{KEPT}"


def draw(kind: str, wanted: Wanted) -> Drawn | None:
    """An argument of a kind such as 'size'. ``None``: this target has none."""
    return _KINDS[kind](wanted) if kind in _KINDS else _typed(kind, wanted)


def _typed(kind: str, wanted: Wanted) -> Drawn:
    text = wanted.chance.choice(texts()[f"{kind} {wanted.split}"])
    return text, kept(text)


def _points(*sizes: float) -> Callable[[Wanted], Drawn]:
    def make(wanted: Wanted) -> Drawn:
        size = wanted.chance.choice(sizes)
        ways = (f"{size:g} pt", f"{size:g} point", f"{size:g}pt", f"{size:g} points")
        return size, wanted.chance.choice(ways)

    return make


def _centimetres(*lengths: float) -> Callable[[Wanted], Drawn]:
    def make(wanted: Wanted) -> Drawn:
        length = wanted.chance.choice(lengths)
        return length, wanted.chance.choice((
            f"{length:g} cm",
            f"{length:g} centimetres",
            f"{length:g}cm",
        ))

    return make


def _named(*names: str) -> Callable[[Wanted], Drawn]:
    def make(wanted: Wanted) -> Drawn:
        name = wanted.chance.choice(names)
        return name, name

    return make


def _font(wanted: Wanted) -> Drawn:
    name = wanted.chance.choice(_FONTS)
    return name, wanted.chance.choice((name, name, name, f'"{name}"'))


def _few(wanted: Wanted) -> Drawn:
    count = wanted.chance.choice(tuple(_NUMBERS))
    return count, wanted.chance.choice((str(count), _NUMBERS[count]))


def _columns(wanted: Wanted) -> Drawn:
    count = wanted.chance.choice((2, 2, 3))
    return count, wanted.chance.choice((str(count), _NUMBERS[count]))


def _align(wanted: Wanted) -> Drawn:
    ways = {
        "center": ("centred", "in the middle", "centered"),
        "right": ("on the right", "right-aligned"),
    }
    to = wanted.chance.choice(tuple(ways))
    return to, wanted.chance.choice(ways[to])


def _word(wanted: Wanted) -> Drawn:
    """Something of the same sort: another amount for an amount, another date for a date."""
    old = wanted.reference.texts[0].strip() if wanted.reference and wanted.reference.texts else ""
    if any(c.isdigit() for c in old):
        new = _otherwise(old, wanted.chance)
        return new, kept(new)
    return _typed("word", wanted)


def _otherwise(old: str, chance: random.Random) -> str:
    """The same with other figures."""
    if dated := DATE.search(old):
        day = re.sub(
            r"\b\d{1,2}\b(?!/\d{4})", lambda m: str(chance.randint(10, 28)), dated.group(), count=1
        )
        return old.replace(dated.group(), day)

    def other(found: re.Match[str]) -> str:
        digits = found.group()
        if (
            len(digits) == 2
            and old[found.end() : found.end() + 1] in {":", "."}
            and int(digits) < 24
        ):
            return str(chance.randint(10, 19))
        if len(digits) == 2 and old[found.start() - 1 : found.start()] in {":", "."}:
            return chance.choice(("00", "15", "30", "45"))
        return str(chance.randint(1, 9)) + "".join(chance.choice("0125") for _ in digits[1:])

    return re.sub(r"\d+", other, old)


def _often(wanted: Wanted) -> Drawn | None:
    """A word that stands several times, always written the same, never inside another."""
    counts = Counter(w for row in wanted.scene.rows for w in _COMMON_WORD.findall(row.text))
    alone = {word for row in wanted.scene.rows for word in named_by(row, wanted.scene)}
    found = [
        word
        for word, count in sorted(counts.items())
        if 2 <= count <= 9
        and wanted.scene.everything.count(word.lower()) == count
        and (word[0].isupper() or len(word) > 5)
        and word.lower() not in alone
    ]
    if not found:
        return None
    word = wanted.chance.choice(found)
    return word, kept(wanted.chance.choice((word, word, f'"{word}"')))


def _row(wanted: Wanted) -> Drawn | None:
    """Texts for a new row, after the kind of the row that is meant."""
    if wanted.reference is None or len(wanted.reference.texts) > 5:
        return None
    cells: list[JsonValue] = []
    for old in wanted.reference.texts:
        like = wanted.reference if any(c.isdigit() for c in old) else None
        new = _otherwise(old.strip(), wanted.chance) if like else str(_typed("word", wanted)[0])
        cells.append(new)
    if any("," in str(cell) or "\n" in str(cell) for cell in cells):
        return None
    return cells, kept(", ".join(map(str, cells)))


def _break(wanted: Wanted) -> Drawn | None:
    """The last words of a sentence that is not the last one."""
    if wanted.reference is None:
        return None
    text = wanted.reference.texts[0]
    rows = [row for row in wanted.scene.rows if row.text == text]
    sentences = rows[0].sentences if rows else []
    for sentence in sentences[:-1]:
        tail = " ".join(sentence.split()[-3:])
        if text.count(tail) == 1 and len(sentence.split()) > 3:
            return tail, kept(tail.rstrip(".!?"))
    return None


_KINDS: dict[str, Callable[[Wanted], Drawn | None]] = {
    "size": _points(8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 22, 24, 28, 32),
    "gap": _points(3, 4, 6, 8, 9, 10, 12, 14, 18, 24),
    "cm": _centimetres(0.5, 1.0, 1.5, 2.0, 3.0),
    "margin": _centimetres(1.5, 2.0, 3.0, 3.5, 4.0),
    "font": _font,
    "colour": _named(*_COLOURS),
    "marker": _named("yellow", "light green", "pink", "orange", "light blue"),
    "shade": _named(*_SHADES),
    "style": _named(*_STYLES),
    "side": _named("left", "right", "top", "bottom"),
    "little": _points(0.5, 1, 1.5, 2, 3),
    "tab": _centimetres(4.0, 5.0, 6.0, 8.0, 10.0, 12.0),
    "mood": _named("Emphasis", "Strong Emphasis"),
    "paper": _named("A5", "Letter", "A4", "A3"),
    "few": _few,
    "columns": _columns,
    "align": _align,
    "word": _word,
    "often": _often,
    "row": _row,
    "break": _break,
}
