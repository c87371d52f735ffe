"""Fonts that requests name, and values that they take back."""

import pytest

from lamwright.codec.values import named_values
from lamwright.retrieve.values.filling import fits
from lamwright.retrieve.values.fonts import fonts
from lamwright.retrieve.values.open_values import slots


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("all of it in times new roman please", ["Times New Roman"]),
        ("that snippet: light grey behind it, font DejaVu Sans Mono", ["DejaVu Sans Mono"]),
        ("change the font to Kalam for the title", ["Kalam"]),
        ("the Brioche font for the menu", ["Brioche"]),
        ("Georgia instead of Arial", ["Georgia", "Arial"]),
        ("make it bold", []),
    ],
)
def test_families_are_found_as_they_are_called(request_: str, named: list[str]) -> None:
    assert [one.value for one in fonts(request_)] == named


def filled(request: str, way: tuple[str, ...]) -> list[str]:
    return [one.value for one in fits(request, slots(way, "Select paragraph 1")[0])]


def test_what_is_taken_back_is_not_filled_in() -> None:
    font = ("Set the font to …",)
    assert filled("font DejaVu Sans Mono?? no wait, Liberation Mono", font) == ["Liberation Mono"]
    indent = ("Choose Format > Paragraph...", 'Set "Before text" to "…"')
    assert filled("indent by half a centimetre... make that 1 cm", indent) == ["1 cm"]
    assert filled("indent by 2 cm, sorry about the mess", indent) == ["2 cm"]


def test_sizes_and_colours_are_taken_back_too() -> None:
    assert "14" not in named_values("title in 14 pt, no, 16 pt")["SIZE"]
    assert "red" not in named_values("make it red... actually blue")["COLOR_NAME"]
    assert "12" in named_values("sorry, 12 pt for all")["SIZE"]
