"""What a way wants of what it is done to: all rows to sort, the last row to add one behind, a blank to take out."""

import re
from collections.abc import Sequence

import numpy as np

from lamwright.codec.found import paragraphs_selection, select_text
from lamwright.records.retrieved import RankedSelection
from lamwright.retrieve.document.full_stops import with_its_stop
from lamwright.retrieve.document.said_words import as_said
from lamwright.retrieve.document.spans import sentences
from lamwright.retrieve.document.structure import MARK
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import NOTHING, candidate_of
from lamwright.retrieve.selections.alike import taken_as
from lamwright.retrieve.selections.in_tables import empties_table, in_table
from lamwright.retrieve.selections.list_ends import behind_last
from lamwright.retrieve.selections.looking_so import as_it_looks, look_of, looks_otherwise
from lamwright.retrieve.selections.sections import whole_section
from lamwright.retrieve.selections.value_alone import as_dated, value_alone
from lamwright.retrieve.values.labels import REPLACES, behind_label
from lamwright.retrieve.values.taking_out import TAKES_OUT, with_blank, with_marks
from lamwright.retrieve.ways.page_breaks import BREAKS, begins_pages
from lamwright.retrieve.ways.within_word import word_with_part

_UNLIKELY = 4.0
_RUN = re.compile(r"Select paragraphs (\d+) to (?:\d+|the last)")
_TEXT_OF = re.compile(
    r"\b(?:text|body|words|sentences|paragraphs?) (?:of|in|under|below)\b", re.IGNORECASE
)
SPLITS = ('Type "{RIGHT}{ENTER}"',)
_WORDS = re.compile(r'Select the text "(.*?)"(?: in paragraph \d+)?', re.DOTALL)
_AFTER = re.compile(r"\b(?:after|behind|following)\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:from|before|begin\w*|start\w*|in front|where|so that|own (?:line|paragraph))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:whole|entire) (?:[\w' -]+ )?(?:section|part|chapter)\b|\bheading (?:and|too|included|as well|of course)\b"
    r"|\b(?:and|with|including) (?:its |the |their )?heading\b",
    re.IGNORECASE,
)
_WHOLE_LINE = re.compile(
    r"\b(?:whole|entire|complete|full) (?:[\w'’-]+ )?(?:paragraph|para|line|item|bullet|clause)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\bsentence", re.IGNORECASE)


def adjusted(
    ranked: Sequence[RankedSelection], way: Sequence[str], reading: Reading
) -> list[RankedSelection]:
    """Selections as ``way`` takes them, best first; those that come to the same share their belief."""
    look = look_of(way, reading.request)
    scores: dict[str, float] = {}
    worded: dict[str, str] = {}
    for one in ranked:
        wanted = _wanted(one.selection, way, reading)
        taken = taken_as(wanted, way, reading)
        worded.setdefault(
            taken, taken if taken == NOTHING or taken.startswith("Select ") else wanted
        )
        is_otherwise = bool(look) and looks_otherwise(wanted, look, reading)
        is_unlikely = is_otherwise or empties_table(wanted, way, reading)
        score = one.score - (_UNLIKELY if is_unlikely else 0.0)
        scores[taken] = float(np.logaddexp(scores.get(taken, -np.inf), score))
    total = float(np.logaddexp.reduce(list(scores.values()))) if look else 0.0
    return [
        RankedSelection(selection=worded[taken], score=score - total)
        for taken, score in sorted(scores.items(), key=lambda item: -item[1])
    ]


def _wanted(worded: str, way: Sequence[str], reading: Reading) -> str:
    worded = value_alone(word_with_part(worded, way, reading), way, reading)
    worded = behind_last(worded, way, reading)
    if look := look_of(way, reading.request):
        worded = as_it_looks(worded, look, reading)
    if tuple(way) == REPLACES:
        return behind_label(as_dated(worded, reading), reading)
    if tuple(way) == TAKES_OUT:
        worded = _line_said(worded, reading)
        whole = _whole_line(_with_heading(whole_section(worded, reading), reading), reading)
        marked = with_marks(whole, reading.request, reading.structure)
        return with_blank(marked, reading.structure)
    if tuple(way) == SPLITS:
        return _end_before(worded, reading)
    if tuple(way) == BREAKS:
        return begins_pages(worded, reading)
    worded = _as_said(_line_said(_without_heading(worded, reading), reading), way, reading)
    return in_table(worded, way, reading)


def _with_heading(worded: str, reading: Reading) -> str:
    """A section with its heading, where the request says that both go and one of them is selected."""
    if not _BOTH.search(reading.request):
        return worded
    lines, structure = candidate_of(worded, reading).lines, reading.structure
    line = (
        structure.lines[lines[0] - 1] if lines and worded.startswith("Select paragraph") else None
    )
    if line is None or not (line.kind == "heading" or line.heading):
        return worded
    heading = line if line.kind == "heading" else structure.lines[line.heading - 1]
    section = [one.index for one in structure.section(heading)]
    if section and set(lines) in ({heading.index}, set(section)):
        return paragraphs_selection(range(heading.index, section[-1] + 1))
    return worded


def _whole_line(worded: str, reading: Reading) -> str:
    """The line, where all of its words but a number or mark before them are selected: none of it is left."""
    found = _WORDS.fullmatch(worded)
    lines = candidate_of(worded, reading).lines if found else ()
    if not found or len(lines) != 1:
        return worded
    text = reading.structure.texts[lines[0] - 1]
    said = found[1].strip()
    is_all = said and said in {text.strip(), MARK.sub("", text).strip()}
    return f"Select paragraph {lines[0]}" if is_all else worded


def _line_said(worded: str, reading: Reading) -> str:
    """The line that words are in, where the request says that it wants a whole line, and no sentence."""
    if not _WHOLE_LINE.search(reading.request) or _SENTENCE.search(reading.request):
        return worded
    lines = candidate_of(worded, reading).lines if _WORDS.fullmatch(worded) else ()
    return f"Select paragraph {lines[0]}" if len(lines) == 1 else worded


def _without_heading(worded: str, reading: Reading) -> str:
    """A section without its heading, where the request speaks of the text in it."""
    lines = candidate_of(worded, reading).lines if _RUN.fullmatch(worded) else ()
    if not lines or not _TEXT_OF.search(reading.request):
        return worded
    first = reading.structure.lines[lines[0] - 1]
    section = [one.index for one in reading.structure.section(first)]
    if first.kind == "heading" and section and lines[-1] == section[-1]:
        return paragraphs_selection(range(section[0], section[-1] + 1))
    return worded


def _as_said(worded: str, way: Sequence[str], reading: Reading) -> str:
    """Words of a line, with those beside them that the request says too; what is typed over is no more than said."""
    found = _WORDS.fullmatch(worded)
    lines = candidate_of(worded, reading).lines if found else ()
    if not found or len(lines) != 1 or way[0].startswith('Type "…'):
        return worded
    line = reading.structure.lines[lines[0] - 1]
    grown = as_said(found[1], line.text, reading.request)
    if not look_of(way, reading.request):
        grown = with_its_stop(grown, line.text)
    same = grown == found[1]
    return worded if same else select_text(grown, line.index, reading.structure.texts)


def _end_before(worded: str, reading: Reading) -> str:
    """Where a paragraph is split before the words that are selected: the end of the sentence before them."""
    found = _WORDS.fullmatch(worded)
    lines = candidate_of(worded, reading).lines
    if not found or not found[1] or not lines:
        return worded
    before, words, behind = reading.structure.texts[lines[0] - 1].partition(found[1])
    is_behind = bool(_AFTER.search(reading.request)) and not _BEGINS.search(reading.request)
    if not words or not before.strip() or (is_behind and behind.strip()):
        return worded
    last = (sentences(before.strip()) or [before.strip()])[-1]
    return select_text(last, lines[0], reading.structure.texts)
