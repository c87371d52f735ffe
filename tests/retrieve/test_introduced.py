"""Where a new text begins that a request introduces."""

import pytest

from lamwright.retrieve.values.introduced import text_begins
from lamwright.retrieve.values.open_values import slots

BELOW, OVER = ('Type "{END}{ENTER}…"',), ('Type "…"',)
COMMENT = ("Choose Insert > Comment", 'Type "…"')
HEADER = ("Choose Insert > Header and Footer > Header > Default Page Style", 'Type "…"')


@pytest.mark.parametrize(
    ("request_", "way", "text"),
    [
        ("a line below the keys: Parking: behind the mill", BELOW, "Parking: behind the mill"),
        ("write NB: bring a torch at the end", BELOW, "NB: bring a torch at the end"),
        (
            "add Thursday: choir below the Wednesday one",
            BELOW,
            "Thursday: choir below the Wednesday one",
        ),
        ("mark it red and add a comment: Ask Lev", COMMENT, "Ask Lev"),
        ("comment there: who said so?", COMMENT, "who said so?"),
        ("one more point, oil lamps, below the keys", BELOW, "oil lamps, below the keys"),
        ("the header should say Mill Lane Players", HEADER, "Mill Lane Players"),
    ],
)
def test_a_new_text_begins_behind_what_introduces_it(
    request_: str, way: tuple[str, ...], text: str
) -> None:
    begins = text_begins(request_, slots(way, "")[-1])
    assert begins is not None and request_[begins:] == text


@pytest.mark.parametrize(
    ("request_", "way"),
    [
        ("a line below the keys, with the parking", BELOW),
        ("parking: put it below the keys: Behind the mill", BELOW),
        ("a line below the keys: Parking: behind the mill", OVER),
        ("mark it red: comment Ask Lev", COMMENT),
        ("one more point, oil lamps, below the keys", OVER),
    ],
)
def test_else_nothing_says_where_it_begins(request_: str, way: tuple[str, ...]) -> None:
    assert text_begins(request_, slots(way, "")[-1]) is None
