"""What a request changes with an arrow."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.arrows import change_said, changed_places
from lamwright.retrieve.outright.outright import named_outright
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.values.filling import fits
from lamwright.retrieve.values.open_values import slots

LETTER = TextCanvas(
    paragraphs=paragraphs("Dear neighbours,", "Their is more then one fox.", "who knows"),
    tables=(table([["Fox", "seen"], ["red", "dayly"]], after=3),),
)


@pytest.mark.parametrize(
    ("request_", "place", "typed"),
    [
        ("more then one -> more than one", 'Select the text "more then one"', "more than one"),
        ("a typo, their -> there", 'Select the text "Their"', "There"),
        ("dayly → daily please", "", ""),
        ("dayly → daily in the table", "Select cell B2 of table 1", "daily"),
        ("who knows -> nobody knows, that's better", "Select paragraph 3", "nobody knows"),
        ("how often was the fox seen by us -> never", "", ""),
        ("then -> one n", "", ""),
        ("then -> than -> thin", "", ""),
    ],
)
def test_words_before_an_arrow_become_those_behind_it(
    request_: str, place: str, typed: str
) -> None:
    reading = Reading(request_, LETTER)
    found = [*changed_places(reading)]
    if typed:
        assert found == [place]
        assert named_outright(reading)[place] > 0
        texts = [*reading.structure.texts, "dayly"]
        change = change_said(request_, "\n".join(texts))
        assert change is not None
        assert change.new == typed
        slot = slots(('Type "…"',), "x")[0]._replace(selected=change.old)
        assert [one.value for one in fits(request_, slot, "\n".join(texts))] == [typed]
    elif "please" not in request_:
        assert found == []


def test_a_mark_behind_a_request_is_not_typed() -> None:
    slot = slots(('Type "…"',), "x")[0]._replace(selected="B")
    values = {one.value for one in fits("the mark was an A!", slot, "The mark: B")}
    assert "A" in values
    assert "A!" not in values


def test_what_a_comment_says_is_typed_over_nothing() -> None:
    slot = slots(("Choose Insert > Comment", 'Type "…"'), 'Select the text "Fox"')[0]
    assert not slot.is_over
    assert "red?" in {one.value for one in fits("comment at Fox: red?", slot, "Fox")}


def test_over_a_number_a_number_is_typed() -> None:
    slot = slots(('Type "…"',), "x")[0]
    request = "it was nine miles all told"
    over = {one.value for one in fits(request, slot._replace(selected="seven"), "seven miles")}
    assert over == {"nine", "nine miles"}
    words = {one.value for one in fits(request, slot._replace(selected="a mile"), "a mile")}
    assert "nine miles all told" in words
