"""Steps and task sentences, and why a procedure is left out."""

import pytest

from lamwright.applications.office.help import LIBREOFFICE
from lamwright.collect.cleaning import objection
from lamwright.collect.construction import task_sentence
from lamwright.collect.deduplication import SeenPlans
from lamwright.collect.steps import split_steps
from lamwright.collect.wording import readable
from lamwright.records.plan import Source, TaskPlan


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("Choose ⟦Format - Character⟧.", "Choose Format > Character."),
        ("Choose ⟦View - Toolbars- Drawing⟧", "Choose View > Toolbars > Drawing"),
        ("Choose ⟦View⟧ - ⟦Styles⟧", "Choose View > Styles"),
        ("Choose Tools - Options⟦ - Writer - Table⟧", "Choose Tools > Options > Writer > Table"),
        ("Choose Format - Character.", "Choose Format > Character."),
        ("Click ⟦OK⟧.", 'Click "OK".'),
        ('Select "⟦Center⟧" now', 'Select "Center" now'),
        ("Press ⟦Ctrl⟧+⟦F6⟧", "Press Ctrl+F6"),
        ("This is ⟦not⟧ a term", "This is not a term"),
    ],
)
def test_readable(marked, text):
    assert readable(marked) == text


@pytest.mark.parametrize(
    ("item", "steps"),
    [
        ("You see a dialog. Click ⟦OK⟧.", ('Click "OK"',)),
        (
            "Choose ⟦Insert - Field⟧, and then click the ⟦Type⟧ tab.",
            ("Choose Insert > Field", 'Click the "Type" tab'),
        ),
        (
            "Choose ⟦Format - Paragraph - Borders⟧ tab.",
            ("Choose Format > Paragraph", 'Click the "Borders" tab'),
        ),
        ("The new page number is shown.", ()),
        ("Repeat this for every page.", ("Repeat this for every page",)),
        ("In the ⟦Style⟧ box, select a style.", ('In the "Style" box, select a style',)),
    ],
)
def test_split_steps(item, steps):
    assert split_steps(item) == steps


@pytest.mark.parametrize(
    ("purpose", "task"),
    [
        ("Inserting Page Numbers", "Insert page numbers"),
        ("To Insert Page Numbers", "Insert page numbers"),
        ("Removing Line Breaks", "Remove line breaks"),
        ("Setting Tab Stops", "Set tab stops"),
        ("Wrapping Text Around Objects", "Wrap text around objects"),
        ("Inserting, Editing, and Linking Frames", "Insert, edit, and link frames"),
        ("Creating a Table of Contents", "Create a table of contents"),
        ("Inserts a table.", "Insert a table"),
        ("Removes the section and inserts its text", "Remove the section and insert its text"),
        ("Saving Documents in HTML Format", "Save documents in HTML format"),
        ("Page Numbers", None),
        ("", None),
    ],
)
def test_task_sentence(purpose, task):
    assert task_sentence(purpose) == task


@pytest.mark.parametrize(
    ("task", "steps", "folder", "reason"),
    [
        ("Insert a table", ("Choose Table > Insert Table",), "swriter/guide", None),
        ("Insert a table", (), "swriter/guide", "no_steps"),
        ("Insert", ("Choose Table > Insert Table",), "swriter/guide", "too_short"),
        ("Insert a table", ("Choose A > B",) * 21, "swriter/guide", "too_long"),
        ("Вставить таблицу сюда", ("Выберите Таблица > Вставить",), "swriter/01", "not_english"),
        ("Einfügen einer Tabelle", ("Klicken Sie > Tabelle",), "swriter/01", "not_english"),
        ("Insert a slide", ("Choose Slide > New",), "shared/guide", "irrelevant"),
        ("Resize the picture", ("Select it", "Drag the corner"), "swriter/01", "not_executable"),
        ("Think of the reader", ("Write good text",), "swriter/guide", "not_executable"),
    ],
)
def test_objection(task, steps, folder, reason):
    assert objection(task, steps, folder, "writer", LIBREOFFICE) == reason


def plan(task, *steps):
    source = Source(kind="documentation", name="n", location="l")
    return TaskPlan(task_id="t", task=task, plan=steps, application="writer", source=source)


def test_duplicates():
    seen = SeenPlans()
    assert seen.objection(plan("Insert a table", "Choose Table > Insert Table")) is None
    assert seen.objection(plan("Insert a table.", "Press Ctrl+F12")) == "duplicate"
    near = plan("Insert the tables", "Choose Table > Insert Table")
    assert seen.objection(near) == "near_duplicate"
    assert seen.objection(plan("Insert the tables", "Press Ctrl+F12")) is None
    assert seen.objection(plan("Delete a table", "Choose Table > Delete > Table")) is None
