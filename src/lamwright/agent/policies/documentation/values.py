"""The values a request gives for the fields of a plan."""

import re

from lamwright.agent.policies.documentation.reading import Goal

_MEASURE = re.compile(
    r"(-?\d+(?:\.\d+)?)\s*(cm|mm|inch(?:es)?|in\b|pt|points?|%|percent|°|degrees?)", re.I
)
_UNITS = {"inch": '"', "inches": '"', "in": '"', "point": "pt", "points": "pt", "percent": "%"}


def values(goal: Goal) -> tuple[str, ...]:
    """Quoted texts, then measures, then bare numbers, as a field takes them."""
    measures = tuple(_measure(match) for match in _MEASURE.finditer(goal.words))
    rest = _MEASURE.sub(" ", goal.words)
    numbers = tuple(re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])", rest))
    return goal.quoted + _names(goal) + measures + numbers


_NAME = re.compile(
    r"(https?://[^\s,]+[\w/]|www\.[^\s,]+[\w/])"
    r"|\b(?:named|called|name|as|with|section|bookmark) ([A-Z]\w*[\d_-]\w*|[a-z]+[_\d]\w*)\b"
    r"|\b(?:named|called|name) ([A-Z][\w-]*)"
)


def _names(goal: Goal) -> tuple[str, ...]:
    """Addresses and identifiers that stand without quotes."""
    return tuple(
        match.group(1) or match.group(2) or match.group(3) for match in _NAME.finditer(goal.words)
    )


def _measure(match: re.Match[str]) -> str:
    number, unit = match.group(1), match.group(2).lower()
    unit = _UNITS.get(unit, unit)
    return f"{number}{unit}" if unit in {'"', "%", "°"} else f"{number} {unit}"


def goal_words(goal: Goal) -> str:
    """The words of a goal that say what to do: without measures and politeness."""
    text = _NAME.sub(" ", _MEASURE.sub(" ", goal.words))
    text = re.sub(
        r"\b(?:please|could you|can you|would you|i (?:want|need|would like)(?: to)?|the (?:text|words?)"
        r"|that (?:says|reads)|saying|reading|no longer need)\b",
        " ",
        text,
        flags=re.I,
    )
    return re.sub(r"\s+", " ", text).strip()
