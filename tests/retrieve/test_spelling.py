"""Misspelt words, and what they should be."""

import pytest

from lamwright.retrieve.document.spelling import corrections, is_slip, slips

KNOWN = {
    word: place
    for place, word in enumerate((
        "winter",
        "house",
        "winner",
        "surprised",
        "paid",
        "receive",
        "grateful",
        "apologize",
        "shallow",
        "shadow",
        "mattress",
        "pointed",
    ))
}


@pytest.mark.parametrize(
    ("word", "other", "is_one"),
    [
        ("recyling", "recycling", True),
        ("recieve", "receive", True),
        ("batterys", "batteries", True),
        ("house", "houses", False),
        ("point", "points", False),
        ("north", "south", False),
        ("form", "farm", True),
    ],
)
def test_a_slip_is_a_letter_or_two_away(word: str, other: str, is_one: bool) -> None:
    assert is_slip(word, other) is is_one


@pytest.mark.parametrize(
    ("word", "request_", "meant"),
    [
        ("recyling", "Recycling is misspelt at the bottom", [("Recycling", "recycling")]),
        ("Gratefull", "say gratefull with a single l", [("gratefull", "Grateful")]),
        ("appologise", "appologise has one p too many", [("appologise", "apologise")]),
        ("house", "the house is misspelt", []),
        ("winer", "mend the typo winer please", [("winer", "winter")]),
        ("winer", "winer should have two n", [("winer", "winner")]),
        ("shalow", "shalow has two l", [("shalow", "shallow")]),
        ("winer", "winer needs a second n", [("winer", "winner")]),
        ("winer", "winer is missing a t", [("winer", "winter")]),
        ("shalow", "shalow is wrong, no?", [("shalow", "shallow")]),
        ("gratefull", "gratefull in bold", []),
        ("mattres", "mattress is misspelt at the top", [("mattress", "mattress")]),
        (
            "mattres",
            "mattress is spelled wrong (mattres)",
            [("mattress", "mattress"), ("mattres", "mattress")],
        ),
        ("house", "houses is misspelt", []),
    ],
)
def test_what_a_misspelt_word_should_be(
    word: str, request_: str, meant: list[tuple[str, str]]
) -> None:
    assert list(corrections(word, request_, KNOWN)) == meant


def test_slips_are_words_of_the_text_that_a_request_nearly_says() -> None:
    assert list(slips("Take it to the recyling yard", "recycling yard is wrong")) == ["recyling"]
