"""Text for the header or footer of a page: one is made where there is none yet."""

import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.paragraphs import Reading

_OTHER = r"(?! (?:row|cell|line|column)| (?:of|in) (?:the |a |our )?(?:table|column|list|section))"
_SAYS = re.compile(
    rf"^(?:an? |the )?(?:page )?(?P<first>header|footer)\b{_OTHER}"
    rf"|\b(?:in|into|to) (?:the|a|an|our|my|its) (?:page )?(?P<inside>header|footer)\b{_OTHER}"
    r"|\b(?P<worded>header|footer) ?(?::|saying|reading|(?:that|which) (?:says|reads)|with the (?:words?|text))",
    re.IGNORECASE,
)
_MAKES = "Choose Insert > Header and Footer > "
_TYPES = 'Type "'


def at_page_edges(ways: Sequence[RankedWay], reading: Reading) -> list[RankedWay]:
    """The ways, best first, where a text is for a header or footer that the document does not have: made, then typed.

    They change places with typing alone, which needs one that is there.
    """
    said = _SAYS.search(reading.request)
    if not said or not ways or not ways[0].steps[0].startswith(_TYPES):
        return [*ways]
    edge = str(said["first"] or said["inside"] or said["worded"]).lower()
    if any(part.place.startswith(edge) for part in reading.canvas.parts):
        return [*ways]
    makes = next((way for way in ways if _is_made(way, edge)), None)
    if makes is None:
        return [*ways]
    first = makes.model_copy(update={"score": ways[0].score})
    last = ways[0].model_copy(update={"score": makes.score})
    return [first, *(way for way in ways[1:] if way is not makes), last]


def _is_made(way: RankedWay, edge: str) -> bool:
    made = len(way.steps) == len(("made", "typed")) and way.steps[1].startswith(_TYPES)
    return made and way.steps[0].lower().startswith(f"{_MAKES}{edge}".lower())
