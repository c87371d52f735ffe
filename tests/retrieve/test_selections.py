"""What could be selected for a request, what speaks for it, and which of it is chosen."""

from dataclasses import replace

import numpy as np
import pytest
from letters import TRIP

from lamwright.models.embedded import chooser_paths, ways_paths
from lamwright.models.encoder import HashingEncoder
from lamwright.models.minilm import wheel_folder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.observation import Observation
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.records.trajectory import State
from lamwright.retrieve import installed_retriever
from lamwright.retrieve.belief import belief, signs
from lamwright.retrieve.outright.outright import outright
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.selection_words import candidate_of
from lamwright.retrieve.selections.choosing import Chooser
from lamwright.retrieve.selections.evidence import COUNT, KINDS, kind_of
from lamwright.retrieve.selections.selections import NOTHING, Candidate, candidates


def listed(request: str) -> dict[str, str]:
    """Candidates by words alone, with their descriptions."""
    reading, ranked = Retriever().read(request, TRIP)
    return {
        one.selection: one.description
        for one in candidates(reading, [line.index for line in ranked])
    }


@pytest.mark.parametrize(
    ("request_", "needed"),
    [
        ("bullets for everything under Packing list please", "Select paragraphs 6 to 9"),
        ("the line about the car park in bold", "Select paragraph 12"),
        ('underline "40 euros"', 'Select the text "40 euros"'),
        ("the whole thing in Carlito", "Select paragraphs 1 to the last"),
        ("landscape", NOTHING),
        ("it costs fifty now, not 40", 'Select the text "40"'),
        ("make a numbered list of paragraphs 11 to 12", "Select paragraphs 11 to 12"),
        ("paragraphs 1 and 15 in bold", "Select paragraphs 1 and 15"),
    ],
)
def test_what_is_meant_is_a_candidate(request_: str, needed: str) -> None:
    assert needed in listed(request_)


def test_a_description_says_what_stands_where() -> None:
    reading = Reading("", TRIP)
    for selection, said in (
        ("Select paragraph 8", "paragraph 8 of 15, item 3 of 4 under Packing list"),
        ('Select the text "40 euros"', "words 40 euros in paragraph 11"),
        ("Select paragraphs 6 to 9", "4 paragraphs all item"),
        ('Select the text "40"\nSelect the text "12"', "each of 2 number"),
    ):
        assert candidate_of(selection, reading).description.startswith(said)


@pytest.mark.parametrize(
    ("selection", "kind", "paragraphs"),
    [
        (NOTHING, "nothing", []),
        ("Select paragraph 4", "paragraph", [4]),
        ("Select paragraphs 4 to 6", "range", [4, 5, 6]),
        ("Select paragraphs 2, 5 and 9", "several", [2, 5, 9]),
        ("Select paragraphs 1 to the last", "all", list(range(1, 16))),
        ('Select the text "in paragraph 3"', "text", []),
        ('Select the text "40 euros" in paragraph 11', "text in", [11]),
        ('Select the text "40"\nSelect the text "Packing"', "each", [11, 5]),
        ('Select every "June"', "every", []),
        ("Select cell B2 of table 1", "cell", []),
        ("Select cells A2 to C2 of table 1", "cells", []),
        ("Select table 1", "table", []),
    ],
)
def test_kinds_of_selections(selection: str, kind: str, paragraphs: list[int]) -> None:
    assert kind_of(selection) == kind
    assert list(candidate_of(selection, Reading("", TRIP)).lines) == paragraphs


def test_the_chooser_ranks_by_what_speaks_for_each() -> None:
    first = np.zeros((COUNT, 1), dtype=np.float32)
    first[len(KINDS) - 1] = 1.0
    zeros, ones = np.zeros(COUNT, dtype=np.float32), np.ones(COUNT, dtype=np.float32)
    chooser = Chooser(
        zeros, ones, first, zeros[:1], ones[:1], {}, CachedEncoder(HashingEncoder()), 0.0, zeros
    )
    said = np.zeros((2, COUNT), dtype=np.float32)
    said[1, len(KINDS) - 1] = 1.0
    listed = [Candidate("Select paragraph 1", "a b"), Candidate(NOTHING, "c")]
    named = np.zeros(2, dtype=np.float32)
    ranked = chooser.ranked("b a", listed, said, named)
    assert [item.selection for item in ranked] == [NOTHING, "Select paragraph 1"]
    assert sum(np.exp(item.score) for item in ranked) == pytest.approx(1.0)
    near = replace(chooser, near=20.0)
    assert near.ranked("b a", listed, said, named)[0].selection == "Select paragraph 1"


@pytest.mark.parametrize(
    ("request_", "sure", "again"),
    [
        ('make the text "rain jacket" bold', 4.0, 2.0),
        ('"rain jacket" bold', 2.0, 0.0),
        ("bold for 'rain jacket' please", 2.0, 0.0),
        ('the words "rain jacket" in paragraph 9 bold', 4.0, 6.0),
        ('the line with "rain jacket" in bold', 0.0, 0.0),
        ("the rain jacket in bold", 0.0, 0.0),
    ],
)
def test_what_is_quoted_outright_is_what_is_meant(request_: str, sure: float, again: float) -> None:
    listed = [
        'Select the text "rain jacket"',
        'Select the text "rain jacket and sturdy boots"',
        "Select paragraph 7",
        'Select the text "rain jacket" in paragraph 9',
    ]
    assert outright(Reading(request_, TRIP), listed).tolist() == [sure, 0.0, 0.0, again]


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("Center paragraph 11", "Select paragraph 11"),
        ("double spacing from paragraphs 3 to 5", "Select paragraphs 3 to 5"),
        ("paragraphs 3 and 5 in bold", "Select paragraphs 3 and 5"),
        ("paragraph 12 pt", ""),
        ("Make paragraph 90 bold", ""),
        ("Could you delete table 1?", "Select table 1"),
        ('The text "Packing list" needs a double underline', "Select paragraph 5"),
        ('the paragraph that begins with "Please leave" in bold', "Select paragraph 12"),
        ('everything below "Packing list" in bold', ""),
        ("the packing list in bold", ""),
    ],
)
def test_numbers_and_whole_lines_are_named_outright(request_: str, named: str) -> None:
    """So nothing else that stands in the document changes what is meant."""
    lines = Reading("", TRIP).structure.lines
    selections = [
        *(f"Select paragraph {line.index}" for line in lines),
        *("Select paragraphs 3 to 5", "Select paragraphs 3 and 5", "Select table 1"),
    ]
    added = outright(Reading(request_, TRIP), selections)
    assert [one for one, bonus in zip(selections, added, strict=True) if bonus] == (
        [named] if named else []
    )


def test_belief_is_high_for_what_is_likely_and_low_for_anything_else() -> None:
    ways = [
        RankedWay(steps=('Click "Bold"',), score=3.0),
        RankedWay(steps=('Click "Italic"',), score=-3),
    ]
    selections = [
        RankedSelection(selection="Select paragraph 2", score=np.log(0.9)),
        RankedSelection(selection="Select paragraph 3", score=np.log(0.1)),
    ]
    right = belief(["Select paragraph 2", 'Click "Bold"'], ways, selections)
    elsewhere = belief(["Select paragraph 3", 'Click "Bold"'], ways, selections)
    other = belief(["Select paragraph 2", 'Click "Italic"'], ways, selections)
    assert right > 0 > elsewhere
    assert right > other
    assert belief(['Type "x"'], ways, selections) < -5


def test_several_ways_share_the_belief() -> None:
    ways = [
        RankedWay(steps=(step,), score=score)
        for step, score in (('Click "Bold"', 0.1), ('Click "Italic"', -0.2), ('Click "Red"', -3.0))
    ]
    selections = [RankedSelection(selection="Select paragraph 2", score=-0.1)]
    both = ["Select paragraph 2", 'Click "Bold"', 'Click "Italic"']
    found = signs(both, ways, selections)
    assert found.ways == pytest.approx(0.525 + 0.45, abs=0.01) and found.ways_count == 2.0
    unknown = [*both, 'Click "Green"']
    assert belief(both, ways, selections) > 0 > belief(unknown, ways, selections)


def test_three_ways_in_one_place_are_believed_where_all_are_likely() -> None:
    steps = ('Click "Bold"', 'Click "Italic"', 'Set the text color to "red"')
    ways = [
        RankedWay(steps=(step,), score=score)
        for step, score in (*((one, -0.6) for one in steps[:2]), ("Set the text color to …", -0.7))
    ]
    selections = [RankedSelection(selection="Select paragraph 2", score=-0.1)]
    assert belief(["Select paragraph 2", *steps], ways, selections) > 0
    third = [*ways[:2], RankedWay(steps=(steps[0],), score=-0.6)]
    assert belief(["Select paragraph 2", *steps], third, selections) < -1


def test_cells_of_a_row_that_was_made_are_not_doubted() -> None:
    ways = [
        RankedWay(steps=("Choose Table > Insert > Rows Below",), score=3.0),
        RankedWay(steps=('Type "…"',), score=3.0),
    ]
    selections = [RankedSelection(selection="Select cells A2 to B2 of table 1", score=-0.1)]
    steps = ["Select cells A2 to B2 of table 1", "Choose Table > Insert > Rows Below"]
    filled = [*steps, "Select cell A3 of table 1", 'Type "Anna"']
    found = signs(filled, ways, selections)
    assert found.places == pytest.approx(np.exp(-0.1))
    assert (found.ways_count, found.places_count) == (2.0, 1.0)


def test_several_places_that_are_meant_as_one_count_once() -> None:
    ways = [RankedWay(steps=('Click "Bold"',), score=3.0)]
    places = ["Select cells A1 to B1 of table 1", "Select cells A1 to B1 of table 2"]
    steps = [step for place in places for step in (place, 'Click "Bold"')]
    together = [RankedSelection(selection="\n".join(places), score=-0.1)]
    assert signs(steps, ways, together).places_count == 1.0
    apart = [RankedSelection(selection=place, score=-0.7) for place in places]
    assert signs(steps, ways, apart).places_count == 2.0


@pytest.mark.skipif(wheel_folder() is None, reason="needs the encoder's wheel")
@pytest.mark.parametrize(
    ("request_", "chosen"),
    [
        ("the packing list title should be fat", "Select paragraph 5"),
        ("third thing to pack: italics", "Select paragraph 8"),
        ("push the whole letter to the right edge", "Select paragraphs 1 to the last"),
        ("greeting in green", "Select paragraph 3"),
        ("number the pages", NOTHING),
    ],
)
def test_the_shipped_chooser_finds_what_is_meant(request_: str, chosen: str) -> None:
    assert chooser_paths("writer")[1].is_file() and ways_paths("writer")[0].is_file()
    state = State(
        request=request_,
        application="writer",
        observation=Observation(controls=(), canvas=TRIP),
        menu=(),
    )
    found = installed_retriever(descriptions={}).retrieve(state)
    assert chosen in {item.selection for item in found.selections[:6]}
