"""Looks that are asked for and are there already."""

import math

import numpy as np
import pytest

from lamwright.models.embedded import on_or_off_path, ways_paths
from lamwright.models.minilm import installed_encoder, wheel_folder
from lamwright.records.canvas import (
    CanvasCell,
    CanvasParagraph,
    CanvasRun,
    CanvasTable,
    TextCanvas,
)
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.refusals.so_already import left_to_do
from lamwright.retrieve.ways.on_or_off import OnOrOff, read_on_or_off, write_on_or_off

BOLD, RED = ('Click "Bold"',), ("Set the text color to …",)
UNDERLINE = ("Choose Format > Text > Single Underline",)
BULLETS, NUMBERS = (f"Choose Format > Lists > {kind} List" for kind in ("Unordered", "Ordered"))
CANVAS = TextCanvas(
    paragraphs=(
        CanvasParagraph(index=1, style="Standard", text="Minutes", runs=(
            CanvasRun(text="Minutes", attributes=("bold",), whole=True),
        )),
        CanvasParagraph(index=2, style="Standard", text="The fee is due in May.", runs=(
            CanvasRun(text="fee", attributes=("bold", "underline")),
        )),
        CanvasParagraph(index=3, style="Standard", text="Chairs", list_label="•"),
        CanvasParagraph(index=4, style="Standard", text="A" * 60, runs=(
            CanvasRun(text="A" * 40 + "…", attributes=("bold",), whole=True),
        )),
    ),
    tables=(
        CanvasTable(number=1, name="Prices", rows=2, columns=2, after_paragraph=4, cells=(
            CanvasCell(address="A1", text="Item", attributes=("bold",)),
            CanvasCell(address="B1", text="Price", attributes=("bold",)),
            CanvasCell(address="A2", text="Rope"),
        )),
    ),
)  # fmt: skip


def way(steps, place=""):
    chosen = RankedSelection(selection=place, score=-0.1) if place else None
    return RankedWay(steps=(steps,) if isinstance(steps, str) else steps, score=3.0, place=chosen)


def likely(*selections, first=0.9):
    rest = (1 - first) / max(len(selections) - 1, 1)
    shares = [first, *[rest] * (len(selections) - 1)]
    return [
        RankedSelection(selection=one, score=math.log(share))
        for one, share in zip(selections, shares, strict=True)
    ]


def left(ways, selections, parts=1, *, is_on=True, request="x"):
    return left_to_do(ways, selections, parts, Reading(request, CANVAS), is_on=is_on)


@pytest.mark.parametrize(
    ("steps", "selection", "doubt"),
    [
        (BOLD, "Select paragraph 1", "“Minutes” is bold already."),
        (BOLD, 'Select the text "Minutes"', "“Minutes” is bold already."),
        (BOLD, 'Select the text "fee"', "“fee” is bold already."),
        (UNDERLINE, 'Select the text "fee" in paragraph 2', "“fee” is underlined already."),
        (BOLD, "Select paragraph 4", f"“{'A' * 60}” is bold already."),
        (BOLD, "Select cells A1 to B1 of table 1", "“Item” is bold already."),
        (BOLD, 'Select paragraph 1\nSelect the text "fee"', "“Minutes” is bold already."),
        (BULLETS, "Select paragraph 3", "“Chairs” is bulleted already."),
        (NUMBERS, "Select paragraph 3", ""),
        (UNDERLINE, "Select paragraph 1", ""),
        (BOLD, "Select paragraph 2", ""),  # a part of it is
        (BOLD, "Select paragraphs 1 to 2", ""),
        (BOLD, 'Select the text "due"', ""),
        (BOLD, "Select table 1", ""),
        (BOLD, "", ""),
        (RED, "Select paragraph 1", ""),
    ],
)
def test_what_has_the_look_already(steps, selection, doubt):
    assert left([way(steps)], likely(selection)).doubt == doubt


def test_a_look_that_is_to_go_is_no_matter_of_doubt():
    assert not left([way(BOLD)], likely("Select paragraph 1"), is_on=False).doubt


def test_what_is_hardly_meant_and_so_already_is_passed_over():
    """People ask for what is not so: another one is meant."""
    found = left([way(BOLD)], likely("Select paragraph 1", "Select paragraph 2", first=0.2))
    assert (found.doubt, found.selections[0].selection) == ("", "Select paragraph 2")


def test_of_several_ways_those_are_left_that_are_not_so():
    ways = [way(BOLD, "Select paragraph 1"), way(RED, "Select paragraph 1"), way(UNDERLINE)]
    found = left(ways, likely("Select paragraph 2"), parts=2)
    assert ([one.steps for one in found.ways], found.parts) == ([RED, UNDERLINE], 1)
    assert (found.selections[0].selection, found.doubt) == ("Select paragraph 1", "")
    request = "minutes not bold but red"
    assert len(left(ways, likely("Select paragraph 2"), parts=2, request=request).ways) == 3
    both = [way(BOLD, 'Select the text "fee"'), way(UNDERLINE, 'Select the text "fee"')]
    assert left(both, likely("Select paragraph 2"), parts=2).doubt == "“fee” is bold already."


def test_the_reader_is_stored_and_read(tmp_path):
    file = tmp_path / "x.npz"
    write_on_or_off(OnOrOff(np.array([1.0, -1.0], dtype=np.float32), -1.0, 1.0), file)
    reader = read_on_or_off(file)
    assert reader.is_on(np.array([0, 2])) and reader.is_off(np.array([2, 0]))
    assert not reader.is_on(np.array([1, 1])) and not reader.is_off(np.array([1, 1]))
    file.write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be read"):
        read_on_or_off(file)


@pytest.mark.parametrize(
    ("request_", "is_on", "is_off"),
    [
        ("make the subject line bold, my landlord never reads anything", True, False),
        ("please put the opening hours in bold, don't forget", True, False),
        ("underline the deadline, he must not overlook it", True, False),
        ("the motto in italics", True, False),
        ("the motto not in italics any more", False, True),
        ("take the bold off the heading", False, True),
        ("no underline under the fee, please", False, True),
    ],
)
def test_the_one_that_is_shipped(request_, is_on, is_off):
    if wheel_folder() is None:
        pytest.skip("the sentence encoder is not installed")
    reader = read_on_or_off(on_or_off_path("writer"))
    vector = installed_encoder(ways_paths("writer")[1]).encode([request_])[0]
    assert (reader.is_on(vector), reader.is_off(vector)) == (is_on, is_off)
