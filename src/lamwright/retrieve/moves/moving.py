"""How far an item of a list is moved: to the top, behind another one, two places up.

Writer moves an item by one place at a time; people say where it is to stand.
"""

import re
from collections.abc import Iterator, Sequence

from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.moves.rearranging import DOWN, UP
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import NAMES

_LINE = re.compile(r"Select paragraph (\d+)")
_SELECTS = "Select paragraph {}"
_NAMED = 0.3
"""Share of the telling words that another item has in common with what it is called."""
_THE = r"(?:the |that |this |its |his |her |my |our |their |all )?(?:very )?"
_TOP = re.compile(
    rf"\b(?:to|at|on|in) {_THE}(?:top|head|front|beginning|start)\b|\btop of\b|\bheads?\b"
    r"|\b(?:comes?|goes?|be|is|stands?|up|put|go|come|belongs?|moved?) (?:in )?first\b"
    rf"|\bfirst (?:in|of|on|among) {_THE}|\bfirst(?:,? (?:please|pls))?[.!]*$",
    re.IGNORECASE,
)
_END = re.compile(
    rf"\b(?:to|at|in) {_THE}(?:bottom|end|foot)\b"
    r"|\b(?:comes?|goes?|be|is|stands?|down|put|go|come|belongs?|moved?) (?:in )?last\b"
    rf"|\blast (?:in|of|on|among) {_THE}|\blast(?:,? (?:please|pls))?[.!]*$",
    re.IGNORECASE,
)
_COUNTS = {"one": 1, "once": 1, "a": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5}
_COUNT = rf"(?P<count>{'|'.join(_COUNTS)}|[1-9])"
_WHERE = r"(?P<where>up|higher|down|lower)"
_PLACES = (
    re.compile(
        rf"\b{_COUNT}(?: (?:places?|steps?|lines?|positions?|spots?|times))?(?: further)? {_WHERE}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_WHERE}(?: by)? {_COUNT}\b(?! (?:of|items?|points?)\b)", re.IGNORECASE),
)
_NUMBER = re.compile(
    rf"\b(?:to|in|into|on) (?:the )?({'|'.join(NAMES)}|\d+(?:st|nd|rd|th)) (?:place|position|spot)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:(?P<before>above|before|over|ahead of|in front of|on top of)|(?P<behind>below|after|under|behind|beneath))\b"
    r"(?P<words>[^,.;!?]*)",
    re.IGNORECASE,
)


def moved(steps: Sequence[str], chosen: str, reading: Reading) -> tuple[str, ...]:
    """``steps`` that move an item, as often and in the direction that the request says of the ``chosen`` line."""
    line = _LINE.fullmatch(chosen)
    far = how_far(steps, chosen, reading)
    return tuple(moves(int(line[1]), far)) if line and far else tuple(steps)


def how_far(steps: Sequence[str], chosen: str, reading: Reading) -> int:
    """How many places down the ``chosen`` item is to be moved, below 0: up; 0: ``steps`` do not, or it is not said."""
    line = _LINE.fullmatch(chosen)
    if not line or not steps or steps[0] not in {UP, DOWN}:
        return 0
    lists, index = reading.structure.lists, int(line[1])
    items = next((run for run in lists if any(one.index == index for one in run)), ())
    at = next((place for place, one in enumerate(items) if one.index == index), None)
    return 0 if at is None else _far(reading.request, at, items, reading)


def moved_lines(steps: Sequence[str]) -> Iterator[str]:
    """Selections of an item where ``steps`` moved it to: nobody could have known them."""
    for selects, moves in zip(steps, steps[1:], strict=False):
        line = _LINE.fullmatch(selects)
        if line and moves in {UP, DOWN}:
            yield _SELECTS.format(int(line[1]) + (1 if moves == DOWN else -1))


def moves(index: int, far: int) -> Iterator[str]:
    """Steps that move line ``index`` by ``far`` places down, below 0: up."""
    step, by = (DOWN, 1) if far > 0 else (UP, -1)
    yield step
    for place in range(1, abs(far)):
        yield _SELECTS.format(index + by * place)
        yield step


def _far(request: str, at: int, items: Sequence[Line], reading: Reading) -> int:
    """How many places down, below 0: up; 0: it is not said, or it stands there."""
    if (beside := _beside(request, at, items, reading)) is not None:
        return beside
    if (by := _by(request)) is not None:
        return max(-at, min(by, len(items) - 1 - at))
    if found := _NUMBER.search(request):
        said = found[1].lower()
        place = NAMES.index(said) if said in NAMES else int(said[:-2]) - 1
        return place - at if 0 <= place < len(items) else 0
    is_first, is_last = bool(_TOP.search(request)), bool(_END.search(request))
    if is_first == is_last:
        return 0
    return -at if is_first else len(items) - 1 - at


def _by(request: str) -> int | None:
    """Places down that the request counts, below 0: up; the last that it says."""
    found = [match for pattern in _PLACES for match in pattern.finditer(request)]
    if not found:
        return None
    last = max(found, key=lambda match: match.start())
    said = last["count"].lower()
    places = _COUNTS.get(said) or int(said)
    return -places if last["where"].lower() in {"up", "higher"} else places


def _beside(request: str, at: int, items: Sequence[Line], reading: Reading) -> int | None:
    """How far to stand before or behind another item that the request names; None: it names none."""
    others = [one for place, one in enumerate(items) if place != at]
    for found in _BESIDE.finditer(request):
        scores = reading.content.scores(found["words"], others)
        best = [index for index, score in scores.items() if score == max(scores.values())]
        if len(best) != 1 or scores[best[0]] < _NAMED:
            continue
        other = next(place for place, one in enumerate(items) if one.index == best[0])
        if found["before"]:
            return other - at - (1 if at < other else 0)
        return other - at + (1 if at > other else 0)
    return None
