"""Cells of tables, in the fake and in the real Writer alike."""

import pytest

from lamwright.documents.reader import read_document
from lamwright.environments.fake import FakeEnvironment
from lamwright.environments.libreoffice.environment import open_writer
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import ReadText, SelectCells, SelectText


@pytest.fixture(scope="module")
def writer():
    environment = open_writer()
    yield environment
    environment.close()


@pytest.fixture(
    params=["fake", pytest.param("writer", marks=[pytest.mark.writer, pytest.mark.timeout(300)])]
)
def environment(request, tmp_path):
    if request.param == "writer":
        return request.getfixturevalue("writer")
    return FakeEnvironment(tmp_path / "fake")


@pytest.mark.parametrize(
    ("first", "last", "bold"),
    [
        ("A1", "C1", ["One", "Two", "Three"]),
        ("B2", "", ["Five"]),
        ("C2", "B1", ["Two", "Three", "Five", "Six"]),
    ],
)
def test_cells_of_a_table_are_selected(environment, prices, tmp_path, first, last, bold):
    seen = environment.reset(prices)
    assert [(t.number, t.rows, t.columns) for t in seen.canvas.tables] == [(1, 2, 3)]
    assert environment.perform(SelectCells(table=1, first=first, last=last)).delivered
    button = next(c for c in environment.observe().controls if c.name == "Bold")
    ref = ControlRef(label=button.label, name=button.name)
    assert environment.perform(ClickInput(control=ref)).delivered
    environment.save_copy(tmp_path / "bold.odt")
    cells = [cell for row in read_document(tmp_path / "bold.odt").tables[0].rows for cell in row]
    assert [cell.text for cell in cells if cell.bold] == bold


@pytest.mark.parametrize(
    ("table", "first", "last"), [(2, "A1", ""), (1, "A3", ""), (1, "A1", "D1"), (1, "first", "A1")]
)
def test_cells_that_are_not_there_are_not_selected(environment, prices, table, first, last):
    environment.reset(prices)
    outcome = environment.perform(SelectCells(table=table, first=first, last=last))
    assert (outcome.delivered, outcome.reason) == (False, "invalid")


def test_paragraphs_are_read_in_full_and_nothing_changes(environment, letter):
    seen = environment.reset(letter)
    outcome = environment.perform(ReadText(start_index=2))
    assert outcome.detail == "the engine works well.\nYours, Charles"
    assert environment.perform(ReadText(start_index=1, end_index=1)).detail == "Dear Ada,"
    assert environment.perform(ReadText(start_index=4)).reason == "invalid"
    assert environment.observe().canvas == seen.canvas


def test_text_is_selected_in_a_named_place(environment, letter):
    environment.reset(letter)
    assert environment.perform(SelectText(text="engine", place="body")).delivered
    assert environment.observe().canvas.selection == "engine"
    assert environment.perform(SelectText(text="engine", place="nowhere")).reason == "invalid"
