"""Checks are read from the live document: nobody has saved it."""

import pytest
from episodes import TASK

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.gym import fake, writer
from lamwright.judge.goal import TaskGoal
from lamwright.records.action import ClickInput, ControlRef, SelectText

TEXTS = ("The old mill", "Apples are sold")
BODY = "".join(f'<text:p text:style-name="Standard">{text}</text:p>' for text in TEXTS)


@pytest.fixture
def letter(tmp_path):
    return write_odt(tmp_path / "letter.odt", OdtParts(body=BODY))


@pytest.mark.parametrize(
    "make", [fake, pytest.param(writer, marks=[pytest.mark.writer, pytest.mark.timeout(120)])]
)
def test_the_step_that_does_the_task_is_rewarded(letter, make):
    before = letter.read_bytes()
    environment = make(document=letter, goal=TaskGoal(TASK, letter))
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


def test_a_task_without_checks_is_never_done(letter):
    assert not TaskGoal(TASK.model_copy(update={"checks": ()}), letter)(letter)
