import pytest
from scenes import (
    BOLD,
    DIALOG_TABLE,
    MENU_BOLD,
    MENU_OTHER_TABLE,
    MENU_TABLE,
    OTHER_WIDTH,
    SCENE,
    WIDTH,
    click,
)

from lamwright.evaluate.equality import same_arguments, same_object, same_operation
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import (
    InsertTable,
    SaveAs,
    SelectCells,
    SelectParagraph,
    SelectParagraphs,
    SelectTable,
    SelectText,
    SetFont,
)


def by_name(label, name):
    return ClickInput(control=ControlRef(label=label, name=name))


def edit(text):
    return SetEditText(control=ControlRef(label=2, name="Width"), text=text)


@pytest.mark.parametrize(
    "predicted",
    [
        click(BOLD),
        by_name(1, "bold "),
        by_name(77, "Bold"),
        click(MENU_BOLD),
    ],
)
def test_acceptable_objects_for_the_bold_button(predicted):
    assert same_object(click(BOLD), predicted, SCENE)
    assert same_object(predicted, click(BOLD), SCENE)


@pytest.mark.parametrize(
    "predicted", [click(WIDTH), by_name(1, "Italic"), by_name(2, "Bolder"), SelectTable(number=1)]
)
def test_wrong_objects_for_the_bold_button(predicted):
    assert not same_object(click(BOLD), predicted, SCENE)


def test_menu_entries_and_dialog_buttons_keep_apart():
    assert not same_object(click(MENU_TABLE), click(MENU_OTHER_TABLE), SCENE)
    assert not same_object(click(MENU_TABLE), click(DIALOG_TABLE), SCENE)
    assert same_object(click(MENU_TABLE), by_name(5, "insert > table"), SCENE)


def test_one_name_in_two_places_needs_the_label():
    assert not same_object(click(WIDTH), click(OTHER_WIDTH), SCENE)
    lost = ClickInput(control=ControlRef(label=99, name="Width"))
    assert not same_object(lost, lost, SCENE)


def test_objects_of_document_functions():
    assert same_object(SelectText(text="a  b"), SelectText(text="a b"), SCENE)
    assert not same_object(SelectText(text="a b"), SelectText(text="A b"), SCENE)
    last = SelectParagraph(start_index=2, end_index=-1)
    assert same_object(last, SelectParagraph(start_index=2, end_index=3), SCENE)
    assert not same_object(last, SelectParagraph(start_index=2, end_index=2), SCENE)
    assert not same_object(SelectTable(number=1), SelectTable(number=2), SCENE)
    cells = SelectCells(table=1, first="A1", last="C1")
    assert same_object(cells, SelectCells(table=1, first="C1", last="A1"), SCENE)
    assert not same_object(cells, SelectCells(table=1, first="A1"), SCENE)
    assert not same_object(cells, SelectCells(table=2, first="A1", last="C1"), SCENE)
    assert same_object(InsertTable(rows=1, columns=2), SetFont(font_size=12), SCENE)
    assert not same_object(InsertTable(rows=1, columns=2), SelectTable(number=1), SCENE)


def test_several_stretches_are_objects_of_their_own():
    listed = SelectParagraphs(indexes=(1, 3))
    assert same_object(listed, listed, SCENE)
    assert not same_object(listed, SelectParagraph(start_index=1, end_index=3), SCENE)
    neighbours = SelectParagraphs(indexes=(1, 2))
    assert same_object(neighbours, SelectParagraph(start_index=1, end_index=2), SCENE)
    every = SelectText(text="engine", every=True)
    assert not same_object(every, SelectText(text="engine"), SCENE)
    assert not same_object(SelectText(text="x", place="footnote 1"), SelectText(text="x"), SCENE)


def test_operations():
    assert same_operation(click(BOLD), click(WIDTH))
    assert not same_operation(click(WIDTH), edit("2"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (edit("2 cm"), edit("2.00CM")),
        (edit("a  b"), edit("a b")),
        (SetFont(font_name="Carlito", font_size=12), SetFont(font_name="carlito", font_size=12.0)),
        (KeyboardInput(keys="a{enter}"), KeyboardInput(keys="a{ENTER}")),
        (
            SaveAs(file_name="a", file_ext=".PDF"),
            SaveAs(file_name="a", file_ext="pdf"),
        ),
        (click(BOLD), click(WIDTH)),
        (SelectTable(number=1), SelectTable(number=2)),
    ],
)
def test_equal_arguments(first, second):
    assert same_arguments(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (edit("2 cm"), edit("2 in")),
        (edit("2"), edit("3")),
        (edit("Hello"), edit("hello")),
        (InsertTable(rows=1, columns=2), InsertTable(rows=2, columns=1)),
        (click(BOLD), click(BOLD, double=True)),
        (KeyboardInput(keys="A{ENTER}"), KeyboardInput(keys="a{ENTER}")),
        (SaveAs(file_name="007"), SaveAs(file_name="7")),
        (click(BOLD), edit("2")),
    ],
)
def test_different_arguments(first, second):
    assert not same_arguments(first, second)
