"""What a request may mean to be typed."""

import pytest

from lamwright.codec.said import texts_to_type


@pytest.mark.parametrize(
    ("request_", "typed"),
    [
        ("funeral is Saturday now", "Saturday"),
        ("three evenings babysitting not two", "three"),
        ("Signatures went up to 157 by Sunday night", "157"),
        ("the deposit is a third these days, so 33 not 25", "33"),
        ("Mrs Pia Holm does it these days", "Mrs Pia Holm"),
        ("add a line at the end: bring warm socks", "Bring warm socks"),
        ("add a line at the end: bring warm socks", "bring warm socks"),
        ("it's version 1.0 now", "1.0"),
        ("the chair is on leave, write vacant there", "vacant"),
        ("(he is back) so put Otto", "Otto"),
    ],
)
def test_values_and_ends_of_clauses_can_be_typed(request_, typed):
    assert typed in texts_to_type(request_)


def test_what_is_quoted_and_new_is_what_is_typed():
    request = "Where it says 'right proud', put 'ever so proud' please"
    assert texts_to_type(request, ["She is right proud of him."]) == ["ever so proud"]
    assert "ever so proud" in texts_to_type(request)


def test_the_middle_of_a_clause_is_no_text():
    assert "line at the" not in texts_to_type("add a line at the end: bring warm socks")


def test_a_long_request_gives_a_bounded_list():
    assert len(texts_to_type(" ".join(f"Word{n}," for n in range(2000)))) <= 500
