"""Draws words and remembers in which place of a document each stands."""

import random
from typing import NamedTuple

_SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wa", "xe",
    "yi", "zo",
)  # fmt: skip
_FOREIGN = ("ä", "é", "ß", "ж", "ش", "中", "𝒳", "🍷")


class Drawn(NamedTuple):
    """A source of words for one document."""

    rng: random.Random
    words: dict[str, list[str]]

    def word(self, place: str) -> str:
        """A new word, remembered at ``place``; one in twenty has a letter of another alphabet, but in names."""
        made = "".join(self.rng.choice(_SYLLABLES) for _ in range(5))
        self.words.setdefault(place, []).append(made)
        return (
            made
            if place == "name" or self.rng.random() < 0.95
            else f"{made} {self.rng.choice(_FOREIGN)}"
        )

    def sentence(self, place: str, longest: int = 40) -> str:
        """Some new words."""
        return " ".join(self.word(place) for _ in range(self.rng.randint(3, longest)))

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.rng.random() < share
