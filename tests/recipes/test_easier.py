"""A replacement whose words are not in the request is said with words that are."""

from lamwright.applications.writer.moves import keys
from lamwright.codec.said import texts_to_type
from lamwright.records.document_action import SelectText
from lamwright.records.task import ReferenceStep
from reading.easier import easier, replacings, right_ones

TEXTS = ["Two of us.", "We stay for two nights, then two days in Rye.", "It costs 40 euros."]


def steps(*actions):
    return tuple(ReferenceStep(thought=action.describe(), action=action) for action in actions)


def put(old, new, place=""):
    return steps(SelectText(text=old, place=place), keys(new))


def test_the_part_that_differs_is_selected_where_only_it_can_be_typed():
    reference = put("40 euros", "50 euros")
    listed = ["Select paragraph 3", 'Select the text "40"', 'Select the text "It costs 40"']
    said = easier(reference, "it is fifty, I mean 50 now", TEXTS, listed)
    assert [step.thought for step in said] == ['Select the text "40"', 'Type "50"']


def test_what_can_be_typed_stays():
    reference = put("40 euros", "50 euros")
    assert (
        easier(reference, "make that 50 euros", TEXTS, ['Select the text "40 euros"']) == reference
    )


def test_every_other_way_gives_the_same_text():
    reference = put("two nights", "three nights")
    listed = [
        'Select the text "two"',
        'Select the text "two nights, then"',
        'Select the text "two days"',
    ]
    for one in replacings(*reference, TEXTS, listed):
        words = one.selection.split('"')[1]
        assert (
            TEXTS[1].replace(words, one.typed, 1)
            == "We stay for three nights, then two days in Rye."
        )
    request = "three not two"
    assert list(right_ones(reference, request, TEXTS, listed)) == ['Select the text "two"']
    assert "three" in texts_to_type(request)


def test_words_that_stand_earlier_need_their_paragraph():
    reference = put("two nights", "Two of them")
    said = {one.selection for one in replacings(*reference, TEXTS, ['Select the text "Two"'])}
    assert 'Select the text "Two"' not in said


def test_what_is_no_replacement_is_left_alone():
    assert replacings(*put("two nights", "{DELETE}"), TEXTS, []) == []
    assert replacings(*put("not there", "x"), TEXTS, []) == []
