"""Numbers as a text writes them: "seven" over "£6" is "£7", "25" over "twenty-two" is "twenty-five"."""

import re

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = (*_SMALL, *(f"{ten}-{one}".removesuffix("-zero") for ten in _TENS for one in _SMALL[:10]))
"""Of each number from 0 to 99."""
_SAID = re.compile(r"(?P<number>[a-z]+(?:-[a-z]+)?|\d{1,2})(?P<unit> [a-z]+)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_TIME = re.compile(r"\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?", re.IGNORECASE)


def as_written(value: str, selected: str) -> str:
    """``value`` with its number in digits or in words, and with a capital letter, as ``selected`` has its own."""
    said, there = _SAID.fullmatch(value), _SAID.fullmatch(selected)
    if said is None:
        return value
    number, unit = said["number"].lower(), said["unit"] or ""
    is_there = there is not None and there["number"].lower() in _WORDS
    if is_there and number.isdigit():
        number = _WORDS[int(number)]
    elif not is_there and number in _WORDS:
        is_one = len(_DIGITS.findall(selected)) == 1 and not _TIME.fullmatch(selected)
        return f"{_WORDS.index(number)}{unit}" if is_one else value
    elif number not in _WORDS:
        return value
    return f"{number.capitalize() if selected[0].isupper() else number}{unit}"
