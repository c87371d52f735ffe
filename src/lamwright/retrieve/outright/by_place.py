"""What a request names by place, level or first words: the very last line, the second verse, headings of level 2.

Who writes so leaves little to judge. How sure each is was read off the training requests by hand.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lamwright.codec.found import each, paragraphs_selection
from lamwright.records.addresses import column_letters
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import ORDER, place_of

_CERTAIN, _SURE, _LIKELY, _RATHER = 8.0, 4.0, 2.0, 1.0
_WHOLE = r"(?: (?:of|in|on) (?:the |this |my |our )?(?:whole |entire )?(?:document|text|letter|page|file|thing)\b)?"
_LAST = re.compile(
    rf"\b(?:(?:very last|last|final|bottom|closing) (?P<unit>line|paragraph)\b"
    rf"|(?:at|to|on) the very (?:end|bottom|foot)\b){_WHOLE}"
    r"(?! (?:of|under|below|from|within|before|after|about|with|that|which)\b"
    r"| (?:in|on|for) (?:the|this|that|my|our|his|her|each|every|section|chapter)\b)",
    re.IGNORECASE,
)
_STANZA = re.compile(rf"\b{ORDER} (?:stanza|verse)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:(?P<name>first|second|third|fourth)[ -]level|level[ -]?(?P<number>[1-4]|one|two|three|four))\b",
    re.IGNORECASE,
)
_LEVELS = dict(first=1, second=2, third=3, fourth=4, one=1, two=2, three=3, four=4)
_HEADINGS = re.compile(r"\bhead|\btitles?\b|\bchapter", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:all|every|each|any)\b[^.;:!?]*?\b(?:begin(?:s|ning)?|start(?:s|ing)?) w\w{2,4} (?:the words? |an? |the )?"
    r"[\"'“‘]?(?P<words>[\w#*•–-]+(?: [\w]+)?)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:all|every|each|those|these|both)(?: of)?(?: the| those| these| our| my)? "
    r"[\"'“‘]?(?P<words>[^\W\d_]{2,})[\"'”’]? (?:lines?|paragraphs?)\b",
    re.IGNORECASE,
)
_EVERY_TABLE = re.compile(
    r"\b(?:(?P<row>first|header|heading|top|title|last|bottom|total)s? rows? (?:of|in|on) )?"
    r"(?:every|each|all|both)(?: of)?(?: the| our| my| these)?(?: \w+)? tables?\b",
    re.IGNORECASE,
)
_WHOLE_TABLE = re.compile(
    r"\b(?:whole|entire|complete) table\b|\b(?:all|everything|text|words|letters|writing|contents?|all (?:the )?cells)"
    r" (?:of|in|inside|within) (?:the|this|that|our|my) (?:\w+ )?table\b(?! of contents)",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"^(?:please |could you |can you |make |put |set |change )*"
    r"(?:everything|all of it|(?:the |this )?(?:whole|entire) (?:document|text|letter|thing|page)"
    r"|all (?:the |of the )?text)\b"
    r"(?! (?:under|from|in the|above|below|after|before|between|that|which|except|but|of|on|about|to the)\b)",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\b(?:(?:the|all|our|those|these)(?: of the)?(?: (?!first|last|two|three|second)[a-z]+)? (?:steps(?! (?:\d|from))"
    r"|numbered (?:points|items|lines|rules|steps))|(?:each|every)(?: [a-z]+)? step)\b",
    re.IGNORECASE,
)
_SOME_STEPS = re.compile(
    r"\b(?:first|last|second|third|fourth|fifth|two|three|both|sentences?|words?|names?|verbs?|times?|titles?|where"
    r"|(?:after|before|under|over|above|below|beside|out of) the|headings?|add|insert|new page|in the steps|only|except"
    r"|but|as)\b(?! (?:each|every))",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\W*\d")
_ALL_HEADINGS = re.compile(
    r"\b(?:all(?: of)?(?: the| our| my| these)?(?: (?:section|little|chapter|(?P<main>main)))?"
    r" (?:sub-?)?head(?:ing|line)s|(?:each|every)(?: of the)?(?: (?:section|little|chapter))?"
    r" (?:sub-?)?head(?:ing|line))\b"
    r"(?! (?:over|above|under|below|of|after|before|from|with|about|but|that"
    r"|(?:in|on) (?:the|this|our|my|section|chapter))\b)",
    re.IGNORECASE,
)
_SOME_HEADINGS = re.compile(
    r"\b(?:except|but|numbered|level|begin\w*|start\w*|bold|underlined|title|(?:red|green|blue|black|grey) head)",
    re.IGNORECASE,
)
_SEVERAL = 2


def named_by_place(reading: Reading) -> Iterator[tuple[str, float]]:
    """Selections, and what it adds to the logarithm of each that the request names it so."""
    request, structure = reading.request, reading.structure
    if (last := _LAST.search(request)) and structure.filled:
        bonus = _RATHER if (last["unit"] or "").lower() == "paragraph" else _LIKELY
        yield f"Select paragraph {structure.filled[-1].index}", bonus
    if _EVERYTHING.search(request) and len(structure.lines) > 1:
        yield "Select paragraphs 1 to the last", _LIKELY
    stanzas = [block for block in structure.blocks if len(block) >= _SEVERAL]
    for found in _STANZA.finditer(request):
        place = place_of(found["order"].lower())
        if -len(stanzas) <= place < len(stanzas):
            yield _worded(stanzas[place]), _SURE
    for lines in (*_of_level(request, structure), _beginning(request, structure)):
        if len(lines) >= _SEVERAL:
            yield _worded(lines), _SURE
    called = _CALLED.search(request)
    if called and (lines := _begun_by(called["words"], structure)):
        yield _worded(lines), _CERTAIN
    if (asked := _ALL_HEADINGS.search(request)) and not _SOME_HEADINGS.search(request):
        yield from _styled_headings(structure, is_main=bool(asked["main"]))
    yield from _numbered(request, structure)
    yield from _of_all_tables(reading)


def _styled_headings(structure: Structure, *, is_main: bool) -> Iterator[tuple[str, float]]:
    """Headings by their style, no lines that look like some; the main ones are those of the highest level."""
    styled = [line for line in structure.headings if line.paragraph.style.startswith("Heading")]
    if is_main:
        top = min((line.level for line in styled), default=0)
        styled = [line for line in styled if line.level == top]
    if len(styled) >= _SEVERAL:
        yield _worded(styled), _SURE


def _numbered(request: str, structure: Structure) -> Iterator[tuple[str, float]]:
    """All items of the only numbered list, where the request speaks of the steps and of no part of them."""
    if not _STEPS.search(request) or _SOME_STEPS.search(_STEPS.sub("the", request)):
        return
    groups = [(is_step, [*run]) for is_step, run in groupby(structure.lines, key=_is_step)]
    runs = [run for is_step, run in groups if is_step and len(run) >= _SEVERAL]
    if len(runs) == 1:
        yield _worded(runs[0]), _SURE


def _is_step(line: Line) -> bool:
    return line.kind == "item" and bool(_LABELLED.match(line.paragraph.list_label or line.text))


def _of_level(request: str, structure: Structure) -> Iterator[Sequence[Line]]:
    """Headings of the level that the request gives, as the document counts levels."""
    if not _HEADINGS.search(request):
        return
    for found in _LEVEL.finditer(request):
        said = (found["name"] or found["number"]).lower()
        level = int(said) if said.isdigit() else _LEVELS[said]
        yield [line for line in structure.headings if line.level == level]


def _beginning(request: str, structure: Structure) -> Sequence[Line]:
    """Lines that begin with the words that the request gives, or with the first of them."""
    found = _BEGINS.search(request)
    for words in (found["words"], found["words"].split()[0]) if found else ():
        if lines := _begun_by(words, structure):
            return lines
    return ()


def _begun_by(words: str, structure: Structure) -> Sequence[Line]:
    """Lines that begin with ``words``: several, and not all; else none."""
    begin = re.compile(rf"{re.escape(words)}(?!\w)", re.IGNORECASE)
    lines = [line for line in structure.filled if begin.match(line.text.lstrip())]
    return lines if _SEVERAL <= len(lines) < len(structure.filled) else ()


def _of_all_tables(reading: Reading) -> Iterator[tuple[str, float]]:
    tables = [t for t in reading.canvas.tables if t.rows and 0 < t.columns <= 26]
    if len(tables) == 1 and _WHOLE_TABLE.search(reading.request):
        end = f"{column_letters(tables[0].columns - 1)}{tables[0].rows}"
        yield f"Select cells A1 to {end} of table {tables[0].number}", _CERTAIN
    found = _EVERY_TABLE.search(reading.request)
    if not found or len(tables) < _SEVERAL:
        return
    if not found["row"]:
        yield each([f"Select table {table.number}" for table in tables]), _RATHER
        return
    is_last = found["row"].lower() in {"last", "bottom", "total"}
    rows = [(table, table.rows if is_last else 1) for table in tables]
    ends = [(table.number, row, column_letters(table.columns - 1)) for table, row in rows]
    cells = [f"Select cells A{row} to {end}{row} of table {number}" for number, row, end in ends]
    yield each(cells), _CERTAIN


def _worded(lines: Sequence[Line]) -> str:
    return paragraphs_selection([line.index for line in lines])
