"""Known ways: cut out of plans, ranked by a request, offered where their control is."""

import numpy as np
import pytest

from lamwright.models.embedded import ways_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder, wheel_folder
from lamwright.records.errors import ModelError
from lamwright.records.observation import Control
from lamwright.retrieve.ways.ways import Ways, open_step, read_ways, ways_of, write_ways

BOLD = ('Click "Bold"',)
COLUMNS = ("Choose Format > Columns...", 'Set "Columns" to "…"', 'Click "OK"')


class OneHot:
    """An encoder that knows two words."""

    name, dimension = "one-hot", 2

    def encode(self, texts: list[str]) -> Vectors:
        """Bold or columns."""
        return np.array([[float("bold" in t), float("column" in t)] for t in texts], np.float32)


def two_ways() -> Ways:
    """Bold for bold, columns for columns."""
    weight = np.array([[3.0, 0.0], [0.0, 3.0]], dtype=np.float32)
    return Ways([BOLD, COLUMNS], weight, np.zeros(2, dtype=np.float32), OneHot())


@pytest.mark.parametrize(
    ("step", "opened"),
    [
        ('Type "{END}{ENTER}See you there"', 'Type "{END}{ENTER}…"'),
        ('Type "{DELETE}"', 'Type "{DELETE}"'),
        ('Set "Left" to "3 cm"', 'Set "Left" to "…"'),
        ('Set the text color to "dark blue"', "Set the text color to …"),
        ('Set the highlight color to "none"', 'Set the highlight color to "none"'),
        ("Set the font size 14", "Set the font size …"),
        ('Save as "letter.pdf"', 'Save as "….pdf"'),
        (
            "Choose Format > Spacing > Line Spacing: 1.5",
            "Choose Format > Spacing > Line Spacing: 1.5",
        ),
    ],
)
def test_values_are_left_open(step: str, opened: str) -> None:
    assert open_step(step) == opened


def test_a_plan_is_cut_at_its_selections() -> None:
    plan = ["Select paragraph 3", *BOLD, "Select paragraph 9", *BOLD, *COLUMNS[:1]]
    assert ways_of(plan) == (BOLD, (*BOLD, *COLUMNS[:1]))
    assert ways_of(["Select paragraph 3"]) == ()


def test_the_way_asked_for_comes_first_and_absent_controls_are_not_offered() -> None:
    ways = two_ways()
    offered = [
        Control(label=1, name="Bold", role="toggle button"),
        Control(label=2, name="Format > Columns...", role="menu item", menu=True),
    ]
    assert [way.steps for way in ways.ranked("two columns", offered)] == [COLUMNS, BOLD]
    assert [way.steps for way in ways.ranked("two columns", offered[:1])] == [BOLD]


def test_ways_are_stored_and_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    weight = np.array([[3.0, 0.0], [0.0, 3.0]], dtype=np.float32)
    write_ways(tmp_path / "ways.npz", [BOLD, COLUMNS], weight, np.zeros(2, dtype=np.float32))
    read = read_ways(tmp_path / "ways.npz", OneHot())
    assert read.ranked_all("bold") == two_ways().ranked_all("bold")
    (tmp_path / "broken.npz").write_bytes(b"no")
    with pytest.raises(ModelError, match="cannot be read"):
        read_ways(tmp_path / "broken.npz", OneHot())


@pytest.mark.skipif(wheel_folder() is None, reason="needs the encoder's wheel")
@pytest.mark.parametrize(
    ("request_", "first"),
    [
        ("the ferry times should be fat", 'Click "Bold"'),
        ("slant the hostel's name please", 'Click "Italic"'),
        ("turn the sheet on its side", "Choose Format > Page Style..."),
        ("lines too close together, double them", "Choose Format > Spacing > Line Spacing: 2"),
        ("throw the last paragraph out", 'Type "{DELETE}"'),
    ],
)
def test_the_shipped_ways_know_words_of_people(request_: str, first: str) -> None:
    file, changes = ways_paths("writer")
    ranked = read_ways(file, installed_encoder(changes)).ranked_all(request_)
    assert first in {way.steps[0] for way in ranked[:3]}


def test_what_is_done_to_one_place_is_several_ways() -> None:
    plan = ["Select paragraph 2", 'Click "Bold"', "Set the font size 20"]
    assert ways_of(plan) == (('Click "Bold"', "Set the font size …"),)
    size = ("Set the font size …",)
    assert ways_of(plan, {BOLD, size}) == (BOLD, size)
    assert ways_of(plan, {BOLD, size, (*BOLD, *size)}) == ((*BOLD, *size),)
    assert ways_of(plan, {BOLD}) == ways_of(plan)


def test_a_way_that_selects_by_itself_is_one() -> None:
    row = ("Choose Table > Insert > Rows Below", "Select cell A4 of table 1", 'Type "Anna"')
    plan = ["Select cell A3 of table 1", *row, "Select paragraph 2", *BOLD]
    assert ways_of(plan, {BOLD, row}) == (row, BOLD)
    assert ways_of(plan, {BOLD}) == (row[:1], ('Type "…"',), BOLD)
