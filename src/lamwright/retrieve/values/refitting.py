"""What is typed over a text, made to fit it.

"2,750" over "£2,650" is "£2,750", "14 september" over "9 September 2026" is "14 September 2026".
"""

import re

from lamwright.retrieve.document.values import NUMBER_WORD
from lamwright.retrieve.values.number_words import as_written

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_BARE = re.compile(rf"(?:{_NUMBER.pattern}|{NUMBER_WORD})")
_WHOLE = re.compile(r"[£$€]?[\d,]*\d")
_PAID = re.compile(
    rf"(?P<number>{_NUMBER.pattern}) ?(?:pounds?|euros?|dollars?|bucks|quid)", re.IGNORECASE
)
_MONEY = re.compile(r"[£$€]")
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_COUNTED = re.compile(rf"{NUMBER_WORD}(?P<unit> [a-z]+)")
_LETTERED, _LETTER = re.compile(r"([a-z]+ )[A-Z]"), re.compile(r"[A-Z]")
_WEEKDAY_AND_DAY = re.compile(
    r"(?:(?P<weekday>\w+day),? )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?(weekday)|,? a (?P<behind>\w+day))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"(?<!\d)\d{1,2}(?= (?:january|february|march|april|may|june|july|august|september|october|november|december))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def fitted(value: str, selected: str) -> str:
    """``value`` as it is typed over ``selected``: units, months and years of what stands there are kept."""
    value, numbers = as_written(value, selected), _NUMBER.findall(selected)
    day = _ORDINAL.fullmatch(value)
    if day and _DAY_OF_MONTH.search(selected):
        return _DAY_OF_MONTH.sub(day[1], selected, count=1)
    dated = _WEEKDAY_AND_DAY.fullmatch(value)
    if dated and _DAY.search(selected) and _DAY_OF_MONTH.search(selected):
        weekday = _DAY.sub((dated["weekday"] or dated["behind"]).capitalize(), selected, count=1)
        return _DAY_OF_MONTH.sub(dated["day"], weekday, count=1)
    lettered = _LETTERED.fullmatch(selected)
    if lettered and _LETTER.fullmatch(value):
        return f"{lettered[1]}{value}"
    counted = _COUNTED.fullmatch(selected)
    if counted and _BARE.fullmatch(value):
        return f"{value}{counted['unit']}"
    paid = _PAID.fullmatch(value)
    if paid and _MONEY.search(selected):
        value = paid["number"]
    if len(numbers) == 1 and numbers[0].endswith(".00") and _WHOLE.fullmatch(value):
        value += ".00"
    if len(numbers) == 1 and selected != numbers[0] and _BARE.fullmatch(value):
        return selected.replace(numbers[0], value)
    if _MONTH.search(selected) and _MONTH.search(value):
        value = _DAY.sub(lambda day: day[0].capitalize(), value)
        value = _MONTH.sub(lambda month: month[0].capitalize(), value)
        year = _YEAR.search(selected)
        if year and not _YEAR.search(value) and selected.endswith(year[0]):
            return f"{value} {year[0]}"
    return value
