"""A run of ``act`` on the fake application: what it says, saves, records, and leaves behind."""

import json
import zipfile

import pytest

from lamwright.agent.policies.reference import IdlePolicy, ReferencePolicy
from lamwright.applications import find_application
from lamwright.cli import run as command
from lamwright.cli.acting import Order, keep_record, perform
from lamwright.guard.policy import EffectPolicy
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SaveAs, SelectText
from lamwright.records.task import ReferenceStep

BOLD = (SelectText(text="engine"), ClickInput(control=ControlRef(label=0, name="Bold")))


@pytest.fixture
def order(letter, tmp_path):
    return Order(
        request="Make the word engine bold",
        document=letter,
        target=tmp_path / "out.odt",
        application=find_application("fake"),
        model=tmp_path,
        policy=EffectPolicy(),
        is_fenced=True,
        is_dry=False,
        steps=15,
    )


def done(order, actions=BOLD, **changes):
    order = order._replace(**changes)
    steps = [ReferenceStep(thought=action.describe(), action=action) for action in actions]
    policy = ReferencePolicy(steps) if steps else IdlePolicy()
    return perform(order, policy, None, None)


def test_what_was_asked_for_is_finished_saved_and_said_in_words(order):
    run = done(order)
    assert run.conclusion.said == "finished", run
    assert run.written.paths == (order.target,)
    assert any("engine" in line and "bold" in line for line in run.differences)


def test_an_unrelated_edit_is_not_finished(order):
    run = done(order, request="Print it on the large printer")
    assert (run.conclusion.said, run.conclusion.exit_status) == ("unverified", 4)


def test_nothing_done_is_not_finished(order):
    run = done(order, actions=())
    assert run.conclusion.said != "finished"
    assert run.conclusion.exit_status != 0


def test_a_step_that_was_refused_is_told_even_when_the_rest_was_done(order):
    run = done(order, (KeyboardInput(keys="{CTRL+P}"), *BOLD))
    assert run.conclusion.said != "finished"
    assert "writes a file" in str([step.outcome.detail for step in run.episode.steps])


def test_a_dry_run_says_what_would_change_and_writes_nothing(order, tmp_path):
    before = sorted(tmp_path.iterdir())
    run = done(order, is_dry=True)
    assert run.differences and run.conclusion.said == "finished"
    assert run.written.paths == ()
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_replaced_has_a_backup_that_undo_puts_back(order, capsys):
    order.target.write_bytes(b"mine")
    run = done(order)
    assert run.written.backup.read_bytes() == b"mine"
    assert zipfile.is_zipfile(order.target)
    again = done(order)
    assert again.written.backup not in (None, run.written.backup)
    run.written.backup.touch()
    assert command(["undo", str(order.target)]) == 0
    assert order.target.read_bytes() == b"mine"
    assert command(["undo", str(order.document)]) == 2


def test_what_the_request_saved_comes_along_and_replaces_nothing(order, tmp_path):
    actions = (*BOLD, SaveAs(file_name="copy", file_ext=".odt"))
    assert done(order, actions).written.paths == (order.target, tmp_path / "copy.odt")
    (tmp_path / "copy.odt").write_bytes(b"mine")
    assert done(order, actions).written.paths == (order.target,)
    assert (tmp_path / "copy.odt").read_bytes() == b"mine"


def test_the_record_holds_the_whole_run_and_is_only_added_to(order, tmp_path):
    path = tmp_path / "runs" / "audit.jsonl"
    for number in range(2):
        keep_record(order, done(order._replace(target=tmp_path / f"{number}.odt")), path)
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    assert path.stat().st_mode & 0o077 == 0
    assert first["request"] == order.request
    assert len(first["document_sha256"]) == 64
    assert list(first["outputs"]) == [str(tmp_path / "0.odt")]
    assert [action["rule"] for action in first["actions"]][1:2] == ["effect-edits"]
    assert (first["ending"], first["exit_status"]) == ("finished", 0)
    assert first["difference"] and "files" in first["fences"]
    assert list(second["outputs"]) == [str(tmp_path / "1.odt")]
