"""``lamwright edit`` on the fake application: many requests, each kept or not, saved in the end."""

import json
from itertools import chain

import pytest

from lamwright.cli import run
from lamwright.cli.edit import Person, Talk
from lamwright.cli.recording import Recorder
from lamwright.cli.session import Session
from lamwright.documents.reader import read_document
from lamwright.models.embedded import shipped_path
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SaveAs, SelectText
from lamwright.records.errors import ModelError
from lamwright.records.trajectory import Decision


class Spoken:
    """Makes the word that a request ends with bold; says it is done."""

    def decide(self, state):
        word = state.request.split()[-1]
        bold = ClickInput(control=ControlRef(label=0, name="Bold"))
        action = SelectText(text=word) if not state.history else bold
        return Decision(status="FINISH" if state.history else "CONTINUE", action=action)


@pytest.fixture
def talk(setting, tmp_path, capsys):
    """Holds a talk of these lines; every question is answered by the next of the answers."""

    def hold(*lines, answers=()):
        coming = chain(answers)
        person = Person(iter(lines), lambda question, expected: next(coming, expected))
        recorder = Recorder(setting, tmp_path / "audit.jsonl")
        with Session(setting, Spoken) as session:
            held = Talk(session, setting, tmp_path / "out.odt", person, recorder)
            held.hold()
        return capsys.readouterr().out

    return hold


def bold_in(path):
    runs = [run for p in read_document(path).paragraphs for run in p.runs]
    return {run.text.strip() for run in runs if run.format.bold}


def test_the_second_request_goes_on_from_the_first(talk, tmp_path, letter):
    original = letter.read_bytes()
    text = talk("bold the word engine", "bold the word Dear")
    assert text.count("kept.") == 2
    assert bold_in(tmp_path / "out.odt") == {"engine", "Dear"}
    assert letter.read_bytes() == original


def test_what_is_not_kept_is_gone(talk, tmp_path):
    talk("bold the word engine", "bold the word Dear", answers=(False, True, True))
    assert bold_in(tmp_path / "out.odt") == {"Dear"}


def test_a_kept_change_can_be_taken_back(talk, tmp_path):
    text = talk("bold the word engine", "bold the word Dear", "/undo", "/diff", "/undo", "/undo")
    assert "undone: bold the word Dear" in text and "There is nothing to undo." in text
    assert not (tmp_path / "out.odt").exists()


def test_saving_says_where_and_is_not_asked_again(talk, tmp_path):
    place = tmp_path / "mine.odt"
    text = talk("bold the word engine", f"/save {place}", "/quit", "bold the word Dear")
    assert f"saved: {place}" in text
    assert bold_in(place) == {"engine"}
    assert not (tmp_path / "out.odt").exists()


def test_the_document_itself_is_never_overwritten(talk, letter, tmp_path):
    original = letter.read_bytes()
    text = talk("bold the word engine", f"/save {letter}")
    assert "The document itself is never overwritten" in text
    assert letter.read_bytes() == original
    assert bold_in(tmp_path / "out.odt") == {"engine"}


def test_what_changed_nothing_is_not_kept_and_not_saved(talk, tmp_path):
    text = talk("bold the word zeppelin", "", "/what")
    assert "nothing differs." in text and "kept." not in text and "/undo" in text
    assert not (tmp_path / "out.odt").exists()


def test_every_request_and_every_saving_is_recorded(talk, tmp_path):
    talk("bold the word engine", "bold the word zeppelin", "/save")
    lines = [
        json.loads(line) for line in (tmp_path / "audit.jsonl").read_text("utf-8").splitlines()
    ]
    saved = f"/save {tmp_path / 'out.odt'}"
    assert [(line["request"], line["state"]) for line in lines] == [
        ("bold the word engine", "begun"),
        ("bold the word engine", "done"),
        ("bold the word zeppelin", "begun"),
        ("bold the word zeppelin", "done"),
        (saved, "begun"),
        (saved, "saving"),
        (saved, "done"),
    ]
    assert [bool(line["outputs"]) for line in lines] == [False] * 6 + [True]
    assert lines[6]["difference"] == lines[1]["difference"]


def test_a_document_that_is_deleted_meanwhile_loses_no_work(setting, tmp_path, letter):
    def requests():
        letter.unlink()
        yield "bold the word engine"
        yield "bold the word Dear"

    person = Person(requests(), lambda question, expected: expected)
    recorder = Recorder(setting, tmp_path / "audit.jsonl")
    with Session(setting, Spoken) as session:
        Talk(session, setting, tmp_path / "out.odt", person, recorder).hold()
    assert bold_in(tmp_path / "out.odt") == {"engine", "Dear"}


def test_the_command_takes_its_requests_from_standard_input(letter, tmp_path, monkeypatch, capsys):
    said = iter(['Make the text "engine" bold', "/diff"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(said, None) or end())
    target, picture = tmp_path / "out.odt", tmp_path / "seen.png"
    options = ("--application", "fake", "--model", str(shipped_path()), "--show", str(picture))
    places = ("--save-as", str(target), "--runs", str(tmp_path / "runs"))

    assert run(["edit", str(letter), *options, *places]) == 0

    assert bold_in(target) == {"engine"}
    assert picture.exists()
    assert "saved:" in capsys.readouterr().out


def end():
    raise EOFError


def test_what_a_failing_request_did_is_not_saved(setting, tmp_path, capsys):
    class Failing(Spoken):
        def decide(self, state):
            if "Dear" in state.request and len(state.history) == 2:
                raise ModelError("The model is gone.")
            decision = super().decide(state)
            return (
                decision.model_copy(update={"status": "CONTINUE"})
                if "Dear" in state.request
                else decision
            )

    person = Person(
        iter(["bold the word engine", "bold the word Dear"]), lambda question, expected: expected
    )
    recorder = Recorder(setting, tmp_path / "audit.jsonl")
    with Session(setting, Failing) as session:
        Talk(session, setting, tmp_path / "out.odt", person, recorder).hold()
    assert "The model is gone." in capsys.readouterr().out
    assert bold_in(tmp_path / "out.odt") == {"engine"}


def test_what_was_only_exported_is_kept(setting, tmp_path):
    class Exporting:
        def decide(self, state):
            return Decision(status="FINISH", action=SaveAs(file_name="copy", file_ext=".odt"))

    person = Person(iter(["Save the document as copy.odt"]), lambda question, expected: expected)
    recorder = Recorder(setting, tmp_path / "audit.jsonl")
    with Session(setting, Exporting) as session:
        Talk(session, setting, tmp_path / "out.odt", person, recorder).hold()
    assert (tmp_path / "copy.odt").exists()


def test_a_person_is_asked_before_what_the_application_drops_is_dropped(setting, tmp_path):
    asked = []

    def agrees(question, expected):
        asked.append(question)
        return not expected

    with Session(setting, Spoken) as session:
        recorder = Recorder(setting, tmp_path / "audit.jsonl")
        talk = Talk(session, setting, tmp_path / "out.odt", Person(iter(()), agrees), recorder)
        assert not talk.goes_on() and asked == ["Go on?"]
