"""Makes documents of 60 to 200 paragraphs out of sentences by kind of document: the same seed, the same text."""

import random
import re
from functools import cache
from importlib.resources import files

from lamwright.records.base import derive_seed
from lamwright.records.task import Split

_SLOT = re.compile(r"\{(\w+)\}")
_FONTS = ("", "", "Carlito 11", "Liberation Sans 11", "DejaVu Serif 11", "Caladea 12")
_MARKS = ("**", "*", "__", "==")
_PLAIN_WORD = re.compile(r"(?<= )[a-z]{5,}(?= )")


class _Genre:
    """Titles, openings, sections and endings of one kind of document."""

    def __init__(self, text: str) -> None:
        """``text`` as it stands in the file."""
        head, *sections = text.strip().split("\n# ")
        self.name, *lines = head.splitlines()
        parts = dict(line.split(": ", 1) for line in lines)
        self.titles = _several(parts["title"])
        self.intro = _several(parts["intro"])
        self.close: list[str] = []
        self.sections: list[tuple[list[str], dict[str, str]]] = []
        for section in sections:
            names, *rest = section.splitlines()
            held = dict(line.split(": ", 1) for line in rest)
            self.close = _several(held.pop("close")) if "close" in held else self.close
            self.sections.append((_several(names), held))


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.split(" | ")]


@cache
def _genres(split: Split) -> tuple[_Genre, ...]:
    return tuple(_Genre(text) for text in _file(split).split("=== ")[1:])


@cache
def _names() -> dict[str, list[str]]:
    blocks = (block.partition("]") for block in _file("names").strip().split("\n["))
    return {head.lstrip("["): body.split() for head, _, body in blocks}


def _file(name: str) -> str:
    folder = files("lamwright.applications.writer.natural") / "data" / "documents"
    return (folder / f"{name}.txt").read_text(encoding="utf-8")


class _Maker:
    """One document while it is written."""

    def __init__(self, split: Split, chance: random.Random, *, is_full: bool) -> None:
        """Names are those of the split; a full document leaves little out."""
        self.split, self.chance, self.is_full = split, chance, is_full
        self.deeper = False
        self.by_hand = chance.random() < 0.25
        self.numbered = chance.random() < 0.25

    def line(self, text: str) -> str:
        """Slots filled."""
        return _SLOT.sub(lambda found: self._slot(found.group(1)), text)

    def _slot(self, name: str) -> str:
        chance = self.chance
        made = {
            "n": lambda: str(chance.randint(2, 9)),
            "big": lambda: str(chance.randint(11, 480)),
            "amount": lambda: f"£{chance.randint(3, 940)}" + chance.choice(("", "", ".50", ".20")),
            "time": lambda: f"{chance.randint(7, 21)}:{chance.choice(('00', '15', '30', '45'))}",
            "date": lambda: (
                f"{chance.randint(1, 28)} {self._name('month')} {chance.randint(2023, 2027)}"
            ),
            "phone": lambda: f"01{chance.randint(200, 999)} {chance.randint(100000, 999999)}",
            "mail": lambda: f"{self._name('first').lower()}@{self._name('town').lower()}.example",
            "person": lambda: f"{self._name('first')} {self._name('last')}",
            "street": lambda: f"{chance.randint(2, 90)} {self._name('street')}",
        }
        return made[name]() if name in made else self._name(name)

    def _name(self, kind: str) -> str:
        held = _names().get(f"{kind} {self.split}") or _names()[f"{kind} train"]
        return self.chance.choice(held).replace("_", " ")

    def heading(self, text: str, number: int) -> str:
        """As a style or by hand, perhaps with a number."""
        text = f"{number}. {text}" if self.numbered else text
        if self.by_hand:
            return f"{{bold}} {text}"
        return f"{'##' if self.deeper else '#'} {text}"

    def prose(self, text: str) -> list[str]:
        """Paragraphs of one to three sentences, in an order of their own."""
        sentences = _several(text)
        self.chance.shuffle(sentences)
        sentences = sentences[: self.chance.randint(max(2, len(sentences) - 3), len(sentences))]
        out = []
        while sentences:
            count = self.chance.choice((1, 1, 1, 2) if self.is_full else (1, 1, 2, 3))
            out.append(self._marked(" ".join(self.line(s) for s in sentences[:count])))
            sentences = sentences[count:]
        return out

    def _marked(self, text: str) -> str:
        """Now and then a word stands out."""
        found = list(_PLAIN_WORD.finditer(text))
        if not found or self.chance.random() > 0.12:
            return text
        word, mark = self.chance.choice(found), self.chance.choice(_MARKS)
        return f"{text[: word.start()]}{mark}{word.group()}{mark}{text[word.end() :]}"

    def items(self, text: str, mark: str) -> list[str]:
        """A list; steps keep their order."""
        held = _several(text)
        if not mark.startswith("1"):
            self.chance.shuffle(held)
            held = held[: self.chance.randint(max(2, len(held) - 2), len(held))]
        return [f"{mark}{self.line(item)}" for item in held]

    def table(self, text: str) -> list[str]:
        """Rows of cells."""
        rows = [row.split(" ; ") for row in text.split(" @ ")]
        return ["| " + " | ".join(self.line(cell) for cell in row) + " |" for row in rows]

    def sections(self, genre: _Genre) -> list[str]:
        """The sections of a kind of document; a short one leaves some out."""
        chosen = [s for s in genre.sections if self.is_full or self.chance.random() < 0.75]
        return [
            line
            for place, (names, held) in enumerate(chosen or genre.sections, 1)
            for line in self.section(names, held, place)
        ]

    def section(self, names: list[str], held: dict[str, str], number: int) -> list[str]:
        """A heading and what is below it."""
        out = [self.heading(self.line(self.chance.choice(names)), number)]
        blocks = []
        if "s" in held:
            blocks.append(self.prose(held["s"]))
        if "i" in held and (self.is_full or self.chance.random() < 0.8):
            blocks.append(self.items(held["i"], "- "))
        if "n" in held and (self.is_full or self.chance.random() < 0.8):
            blocks.append(self.items(held["n"], "1. "))
        for block in blocks:
            out += block
        if "t" in held and self.chance.random() < 0.7:
            out += [*self.table(held["t"]), self.line(self.chance.choice(_AFTER_TABLE))]
        return out


_AFTER_TABLE = (
    "Figures were checked on {date}.",
    "Ask {person} for details.",
    "As of {month}.",
    "The next list follows, says {person}.",
    "Compiled by {person}.",
)


def make_document(number: int, split: Split, *, seed: int) -> str:
    """The text of a document in the notation of ``handwritten.markup``; short, long or very long by turns."""
    chance = random.Random(derive_seed("made", seed, split, number))
    genres = _genres(split)
    genre, size = genres[number % len(genres)], number // len(genres) % 3
    maker = _Maker(split, chance, is_full=size > 0)
    title = maker.line(chance.choice(genre.titles))
    out = [f"{{bold center size=18}} {title}" if maker.by_hand else f"{{Title}} {title}"]
    out += [maker.line(line) for line in genre.intro if chance.random() < 0.85 or size]
    out += maker.sections(genre)
    if size == 2:
        other = genres[(number + 1 + chance.randrange(len(genres) - 1)) % len(genres)]
        out.append(maker.line("Appendix: {town}" if maker.by_hand else "# Appendix: {town}"))
        maker.deeper = True
        out += [maker.line(line) for line in other.intro]
        out += maker.sections(other)
    out += [maker.line(line) for line in genre.close]
    return "\n".join([*_head(genre.name, title, chance), *_unlike(out)]) + "\n"


def _head(name: str, title: str, chance: random.Random) -> list[str]:
    head = [f"about: {name}", f"page: {chance.choice(('A4', 'A4', 'Letter'))}"]
    if font := chance.choice(_FONTS):
        head.append(f"font: {font}")
    if chance.random() < 0.3:
        head.append(f"{chance.choice(('header', 'footer'))}: {title}")
    return [*head, "---"]


def _unlike(lines: list[str]) -> list[str]:
    """No line twice, so that each can be distinguished."""
    return list(dict.fromkeys(lines))
