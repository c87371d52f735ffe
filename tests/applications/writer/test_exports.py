import zipfile

import pytest
from check_cases import FILES
from odt_pieces import edited, state_of

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.applications.writer.checks.kinds import FileExported
from lamwright.documents.odt import write_odt


@pytest.fixture
def seen(tmp_path):
    state = state_of(edited(), tmp_path)
    exports = tmp_path / "exports"
    exports.mkdir()
    return Evidence(state, state, exports)


def _docx(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


def _write(path, kind):
    if kind == "odt":
        write_odt(path, edited())
    elif kind == "docx":
        _docx(path)
    else:
        path.write_bytes({"pdf": b"%PDF-1.7\n", "txt": b"Hello\n", "rtf": b"{\\rtf1 }"}[kind])


@pytest.mark.parametrize("kind", [name.partition(".")[2] for name in FILES])
def test_a_file_of_its_type_is_accepted_and_others_are_not(seen, kind):
    check = FileExported(name=f"fair.{kind}")
    assert not run_check(check, seen).passed
    _write(seen.exports / f"fairs.{kind}", kind)
    assert not run_check(check, seen).passed
    _write(seen.exports / f"fair.{kind}", "docx" if kind in {"odt", "txt"} else "odt")
    assert not run_check(check, seen).passed
    _write(seen.exports / f"fair.{kind}", kind)
    assert run_check(check, seen).passed


def test_empty_files_names_with_folders_and_no_folder_fail(seen):
    (seen.exports / "fair.pdf").write_bytes(b"")
    assert not run_check(FileExported(name="fair.pdf"), seen).passed
    assert not run_check(FileExported(name="../exports/fair.pdf"), seen).passed
    nowhere = Evidence(seen.initial, seen.final, None)
    assert not run_check(FileExported(name="fair.pdf"), nowhere).passed
