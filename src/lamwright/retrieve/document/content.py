"""Which lines of a document share words with a phrase; rare words count most."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lamwright.retrieve.document.structure import Line

_WORD = re.compile(r"[^\W_]+(?:[.:,]\d+)*", re.UNICODE)
_COMMON = frozenset([
    "a",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "been",
    "but",
    "by",
    "can",
    "could",
    "do",
    "does",
    "for",
    "from",
    "get",
    "give",
    "go",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "like",
    "line",
    "lines",
    "make",
    "makes",
    "me",
    "mine",
    "more",
    "my",
    "need",
    "no",
    "not",
    "of",
    "on",
    "one",
    "only",
    "or",
    "our",
    "out",
    "page",
    "part",
    "please",
    "pls",
    "put",
    "row",
    "section",
    "sentence",
    "set",
    "she",
    "should",
    "so",
    "some",
    "text",
    "than",
    "thanks",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "too",
    "up",
    "us",
    "very",
    "want",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "will",
    "with",
    "word",
    "words",
    "would",
    "you",
    "your",
    "paragraph",
    "bit",
    "point",
    "heading",
    "item",
    "bullet",
    "change",
    "add",
    "remove",
    "delete",
    "bold",
    "italic",
    "says",
    "say",
    "said",
    "about",
    "under",
    "above",
    "below",
    "before",
    "after",
    "new",
])
_ENDINGS = ("ings", "ing", "ies", "ied", "es", "ed", "'s", "s", "ly", "e", "y")
_LEAST = 3


def stem(word: str) -> str:
    """A word without its usual endings; numbers stay whole."""
    word = word.lower().replace("’", "'")
    if word[0].isdigit():
        return word.rstrip(".,:")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [stem(word) for word in _WORD.findall(text) if word.lower() not in _COMMON]


class Content:
    """The words of each line, weighed by how few lines hold them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._stems = {line.index: frozenset(content_stems(line.text)) for line in lines}
        counts = Counter(word for held in self._stems.values() for word in held)
        total = max(len(lines), 1)
        self._weights = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._rare = math.log(1 + total)
        self._alike: dict[str, str] = {}
        """What ``_near`` has found."""

    def weight(self, word: str) -> float:
        """How much sharing this stem says."""
        return self._weights.get(word, 0.0)

    def scores(self, phrase: str, among: Iterable[Line] | None = None) -> dict[int, float]:
        """For each line the share of the phrase's weight that it covers, where it is not zero."""
        wanted = frozenset(content_stems(phrase))
        known = {word: self._near(word) for word in wanted}
        total = sum(self._weights.get(near, 0.35 * self._rare) for near in known.values())
        if not total:
            return {}
        chosen = self._stems if among is None else {line.index for line in among}
        found = {}
        for index in chosen:
            held = self._stems.get(index, frozenset())
            got = sum(self.weight(near) for near in set(known.values()) if near in held)
            if got:
                found[index] = got / total
        return found

    def covered(self, line: Line, phrase: str) -> float:
        """The share of a line's own weight that a phrase names."""
        held = self._stems.get(line.index, frozenset())
        near = {self._near(word) for word in content_stems(phrase)}
        total = sum(self.weight(word) for word in held)
        return sum(self.weight(word) for word in held & near) / total if total else 0.0

    def named(self, phrase: str, among: Iterable[Line]) -> list[Line]:
        """Lines of which a phrase names most, the fullest first."""
        shares = [(self.covered(line, phrase), line) for line in among]
        return [line for share, line in sorted(shares, key=lambda pair: -pair[0]) if share >= 0.5]

    def best(self, phrase: str, among: Iterable[Line] | None = None) -> tuple[int, float]:
        """The line that covers most, the first of equals, and how much; (0, 0.0) for none."""
        scores: Mapping[int, float] = self.scores(phrase, among)
        if not scores:
            return 0, 0.0
        index = min(scores, key=lambda place: (-scores[place], place))
        return index, scores[index]

    def _near(self, word: str) -> str:
        """The stem itself, or one of the document's that begins alike."""
        if word in self._weights or len(word) < 4:
            return word
        if word not in self._alike:
            self._alike[word] = self._nearest(word)
        return self._alike[word]

    def _nearest(self, word: str) -> str:
        alike = [
            known
            for known in self._weights
            if len(known) >= 4 and (known.startswith(word[:5]) or word.startswith(known[:5]))
        ]
        return min(alike, key=len, default=word)
