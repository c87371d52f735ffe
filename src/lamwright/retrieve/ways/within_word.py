"""A letter or figure of a word that is raised or lowered: "the 2 in H2O", "m2: the 2 up high"."""

import re
from collections.abc import Iterator, Sequence

from lamwright.codec.found import select_text
from lamwright.retrieve.paragraphs import Reading

RAISES = ("Choose Format > Text > Superscript", "Choose Format > Text > Subscript")
_PART = re.compile(
    r"\b(?:the|its|a|that|raise|lower) (?:(?:small|little|tiny|raised|low|lowered) )*"
    r"(?P<part>\d|two|three|st|nd|rd|th)\b",
    re.IGNORECASE,
)
_FIGURES = {"two": "2", "three": "3"}
_WORD = re.compile(r"(?<![\w.,])(?=[\w/]*\d)(?=[\w/]*[^\W\d])[\w/]+(?![\w/])")
_INSIDE = re.compile(r'Type "(?:\{LEFT\})+(?:\{SHIFT\+RIGHT\})+"')
"""Writer goes on from the end of what is selected."""
_WORDS = re.compile(r'Select the text "(.*?)"(?: in paragraph \d+)?', re.DOTALL)


def word_with_part(worded: str, way: Sequence[str], reading: Reading) -> str:
    """The part of the only word of the document that the request names with it; else ``worded``.

    Where the part stands in the paragraph before the word already, the word is selected, and ``part_of_word`` its part.
    """
    if way[0] not in RAISES:
        return worded
    named = list(_named(reading))
    if len(named) != 1:
        return worded
    index, word, part = named[0]
    texts = reading.structure.texts
    before = texts[index - 1].partition(word)[0]
    if part in before:
        return select_text(word, index, texts)
    earlier = any(part in text for text in texts[: index - 1])
    return f'Select the text "{part}"' + (f" in paragraph {index}" if earlier else "")


def part_of_word(steps: tuple[str, ...], chosen: str, request: str) -> tuple[str, ...]:
    """``steps`` that raise or lower a part of the word that is ``chosen``: it is selected by keys before."""
    word = _WORDS.fullmatch(chosen)
    part = _part(request)
    if steps[0] not in RAISES or word is None or not part or part not in word[1][1:]:
        return steps
    if _WORD.fullmatch(word[1]) is None:
        return steps
    back = len(word[1]) - word[1].rindex(part)
    keys = f'Type "{"{LEFT}" * back}{"{SHIFT+RIGHT}" * len(part)}"'
    return (keys, *steps)


def without_keys_inside(steps: Sequence[str]) -> tuple[str, ...]:
    """Steps without the keys that select a part of a word."""
    return tuple(step for step in steps if not _INSIDE.fullmatch(step))


def _part(request: str) -> str:
    said = _PART.search(request)
    return _FIGURES.get(said["part"].lower(), said["part"].lower()) if said else ""


def _named(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """Words that the request names with a part of theirs, in the first line that holds each."""
    part = _part(reading.request)
    for word in dict.fromkeys(_WORD.findall(reading.request)) if part else ():
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        lines = [line.index for line in reading.structure.filled if whole.search(line.text)]
        if lines and part in word[1:]:
            yield lines[0], word, part
