"""Records on disk: old forms are read, newer ones and unregistered kinds are refused in a sentence."""

import json
from pathlib import Path

import pytest

from lamwright.records.document_action import SelectText
from lamwright.records.errors import StageError
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.store.shelf import parse_record, read_records

GOLDEN = Path(__file__).parent.parent / "golden"


def test_a_task_of_version_1_is_read():
    task = Task.model_validate_json((GOLDEN / "task_v1.json").read_bytes())
    assert (task.schema_version, task.application) == (2, "writer")
    assert task.checks and isinstance(task.reference[0].action, SelectText)


def test_a_trajectory_of_version_1_is_read():
    found = Trajectory.model_validate_json((GOLDEN / "trajectory_v1.json").read_bytes())
    assert (found.schema_version, found.application) == (2, "writer")
    assert found.steps and found.menu == ()


def test_what_is_written_is_read_back():
    task = Task.model_validate_json((GOLDEN / "task_v1.json").read_bytes())
    assert Task.model_validate_json(task.model_dump_json()) == task


@pytest.fixture
def plain():
    return json.loads((GOLDEN / "task_v1.json").read_bytes())


def test_a_newer_version_is_refused_in_one_sentence(plain, tmp_path):
    path = tmp_path / "tasks.jsonl"
    path.write_text(json.dumps(plain | {"schema_version": 3}) + "\n", encoding="utf-8")
    with pytest.raises(StageError, match="schema version 3 .* reads up to 2; update lamwright"):
        read_records(path, Task)


def test_an_action_that_nobody_registers_is_refused_in_one_sentence(plain):
    plain["reference"][0]["action"] = {"function": "move_card", "card": "A"}
    with pytest.raises(StageError, match="no installed application registers .* 'move_card'"):
        parse_record(Task, json.dumps(plain), Path("tasks.jsonl"))
