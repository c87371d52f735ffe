"""Which lines and which of their words are meant, and how a selection agrees with it."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from letters import TRIP, paragraphs, table

from lamwright.models.encoder import Vectors
from lamwright.models.minilm import MiniLM
from lamwright.records.canvas import CanvasParagraph, CanvasRun, TextCanvas
from lamwright.records.errors import ModelError
from lamwright.retrieve.document.groups_near import all_of
from lamwright.retrieve.laid import asked, laid_out
from lamwright.retrieve.lines import LineReader, read_lines
from lamwright.retrieve.outright.counted import counted
from lamwright.retrieve.outright.listing import listed_lines, listed_places
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import NOTHING, candidate_of
from lamwright.retrieve.selections.agreeing import COUNT, Understood, agreement, understood
from lamwright.retrieve.values.pointing import Pointed, Pointer, read_pointer


class Letters:
    """Reads a pair as tokens that are whole words; a row is one where the first text holds the word."""

    def __init__(self) -> None:
        self.asked = 0

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Vectors, list[tuple[int, int]]]]:
        """Rows of one number."""
        self.asked += 1
        found = []
        for first, second in pairs:
            places, at = [], 0
            for word in second.split():
                at = second.index(word, at)
                places.append((at, at + len(word)))
                at += len(word)
            said = [float(second[a:b].strip(",.") in first.split()) for a, b in places]
            found.append((np.array(said, dtype=np.float32)[:, None], places))
        return found

    def read_long(self, first: str, second: str) -> tuple[Vectors, Vectors, list[tuple[int, int]]]:
        """As ``read``, of one; before it how many words the second holds."""
        rows, places = self.read([(first, second)])[0]
        return np.array([len(places)], dtype=np.float32), rows, places


def one(value: float) -> Vectors:
    return np.array([[value]], dtype=np.float32)


def two(value: float) -> Vectors:
    return np.array([[value], [0.1]], dtype=np.float32)


def pointer(letters: Letters) -> Pointer:
    weight = np.array([[5.0], [5.0]], dtype=np.float32)
    return Pointer(weight, np.zeros(2, dtype=np.float32), cast(MiniLM, letters))


def test_a_document_is_cut_to_what_is_read() -> None:
    long = " ".join(f"word{n}" for n in range(60))
    canvas = TextCanvas(
        paragraphs=paragraphs("# Top", *[long] * 30, "- an item"),
        tables=(table([["Item", "Cost"], ["Tea", ""]]),),
    )
    laid = laid_out(Reading("the tea with word57", canvas))
    assert len(laid.text.split()) < 420
    assert laid.text[laid.starts[1] :].startswith("| 2 word0 word1")
    assert "... word57" in laid.text  # what the request says is kept
    assert [(row.table, row.row, row.text) for row in laid.rows[-2:]] == [
        (1, 1, "Item , Cost"),
        (1, 2, "Tea , "),
    ]
    assert all(laid.text[at] in "|#•-_" for at in laid.starts)
    assert len(asked("word " * 2000).split()) == 60


def test_each_line_says_what_it_is_which_of_them_and_how_it_looks() -> None:
    canvas = TextCanvas(
        paragraphs=paragraphs(
            ("Title", "The trip"), "", ("Heading 1", "Packing"), "- tent", "- rope", "**Bring both, please.",
            ("Heading 1", "Costs"), "Pay all of it as soon as you can.", "Dear Ann,",
        ),
        tables=(table([["Item", "Cost"], ["Tea", "2"]]),),
    )  # fmt: skip
    laid = laid_out(Reading("", canvas))
    assert [row.marks for row in laid.rows] == [
        "# title", "-", "# 1", "• 1", "• 2", "| 1 bold", "# 2", "| 1", "| 2 greeting signature", "_ 1", "_ 2"
    ]  # fmt: skip
    marked = CanvasRun(text="soon", attributes=("background #ffff00", "italic"))
    line = CanvasParagraph(
        index=1, style="", text="Pay soon.", runs=(marked,), attributes=("centered",)
    )
    assert laid_out(Reading("", TextCanvas(paragraphs=(line,)))).text == (
        "| 1 signature italic centered yellow Pay soon. "
    )


def test_lines_of_a_long_text_are_not_numbered() -> None:
    canvas = TextCanvas(paragraphs=paragraphs(*["Some words."] * 70, "- an item"))
    marks = [row.marks for row in laid_out(Reading("", canvas)).rows]
    assert marks[0] == "|" and marks[-1] == "• 1"


def test_lines_are_told_by_the_token_that_begins_them() -> None:
    letters = Letters()
    reader = LineReader(two(3.0), np.array([-1.0, 0.5], dtype=np.float32), cast(MiniLM, letters))
    reading = Reading("make • bold", TRIP)
    odds = reader.odds(reading)
    assert odds[(0, 6)] == 2.0 and odds[(0, 4)] == -1.0
    assert reader.odds(reading) is odds and letters.asked == 1
    words = len(laid_out(reading).text.split())
    assert reader.doubt(reading) == pytest.approx(0.5 + 0.1 * words) and letters.asked == 1


def test_words_are_pointed_to_in_order() -> None:
    letters = Letters()
    found = pointer(letters).pointed("the car park please", ["Please leave the car here.", ""], 3)
    assert {"the", "car", "the car"} == {part.words for part in found[0]} and found[1] == []
    assert sum(np.exp(part.score) for part in found[0]) <= 1.0 + 1e-6
    last = pointer(letters).pointed("here", ["Please leave the car here."], 2)[0]
    assert last[0].words == "here." and last[0].score > last[1].score


def test_no_bracket_is_pointed_to_without_its_other() -> None:
    (found,) = pointer(Letters()).pointed("Lions (hip", ["Sir Lions (hip) is not here."], 9)
    assert all(part.words.count("(") == part.words.count(")") for part in found)


def test_a_selection_agrees_with_the_lines_and_words_that_are_meant() -> None:
    reading = Reading("", TRIP)
    odds = {(0, line.index): -4.0 for line in reading.structure.lines} | {(0, 7): 4.0, (0, 8): 4.0}
    parts = {7: [Pointed("sturdy boots", -0.1), Pointed("rain jacket and sturdy boots", -3.0)]}
    read = Understood(odds, parts)
    names = [
        "Select paragraphs 7 to 8",
        "Select paragraph 7",
        "Select paragraphs 6 to 9",
        'Select the text "sturdy boots"',
        'Select the text "boots"',
        NOTHING,
    ]
    rows = agreement([candidate_of(name, reading) for name in names], reading, read)
    assert rows.shape == (6, COUNT)
    assert rows[0, :2].tolist() == [0.0, 0.0] and rows[2, :2].tolist() == [-4.0, -8.0]
    assert rows[0, 2] > -0.5 > rows[1, 2]  # beside paragraph 7 alone, 8 is meant too
    assert rows[3, 4] == pytest.approx(-0.1) and rows[4, 4] == -7.0
    assert rows[1, 6] == -3.0
    assert rows[5].tolist() == [0.0, 0.0, 0.0, 1.0, *[0.0] * (COUNT - 4)]
    found = list(read.selections(reading))
    assert found[0] == 'Select the text "sturdy boots"'
    assert "Select paragraphs 7 to 8" in found
    assert 'Select the text "rain jacket and sturdy boots"' not in found  # that is the whole line


def test_lines_and_words_are_read_together() -> None:
    letters = Letters()
    reader = LineReader(two(3.0), np.array([-1.0, 0.5], dtype=np.float32), cast(MiniLM, letters))
    read = understood(Reading("• rain please", TRIP), reader, pointer(letters))
    assert set(read.parts) == {6, 7, 8, 9, 1}
    assert read.parts[7][0].words == "rain"
    assert read.order(())[:4] == [6, 7, 8, 9]


@pytest.mark.parametrize(
    ("request_", "best", "group"),
    [
        ("the two lines under packing list in red", [5], (6, 7)),
        ("the last three lines in italics", [], (12, 14, 15)),
        ("the top three lines bold", [], (1, 2, 3)),
        ("the three things from the jacket on", [7], (7, 8, 9)),
    ],
)
def test_lines_are_counted(request_: str, best: list[int], group: tuple[int, ...]) -> None:
    assert group in set(counted(request_, Reading("", TRIP).structure, best))


def test_places_are_listed_one_by_one() -> None:
    found = list(listed_places(Reading("sleeping bag, tent pegs and stove in bold", TRIP)))
    assert "Select paragraphs 6, 8 and 9" in found
    assert (
        'Select the text "sleeping bag"\nSelect the text "tent pegs"\nSelect the text "stove"'
        in found
    )
    assert list(listed_places(Reading("landscape please", TRIP))) == []


def test_a_small_table_has_every_row_column_and_cell() -> None:
    found = set(all_of(table([["A", "B"], ["1", "2"], ["3", "4"]])))
    assert {("A2", "B2"), ("B1", "B3"), ("A3", "A3")} <= found
    assert list(all_of(table([["x"] * 26] * 10))) == []


def test_a_file_that_is_no_reader_is_told(tmp_path: Path) -> None:
    (tmp_path / "lines.npz").write_bytes(b"no archive")
    encoder = cast(MiniLM, Letters())
    with pytest.raises(ModelError, match="reader of lines"):
        read_lines(tmp_path / "lines.npz", encoder)
    with pytest.raises(ModelError, match="reader of parts"):
        read_pointer(tmp_path / "lines.npz", encoder)


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        ("Mornings, evenings and In between in blue", "Select paragraphs 1, 3 and 5"),
        ("please make Mornings and Evenings bigger", "Select paragraphs 1 and 3"),
        ("Mornings and Evenings, night too, bigger", None),
        ("the lines under Mornings and Evenings in blue", None),
        ("the text of Mornings and Evenings in blue", None),
        ("Mornings in blue, Evenings in red", None),
    ],
)
def test_lines_that_are_said_in_full_are_meant(request_: str, lines: str | None) -> None:
    sheet = TextCanvas(
        paragraphs=paragraphs(
            "**1. Mornings", "Feed the hens.", "**2. Evenings", "Shut them in.", "**3. In between", "Rest."
        )
    )  # fmt: skip
    assert [*dict(listed_lines(Reading(request_, sheet)))] == ([lines] if lines else [])
