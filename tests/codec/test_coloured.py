"""Colours that a request wants."""

import pytest

from lamwright.codec.coloured import TAKES_MARKER, colours_said, is_marker_taken


@pytest.mark.parametrize(
    ("request_", "colours"),
    [
        ("the deposit line in dark green", ["dark green"]),
        ("the slogan red, the address blue", ["red", "blue"]),
        ("opening times not red, dark blue", ["dark blue"]),
        ("the address black instead of grey", ["black"]),
        ("brown rather than orange for the slogan", ["brown"]),
        ("the green remark in black please", ["black"]),
        ("colour those blue headings orange", ["orange"]),
        ("give it the red background and white letters", ["red", "white"]),
        ("a pale yellow background behind the fees", ["light yellow"]),
        ("green marker off, blue letters", ["blue"]),
        ("the red warning", ["red"]),
        ("not red please", ["red"]),
        ("the motto shouldnt be grey any longer, make it brown", ["brown"]),
        ("fees needn't stay in red, dark blue will do", ["dark blue"]),
        ("I want green for the motto", ["green"]),
        ("the title in #AA3300", ["#aa3300"]),
    ],
)
def test_colours_that_are_denied_or_there_are_not_wanted(request_: str, colours: list[str]) -> None:
    assert colours_said(request_) == colours


@pytest.mark.parametrize(
    ("request_", "step", "is_taken"),
    [
        ("get the green off the fees", TAKES_MARKER, True),
        ("get the green off the fees and make them red", TAKES_MARKER, False),
        ("no marker on the fees, red letters", TAKES_MARKER, False),
        ("get the green off the fees", 'Click "Bold"', False),
    ],
)
def test_a_marker_that_is_taken_away_is_no_colour_to_give(
    request_: str, step: str, is_taken: bool
) -> None:
    assert is_marker_taken(request_, step) == is_taken
