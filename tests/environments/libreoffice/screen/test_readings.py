"""What is read at a control, by where texts and controls lie."""

from lamwright.environments.libreoffice.screen.readings import (
    above,
    believed,
    column,
    left,
    on,
    sentence,
)
from lamwright.environments.linux.atspi.objects import Node


def at(name, x, y, role="label", width=80, height=20):
    return Node(f"{name}{x},{y}", role, name, 0, "", (x, y, width, height), frozenset())


def test_a_tool_tip_is_its_first_sentence_without_keys():
    assert sentence("Toggle Ordered List (F12)") == "Toggle Ordered List"
    assert sentence("Enter a number. Use arrows to move on.") == "Enter a number"
    assert len(sentence("word " * 60)) == 100


def test_the_nearest_text_on_the_left_names_a_control_unless_another_control_lies_between():
    edit = at("", 300, 100, "text")
    texts = [at("Far:", 10, 100), at("Near:", 200, 100), at("Below:", 200, 140)]
    assert left(edit, texts) == "Near:"
    assert left(edit, [texts[0]], [edit, at("", 150, 100, "text")]) == ""


def test_a_text_on_an_empty_field_names_it():
    field = at("", 100, 100, "text", 400, 34)
    assert on(field, [at("Search command", 109, 100, width=380, height=34)]) == "Search command"


def test_the_text_above_names_the_first_control_below_it():
    first, second = at("", 100, 130, "text"), at("", 140, 130, "text")
    texts = [at("Search", 100, 100, width=60)]
    assert above(first, texts, [first, second]) == "Search"
    assert above(second, texts, [first, second]) == ""


def test_a_label_beside_another_control_is_not_believed():
    upper, lower = at("", 200, 100, "spin button"), at("", 200, 140, "spin button")
    texts = [at("Min. word length:", 50, 100), at("Max. entries:", 50, 140)]
    assert believed(lower, "Min. word length:", texts, [upper, lower]) == "Max. entries:"
    assert believed(lower, "Max. entries:", texts, [upper, lower]) == "Max. entries:"
    assert believed(upper, "Position:", texts, [upper, lower]) == "Position:"


def test_a_cell_lies_in_the_column_below_a_heading():
    heads = [at("[M]", 335, 355, width=44), at("[T]", 379, 355, width=36)]
    assert column(at("", 337, 381, width=40), heads) == "[M]"
    assert column(at("", 381, 381, width=32), heads) == "[T]"
    assert column(at("", 417, 381), heads) == ""
