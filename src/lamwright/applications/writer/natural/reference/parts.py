"""References to a part of a line: an amount, a date, an address, a name, a sentence, a word."""

import random
import re
from collections.abc import Iterator

from lamwright.applications.writer.natural.reference.reference import Reference, span
from lamwright.applications.writer.natural.reference.words import named_by, tell
from lamwright.applications.writer.natural.scene import DATE, Row, Scene

_SORTS = {
    "amount": re.compile(
        r"(?:[£€$] ?\d[\d.,]*\d|[£€$] ?\d)|\b\d[\d.,]* (?:pounds|euros|dollars|GBP|EUR|USD)\b"
    ),
    "date": DATE,
    "time": re.compile(r"\b\d{1,2}[.:]\d{2}(?: ?(?:am|pm))?\b(?![.,]\d)|\b\d{1,2} (?:am|pm)\b"),
    "phone number": re.compile(r"(?<!\w)(?:\+?\d[\d ]{8,}\d)(?!\w)"),
    "e-mail address": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    "percentage": re.compile(r"\b\d+(?:\.\d+)? ?(?:%|per cent\b|percent\b)"),
    "postcode": re.compile(r"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b"),
}
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b")
_MORE = {"amount": ("amount", "sum", "price"), "phone number": ("phone number", "telephone number")}


def part_references(scene: Scene, chance: random.Random) -> Iterator[Reference]:
    """All references to parts of lines."""
    yield from _sorted(scene, chance)
    for row in scene.rows:
        if row.kind in {"title", "heading", "subtitle"}:
            continue
        words = list(named_by(row, scene))
        yield from _sentences(row, scene, words)
        yield from _first_words(row, scene, words)
        for word in chance.sample(words, min(2, len(words))):
            exact = re.findall(rf"\b{re.escape(word)}\b", row.text)
            if len(exact) == 1:
                names = (f"the word {word}", f'"{word}"', f'the word "{word}"', f"{word}")
                yield from span(word, row, scene, "quote", *names[: 4 if word[0].isupper() else 3])
    yield from _names(scene)
    yield from _stretches(scene, chance)


def _sorted(scene: Scene, chance: random.Random) -> Iterator[Reference]:
    cells = [cell.text for t in scene.tables for line in t.rows for cell in line]
    for sort, pattern in _SORTS.items():
        found = [(row, hit.group()) for row in scene.rows for hit in pattern.finditer(row.text)]
        in_cells = any(pattern.search(text) for text in cells)
        for row, text in found:
            names = []
            if len(found) == 1 and not in_cells and not scene.role(sort):
                names += [f"the {noun}" for noun in _MORE.get(sort, (sort,))]
            if sum(other is row for other, _ in found) == 1:
                names += _by_line(sort, text, row, scene, chance)
            if scene.everything.count(text.lower()) == 1:
                names += [text, f"the {sort} {text}", f'"{text}"']
            if names:
                yield from span(text, row, scene, "part", *names)


def _by_line(sort: str, text: str, row: Row, scene: Scene, chance: random.Random) -> list[str]:
    """'the amount in the line about the deposit'."""
    words = list(named_by(row, scene))
    named = chance.sample(words, min(2, len(words)))
    return [f"the {sort} in the line about {tell(word)}" for word in named if word not in text]


def _sentences(row: Row, scene: Scene, words: list[str]) -> Iterator[Reference]:
    sentences = row.sentences
    if len(sentences) < 2 or any(len(s.split()) < 4 for s in sentences):
        return
    for number, name in ((0, "first"), (-1, "last")):
        outside = [w for w in words if w.lower() not in sentences[number].lower()]
        names = [f"the {name} sentence of the paragraph about {tell(word)}" for word in outside[:2]]
        if names:
            yield from span(sentences[number], row, scene, "part", *names)
    for sentence in sentences:
        inside = [word for word in words if word in sentence]
        if inside:
            named = tell(inside[0])
            names = [f"the sentence about {named}", f"the sentence with {named}"]
            yield from span(
                sentence, row, scene, "content", *names, f"the sentence that mentions {named}"
            )


def _first_words(row: Row, scene: Scene, words: list[str]) -> Iterator[Reference]:
    """What stands before a colon, or the first word."""
    names: tuple[str, ...]
    head, colon, rest = row.text.partition(":")
    named = next((tell(w) for w in words if w.lower() in rest.lower()), "")
    if colon and named and 0 < len(head.split()) <= 4 and len(rest) > 3:
        names = (
            f"what stands before the colon in the line about {named}",
            f"the part before the colon where {named} comes up",
        )
        yield from span(head, row, scene, "part", *names)
    first = row.text.split()[0].strip(",.;:")
    if len(words) > 1 and len(row.text.split()) > 6 and len(first) > 2:
        named = tell(words[-1])
        names = (
            (f"the first word of the line about {named}",)
            if len(row.text) < 90
            else (f"the first word of the paragraph about {named}",)
        )
        if first.lower() != words[-1].lower():
            yield from span(first, row, scene, "part", *names)


def _names(scene: Scene) -> Iterator[Reference]:
    for row in scene.rows:
        for hit in _NAME.finditer(row.text):
            name = hit.group()
            if scene.everything.count(name.lower()) == 1:
                yield from span(name, row, scene, "part", f"the name {name}", name, f'"{name}"')


def _stretches(scene: Scene, chance: random.Random) -> Iterator[Reference]:
    """Some words of a line, as they stand there."""
    long = [row for row in scene.rows if len(row.text.split()) > 8 and row.kind == "body"]
    for row in chance.sample(long, min(6, len(long))):
        words = row.text.split()
        at = chance.randint(1, len(words) - 5)
        text = " ".join(words[at : at + chance.randint(2, 4)]).strip(",.;:()")
        if scene.everything.count(text.lower()) == 1 and text and '"' not in text:
            names = (
                f'"{text}"',
                f'the words "{text}"',
                f"the words {text}",
                f"where it says {text}",
            )
            yield from span(text, row, scene, "quote", *names)
