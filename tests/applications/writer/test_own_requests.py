"""Requests and documents of one's own: the example, other kinds of files, and what is wrong with a folder."""

import json
import shutil
from pathlib import Path

import pytest

from lamwright.applications.writer.application import Writer
from lamwright.applications.writer.handwritten.library import hand_tasks, write_documents
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.documents.reader import read_document
from lamwright.records.errors import UsageError

EXAMPLE = Path(__file__).parents[3] / "examples" / "own_words"
REQUEST = {
    "document": "note",
    "request": "make the greeting bold",
    "parts": [{"op": "bold", "target": {"paragraph": "Dear"}}],
    "by": "role",
}


@pytest.fixture
def own(tmp_path):
    """A function that writes a folder of one document and these lines, and gives it."""

    def make(*lines: object, document: str = "note.txt") -> Path:
        held = tmp_path / "own" / "train" / "set"
        (held / "documents").mkdir(parents=True)
        (held / "documents" / document).write_text("about: a note\n---\nDear Ann,\nCome soon.\n")
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        (held / "requests.jsonl").write_text(text)
        return tmp_path / "own"

    return make


def drawn(own: Path, folder: Path, split: str = "train"):
    return Writer().people_tasks(folder, own, split=split, count=50, seed=0).tasks


@pytest.mark.parametrize(("split", "tasks"), [("train", 9), ("validation", 2), ("test", 3)])
def test_all_of_the_example_that_can_be_done_are_tasks(tmp_path, split, tasks):
    write_documents(tmp_path, split, root=EXAMPLE)
    found = hand_tasks(tmp_path, split, root=EXAMPLE)
    assert (len(found.tasks), found.left) == (tasks, ())
    assert {t.task_id for t in drawn(EXAMPLE, tmp_path, split)} == {t.task_id for t in found.tasks}


def test_a_document_of_an_application_is_taken_as_it_is(own, tmp_path):
    folder, place = own(REQUEST), tmp_path / "documents"
    held = folder / "train" / "set" / "documents"
    (held / "note.txt").unlink()
    body = "<text:p>Dear Ann,</text:p><text:p>Come soon.</text:p>"
    write_odt(held / "note.odt", OdtParts(body=body))
    (task,) = drawn(folder, place)
    assert task.template == "train-set-note.odt"
    assert (place / task.template).read_bytes() == (held / "note.odt").read_bytes()


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (['{"document": "note"'], r"requests.jsonl:1: : Invalid JSON"),
        ([REQUEST, {**REQUEST, "by": 3}], r"requests.jsonl:2: by: Input should be a valid string"),
        (
            [{**REQUEST, "document": "letter"}],
            "is about train-set-letter, and there is no such document",
        ),
        (
            [{**REQUEST, "parts": [{"op": "sing", "target": {"document": True}}]}],
            "No request of .*own is a task; the first is none: no operation 'sing'",
        ),
    ],
)
def test_what_is_wrong_with_a_folder_is_said(own, tmp_path, lines, why):
    with pytest.raises(UsageError, match=why):
        drawn(own(*lines), tmp_path / "documents")


def test_a_split_without_a_folder_is_named(own, tmp_path):
    with pytest.raises(UsageError, match="no folder .*own/test of requests"):
        drawn(own(REQUEST), tmp_path / "documents", "test")


def test_documents_of_one_name_in_two_splits_are_two(own, tmp_path):
    folder, place = own(REQUEST), tmp_path / "documents"
    shutil.copytree(folder / "train", folder / "test")
    other = folder / "test" / "set" / "documents" / "note.txt"
    other.write_text("Dear Bo,\nStay there.\n")
    names = {split: drawn(folder, place, split)[0].template for split in ("train", "test")}
    texts = {s: read_document(place / name).paragraphs[0].text for s, name in names.items()}
    assert texts == {"train": "Dear Ann,", "test": "Dear Bo,"}


def test_requests_that_are_no_tasks_are_rejects(own, tmp_path):
    unknown = {**REQUEST, "parts": [{"op": "sing", "target": {"document": True}}]}
    found = Writer().people_tasks(
        tmp_path / "documents", own(REQUEST, unknown), split="train", count=9, seed=0
    )
    assert len(found.tasks) == 1 and [r.reason for r in found.rejects] == ["not-covered"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("page: A3\n---\nDear Ann,", "note.txt cannot be read: 'a3' is no paper, only a4"),
        ("about: it\n---\n{Name} Dear Ann,", "note.txt cannot be read: .*is no attribute"),
    ],
)
def test_a_document_that_cannot_be_read_is_named(own, tmp_path, text, why):
    folder = own(REQUEST)
    (folder / "train" / "set" / "documents" / "note.txt").write_text(text)
    with pytest.raises(UsageError, match=why):
        drawn(folder, tmp_path / "documents")


def test_two_documents_of_one_name_are_refused(own, tmp_path):
    folder = own(REQUEST)
    held = folder / "train" / "set" / "documents"
    write_odt(held / "note.odt", OdtParts(body="<text:p>Dear Ann,</text:p>"))
    with pytest.raises(UsageError, match="two documents called .*note"):
        drawn(folder, tmp_path / "documents")
