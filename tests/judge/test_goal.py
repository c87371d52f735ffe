"""Checks are read from the live document, which nobody has saved, and from what was exported."""

import pytest
from episodes import TASK

from lamwright.applications.writer.checks import run_task_checks
from lamwright.applications.writer.checks.kinds import FileExported
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.gym import fake, writer
from lamwright.judge.checks import TaskGoal
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SaveAs, SelectText

TEXTS = ("The old mill", "Apples are sold")
BODY = "".join(f'<text:p text:style-name="Standard">{text}</text:p>' for text in TEXTS)


@pytest.fixture
def letter(tmp_path):
    return write_odt(tmp_path / "letter.odt", OdtParts(body=BODY))


on_both = pytest.mark.parametrize(
    "make", [fake, pytest.param(writer, marks=[pytest.mark.writer, pytest.mark.timeout(120)])]
)


@on_both
def test_the_step_that_does_the_task_is_rewarded(letter, make):
    before = letter.read_bytes()
    environment = make(document=letter, goal=TaskGoal(TASK, letter, run_task_checks))
    _, info = environment.reset()
    rewards = []
    for name in ("Italic", "Italic", "Bold"):
        environment.step(SelectText(text="old mill").model_dump_json())
        bold = next(c for c in info["observation"].controls if c.name == name)
        action = ClickInput(control=ControlRef(label=bold.label, name=name))
        _, reward, is_done, _, info = environment.step(action.model_dump_json())
        rewards.append((reward, is_done))
    environment.close()
    assert rewards == [(0.0, False), (0.0, False), (1.0, True)]
    assert letter.read_bytes() == before


@on_both
def test_saving_a_copy_is_rewarded_though_the_document_is_what_it_was(letter, make):
    task = TASK.model_copy(update={"checks": (FileExported(name="kept.odt"),)})
    environment = make(document=letter, goal=TaskGoal(task, letter, run_task_checks))
    for _ in range(2):  # what one episode saved is not there in the next
        environment.reset()
        rewards = [
            environment.step(SaveAs(file_name=name).model_dump_json())[1:3]
            for name in ("other", "../kept", "kept")
        ]
        assert rewards == [(0.0, False), (0.0, False), (1.0, True)]
    environment.close()


def test_a_task_without_checks_is_never_done(letter, tmp_path):
    assert not TaskGoal(TASK.model_copy(update={"checks": ()}), letter, run_task_checks)(
        letter, tmp_path
    )
