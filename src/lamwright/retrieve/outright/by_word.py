"""Sentences that a request names by a word that only they hold: ``the rain sentence``, ``the sentence about cards``."""

import re
from collections.abc import Iterator

from lamwright.codec.found import select_text
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.spans import sentences
from lamwright.retrieve.paragraphs import Reading

_SAID = re.compile(
    r"(?P<before>(?:[\w’'-]+ ){0,4})sentence\b"
    r"(?: (?:about|on|with|mentioning|that mentions|saying) (?P<behind>.{2,40}?)"
    r"(?=$|[,.;:!?()]| (?:in|is|are|to|should|as|please|pls|needs|must|can|could|has|out|goes?) ))?",
    re.IGNORECASE,
)
_NEAR = 3
_SMALL = frozenset([
    *("whole", "entire", "full", "same", "very", "the", "that", "this", "long", "longest", "short", "shortest"),
    *("bold", "italic", "underlined", "marked", "new", "one", "only"),
    *("remove", "delete", "take", "make", "put", "cut", "underline", "highlight", "comment", "no", "on", "at"),
])  # fmt: skip
"""Words before it that say nothing of what it holds."""
_ELSE = frozenset([
    *("first", "second", "third", "fourth", "fifth", "last", "next", "final", "opening", "closing", "previous"),
    *("other", "each", "every", "half", "end", "split", "join"),
    *("in", "of", "from", "after", "before", "behind", "than", "spelling", "typo", "word"),
])  # fmt: skip
"""Then another sentence is told by this one, a part of it is meant, or a place beside it."""
_LIKELY = 2.0


def named_by_word(reading: Reading) -> Iterator[tuple[str, float]]:
    """What the request names so, with what that adds to the logarithm of its share.

    Of 356 training requests that it speaks for 85 % mean just that; most others mean a part of it.
    """
    texts = reading.structure.texts
    held = [(n, said) for n, text in enumerate(texts, start=1) for said in sentences(text)]
    for words in _told(reading.request):
        found = [one for one in held if words <= set(content_stems(one[1]))]
        if len(found) == 1:
            number, said = found[0][0], found[0][1].strip()
            whole = said == texts[number - 1].strip()
            yield (
                f"Select paragraph {number}" if whole else select_text(said, number, texts),
                _LIKELY,
            )


def _told(request: str) -> Iterator[set[str]]:
    """Stems of what is said of each sentence that is meant."""
    for match in _SAID.finditer(request):
        before = match["before"].lower().split()
        said = (match["behind"] or " ".join(before[-_NEAR:])).lower().split()
        words = set(content_stems(" ".join(word for word in said if word not in _SMALL)))
        if words and _ELSE.isdisjoint(before):
            yield words
