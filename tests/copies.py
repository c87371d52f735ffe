"""Texts that repeat those of another hand: words in a row, or nearly all the words that tell something."""

import ast
import math
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

IN_A_ROW, TELLING = 5, 4
"""So many words in a row are a copy where so many of them tell something; what tells less has to be there whole."""
ALIKE = 0.6
"""A line or quoted text is a copy if it has this share of the telling words that it and the other have together."""
SMALL = frozenset([
    *("a", "all", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do"),
    *("does", "for", "from", "had", "has", "have", "he", "her", "his", "i", "if", "in", "is", "it", "it's"),
    *("its", "me", "must", "my", "no", "not", "of", "on", "one", "or", "our", "out", "please", "she"),
    *("should", "so", "that", "the", "their", "them", "there", "these", "they", "this", "those", "to"),
    *("up", "us", "was", "we", "were", "will", "with", "would", "you", "your"),
])  # fmt: skip
"""Words that tell nothing of what a text is about."""
STOCK = {
    "leases and contracts everywhere": (
        "begins on 1 march",
        "either side may end it",
        "if one clause is void",
        "not by more than 4 per cent",
        "of the end of the tenancy",
        "runs for twelve months",
        "the landlord may raise the rent once a year",
        "three months notice in writing",
    ),
    "letters, manuals and shops everywhere": (
        "for the last four years i have worked",
        "opening hours monday to friday 9",
        "thank you for your order",
        "what is in the box",
    ),
    "what everybody calls the parts of a document and how they look": (
        "first row",
        "light grey",
        "margin left and right",
        "tab stop at 6 cm",
        "table of contents",
        "two columns for the whole thing",
    ),
}
"""Phrases that the language has ready, and why they are no copies."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ESCAPED = re.compile(r"\\(?:[nrt\"]|u201[cd])")
_PIECE = re.compile(r'[\n"“”|]+')
_CODE = re.compile(r"\w\(|\w=\w|<|\\")
_BEGIN = 3
"""By so many first words what stands in a row is looked up."""
_Row = tuple[str, ...]


def texts_of(folder: Path) -> Iterator[str]:
    """What the modules of a folder say, of at least five words: no docstrings, no code."""
    for path in sorted(folder.glob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        held = (n.value for n in nodes if isinstance(n, ast.Constant) and id(n) not in alone)
        texts = (value for value in held if isinstance(value, str))
        yield from (
            text for text in texts if len(text.split()) >= IN_A_ROW and not _CODE.search(text)
        )


def of_another_hand() -> Path:
    """Where the requests of another hand are, that nothing may be taken from; few machines have them."""
    beside = Path(__file__).parents[2] / "shared/people"
    return Path(os.environ.get("LAMWRIGHT_PEOPLE", beside))


class Copies:
    """Finds what repeats some texts, word for word or nearly."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rows: dict[_Row, dict[_Row, str]] = defaultdict(dict)
        self._rare: dict[str, list[tuple[str, Set[str]]]] = defaultdict(list)
        telling = {}
        for text in dict.fromkeys(texts):
            said = _words(text)
            parts = [part.split() for part in _STOCK.sub("|", " ".join(said)).split("|")]
            telling[text] = {word for part in parts for word in part} - SMALL
            rows = [row for part in parts for row in _rows(part)]
            for row in rows or [tuple(said)] * (not _STOCK.fullmatch(" ".join(said))):
                self._rows[row[:_BEGIN]][row] = text
        often = Counter(word for words in telling.values() for word in words)
        for text, words in telling.items():
            # what shares ALIKE of the words with this text has one of these, its rarest
            rarest = sorted(words, key=lambda word: (often[word], word))
            for word in rarest[: len(words) - math.ceil(ALIKE * len(words)) + 1]:
                self._rare[word].append((text, words))

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """What of ``text`` repeats something, and what."""
        text = _ESCAPED.sub("\n", text)
        said = _words(text)
        for place, begin in enumerate(zip(said, said[1:], said[2:], strict=False)):
            for row, of in self._rows[begin].items() if begin in self._rows else ():
                if tuple(said[place : place + len(row)]) == row:
                    yield " ".join(row), of
        for piece in dict.fromkeys(_PIECE.split(text)):
            yield from ((piece.strip(), of) for of in self._alike(set(_words(piece))))

    def _alike(self, words: Set[str]) -> Iterator[str]:
        for word in words & self._rare.keys():
            for text, others in self._rare[word]:
                shared = len(words & others)
                if shared >= TELLING and shared >= ALIKE * len((words - SMALL) | others):
                    yield text


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _rows(words: Sequence[str]) -> Iterator[_Row]:
    """The shortest run from each word on that is long enough and tells enough."""
    for place in range(len(words)):
        for end in range(place + IN_A_ROW, len(words) + 1):
            row = tuple(words[place:end])
            if sum(word not in SMALL for word in row) >= TELLING:
                yield row
                break


_STOCK = re.compile(
    "|".join(rf"\b{one}\b" for phrases in STOCK.values() for one in sorted(phrases, reverse=True))
)
