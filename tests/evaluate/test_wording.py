import pytest

from lamwright.evaluate.wording import in_order, matched, normalise


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Choose Format > Character...", "1. Go to Format - Character…"),
        ('Click "Bold"', "Click on “Bold”."),
        ("Choose Insert > Table...", "click Insert → Table"),
        ('Set "Width" to "2"', 'set "Width" to "2"'),
        ("Select paragraph 4", "select  paragraph 4."),
        ("Select the whole paragraph", "Select the whole paragraphs"),
    ],
)
def test_the_same_step_in_other_words(first, second):
    assert matched([first], [second]) == 1
    assert matched([second], [first]) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Select paragraph 4", "Select paragraph 5"),
        ('Click "Bold"', 'Click "Italic"'),
        ("Choose Edit > Undo", "Choose Edit > Redo"),
        ("Choose Format > Character...", "Choose Format > Paragraph..."),
        ('Set "Width" to "2"', 'Set "Width" to "3"'),
        ("Insert a table with 3 rows and 2 columns", "Insert a table with 2 rows and 3 columns"),
        ('Select the text "one"', 'Select the text "two"'),
    ],
)
def test_other_steps(first, second):
    assert matched([first], [second]) == 0


def test_normalised_wording():
    assert normalise("  2) Press Format -> Text -> Bold... ") == "choose format > text > bold"


def test_steps_are_paired_one_to_one():
    assert matched(['Click "OK"', 'Click "OK"'], ['Click "OK"']) == 1
    assert matched(['Click "OK"'], ['Click "OK"', 'Click "OK"']) == 1
    assert matched(['Click "B"', 'Click "A"'], ['Click "A"', 'Click "B"']) == 2


def test_pairing_takes_the_largest_matching():
    # The first prediction fits both references, the second only the first of them: a greedy
    # pairing in order would find one pair.
    loose, tight = "Select the whole document text", "Select the whole document texts"
    far = "Select the whole document t"
    assert matched([loose], [tight]) == matched([loose], [far]) == 1
    assert matched([loose, tight], [tight, loose]) == 2


def test_order():
    plan = ["Choose Edit > Copy", 'Click "OK"', "Choose Edit > Paste"]
    assert in_order(plan, [plan[0], plan[2]])
    assert not in_order(plan, [plan[2], plan[0]])
    assert in_order(plan, [])
