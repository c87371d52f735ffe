"""What the installed help says each control does, so that requests can ask for the effect of a control.

A page describes a command under its title and, under headings, the controls of a dialog or the buttons
of a tool bar; the sentence that describes is marked (``class="avis"``).
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from base_model.words import HELP_TEXT, help_pages

MOST_WORDS = 18
_TOLD = ", ".join(f"#DisplayArea {tag}" for tag in ("h1", "h2", "h3", "h4", "h5", "span.avis"))
_IRREGULAR = {"does": "do", "goes": "go", "has": "have", "focuses": "focus", "is": "be"}
_NO_WISH = re.compile(
    r"^(Displays|Lists|Shows the (name|current)|This |The |You |If |Here|In |For |To )"
)
_OF_A_FIELD = re.compile(
    r"^(?:Enters?|Select|Choose|Specify|Specifies|Types?|Sets?|Defines?|Determines|Changes?|Input|Adjusts)\s+"
    r"(?=(?:the|a|an|how|which|what|where|when)\b)"
)
_WHETHER = re.compile(r"^(Specifies|Determines|Defines|Select|Specify) (whether|if|that) ")


@dataclass(frozen=True)
class Description:
    """One described control: where (title of the page), what (heading), and the sentence."""

    title: str
    name: str
    sentence: str


class Manual:
    """Descriptions by name."""

    def __init__(self, described: Iterable[Description] = ()) -> None:
        self._by_name: dict[str, list[Description]] = defaultdict(list)
        for description in described:
            self._by_name[description.name].append(description)

    def of_command(self, rng: random.Random, name: str) -> str | None:
        """What a menu entry (its last part) or a tool bar button does."""
        found = self._by_name.get(name.removesuffix("..."), [])
        fitting = [d for d in found if d.title == d.name or d.title.endswith(("Bar", "Toolbar"))]
        return rng.choice(fitting).sentence if fitting else None

    def of_control(self, rng: random.Random, name: str, places: Sequence[str]) -> str | None:
        """What a control on one of ``places`` (tab page, dialog, menu entry) is for."""
        found = self._by_name.get(name, [])
        fitting = [d for d in found if d.title in places and d.title != d.name]
        return rng.choice(fitting).sentence if fitting else None


def installed_manual(
    root: Path = HELP_TEXT, parts: Sequence[str] = ("swriter", "shared")
) -> Manual:
    """The manual of the installed help; empty without it."""
    return Manual(reported for page in help_pages(root, parts) for reported in read_page(page))


def read_page(page: Path) -> list[Description]:
    """All descriptions of one page, first sentences that are short enough."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    found: list[Description] = []
    title = name = ""
    for tag in soup.select(_TOLD):
        text = " ".join(tag.get_text().split())
        if tag.name == "span":
            sentence = _first_sentence(text)
            if sentence and name:
                found.append(Description(title, name, sentence))
            continue
        name = text
        title = text if tag.name == "h1" else title
    return found


def _first_sentence(text: str) -> str:
    sentence = re.sub(r"\s*\([^)]*\)", "", re.split(r"(?<=[a-z\")])\.(?:\s|$)", text)[0]).strip(
        " ."
    )
    return sentence if 2 <= len(sentence.split()) <= MOST_WORDS else ""


def as_wish(sentence: str) -> str | None:
    """'Aligns the paragraph to the right margin' -> 'align the paragraph to the right margin'."""
    sentence = _WHETHER.sub("", sentence)
    if _NO_WISH.match(sentence):
        return None
    verb, _, rest = sentence.partition(" ")
    return f"{imperative(verb.lower())} {rest}" if rest else None


def as_field(sentence: str) -> str | None:
    """'Enter the row height that you want to use' -> 'the row height that you want to use'."""
    match = _OF_A_FIELD.match(sentence)
    return sentence[match.end() :] if match else None


def imperative(verb: str) -> str:
    """The verb without the ending of the third person."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if verb.endswith(("shes", "ches", "sses", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
