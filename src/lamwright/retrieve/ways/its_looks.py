"""What is added or typed over, and how it is to look: "add a point, Shut the gate. It has to be bold".

Elsewhere what is typed over is no place of another way (``placing.py``).
"""

import re
from collections.abc import Iterator, Sequence

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.named_ways import is_named

_ADDS = {'Type "{END}{ENTER}…"': 1, 'Type "{HOME}…{ENTER}"': 0}
"""Ways that add a line, and how far behind the one that is selected it stands."""
_REPLACES = ('Type "…"',)
_LOOKS = ('Click "Bold"', 'Click "Italic"', "Choose Format > Text > ", "Choose Format > Align Text > ",
          "Choose Format > Paragraph...", "Choose Styles > ", "Set the ")  # fmt: skip
_THING = (
    r"(?:line|one|item|point|entry|paragraph|step|heading|sentence|bullet|number|date|name|word|text|price|amount|time"
    r"|title|value|figure)"
)
_IT = (
    r"(?:it|which|(?:this|that)(?! (?:line|row|paragraph|sentence|heading|list|table|part|section))"
    rf"|(?:the )?new {_THING})"
)
_BEGIN = r"[,;:]?\s*(?:\b(?:and|but|please)\s+)*"
_REST = r"(?:(?!,? and (?:the|my|our|your|put|make|also)\b)[^.;!?])*[.;!?]?"
_OF_IT = re.compile(
    rf"{_BEGIN}\b{_IT}\s+(?:is to be|to be|should|must|has to|needs to|ought to|can|could|may|in|gets?|be)\b{_REST}"
    rf"|{_BEGIN}\b(?:make|mark|start|highlight|underline|put) {_IT}\b{_REST}"
    r"|,\s+(?:all )?(?:in (?:bold|italics?|red|blue|green|grey|capitals)|underlined|cent(?:red|ered))\b"
    r"[^.;!?,]*[.;!?]?$",
    re.IGNORECASE,
)
_SAYS_LOOK = re.compile(
    r"bold|itali|slant|lean|oblique|under|strike|struck|cross|big|larg|small|tiny|size|\bpt\b|points?\b|font|letter|type"
    r"|cent(?:re|er)|middle|right|left|justif|edge|indent|red\b|blue|green|gr[ae]y|yellow|orange|purple|pink|brown|black"
    r"|white|colou?r|highlight|mark|shad|capital|caps\b|upper|lower|raised|heading|title|style|quot|stand out|visible"
    r"|fat\b|heavy|strong|dark|light|spac|line\b|page|list|bullet|number",
    re.IGNORECASE,
)
"""Words of looks; "it should be Lodger" says none."""
_LINE = re.compile(r"Select paragraphs? (?:\d+ to )?(\d+)")
_ADDED, _NEXT = re.compile(r'Type "\{END\}\{ENTER\}'), "Select paragraph {}"


def with_looks(ways: Sequence[RankedWay], request: str) -> list[RankedWay]:
    """Where a text is typed and all else is how it looks, one way that does both; empty if that is not asked.

    A line is added first, then selected; what is typed over looks so before, and the new text takes that on.
    """
    types = next(
        (w for w in ways if w.place and (w.steps[0] in _ADDS or w.steps == _REPLACES)), None
    )
    looks = [way for way in ways if way is not types]
    if types is None or types.place is None or not looks:
        return []
    if not all(_is_of_it(way.steps, request) for way in looks):
        return []
    looked = [step for way in looks for step in way.steps]
    if types.steps == _REPLACES:
        return [types.model_copy(update={"steps": (*looked, *types.steps)})]
    line = _LINE.fullmatch(types.place.selection)
    if line is None:
        return []
    selects = _NEXT.format(int(line[1]) + _ADDS[types.steps[0]])
    return [types.model_copy(update={"steps": (*types.steps, selects, *looked)})]


def without_looks(request: str, ways: Sequence[Sequence[str]]) -> str:
    """What ``request`` says without how the text that one of ``ways`` types is to look: that is not to be typed."""
    looks = any(is_look(step) for way in ways for step in way)
    if not looks or not any(map(_types, ways)):
        return request
    return _OF_IT.sub(lambda said: "" if _SAYS_LOOK.search(said[0]) else said[0], request)


def added_lines(steps: Sequence[str]) -> Iterator[str]:
    """Selections of lines that ``steps`` add before: nobody could have known them."""
    for selects, types in zip(steps, steps[1:], strict=False):
        line = _LINE.fullmatch(selects)
        if line and _ADDED.match(types):
            yield _NEXT.format(int(line[1]) + 1)


def _is_of_it(way: Sequence[str], request: str) -> bool:
    said = [found[0] for found in _OF_IT.finditer(request)]
    return is_look(way[0]) and any(is_named(way, words) for words in said)


def _types(way: Sequence[str]) -> bool:
    """Whether a way adds a line or types over a text, maybe after giving it its look; a comment is another text."""
    return way[0] in _ADDS or (way[-1:] == _REPLACES and all(map(is_look, way[:-1])))


def is_look(step: str) -> bool:
    """Whether a step begins a way that gives or takes a look."""
    return step.startswith(_LOOKS)
