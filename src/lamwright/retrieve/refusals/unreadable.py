"""Requests that the readers cannot read: in another language, of hundreds of words, about a text that is not there."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.values.open_values import OPEN

MOST_WORDS = 300
"""The encoder reads 512 tokens; the longest request for training has 60 words."""
_FEWEST = 3
_WORDS = """
about above across add after again all almost already also and any anything are around at away back be because
been before behind below beside between big bigger both bottom but by can change come could cut delete did do
does don down drop each else end ends enough every everything fewer find first fix flip follow for four from
get give go goes has have he heading her here highlight him his how if instead into is isn it italics its just
keep know larger last leave left let like lines long look lose make many me more move much must my name need
needs never new next nobody not nothing now number off once one only onto other our out over own paragraph
people please put read remove replace right row same say says sentence she shorter should show shrink side sit
small smaller somebody something stand start stay stop strike such sure take than thanks that their them then
there these they thing things think third this those three through time today together too top turn twice two
under underline until up us use very want wants was way we well were what when where which while who whole
whose why wide will with without word words would write wrong year yet you your
"""
_COMMON = frozenset(_WORDS.split())
"""Words that requests in English have and those in other languages hardly."""
_FEW, _ENGLISH = 0.2, 0.02
_WORD = re.compile(r"[^\W\d_]+")
_ARROW = re.compile(r"[-=]>|→")
"""Words on both sides of it are of the document's language."""
_NEEDS_NONE = ("Choose Insert", "Insert a table", "Choose Format > Page", "Choose Format > Columns")


def unreadable(request: str) -> Iterator[str]:
    """Why ``request`` is not read, in a sentence; nothing for most.

    A request is taken for foreign where few of its words are common English ones and py3langid believes the
    same (of 24,268 requests for training none of three and more words is).
    """
    if len(request.split()) > MOST_WORDS:
        yield f"The request has more than {MOST_WORDS} words; say what is to be done in fewer."
    elif _is_foreign(request):
        yield "The request does not read as English, and only English is understood."


def without_text(canvas: TextCanvas, ways: Sequence[RankedWay]) -> Iterator[str]:
    """That there is nothing to do it to: the document holds no text, and none of the ``ways`` brings some."""
    texts = [*(one.text for one in canvas.paragraphs), *(one.text for one in canvas.parts)]
    if any(map(str.strip, texts)) or canvas.tables or canvas.truncated or not ways:
        return
    steps = [step for way in ways for step in way.steps]
    if not any(OPEN in step or step.startswith(_NEEDS_NONE) for step in steps):
        yield "The document holds no text."


def _is_foreign(request: str) -> bool:
    words = _WORD.findall(request.casefold())
    letters = "".join(words)
    is_latin = 2 * sum(letter < "\u0250" for letter in letters) >= len(letters)
    if not words or (is_latin and len(words) < _FEWEST) or _ARROW.search(request):
        return False
    if sum(word in _COMMON for word in words) >= _FEW * len(words):
        return False
    return _chance_of_english(request) < _ENGLISH


def _chance_of_english(text: str) -> float:
    return dict(_by_chance()(text))["en"]


@lru_cache(1)
def _by_chance() -> Callable[[str], Sequence[tuple[str, float]]]:
    """What ranks languages for a text; read where it is needed: it takes seconds."""
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    ranked: Callable[[str], Sequence[tuple[str, float]]] = identifier.rank
    return ranked
