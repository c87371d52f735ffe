"""What is filled in where a way leaves a value open."""

from pathlib import Path

import numpy as np
import pytest

from lamwright.models.embedded import filler_paths
from lamwright.models.minilm import installed_encoder, wheel_folder
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedValue, RankedWay
from lamwright.retrieve.values.filling import Filler, _not_within, fits, read_filler
from lamwright.retrieve.values.open_values import Slot, slots

REPLACE = (
    "Choose Edit > Find and Replace...",
    'Set "Find" to "…"',
    'Set "Replace" to "…"',
    'Click "Replace All"',
)
TYPE, BELOW, AFTER = 'Type "…"', 'Type "{END}{ENTER}…"', 'Type "{END}…"'


def slot(step: str) -> Slot:
    return slots((step,), "")[0]


def values(request: str, step: str, held: str = "") -> list[str]:
    return [one.value for one in fits(request, slot(step), held)]


def test_each_open_value_is_read_with_its_way() -> None:
    found = slots(REPLACE, "Select paragraph 3")
    assert [one.name for one in found] == ["Find", "Replace"]
    assert found[0].words == (
        'Select paragraph 3 / Choose Edit > Find and Replace... / Set "Find" to "…" / '
        'Set "Replace" to "_" / Click "Replace All"'
    )
    assert [one.kind for one in slots(("Insert a table with … rows and … columns",), "")] == [
        "count"
    ] * 2
    assert slot("Set the text color to …").kind == "none"


def test_words_come_with_and_without_the_marks_around_them() -> None:
    found = values("say 'Be quick.' (now)", TYPE)
    assert {"Be quick.", "quick.", "Be", "now"} <= set(found)
    assert not any(value[0] in "'\"(" for value in found if ")" not in value)


def test_what_is_looked_for_stands_in_the_document() -> None:
    assert values("Norway for Norge", 'Set "Find" to "…"', "Sold in norge.") == ["Norge"]


def test_what_is_quoted_is_typed_or_looked_for() -> None:
    request, held = 'Replace every "before" with "an earlier garden"', "One week before"
    assert values(request, 'Set "Find" to "…"', held) == ["before"]
    assert values(request, 'Set "Replace" to "…"', held) == ["an earlier garden"]


def test_what_is_typed_over_a_text_is_another() -> None:
    over = slots((TYPE,), 'Select the text "Both are well"')[0]
    found = [one.value for one in fits("not both are well. Say: Both are fine", over)]
    assert "Both are fine" in found
    assert "both are well" not in found


def test_what_is_added_to_a_line_is_set_off() -> None:
    assert " Cold water only." in values("add Cold water only.", AFTER)
    assert "Cold water only." in values("add Cold water only.", BELOW)
    assert "PS: " in values("write PS: before it", 'Type "{HOME}…"')


def test_a_file_name_comes_without_its_ending() -> None:
    assert "plan" in values("save as plan.pdf", 'Save as "….pdf"')


def test_lengths_are_those_the_request_names() -> None:
    assert values("hanging by 1 cm", 'Set "First line" to "…"') == ["-1 cm"]
    assert values("first line in 1 cm", 'Set "First line" to "…"') == ["1 cm"]
    assert values("A5, margins of 1.2", 'Set "Width" to "…"') == ["14.8 cm"]
    sides = "18 cm wide and 26 cm tall"
    assert values(sides, 'Set "Width" to "…"') == ["18 cm"]
    assert values(sides, 'Set "Height" to "…"') == ["26 cm"]
    assert values("14 pt above it and 6 pt below", 'Set "Below paragraph" to "…"') == ["6 pt"]
    assert values("6 below", 'Set "Below paragraph" to "…"') == ["6 pt"]


@pytest.fixture(scope="module")
def filler() -> Filler:
    if wheel_folder() is None:
        pytest.skip("the sentence encoder is not installed")
    file, changes = filler_paths("writer")
    return read_filler(file, installed_encoder(changes))


@pytest.mark.parametrize(
    ("request_", "step", "value"),
    [
        ("the last line should say: See you on the pier.", TYPE, "See you on the pier."),
        ("the second heading should read Getting there by train", TYPE, "Getting there by train"),
        ("it is on Friday now, not Monday", TYPE, "Friday"),
        ("new line under the menu saying Bring your own cup", BELOW, "Bring your own cup"),
        ("indent the quotation half a centimetre", 'Set "Before text" to "…"', "0.5 cm"),
    ],
)
def test_the_shipped_reader_points_to_what_is_meant(
    filler: Filler, request_: str, step: str, value: str
) -> None:
    way = RankedWay(steps=(step,), score=1.0)
    filled = filler.filled(request_, [way], "Select paragraph 3")[0]
    assert filled.values[0][0].value == value
    assert sum(np.exp(one.score) for one in filled.values[0]) <= 1.001


def test_a_file_that_is_no_reader_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "filling.npz"
    broken.write_bytes(b"no")
    with pytest.raises(ModelError, match="reader of values"):
        read_filler(broken, None)  # type: ignore[arg-type]


def test_what_is_looked_for_does_not_stand_in_the_new_text_where_it_need_not() -> None:
    looked_for = tuple(
        RankedValue(value=value, score=score)
        for value, score in (("Palmer", -0.4), ("Palmer Bikes", -1.1), ("Bikes", -5.4))
    )
    new = [RankedValue(value="Palmer Cycles", score=-0.3)]
    assert [one.value for one in _not_within(looked_for, new)] == [
        "Palmer Bikes",
        "Palmer",
        "Bikes",
    ]
    assert _not_within(looked_for[:1], new) == looked_for[:1]
    assert _not_within(looked_for, []) == looked_for
