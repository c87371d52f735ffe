"""Which controls and canvas lines a short prompt shows: lexical overlap with what is wanted."""

import re
from collections.abc import Iterable, Sequence

from lamwright.records.observation import Control

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_COMMON = frozenset([
    "a",
    "an",
    "and",
    "as",
    "at",
    "be",
    "by",
    "click",
    "choose",
    "for",
    "from",
    "in",
    "into",
    "is",
    "it",
    "its",
    "make",
    "of",
    "on",
    "or",
    "set",
    "so",
    "text",
    "that",
    "the",
    "their",
    "then",
    "this",
    "to",
    "use",
    "with",
    "paragraph",
    "select",
    "word",
    "words",
    "please",
    "document",
])
_STEM = 5
_WORTH_SHOWING = 0.4
_CLOSING = frozenset({"OK", "Close"})


def stems(text: str) -> set[str]:
    """Lower-case words of ``text`` cut to five letters, common words left out."""
    return {word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _COMMON}


def grams(text: str) -> set[str]:
    """Character trigrams of the words of ``text``."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if word not in _COMMON:
            found.update(word[i : i + 3] for i in range(len(word) - 2))
    return found


class Wanted:
    """The query: request, remaining plan and last thought, and the paragraphs found for them."""

    def __init__(self, texts: Iterable[str], paragraphs: Sequence[int] = ()) -> None:
        """``paragraphs``: indices of those that may be meant, best first; (): not looked for."""
        self.paragraphs = tuple(paragraphs)
        self.texts = [" ".join(text.lower().split()) for text in texts if text]
        joined = " ".join(self.texts)
        self._stems = stems(joined)
        self._grams = grams(joined)

    def overlap(self, text: str) -> float:
        """How well ``text`` is called for, 0 when not at all."""
        own_stems, own_grams = stems(text), grams(text)
        if not own_stems:
            return self._named(text)
        shared = len(own_stems & self._stems) / len(own_stems)
        near = len(own_grams & self._grams) / len(own_grams) if own_grams else 0.0
        return 2.0 * shared + near + self._named(text)

    def mentions(self, word: str) -> bool:
        """Whether the query contains the stem of this one word."""
        return bool(stems(word) & self._stems)

    def _named(self, text: str) -> float:
        """4 when the query contains the whole name, word for word."""
        name = " ".join(text.lower().split()).rstrip(".")
        if not name:
            return 0.0
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        return (
            4.0
            if any(re.search(pattern, wanted) for wanted in self.texts if name in wanted)
            else 0.0
        )


def control_score(control: Control, wanted: Wanted) -> float:
    """Relevance of a control; of a menu path the last part counts most."""
    parts = control.name.split(" > ")
    score = wanted.overlap(parts[-1])
    if len(parts) > 1:
        score = 0.8 * score + 0.1 * wanted.overlap(" ".join(parts[:-1])) + _whole(control, wanted)
    if control.value:
        score += 0.3 * wanted.overlap(control.value)
    return score + (_WORTH_SHOWING if control.name in _CLOSING else 0.0)


def _whole(control: Control, wanted: Wanted) -> float:
    return 4.0 if wanted.overlap(control.name) >= 6.0 else 0.0


def chosen_controls(
    showing: Sequence[Control],
    menu: Sequence[Control],
    dialogs: Sequence[str],
    wanted: Wanted,
    *,
    limit: int,
) -> tuple[list[Control], int]:
    """At most ``limit`` controls worth showing in label order, and how many were left out.

    Controls of the topmost dialog come before all others, then relevance decides.
    """
    top = dialogs[-1] if dialogs else None
    ranked = sorted(
        (
            (_dialog_first(control, top), control_score(control, wanted), control)
            for control in (*showing, *menu)
        ),
        key=lambda item: (-item[0], -item[1], item[2].label),
    )
    useful = [c for inside, score, c in ranked if inside or score > _WORTH_SHOWING][:limit]
    if len(useful) < limit // 2:
        kept = {control.label for control in useful}
        rest = [control for _, _, control in ranked if control.label not in kept]
        useful += rest[: limit // 2 - len(useful)]
    return sorted(useful, key=lambda control: control.label), len(ranked) - len(useful)


def _dialog_first(control: Control, top: str | None) -> bool:
    return top is not None and top in control.path and bool(control.name)
