"""Stretches of which a request names one end: ``from the dashed line on``, ``everything below the signature``."""

import re
from collections.abc import Iterator

from lamwright.codec.found import paragraphs_selection, select_text
from lamwright.retrieve.document.spans import sentences
from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.outright.anchors import anchored
from lamwright.retrieve.outright.by_ends import OF_EACH, WITH_COMMA
from lamwright.retrieve.paragraphs import Reading

_STOP = (
    r"(?=$|[.,;:!?()]| (?:in|is|are|should|as|with|please|pls|needs|must|can|could|has|goes?|wants|into|smaller"
    r"|bigger|larger|one|out|upright|bold|italic|centred|flush|a (?:size|bit|little|touch|notch)) )"
)
_TO_THE_END = (
    r"(?:to|till|until) the (?:very )?(?:end|bottom|foot|last line)(?: of (?:the|this) \w+)?"
)
_ON = re.compile(
    rf"\b(?:from|starting (?:with|at|from)) (?:the words? )?"
    rf"(?P<a>(?:(?!\b(?:from|to|until|till)\b)[^.;:!?]){{2,60}}?),?"
    rf" (?:all the way |right )?(?:down(?:wards?)?|on(?:wards?)?|{_TO_THE_END}){_STOP}",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:everything|all(?: the (?:text|lines))?|whatever(?: is| comes| stands)?|what(?:['’]s| is| comes| stands)?)"
    rf" (?:below|after|beneath|behind|under) (?P<a>[^.;:!?,]{{2,60}}?){_STOP}",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:except|apart from|but not|without|only|up to|till|until|down to|bar)\b", re.IGNORECASE
)
_LINES = re.compile(r"\b(?:everything|all|whole|page|sheet|lines|paragraphs|slip)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"\b(?:new|fresh|next|separate|own|another) (?:page|sheet|side)\b", re.IGNORECASE
)
"""Where that begins is one line."""
_EACH = re.compile(r"\b(?:each|every) (?!after)", re.IGNORECASE)
_NEVER = frozenset(["now", "here", "there", "then", "today", "this", "that", "it"])
_MARKS = {"comma": ",", "colon": ":", "semicolon": ";", "dash": "–", "bracket": "("}
_MARK = re.compile(rf"(?:the |its )?({'|'.join(_MARKS)})", re.IGNORECASE)
_MOST = 6
_CERTAIN, _SURE, _LIKELY = 8.0, 4.0, 2.0


def open_ended(reading: Reading) -> Iterator[tuple[str, float]]:
    """What the request names so, with what that adds to the logarithm of its share."""
    besides = _BELOW.sub("", _ON.sub("", reading.request))
    if OF_EACH.search(besides) or _EACH.search(besides):
        return
    for match in _ON.finditer(reading.request):
        words = match["a"].strip(" '\"“”‘’")
        if words.lower() not in _NEVER:
            yield from _to_the_end(words, reading) or _of_sentences(words, reading, behind=False)
    for match in _BELOW.finditer(reading.request):
        words = match["a"].strip(" '\"“”‘’")
        is_mark = bool(_MARK.fullmatch(words))
        yield from _of_sentences(words, reading, behind=True) if is_mark else _below(words, reading)


def _to_the_end(words: str, reading: Reading) -> list[tuple[str, float]]:
    """All lines from the one that ``words`` name, where lines are spoken of, or a part or row of dashes is."""
    lines = anchored(words, reading.structure)
    if not lines or _LESS.search(reading.request):
        return []
    if not _LINES.search(reading.request) and not _is_part(words, lines[0]):
        return []
    first = lines[0].index
    if _PAGE.search(reading.request):
        return [(f"Select paragraph {first}", _CERTAIN)]
    return [(_run(first, reading), _CERTAIN)]


def _is_part(words: str, line: Line) -> bool:
    return words.casefold() not in line.text.casefold()


def _below(words: str, reading: Reading) -> list[tuple[str, float]]:
    """All lines behind the part, row of dashes or line that ``words`` name; below a heading there is a section."""
    lines = anchored(words, reading.structure)
    if not lines or lines[0].kind == "heading" or _LESS.search(reading.request):
        return []
    last = lines[0] if "signature" in lines[0].roles else lines[-1]
    below = _run(last.index + 1, reading)
    return [(below, _CERTAIN)] if below else []


def _run(first: int, reading: Reading) -> str:
    held = [line.index for line in reading.structure.filled if line.index >= first]
    return paragraphs_selection(range(held[0], held[-1] + 1)) if held else ""


def _of_sentences(words: str, reading: Reading, *, behind: bool) -> list[tuple[str, float]]:
    """From (or behind) the words to the end of their sentence; from a mark, in lines that the request may mean."""
    mark, comma = _MARK.fullmatch(words), bool(WITH_COMMA.search(reading.request))
    lines = reading.structure.filled
    if mark:
        shares = reading.content.scores(reading.request)
        best = sorted(shares, key=lambda index: -shares[index])[:_MOST]
        lines = tuple(line for line in lines if line.index in best)
    found = [
        one
        for line in lines
        for one in _ends(
            _MARKS[mark[1].lower()] if mark else words, line, behind=behind, comma=comma
        )
    ]
    texts = reading.structure.texts
    if not mark and len(found) > 1:
        return []
    bonus = _LIKELY if mark else _SURE
    return [(select_text(said, index, texts), bonus) for said, index in found[:_MOST]]


def _ends(words: str, line: Line, *, behind: bool, comma: bool) -> Iterator[tuple[str, int]]:
    """What stands from the words on, without the full stop where it is not a whole sentence."""
    is_mark = words in _MARKS.values()
    pattern = re.escape(words) if is_mark else rf"(?<!\w){re.escape(words)}(?!\w)"
    for sentence in sentences(line.text) or [line.text]:
        places = list(re.finditer(pattern, sentence, re.IGNORECASE))
        for at in dict.fromkeys([*places[-1:], *places[: int(is_mark)]]):
            start = at.end() if behind else at.start()
            if comma and sentence[:start].endswith(", "):
                start -= 2
            said = sentence[start:].strip()
            if start:
                said = said.rstrip(".").strip()
            if said and said != line.text.strip():
                yield said, line.index
