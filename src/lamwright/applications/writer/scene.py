"""A template document, seen as a place to draw parameters from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from lamwright.documents.reader import read_document
from lamwright.instantiate.family import NoFit
from lamwright.records.document import DocumentState, ParagraphState, Run

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'-]*")
_PLAIN = re.compile(r"[A-Za-z0-9 ,.'&:()-]+")


@dataclass(frozen=True)
class Span:
    """A text that occurs once, and the paragraph it stands in."""

    text: str
    paragraph: ParagraphState


@dataclass(frozen=True)
class Place:
    """A paragraph, and the words that name it."""

    words: str
    paragraph: ParagraphState


@dataclass(frozen=True)
class Spot:
    """A table cell whose text occurs once; numbers count from 1."""

    text: str
    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Scene:
    """A document and the paragraphs that another part of the task already speaks of."""

    document: DocumentState
    taken: frozenset[int] = frozenset()

    @cached_property
    def everything(self) -> str:
        """All text a reader may see, lower case, for 'occurs once'."""
        doc = self.document
        cells = [text for table in doc.tables for row in table.texts for text in row]
        rest = [note.text for note in doc.notes] + [comment.text for comment in doc.comments]
        rest += [item.text for item in doc.objects]
        edges = [page.header_text + "\n" + page.footer_text for page in doc.pages]
        return "\n".join([doc.text, *cells, *rest, *edges]).lower()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each paragraph text occurs."""
        texts = [paragraph.text for paragraph in self.document.paragraphs]
        return {text: texts.count(text) for text in texts}

    @cached_property
    def plain(self) -> tuple[ParagraphState, ...]:
        """Paragraphs with text of their own that can be named, and that nothing is anchored in."""
        doc = self.document
        busy = self.taken | {note.paragraph for note in doc.notes}
        busy |= {part.paragraph for part in doc.fields} | {link.paragraph for link in doc.links}
        busy |= {part.paragraph for part in doc.comments}
        busy |= {mark.paragraph for mark in doc.bookmarks} | {o.paragraph for o in doc.objects}
        return tuple(
            paragraph
            for paragraph in doc.paragraphs
            if paragraph.index not in busy
            and not paragraph.in_index
            and paragraph.text.strip() == paragraph.text
            and self.counts[paragraph.text] == 1
            and len(_WORD.findall(paragraph.text)) > 0
        )

    def once(self, text: str) -> bool:
        """Whether the document holds this text exactly once, in whatever case."""
        return self.everything.count(text.lower()) == 1

    def span(
        self,
        random: Random,
        words: tuple[int, int] = (1, 4),
        suits: Callable[[Run], bool] = lambda run: True,
    ) -> Span:
        """A text of some words inside one paragraph that occurs once; its runs all suit."""
        for _ in range(60):
            if not self.plain:
                break
            paragraph = random.choice(self.plain)
            found = _cut(paragraph.text, random.randint(*words), random)
            if len(found) < 4 or not self.once(found):
                continue
            if all(suits(run) for run in runs_under(paragraph, found)):
                return Span(found, paragraph)
        raise NoFit("no-span")

    def place(
        self, random: Random, suits: Callable[[ParagraphState], bool] = lambda paragraph: True
    ) -> Place:
        """A paragraph that suits, named in one of the ways that fit it."""
        fitting = [paragraph for paragraph in self.plain if suits(paragraph)]
        random.shuffle(fitting)
        for paragraph in fitting:
            names = self.names(paragraph)
            if names:
                return Place(random.choice(names), paragraph)
        raise NoFit("no-paragraph")

    def names(self, paragraph: ParagraphState) -> tuple[str, ...]:
        """Ways to name a paragraph that a reader of the document can follow without doubt."""
        return (*self._by_text(paragraph), *self._by_position(paragraph))

    def _by_text(self, paragraph: ParagraphState) -> tuple[str, ...]:
        text = paragraph.text
        if not _PLAIN.fullmatch(text[:50]):
            return ()
        if len(text) <= 45:
            kind = "heading" if paragraph.format.outline_level > 0 else "line"
            if not self.once(text):
                return ()
            return (f'the {kind} "{text}"', f'"{text}"')
        start = " ".join(text.split(" ")[:4]).rstrip(",.:")
        if '"' in start or not self.once(start):
            return ()
        return (
            f'the paragraph that starts with "{start}"',
            f'the paragraph beginning "{start}"',
        )

    def _by_position(self, paragraph: ParagraphState) -> tuple[str, ...]:
        before = self.document.paragraphs[: paragraph.index - 1]
        if not all(other.text.strip() for other in before):
            return ()
        names = [f"paragraph {paragraph.index}"]
        if paragraph.index <= len(ORDINALS):
            names.append(f"the {ORDINALS[paragraph.index - 1]} paragraph")
        if paragraph.index == len(self.document.paragraphs):
            names.append("the last paragraph")
        return tuple(names)

    def stretch(self, random: Random, suits: Callable[[ParagraphState], bool]) -> tuple[int, int]:
        """Two to four neighbouring paragraphs that suit: first and last index."""
        fitting = {paragraph.index for paragraph in self.plain if suits(paragraph)}
        runs = [
            (start, start + length - 1)
            for start in sorted(fitting)
            for length in (2, 3, 4)
            if all(index in fitting for index in range(start, start + length))
            and self._one_flow(start, start + length - 1)
        ]
        if not runs:
            raise NoFit("no-paragraph")
        return random.choice(runs)

    def _one_flow(self, first: int, last: int) -> bool:
        return not any(first <= table.after_paragraph < last for table in self.document.tables)

    def at(self, index: int) -> ParagraphState:
        """The paragraph with this index."""
        return self.document.paragraphs[index - 1]

    def spot(self, random: Random, suits: Callable[[Spot], bool] = lambda spot: True) -> Spot:
        """A cell of a regular table whose text occurs once."""
        spots = [
            Spot(cell.text, number, y, x)
            for number, table in enumerate(self.document.tables, 1)
            if all(len(row) == table.columns for row in table.rows)
            for y, row in enumerate(table.rows, 1)
            for x, cell in enumerate(row, 1)
            if _PLAIN.fullmatch(cell.text) and len(cell.text) >= 3 and self.once(cell.text)
        ]
        fitting = [spot for spot in spots if suits(spot)]
        if not fitting:
            raise NoFit("no-table")
        return random.choice(fitting)


def read_scene(path: Path) -> Scene:
    """The scene of a document. Raises ``DocumentError`` when it cannot be read."""
    return Scene(read_document(path))


def runs_under(paragraph: ParagraphState, text: str) -> tuple[Run, ...]:
    """The runs that a text inside a paragraph touches."""
    start = paragraph.text.find(text)
    end, position, under = start + len(text), 0, []
    for run in paragraph.runs:
        if position < end and position + len(run.text) > start:
            under.append(run)
        position += len(run.text)
    return tuple(under)


def _cut(text: str, count: int, random: Random) -> str:
    words = list(_WORD.finditer(text))
    if len(words) < count:
        return ""
    first = random.randrange(len(words) - count + 1)
    cut = text[words[first].start() : words[first + count - 1].end()]
    return cut if re.fullmatch(r"[A-Za-z0-9 '-]+", cut) else ""
