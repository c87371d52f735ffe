import pytest

from lamwright.records.base import Record
from lamwright.records.errors import StageError
from lamwright.store.shelf import (
    Shelf,
    read_records,
    write_atomically,
    write_parquet,
    write_records,
)
from lamwright.store.stage import Stage, hash_files, read_manifest


class Note(Record):
    text: str


class Pace(Note):
    workers: int


def test_a_shelf_keeps_records_before_and_after_sealing(tmp_path):
    shelf = Shelf(tmp_path, Note)
    shelf.put("b", Note(text="two"))
    shelf.put("a", Note(text="one"))
    assert shelf.keys() == {"a", "b"}
    assert [note.text for note in shelf] == ["one", "two"]
    assert shelf.seal() == 2
    assert not (tmp_path / "items").exists()
    shelf.put("c", Note(text="three"))
    assert [note.text for note in Shelf(tmp_path, Note)] == ["one", "two", "three"]


def test_same_records_same_bytes_whatever_the_order(tmp_path):
    for folder, order in (("x", "ab"), ("y", "ba")):
        shelf = Shelf(tmp_path / folder, Note)
        for key in order:
            shelf.put(key, Note(text=key))
        shelf.seal()
    shards = [(tmp_path / folder / "records.parquet").read_bytes() for folder in "xy"]
    assert shards[0] == shards[1]


def test_a_failed_write_leaves_the_old_content(tmp_path):
    write_atomically(tmp_path / "f", b"old")
    with pytest.raises(StageError, match="Cannot write"):
        write_atomically(tmp_path / "f" / "below-a-file", b"new")
    assert (tmp_path / "f").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


def test_lines_and_parquet(tmp_path):
    notes = [Note(text="ä"), Note(text="b")]
    write_records(tmp_path / "n.jsonl", notes)
    assert read_records(tmp_path / "n.jsonl", Note) == notes
    assert write_parquet(tmp_path / "n.parquet", notes) == 2
    with pytest.raises(StageError, match="run the stage"):
        read_records(tmp_path / "absent.jsonl", Note)


def stage(folder, text):
    return Stage(folder, "notes", inputs={"text": text}, seed=1)


def test_a_finished_stage_is_skipped_and_another_input_starts_anew(tmp_path):
    first = stage(tmp_path / "s", "a")
    first.begin()
    (tmp_path / "s" / "work").write_text("kept", encoding="utf-8")
    assert not first.complete()
    first.finish({"kept": 1})
    assert stage(tmp_path / "s", "a").complete()
    assert read_manifest(tmp_path / "s").counts == {"kept": 1}
    other = stage(tmp_path / "s", "b")
    assert not other.complete()
    other.begin()
    assert not (tmp_path / "s" / "work").exists()
    assert read_manifest(tmp_path / "s") is None


def test_interrupted_work_is_kept(tmp_path):
    stage(tmp_path / "s", "a").begin()
    (tmp_path / "s" / "half").write_text("x", encoding="utf-8")
    stage(tmp_path / "s", "a").begin()
    assert (tmp_path / "s" / "half").exists()


def test_what_changes_no_result_may_change_between_runs(tmp_path):
    def with_workers(text, workers):
        return Stage(
            tmp_path,
            "notes",
            inputs={},
            config=Pace(text=text, workers=workers),
            indifferent=("workers",),
        )

    with_workers("a", 1).begin()
    (tmp_path / "half").write_text("x", encoding="utf-8")
    with_workers("a", 2).begin()
    assert (tmp_path / "half").exists()
    assert with_workers("a", 2).finish({}).config == {"text": "a", "workers": 2}
    assert with_workers("a", 1).complete()
    assert not with_workers("b", 1).complete()


def test_a_torn_manifest_is_no_manifest(tmp_path):
    (tmp_path / "manifest.json").write_text('{"stage": "no', encoding="utf-8")
    assert read_manifest(tmp_path) is None


def test_hashes_follow_names_and_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"1")
    one = hash_files(tmp_path)
    (tmp_path / "a").write_bytes(b"2")
    assert hash_files(tmp_path) != one
