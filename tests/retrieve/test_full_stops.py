"""Whether words are meant with the full stop behind them."""

import pytest

from lamwright.retrieve.document.full_stops import with_its_stop

LINE = "4.2 The kiln is hot, so keep your gloves on. It cools for two days. Mr. Aas has the key."


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("The kiln is hot, so keep your gloves on", "The kiln is hot, so keep your gloves on."),
        ("It cools for two days", "It cools for two days."),
        ("so keep your gloves on.", "so keep your gloves on"),
        (", so keep your gloves on.", ", so keep your gloves on"),
        ("keep your gloves on. It cools for two days.", "keep your gloves on. It cools for two days."),
        ("The kiln is hot", "The kiln is hot"),
        ("two days.", "two days."),
        ("not in the line.", "not in the line."),
    ],
)  # fmt: skip
def test_a_sentence_has_its_stop_and_a_part_none(words: str, meant: str) -> None:
    assert with_its_stop(words, LINE) == meant
