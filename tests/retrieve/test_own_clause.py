"""Which clause asks for each way, and what it says of where."""

import math

import numpy as np
import pytest
from letters import TRIP, table

from lamwright.models.encoder import Vectors
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import NOTHING, text_of
from lamwright.retrieve.selections.adjusting import BREAKS, SPLITS, adjusted
from lamwright.retrieve.selections.own_clause import agreed, own_clauses, wishes
from lamwright.retrieve.values.linking import address_of
from lamwright.retrieve.values.taking_out import TAKES_OUT
from lamwright.retrieve.ways.counting import Counter
from lamwright.retrieve.ways.ways import Ways

HALL = "Please leave your car at the sports hall,"
BOLD, ITALIC = ('Click "Bold"',), ('Click "Italic"',)


class Words:
    """An encoder that knows two words."""

    name, dimension = "words", 2

    def encode(self, texts: list[str]) -> Vectors:
        return np.array([["bold" in text, "italic" in text] for text in texts], dtype=np.float32)


WAYS = Ways([BOLD, ITALIC], 8 * np.eye(2, dtype=np.float32), np.zeros(2), Words())


def ranked(**scores: float) -> list[RankedSelection]:
    return [
        RankedSelection(selection=f"Select paragraph {name[1:]}", score=math.log(share))
        for name, share in scores.items()
    ]


@pytest.mark.parametrize(
    ("request_", "clauses"),
    [
        ("llama rule bold, gate rule italic", ["llama rule bold", "gate rule italic"]),
        ("bold and italic for the title", ["", "italic for the title"]),
        ("title bold italic", ["", ""]),
        ("the title is too thin, please do something", ["", ""]),
    ],
)
def test_a_way_has_the_clause_that_asks_for_it(request_: str, clauses: list[str]) -> None:
    assert own_clauses(request_, [BOLD, ITALIC], WAYS) == clauses


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        ("bold for the fee, italic for the motto", ["bold for the fee", "italic for the motto"]),
        (
            "the fee bold, only the sum, and the motto italic please",
            ["the fee bold, only the sum", "the motto italic please"],
        ),
        ("the motto italic; the fee is to be bold", ["the fee is to be bold", "the motto italic"]),
        ("the fee bold and italic", []),
        ("the fee bold, and make it italic too", []),
        ("the fee in bold italic, the motto", []),
        ("the fee bold", []),
    ],
)
def test_a_request_falls_into_as_many_wishes_as_ways(request_: str, found: list[str]) -> None:
    assert wishes(request_, [BOLD, ITALIC], WAYS) == found


def test_cells_of_a_new_row_are_no_wishes() -> None:
    row = ("Choose Table > Insert > Rows Below",)
    assert wishes("bold for the fee, italic for the motto", [BOLD, row], WAYS) == []


def test_a_wish_of_its_own_says_more_of_where_than_the_whole_request() -> None:
    whole, alone = ranked(p3=0.95, p7=0.05), ranked(p7=0.8, p3=0.2)
    assert agreed(whole, alone)[0].selection == "Select paragraph 3"
    assert agreed(whole, alone, is_wish=True)[0].selection == "Select paragraph 7"


def test_the_clause_says_where_unless_it_names_no_place() -> None:
    whole = ranked(p3=0.5, p7=0.4, p9=0.1)
    found = agreed(whole, ranked(p7=0.9, p3=0.1))
    assert found[0].selection == "Select paragraph 7"
    assert sum(math.exp(one.score) for one in found) == pytest.approx(1.0)
    for nowhere in (NOTHING, "Select paragraphs 1 to the last"):
        alone = [RankedSelection(selection=nowhere, score=-0.1), *ranked(p7=0.1)]
        assert agreed(whole, alone) == whole
    assert agreed(whole, []) == whole


def test_several_ways_are_asked_for_where_that_is_sure() -> None:
    ways = [RankedWay(steps=BOLD, score=2.0), RankedWay(steps=ITALIC, score=-3.0)]
    for several, score in ((0.9, -2.4), (0.6, -3.0)):
        shares = np.log(np.array([[1 - several, several, 1e-6]], dtype=np.float32))
        counter = Counter(
            np.zeros((1, 2, 1), np.float32), np.zeros((1, 1), np.float32),
            np.zeros((1, 1, 3), np.float32), shares,
        )  # fmt: skip
        count, found = counter.counted("", np.zeros(2, np.float32), ways)
        assert (count, found[1].score) == (2, score)


@pytest.mark.parametrize(
    ("request_", "selected", "address"),
    [
        (
            "the mail address should open a mail",
            "ring or write to a@b.example",
            "mailto:a@b.example",
        ),
        ("make the site clickable", "see www.b.example/map for more", "https://www.b.example/map"),
        ("link it", "https://b.example is ours", "https://b.example"),
        ("link it", "nothing here", "mailto:c@d.example"),
        ("link it", "a@b.example or c@b.example", "mailto:c@d.example"),
        ("link it to https://x.example", "a@b.example", ""),
        ("link it to d@e.example", "a@b.example", "mailto:d@e.example"),
        ("link it to mailto:d@e.example", "a@b.example", ""),
        ("link d@e.example to https://e.example", "d@e.example", ""),
    ],
)
def test_a_link_leads_where_the_text_says(request_: str, selected: str, address: str) -> None:
    assert address_of(selected, "Write to c@d.example.", request_) == address


def done_to(request: str, selection: str, way: tuple[str, ...]) -> str:
    one = RankedSelection(selection=selection, score=0.0)
    return adjusted([one], way, Reading(request, TRIP))[0].selection


@pytest.mark.parametrize(
    ("request_", "words", "place"),
    [
        ("new paragraph from there is no room on", "there is no room at the gate.", HALL),
        ("split it after the hall", HALL, HALL),
        ("split it after the gate", "there is no room at the gate.", HALL),
        ("let Please begin a new one", "Please leave your car", "Please leave your car"),
    ],
)  # fmt: skip
def test_a_paragraph_is_split_before_what_begins_the_next(
    request_: str, words: str, place: str
) -> None:
    assert done_to(request_, f'Select the text "{words}"', SPLITS) == f'Select the text "{place}"'


def test_a_section_goes_with_its_heading_where_the_request_says_so() -> None:
    whole = "Select paragraphs 10 to 15"
    for request in ("delete the whole costs section", "out with the costs, heading included"):
        assert done_to(request, "Select paragraph 10", TAKES_OUT) == whole
    assert (
        done_to("delete the costs heading", "Select paragraph 10", TAKES_OUT)
        == "Select paragraph 10"
    )
    words = 'Select the text ", there is no room at the gate."'
    assert done_to("delete that clause, comma and all", words, TAKES_OUT) == words.replace(
        'gate."', 'gate"'
    )


def test_what_is_typed_over_a_cell_is_known() -> None:
    canvas = TRIP.model_copy(update={"tables": (table([["Hotel", "Most"], ["Geneva", "£190"]]),)})
    reading = Reading("", canvas)
    assert text_of("Select cell B2 of table 1", reading) == "£190"
    assert text_of("Select cells A2 to B2 of table 1", reading) == ""
    assert text_of("Select paragraph 3", reading) == "Dear parents,"
    assert text_of('Select the text "Dear"', reading) == ""


def test_a_page_begins_before_the_first_of_several_lines() -> None:
    way = BREAKS
    assert (
        done_to("last section on a new page", "Select paragraphs 10 to 15", way)
        == "Select paragraph 10"
    )
    assert (
        done_to("everything on a new page", "Select paragraphs 1 to the last", way)
        == "Select paragraphs 1 to the last"
    )
    assert (
        done_to("both headings on new pages", "Select paragraphs 5 and 10", way)
        == "Select paragraphs 5 and 10"
    )


def test_the_text_of_a_section_is_without_its_heading() -> None:
    assert (
        done_to("the text of the costs in italics", "Select paragraphs 10 to 15", ITALIC)
        == "Select paragraphs 11 to 15"
    )
    assert (
        done_to("the costs in italics", "Select paragraphs 10 to 15", ITALIC)
        == "Select paragraphs 10 to 15"
    )
