"""Pairs to train the retriever on: requests with the controls that do them, and what the help says.

Requests are composed of what is asked (``asks.txt``), words for a place, and the ways people
wrap a request. The phrasings of the task families and requests written by hand are added.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

ASKS = Path(__file__).with_name("asks.txt")


def _listed(text: str) -> list[str]:
    """What stands between the bars; lines end after one."""
    return text.strip("\n").replace("\n", "").split("|")


_ROLES = _listed("""
the title|the heading|the first line|the last paragraph|the date|the greeting|the signature|
my name at the bottom|the subject line|the address|the closing|the first paragraph|
the second paragraph|all headings|every subheading|the whole text|everything|the whole document|
the total row|the header row|the top row of the table|the last column|the first column|the names|
the intro|the footer text|the list|the bullets|the third point|the second bullet|the last item|
the first three entries|both dates|the quote|the caption|the poem
""")
_ABOUT = _listed("""
parking|the deadline|the price|ticks|the rent|opening hours|the buyer's name|the phone number|
the keys|the bus|insurance|the menu|the dog|the deposit|the weather|the meeting point|vegetarians|
the budget|the next meeting|the warranty|the boiler|the choir|lunch|the swimming pool|Lima|
Mrs Hall|the tickets|the password|the cat|allergies|the invoice number|the exam|the guests|
cancellation|the garden|the printer|the late bus|paint|the kitchen
""")
_PLACES = _listed("""
the line about {}|the bit about {}|the paragraph on {}|the sentence about {}|the part on {}|
where it says {}|the row for {}|the point about {}|everything under {}|the heading {}|{}|
the words {}|the section on {}|the item with {}|what it says on {}|from the first line to {}
""")
_BEFORE = _listed("""
||||please |pls |could you |can you |hi, |would you mind, |I'd like |we need |quick one: |kindly |
my boss says |ok next, |oh and |one more thing: |sorry, |it would be nice to have |
the printer wants |
""")
_AFTER = _listed("""
|||| please| thanks| pls|, thank you|, people always miss it|, my boss wants it that way|
 - it looks odd otherwise|, the committee asked for it|, it is hard to read|. Thanks!|
, everyone overlooks it| if that's possible|, like the others| so it fits on one page|
, nothing else|, leave the rest alone|, the customer complained| - I keep forgetting it|
, it goes on the notice board| (the rest stays)|, ta|!!|?|, we print it tomorrow|
, as we agreed on Monday
""")
_FILLS = {
    "c": _listed("""
red|dark blue|green|grey|yellow|light blue|orange|purple|black|dark red|pink|white|light green|
brown
"""),
    "f": _listed("""
Arial|Times New Roman|Courier New|Liberation Sans|Calibri|DejaVu Serif|Georgia|Verdana|Carlito|
Comic Sans
"""),
    "s": _listed("""
8|9|10|11|12|13|14|16|18|20|24|28|36
"""),
    "y": _listed("""
Quotations|Title|Subtitle|Heading 2|Text body|Preformatted Text|Signature|Salutation|Heading 1|
Caption
"""),
    "o": _listed("""
colour|Smith|2025|10 May|the old name|garantee|Monday|£340|their|manager|five|Paris|5 mm
"""),
    "t": _listed("""
Doors open at six|Confidential|Mrs Hall|see page 4|2027|Final version|Thank you|draft|
Bring your own cup|14 October|guarantee|Sales|checked|insurance
"""),
}


def asks() -> list[tuple[str, tuple[str, ...]]]:
    """What is asked for (an operation, some with an argument) and the ways to say it."""
    lines = ASKS.read_text(encoding="utf-8").splitlines()
    reported = (line.partition(": ") for line in lines if line.strip())
    return [(name, tuple(ways.split(" | "))) for name, _, ways in reported]


def composed(rng: random.Random, way: str) -> str:
    """One request: a way to ask with its blanks filled in and something said around it."""
    said = re.sub(r"\{(\w)\}", lambda blank: _fill(rng, blank[1]), way)
    said = rng.choice(_BEFORE) + said + rng.choice(_AFTER)
    if rng.random() < 0.15:
        said = f"{_fill(rng, 'x').capitalize()}: {said}"
    return said if rng.random() < 0.5 else said[0].upper() + said[1:]


def place(rng: random.Random) -> str:
    """Words for a place in a document."""
    if rng.random() < 0.4:
        return rng.choice(_ROLES)
    return rng.choice(_PLACES).format(rng.choice(_ABOUT))


def mixed(
    rng: random.Random, every: Sequence[tuple[str, tuple[str, ...]]], count: int
) -> Iterator[tuple[str, list[str]]]:
    """Requests that ask for one thing, or for two or three one after the other, and their operations."""
    for _ in range(count):
        parts = [rng.choice(every) for _ in range(rng.choice((1, 1, 1, 1, 1, 2, 2, 3)))]
        joint = rng.choice((" and ", ", ", "; ", ". ", ", then ", ", also "))
        said = joint.join(composed(rng, rng.choice(ways)) for _, ways in parts)
        yield said, [name for name, _ in parts]


def _fill(rng: random.Random, blank: str) -> str:
    return place(rng) if blank == "x" else rng.choice(_FILLS[blank])
