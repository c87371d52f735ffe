"""Words that name a line: they stand in no other one."""

import re
from collections.abc import Iterator

from lamwright.applications.writer.natural.frames import word_lists
from lamwright.applications.writer.natural.scene import Row, Scene

_COMMON = frozenset(word_lists()["common"])
_POOR_ENDINGS = ("ed", "ing", "ly", "est", "ful", "able", "ous", "n't", "'s", "ive", "less", "ish")
_BEFORE = frozenset(word_lists()["before a noun"])
_AFTER = frozenset(word_lists()["after a noun"])
_WORD = re.compile(r"(?<![\w@./-])[A-Za-z][a-z]{2,}(?![\w@/-])(?!['’])")
_LEAD = re.compile(r"(?:^|[^\w'’-])([\w'’-]+)\s+(?:[a-z-]+\s+)?$")


def named_by(row: Row, scene: Scene) -> Iterator[str]:
    """Nouns, as far as their neighbours show, that stand in this line only; names keep their capital."""
    seen: set[str] = set()
    for found in _WORD.finditer(row.text):
        word, low = found.group(), found.group().lower()
        if low in seen or low in _COMMON or low.endswith(_POOR_ENDINGS):
            continue
        seen.add(low)
        if not (_is_inner_name(row, found) or _is_noun(row, found)):
            continue
        stem = low[:-1] if low.endswith("s") and len(low) > 4 else low
        if len(scene.holders(stem)) == 1 and not scene.in_cells(stem):
            yield word if _is_inner_name(row, found) else low


def _is_inner_name(row: Row, found: re.Match[str]) -> bool:
    """A capital that no sentence begins with; in headings and titles capitals say nothing."""
    before = row.text[: found.start()].rstrip()
    is_inside = bool(before) and before[-1] not in ".!?:;–-•\"'“(\t"
    return found.group()[0].isupper() and is_inside and row.kind in {"body", "bullet", "number"}


def _is_noun(row: Row, found: re.Match[str]) -> bool:
    """The head of a noun phrase: an article or the like before it, nothing more of it after it."""
    after = row.text[found.end() :]
    following = after.split(maxsplit=1)[0].lower() if after.strip() else ""
    ends = not after or after[0] in ".,;:!?)" or following in _AFTER
    if not ends or (found.group()[0].isupper() and found.start() > 0):
        return False
    before = row.text[: found.start()]
    if not before.strip():
        return row.kind in {"bullet", "number", "heading"} and len(row.text.split()) <= 8
    lead = _LEAD.search(before)
    near = before.split()[-1].lower()
    words = {near, lead.group(1).lower() if lead else ""}
    return bool(words & _BEFORE) or near.isdigit()


def is_name(word: str) -> bool:
    """Whether a word begins with a capital."""
    return word[:1].isupper()


def tell(word: str) -> str:
    """'the stove', 'Marta'."""
    return word if is_name(word) else f"the {word}"
