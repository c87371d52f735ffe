import pytest
from letters import TRIP, paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.references.references import references


def found(request: str, canvas: TextCanvas = TRIP) -> list[tuple[int, ...]]:
    return [target.paragraphs for target in references(request, canvas) if target.paragraphs]


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        ("make the title bigger", (1,)),
        ("the greeting in italics please", (3,)),
        ("my name at the bottom should be bold", (15,)),
        ("could the closing line move to the right", (14,)),
        ("centre the date line", (2,)),
        ("the second bullet under packing list in bold", (7,)),
        ("delete the last bullet", (9,)),
        ("underline the last two bullets", (8, 9)),
        ("third line in red", (3,)),
        ("all headings dark blue", (5, 10)),
        ("number everything under Packing list", (6, 7, 8, 9)),
        ("from the sleeping bag to the tent pegs in italics", (6, 7, 8)),
        ("the four things to pack as a numbered list", (6, 7, 8, 9)),
        ("make Kind Regards italic", (14,)),
    ],
)
def test_words_name_lines(request_: str, lines: tuple[int, ...]) -> None:
    assert lines in found(request_)[:5]


def test_an_exact_quotation_needs_no_marks_and_no_capitals() -> None:
    target = references("put rain jacket in bold", TRIP)[0]
    assert (target.means, target.text, target.paragraphs) == ("quotation", "rain jacket", (7,))


def test_a_quotation_in_marks_is_surer_than_one_without() -> None:
    bare, marked = (
        references(f"put {said} in bold", TRIP)[0].score
        for said in ("sports hall", '"sports hall"')
    )
    assert marked > bare


def test_words_of_orders_alone_do_not_quote() -> None:
    canvas = TextCanvas(paragraphs=paragraphs("Turn left there", "An old mill", "A small shop"))
    scores = {target.text: target.score for target in references("left align the mill", canvas)}
    assert scores["left"] < scores["mill"]


@pytest.mark.parametrize(
    ("request_", "cells"),
    [
        ("delete the row for Lima", ("A3", "B3", "C3")),
        ("make the header row bold", ("A1", "B1", "C1")),
        ("grey behind the total row", ("A4", "B4", "C4")),
        ("the price column to the right", ("C1", "C2", "C3", "C4")),
        ("last column narrower", ("C1", "C2", "C3", "C4")),
        ("the price for Porto is 14 now", ("C2",)),
    ],
)
def test_words_name_cells(request_: str, cells: tuple[str, ...]) -> None:
    targets = [target for target in references(request_, TRIP) if target.table]
    assert cells in [target.cells for target in targets[:6]]
    assert {target.table for target in targets} == {1}


def test_the_second_table_is_found_by_order() -> None:
    tables = tuple(
        TRIP.tables[0].model_copy(update={"number": number, "name": f"T{number}"})
        for number in (1, 2, 3)
    )
    canvas = TRIP.model_copy(update={"tables": tables})
    named = [t for t in references("delete the second table", canvas) if t.table]
    assert named[0].table == 2


def test_the_whole_document_is_a_target_of_its_own() -> None:
    assert any(t.means == "whole" for t in references("the whole text in 11 point", TRIP))


@pytest.mark.parametrize("request_", ["", "   ", "?!", "word " * 2000, "Ωμέγα", "the 99th bullet"])
def test_bad_requests_and_empty_documents_give_answers(request_: str) -> None:
    references(request_, TRIP)
    assert [t for t in references(request_, TextCanvas()) if t.paragraphs or t.table] == []


def test_numbers_that_lines_carry_are_found() -> None:
    canvas = TextCanvas(
        paragraphs=paragraphs(
            "**1 Services", "1.1 We come.", "1.2 You pay.", "**2 Term", "2.1 A year."
        )
    )
    assert (3,) in found("clause 1.2 in bold", canvas)[:3]
    assert (4, 5) in found("section 2 can go", canvas)[:4]
    assert (1, 4) in found("headings 1 and 2 in blue", canvas)[:4]
