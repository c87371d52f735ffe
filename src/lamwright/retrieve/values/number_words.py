"""Numbers as a text writes them: "seven" over "£6" is "£7", "25" over "twenty-two" is "twenty-five"."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from lamwright.retrieve.document.values import NUMBER_WORD

Value = TypeVar("Value")
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
_AMOUNT = rf"(?:(?:[£$€] ?)?(?:\d[\d.,:]*\d|\d)|{NUMBER_WORD})"
_NUMBER = re.compile(_AMOUNT)
_WITH_UNIT = re.compile(
    rf"(?:half past |quarter (?:to|past) )?{_AMOUNT}(?:\s?[a-zA-Z%°]+\.?(?:m\.)?)?", re.IGNORECASE
)


def numbers_only(
    values: Sequence[Value], selected: str, text: Callable[[Value], str]
) -> list[Value]:
    """Of ``values`` the numbers, with a unit or without, where a number alone is selected; all where none is one.

    Over 1,143 numbers that training requests change only four other things are typed.
    """
    if not _NUMBER.fullmatch(selected):
        return [*values]
    return [one for one in values if _WITH_UNIT.fullmatch(text(one))] or [*values]


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
