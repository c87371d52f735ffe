"""Words that are pointed to are those that the request says in a row."""

import pytest

from lamwright.retrieve.document.said_words import as_said

LINE = "Live bouzouki, Friday at 9 (ask Yannis), five minutes from the beach. N2 is measured."


@pytest.mark.parametrize(
    ("request_", "words", "said"),
    [
        ("highlight live bouzouki in yellow", "bouzouki", "Live bouzouki"),
        ("italic for five minutes from the beach", "five minutes", "five minutes from the beach"),
        ("make the beach. bold", "beach", "beach"),  # "the" has no meaning
        ("the 2 in N2 smaller", "2", "2"),  # a part of a word is meant as it is
        ("bouzouki is live", "bouzouki", "bouzouki"),
        ("bold for the violin", "violin", "violin"),
    ],
)
def test_words_grow_to_what_is_said(request_: str, words: str, said: str) -> None:
    assert as_said(words, LINE, request_) == said
