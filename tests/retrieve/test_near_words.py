"""Parts of a document that words of a request point at."""

import pytest
from letters import TRIP, paragraphs, table

from lamwright.records.canvas import CanvasParagraph, CanvasPart, CanvasRun, TextCanvas
from lamwright.retrieve.document.near_words import (
    beside,
    cells_near,
    ranges_near,
    repeated,
    stretches,
)
from lamwright.retrieve.document.structure import Line, read_structure

KEYS = table(
    [["Key", "Opens", "Price"], ["Cellar", "door", "5"], ["Bike shed", "gate", "12"]], number=1
)


def line(text: str, *runs: str) -> Line:
    """A line with formatted runs."""
    formatted = tuple(CanvasRun(text=run, attributes=("italic",)) for run in runs)
    return Line(CanvasParagraph(index=1, style="Text Body", text=text, runs=formatted), "body")


@pytest.mark.parametrize(
    ("text", "runs", "request_", "stretch"),
    [
        ("Bring a tent (if you own one) on Friday.", (), "drop the brackets", "(if you own one)"),
        ("Gurgling: air in the pipe.", (), "the word before the colon in bold", "Gurgling"),
        ("He sang Endings with Wrong Bishop twice.", ("Endings with Wrong Bishop",), "unslant it",
         "Endings with Wrong Bishop"),
        ("The minutes was approved by all of us.", (), 'it should say "were approved"', "approved"),
        ("The rent of the hall is 40 euros.", (), "the hall rent in bold", "rent of the hall"),
    ],
)  # fmt: skip
def test_what_stands_out_in_a_line(
    text: str, runs: tuple[str, ...], request_: str, stretch: str
) -> None:
    found = list(stretches(line(text, *runs), request_))
    assert stretch in found


def test_words_that_stand_more_than_once_can_all_be_meant() -> None:
    canvas = TextCanvas(paragraphs=paragraphs("Derek is here.", "Not on a Sunday, Derek.", "Una."))
    found = list(repeated("mark Derek's name every time, not Una's", read_structure(canvas)))
    assert found == ["Derek"]


def test_cells_that_words_of_their_row_and_column_name() -> None:
    found = list(cells_near(KEYS, "price of the bike shed key is 15 now"))
    assert ("C3", "C3") in found
    assert ("A3", "C3") in found
    assert ("B2", "C3") in found


def test_places_beside_the_body_where_a_request_names_their_kind() -> None:
    canvas = TRIP.model_copy(
        update={"parts": (CanvasPart(place="header of Default Page Style", text="Autumn"),)}
    )
    assert list(beside("the header should say Spring", canvas)) == ["header of Default Page Style"]
    assert list(beside("say Spring in the title", canvas)) == []


def test_ranges_lie_between_the_likeliest_paragraphs() -> None:
    assert (3, 4, 5) in set(ranges_near([5, 3]))
    assert (3, 5) in set(ranges_near([5, 3]))
    assert set(ranges_near([5, 90])) == {(5, 90)}
