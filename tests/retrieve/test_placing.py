"""Where several ways are done, and what a new row of a table holds."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selections.placing import together
from lamwright.retrieve.ways.new_rows import listed, with_cells

TYPES, BOLD, OUT = ('Type "…"',), ('Click "Bold"',), ('Type "{DELETE}"',)
CANVAS = TextCanvas(
    paragraphs=paragraphs("We meet on Monday.", "Bring 40 euros."),
    tables=(table([["Item", "Price"], ["Tent", "180"], ["Stove", "35"]], after=2),),
)


def way(steps: tuple[str, ...], place: str = "") -> RankedWay:
    return RankedWay(steps=steps, score=1.0, place=RankedSelection(selection=place, score=-0.1))


def ranked(*selections: str) -> list[RankedSelection]:
    return [
        RankedSelection(selection=selection, score=-0.5 * place)
        for place, selection in enumerate(selections)
    ]


@pytest.mark.parametrize(
    ("first", "places", "chosen"),
    [
        (TYPES, ["40", "40"], ["40", "Monday"]),
        (BOLD, ["Monday", "Monday"], ["Monday", "Monday"]),
        (OUT, ["40", "40"], ["40", "Monday"]),
    ],
)
def test_what_is_typed_over_or_taken_out_is_no_place_of_another_way(
    first: tuple[str, ...], places: list[str], chosen: list[str]
) -> None:
    texts = [[f'Select the text "{one}"', 'Select the text "Monday"'] for one in places]
    ways = [way(first), way(('Click "Italic"',))]
    placed = together(ways, [ranked(*texts[0]), ranked(*texts[1])], Reading("", CANVAS))
    found = [one.place.selection for one in placed if one.place]
    assert sorted(found) == sorted(f'Select the text "{one}"' for one in chosen)


def test_nothing_is_done_in_a_line_that_is_deleted() -> None:
    placed = together(
        [way(OUT), way(BOLD)],
        [
            ranked("Select paragraph 2"),
            ranked('Select the text "40 euros"', 'Select the text "Monday"'),
        ],
        Reading("", CANVAS),
    )
    assert [one.place.selection for one in placed if one.place] == [
        "Select paragraph 2",
        'Select the text "Monday"',
    ]


@pytest.mark.parametrize(
    ("request_", "columns", "texts"),
    [
        ("new row at the end: Lamp, 12", 2, ["Lamp", "12"]),
        ("one more row: Lamp / 12 euros.", 2, ["Lamp", "12 euros"]),
        ("one more row: Lamp, 12, red", 2, []),
        ("a row for the lamp", 2, []),
        ("a row: Lamp", 2, []),
        (
            "Whale watch, 65, Thursday comes between the schooner and the drive",
            3,
            ["Whale watch", "65", "Thursday"],
        ),
        ("under class 4 put Class 5, Mx Rowntree, 22", 3, ["Class 5", "Mx Rowntree", "22"]),
        (
            "add Saturday at the bottom of the table: Refresher, none",
            3,
            ["Saturday", "Refresher", "none"],
        ),
        (
            "one more: 4 June, Garda station, Zielinski. At the bottom",
            3,
            ["4 June", "Garda station", "Zielinski"],
        ),
        ("bottom row: 8, Ewes, L. Aske, the altos", 4, ["8", "Ewes", "L. Aske", "the altos"]),
        ("put History, Mr Bielak, 16 at the end of the table", 3, ["History", "Mr Bielak", "16"]),
    ],
)
def test_a_request_lists_the_cells_of_a_new_row(
    request_: str, columns: int, texts: list[str]
) -> None:
    assert listed(request_, columns) == texts


def test_a_new_row_is_one_way_with_its_cells() -> None:
    below = way(("Choose Table > Insert > Rows Below",), "Select cell A3 of table 1")
    (found,) = with_cells([below, way(TYPES)], "row at the end: Lamp, 12", CANVAS)
    assert found.steps == (
        "Choose Table > Insert > Rows Below",
        "Select cell A4 of table 1",
        'Type "Lamp"',
        "Select cell B4 of table 1",
        'Type "12"',
    )
    assert with_cells([below, way(BOLD)], "row at the end: Lamp, 12", CANVAS) == []


def test_a_new_row_is_written_as_the_one_beside_it() -> None:
    below = way(("Choose Table > Insert > Rows Below",), "Select cell A3 of table 1")
    (found,) = with_cells([below, way(TYPES)], "add lamp, 12 euros at the end", CANVAS)
    assert [step for step in found.steps if step.startswith("Type")] == ['Type "Lamp"', 'Type "12"']
