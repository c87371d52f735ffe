"""Text for the header or footer of a page: one is made where there is none yet, and kept where there is one."""

import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading

_OTHER = r"(?! (?:row|cell|line|column)| (?:of|in) (?:the |a |our )?(?:table|column|list|section))"
_SAYS = re.compile(
    rf"^(?:an? |the )?(?:page )?(?P<first>header|footer)\b{_OTHER}"
    rf"|\b(?:in|into|to) (?:the|a|an|our|my|its) (?:page )?(?P<inside>header|footer)\b{_OTHER}"
    r"|\b(?P<worded>header|footer) ?(?::|saying|reading|(?:that|which) (?:says|reads)|with the (?:words?|text))",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\b(header|footer)\b", re.IGNORECASE)
_TO_SAY = re.compile(
    r"\b(?:in|into) (?:the|our|my) (?:page )?(?:header|footer)[,:]? (?:(?:it|there) )?"
    r"(?:(?:should|must|has to|needs to|ought to|shall|is to) )?(?:now )?(?:say|read|be|stand|put|write|type)s?\b"
    r"|^(?:the |our |my )?(?:page )?(?:header|footer) (?:should|must|has to|needs to|ought to) (?:now )?"
    r"(?:say|read|be)\b",
    re.IGNORECASE,
)
_NUMBER, _REPLACES, _NEXT_LINE = "Choose Insert > Page Number", ('Type "…"',), 'Type "{END}{ENTER}"'
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


def in_edges_there(ways: Sequence[RankedWay], reading: Reading) -> list[RankedWay]:
    """The ways that are asked for, where a header or footer is there already: its menu entry would take it away.

    A text is typed over what it says, a page number comes below that. A single way that types what it "should say" is
    done there too.
    """
    return [_in_edge_there(way, reading, is_alone=len(ways) == 1) for way in ways]


def _in_edge_there(way: RankedWay, reading: Reading, *, is_alone: bool) -> RankedWay:
    first, *rest = way.steps
    if first.startswith(_MAKES) and rest and (rest[0].startswith(_TYPES) or rest[0] == _NUMBER):
        edge = first.removeprefix(_MAKES).split()[0].lower()
        steps = (_NEXT_LINE, *rest) if rest[0] == _NUMBER else tuple(rest)
    elif way.steps == _REPLACES and is_alone and _TO_SAY.search(reading.request):
        said = _SAYS.search(reading.request) or _EDGE.search(reading.request)
        edge = next((one.lower() for one in (said.groups() if said else ()) if one), "")
        steps = way.steps
    else:
        return way
    parts = [part.place for part in reading.canvas.parts if part.text.strip()]
    place = next((place for place in parts if edge and place.startswith(edge)), "")
    if not place:
        return way
    chosen = RankedSelection(selection=f"Select all of {place}", score=0.0)
    return way.model_copy(update={"steps": steps, "place": chosen})


def _is_made(way: RankedWay, edge: str) -> bool:
    made = len(way.steps) == len(("made", "typed")) and way.steps[1].startswith(_TYPES)
    return made and way.steps[0].lower().startswith(f"{_MAKES}{edge}".lower())
