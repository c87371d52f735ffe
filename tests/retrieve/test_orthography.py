"""How words are to be written, where a request says that and not the result."""

import pytest

from lamwright.retrieve.values.orthography import written

KNOWN = {"any": 3, "more": 5, "for": 1, "over": 4, "night": 9, "an": 0, "ymore": 99}


@pytest.mark.parametrize(
    ("words", "request_", "result"),
    [
        ("can not", "can not in one word please", "cannot"),
        ("grown ups", "grown ups with a hyphen please", "grown-ups"),
        ("snow-ball", "snow-ball without the hyphen", "snowball"),
        ("snow-ball", "snow-ball is two words, no hyphen", "snow ball"),
        ("Hale-Okon", "she is Hale Okon now: Hale-Okon needs no hyphen", "Hale Okon"),
        ("anymore", "anymore should be two words", "any more"),
        ("december", "december with a capital D", "December"),
        ("Internet", "Internet with a small i", "internet"),
        # What it says nothing of stays as it is, and so does what it does not name.
        ("december", "december in capitals", ""),
        ("december", "december in bold", ""),
        ("can not", "the last two in one word", ""),
        ("footstool", "How big he had grown... a hassock, not a footstool", ""),
        ("cash", "change cash to capital", ""),
        ("london", "not london but paris, the capital of France", ""),
        ("shares", "raise capital instead of shares", ""),
        ("at once", "replace at once by one word: immediately", ""),
        ("Anna", "the small letter to Anna goes to Otto", ""),
        ("can", "canyon with a capital letter", ""),
        ("zzzz", "zzzz should be two words", ""),
        ("", "one word", ""),
    ],
)
def test_words_are_written_as_the_request_says(words: str, request_: str, result: str) -> None:
    assert written(words, request_, KNOWN) == result
