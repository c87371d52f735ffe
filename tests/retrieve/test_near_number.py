"""What a new number is typed over: a number near it."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of
from lamwright.retrieve.selections.near_number import near_numbers

CANVAS = TextCanvas(
    paragraphs=paragraphs("The ferry costs £38, the cabin £1,150.", "It sails on 4 May at 18.45."),
    tables=(table([["Cargo", "Tons"], ["Salt", "41"]], after=2),),
)


@pytest.mark.parametrize(
    ("request_", "speaks"),
    [
        ("ferry is 42 by now", [1.5, -2.0, 0.0, 2.0, 0.0]),
        ("make it 1,300 for the cabin", [-2.0, 1.5, 0.0, -2.0, 0.0]),
        ("salt: 60 tons, not 41", [0.0, -2.0, 0.0, 0.0, 0.0]),
        ("100 for the ferry", [-1.0, -2.0, 0.0, -1.0, 0.0]),
        ("42 for the ferry and 43 for salt", [0.0] * 5),
        ("it sails on 7 May at 19.30", [0.0] * 5),
        ("the ferry is dear", [0.0] * 5),
    ],
)
def test_a_near_number_is_likelier_and_a_far_one_less_likely(
    request_: str, speaks: list[float]
) -> None:
    reading = Reading(request_, CANVAS)
    selections = (
        'text "£38"',
        'text "£1,150"',
        'text "4 May"',
        "cell B2 of table 1",
        "paragraph 1",
    )
    listed = [
        candidate_of(f"Select {one}" if "text" not in one else f"Select the {one}", reading)
        for one in selections
    ]
    assert near_numbers(listed, reading).tolist() == pytest.approx(speaks)
