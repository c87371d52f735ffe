"""Words for random screens and documents: half real, half made up, so that copying must be learnt."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bs4 import BeautifulSoup

_ONSETS = [
    "b",
    "bl",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "y",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ia", "oo", "ou"]
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "ck", "nd", "rt", "x"]
HELP_TEXT = Path("/usr/share/libreoffice/help/en-US/text")
STYLES = (
    "Default Paragraph Style", "Text Body", "Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle",
    "List", "List 1", "Numbering 1", "Quotations", "Preformatted Text", "Caption", "Signature",
    "First Line Indent", "Hanging Indent", "Marginalia", "Table Contents", "Footer", "Header",
)  # fmt: skip
FONTS = (
    "Liberation Serif", "Liberation Sans", "Liberation Mono", "DejaVu Sans", "DejaVu Serif", "Arial",
    "Times New Roman", "Georgia", "Verdana", "Courier New", "Carlito", "Caladea", "Garamond",
)  # fmt: skip


def interface_labels() -> tuple[str, ...]:
    """Labels of the real interface (recipes/extract_interface_words.py)."""
    path = files("base_model.data").joinpath("interface_labels.txt")
    return tuple(path.read_text(encoding="utf-8").splitlines())


def help_sentences(
    root: Path = HELP_TEXT, parts: Sequence[str] = ("swriter", "shared")
) -> list[str]:
    """Paragraphs and list items of the installed help, in file order; empty without the help."""
    found = (text for page in help_pages(root, parts) for text in _page_sentences(page))
    return list(dict.fromkeys(found))


def help_pages(root: Path, parts: Sequence[str]) -> list[Path]:
    """The pages of these parts of the help, in file order; none without the help."""
    return [page for part in parts for page in sorted((root / part).rglob("*.html"))]


def _page_sentences(page: Path) -> list[str]:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    texts = (" ".join(tag.get_text().split()) for tag in soup.find_all(["h1", "h2", "p", "li"]))
    return [text for text in texts if 20 <= len(text) <= 400 and "http" not in text]


def text_words(sentences: Iterable[str]) -> tuple[str, ...]:
    """Lower-case words of the sentences that are seen at least three times, commonest first."""
    counts: dict[str, int] = {}
    for sentence in sentences:
        for word in re.findall(r"\b[a-z]{2,12}\b", sentence):
            counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return tuple(word for word in ordered if counts[word] >= 3)


@dataclass(frozen=True)
class Words:
    """Draws words, names and sentences; ``pieces`` are the tokenizer's own alphabetic pieces."""

    labels: tuple[str, ...]
    common: tuple[str, ...]
    pieces: tuple[str, ...] = ()

    def word(self, rng: random.Random) -> str:
        """A lower-case word, real or made up."""
        if rng.random() < 0.5:
            return self.common[int(len(self.common) * rng.random() ** 1.5)]
        return self.made_up(rng)

    def made_up(self, rng: random.Random) -> str:
        """Syllables, or pieces of the vocabulary."""
        if self.pieces and rng.random() < 0.75:
            return "".join(rng.choice(self.pieces) for _ in range(rng.choice((1, 1, 2)))).lower()
        syllables = rng.choice((1, 1, 2, 2))
        return "".join(
            rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables)
        )

    def name(self, rng: random.Random) -> str:
        """A control name: a real label, or made-up title-case words."""
        if rng.random() < 0.5:
            return rng.choice(self.labels)
        return " ".join(self.word(rng).capitalize() for _ in range(rng.choice((1, 1, 2, 2, 3))))

    def title(self, rng: random.Random) -> str:
        """A short heading."""
        return " ".join(self.word(rng) for _ in range(rng.randint(1, 4))).capitalize()

    def sentence(self, rng: random.Random, most: int) -> str:
        """A sentence of random words, some with marks, numbers or capitals."""
        words = [self._marked(rng) for _ in range(rng.randint(3, max(4, most)))]
        words[0] = words[0].capitalize()
        return " ".join(words).rstrip(",:") + rng.choice((".", ".", "."))

    def _marked(self, rng: random.Random) -> str:
        word = self.word(rng)
        draw = rng.random()
        if draw < 0.06:
            return word + ","
        if draw < 0.1:
            return str(rng.randint(1, 2030))
        return word.capitalize() if draw < 0.18 else word

    def file_name(self, rng: random.Random) -> str:
        """A file name without its suffix."""
        parts = [self.word(rng) for _ in range(rng.choice((1, 1, 2)))]
        return rng.choice(("_", "-")).join(parts) + rng.choice((
            "",
            "",
            "",
            str(rng.randint(1, 99)),
        ))

    def style(self, rng: random.Random) -> str:
        """A paragraph style."""
        return rng.choice(STYLES) if rng.random() < 0.85 else self.title(rng).title()

    def font(self, rng: random.Random) -> str:
        """A font name."""
        return rng.choice(FONTS) if rng.random() < 0.6 else self.title(rng).title()
