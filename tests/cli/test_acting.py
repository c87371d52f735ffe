"""A run of ``act`` on the fake application: what it says, saves, records, and leaves behind."""

import json
import zipfile
from typing import NamedTuple

import pytest
from rolling import Wavering

from lamwright.agent.policies.reference import IdlePolicy, ReferencePolicy
from lamwright.cli import run as command
from lamwright.cli.act import carried_out
from lamwright.cli.recording import Recorder
from lamwright.cli.results import Written
from lamwright.cli.session import Change, Session
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.documents.reader import read_document
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SaveAs, SelectText
from lamwright.records.task import ReferenceStep

BOLD = (SelectText(text="engine"), ClickInput(control=ControlRef(label=0, name="Bold")))


class Done(NamedTuple):
    change: Change
    written: Written


@pytest.fixture
def target(tmp_path):
    return tmp_path / "out.odt"


def done(setting, target, actions=BOLD, request="Make the word engine bold", is_dry=False):
    steps = [ReferenceStep(thought=action.describe(), action=action) for action in actions]
    recorder = Recorder(setting, target.parent / "runs" / "audit.jsonl")
    recorder.begin(request)
    with Session(setting, lambda: ReferencePolicy(steps) if steps else IdlePolicy()) as session:
        found = Done(*carried_out(session, request, target, recorder, is_dry=is_dry))
    recorder.done(*found)
    return found


def test_what_was_asked_for_is_finished_saved_and_said_in_words(setting, target):
    run = done(setting, target)
    assert run.change.conclusion.said == "finished", run
    assert run.written.paths == (target,)
    assert any("engine" in line and "bold" in line for line in run.change.differences)


def test_an_unrelated_edit_is_not_finished(setting, target):
    run = done(setting, target, request="Print it on the large printer")
    assert (run.change.conclusion.said, run.change.conclusion.exit_status) == ("unverified", 4)


def test_nothing_done_is_not_finished(setting, target):
    run = done(setting, target, actions=())
    assert run.change.conclusion.said != "finished"
    assert run.change.conclusion.exit_status != 0


def test_a_step_that_was_refused_is_told_even_when_the_rest_was_done(setting, target):
    run = done(setting, target, (KeyboardInput(keys="{CTRL+P}"), *BOLD))
    assert run.change.conclusion.said != "finished"
    assert "writes a file" in str([step.outcome.detail for step in run.change.episode.steps])


def test_a_dry_run_says_what_would_change_and_writes_nothing(setting, target, tmp_path):
    (tmp_path / "runs").mkdir()
    before = sorted(tmp_path.iterdir())
    run = done(setting, target, is_dry=True)
    assert run.change.differences and run.change.conclusion.said == "finished"
    assert run.written.paths == ()
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_replaced_has_a_backup_that_undo_puts_back(setting, target, capsys):
    target.write_bytes(b"mine")
    run = done(setting, target)
    assert run.written.backup.read_bytes() == b"mine"
    assert zipfile.is_zipfile(target)
    again = done(setting, target)
    assert again.written.backup not in (None, run.written.backup)
    newest = again.written.backup.read_bytes()
    (target.parent / f"{target.name}.mybak").write_bytes(b"not ours")
    for content in (newest, b"mine"):
        assert command(["undo", str(target)]) == 0
        assert target.read_bytes() == content
    assert command(["undo", str(setting.document)]) == 2


def test_what_the_request_saved_comes_along_and_replaces_nothing(setting, target, tmp_path):
    actions = (*BOLD, SaveAs(file_name="copy", file_ext=".odt"))
    assert done(setting, target, actions).written.paths == (target, tmp_path / "copy.odt")
    (tmp_path / "copy.odt").write_bytes(b"mine")
    assert done(setting, target, actions).written.paths == (target,)
    assert (tmp_path / "copy.odt").read_bytes() == b"mine"


@pytest.mark.parametrize(("name", "dropped"), [("out.txt", 1), ("out.odt", 0)])
def test_what_a_type_cannot_hold_is_said_and_recorded(setting, tmp_path, name, dropped):
    inserted = (
        '<text:changed-region xml:id="c1" text:id="c1"><text:insertion/></text:changed-region>'
    )
    body = (
        f"<text:tracked-changes>{inserted}</text:tracked-changes><text:p>the"
        ' <text:change-start text:change-id="c1"/>engine<text:change-end text:change-id="c1"/></text:p>'
    )
    document = write_odt(tmp_path / "tracked.odt", OdtParts(body=body))
    run = done(setting._replace(document=document), tmp_path / name)
    assert [line.partition(" (")[0] for line in run.written.dropped] == [
        f"{name}: 1 tracked change"
    ] * dropped
    assert [len(line["dropped"]) for line in lines(tmp_path)] == [0, 0, dropped]


def lines(tmp_path):
    path = tmp_path / "runs" / "audit.jsonl"
    assert path.stat().st_mode & 0o077 == 0
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_of_several_tries_the_one_that_convinces_is_the_change(setting, tmp_path):
    with Session(setting._replace(tries=8), Wavering) as session:
        change = session.ask("Make 'engine' bold")
        assert (change.tries, change.conclusion.said) == (3, "finished")
        session.keep(change)
        session.save(tmp_path / "out.odt")
    runs = [run for p in read_document(tmp_path / "out.odt").paragraphs for run in p.runs]
    assert [run.text for run in runs if run.format.bold or run.format.italic] == ["engine"]


def test_the_record_holds_the_whole_run_and_is_only_added_to(setting, tmp_path):
    for number in range(2):
        done(setting, tmp_path / f"{number}.odt")
    held = lines(tmp_path)
    assert [line["state"] for line in held] == ["begun", "saving", "done"] * 2
    assert len({line["run"] for line in held}) == 2
    first = held[2]
    assert first["request"] == "Make the word engine bold"
    assert len(first["document_sha256"]) == 64
    assert list(first["outputs"]) == [str(tmp_path / "0.odt")]
    assert [action["rule"] for action in first["actions"]][1:2] == ["effect-edits"]
    assert (first["ending"], first["exit_status"]) == ("finished", 0)
    assert first["difference"] and "files" in first["fences"]
    assert list(held[5]["outputs"]) == [str(tmp_path / "1.odt")]


def test_the_record_is_there_before_anything_is_done_and_before_it_is_saved(setting, target):
    class Looks:
        """Reads the record while it acts."""

        name = "looks"

        def decide(self, state):
            seen.append([line["state"] for line in lines(target.parent)])
            return ReferencePolicy([ReferenceStep(thought="", action=a) for a in BOLD]).decide(
                state
            )

    seen = []
    recorder = Recorder(setting, target.parent / "runs" / "audit.jsonl")
    recorder.begin("Make the word engine bold")
    with Session(setting, Looks) as session:
        target.mkdir()  # so that it cannot be put there
        with pytest.raises(OSError):
            carried_out(session, "Make the word engine bold", target, recorder)
    assert seen == [["begun"], ["begun"]]
    held = lines(target.parent)
    assert [line["state"] for line in held] == ["begun", "saving"]
    assert held[1]["target"] == str(target) and held[1]["difference"]


def test_where_no_record_can_be_kept_nothing_begins(setting, tmp_path):
    (tmp_path / "audit.jsonl").symlink_to("/dev/null")
    with pytest.raises(OSError):
        Recorder(setting, tmp_path / "audit.jsonl").begin("x")


def test_what_a_request_saved_itself_is_looked_through_too(setting, target, tmp_path):
    class Smuggles(ReferencePolicy):
        """Puts a picture into what was exported, as an application that was tricked would."""

        def decide(self, state):
            exports = session._environment.exports
            for file in exports.glob("copy.odt") if len(state.history) == 1 else ():
                with zipfile.ZipFile(file, "a") as archive:
                    archive.writestr("Pictures/secret.png", b"\x89PNG secret")
            return super().decide(state)

    actions = (SaveAs(file_name="copy", file_ext=".odt"), *BOLD)
    steps = [ReferenceStep(thought="", action=action) for action in actions]
    recorder = Recorder(setting, tmp_path / "runs" / "audit.jsonl")
    recorder.begin("x")
    with Session(setting, lambda: Smuggles(steps)) as session:
        change, written = carried_out(session, "Make the word engine bold", target, recorder)
    assert change.conclusion.said == "refused" and "a picture" in change.conclusion.why
    assert written.paths == () and not target.exists() and not (tmp_path / "copy.odt").exists()
