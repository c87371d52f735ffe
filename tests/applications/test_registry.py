"""Installed applications: unknown, broken and doubled ones, each in one sentence."""

import sys
from importlib.metadata import EntryPoint

import pytest

from lamwright.applications import application_of, find_application, installed, load
from lamwright.applications.registry import GROUP
from lamwright.applications.writer.application import Writer
from lamwright.records.errors import UsageError


def test_the_shipped_applications_are_installed():
    assert {"writer", "calc", "impress", "fake"} <= set(installed())
    assert isinstance(find_application("writer"), Writer)
    assert find_application("writer") is find_application("writer")


def test_an_application_without_requests_of_people_says_so(tmp_path):
    with pytest.raises(UsageError, match="Calc knows no tasks in people's words."):
        find_application("calc").people_tasks(tmp_path, None, split="train", count=1, seed=0)


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.odt", "writer"), ("a.ods", "calc"), ("a.CSV", "calc"), ("a.pptx", "impress")],
)
def test_a_document_is_opened_by_the_application_of_its_type(tmp_path, file, name):
    assert application_of(tmp_path / file) == name
    assert find_application(name).suffixes[0] in {".odt", ".ods", ".odp"}


@pytest.mark.parametrize("name", ["writer", "calc", "impress"])
def test_each_application_of_libreoffice_says_all_that_is_asked(tmp_path, name):
    application = find_application(name)
    application.write_templates(tmp_path, seed=1)
    (first, *others) = sorted(tmp_path.glob(f"*{application.suffixes[0]}"))
    assert others and (tmp_path / "description.json").is_file()
    assert application.difference(first, first) == ()
    assert application.difference(first, others[-1])
    assert len(application.families()) >= 8
    assert application.dialect().actions
    found = application.tasks(tmp_path, split="validation", count=3, seed=1)
    assert [task.application for task in found.tasks] == [name] * 3


def test_an_unknown_application_names_those_that_exist():
    with pytest.raises(UsageError, match="no application 'word'; installed: .*writer"):
        find_application("word")


def plug_in(folder, monkeypatch_path, name, text, *, extra=""):
    """A distribution on disk that registers an application."""
    sys.modules.pop(f"{name}_plug", None)
    (folder / f"{name}_plug.py").write_text(text, encoding="utf-8")
    info = folder / f"{name}_plug{extra}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}-plug{extra}\nVersion: 1.0\n"
    )
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {name}_plug:APPLICATION{extra}\n")
    monkeypatch_path(str(folder))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("raise ValueError('no screen')", "is broken: ValueError: no screen"),
        ("import nowhere_to_be_found", "is broken: ModuleNotFoundError"),
        ("APPLICATION = 3", "is no lamwright Application"),
        ("x = ", "is broken: SyntaxError"),
        ("raise SystemExit('no licence')", "is broken: SystemExit: no licence"),
    ],
)
def test_a_broken_package_is_one_sentence_and_the_others_still_work(
    tmp_path, monkeypatch, text, complaint
):
    plug_in(tmp_path, monkeypatch.syspath_prepend, "boards", text)
    with pytest.raises(UsageError, match=complaint) as caught:
        find_application("boards")
    assert "boards" in str(caught.value) and "\n" not in str(caught.value)
    assert find_application("writer").name == "writer"
    assert application_of(tmp_path / "letter.odt") == "writer"


def test_a_type_that_only_an_unusable_application_opens_says_why(tmp_path, monkeypatch):
    plug_in(tmp_path, monkeypatch.syspath_prepend, "boards", "import nowhere_to_be_found")
    with pytest.raises(UsageError, match=r"opens '\.board' files \(Application 'boards'.* broken"):
        application_of(tmp_path / "plan.board")


def test_two_plug_ins_of_one_name_are_named(tmp_path, monkeypatch):
    for extra in ("", "_too"):
        plug_in(tmp_path, monkeypatch.syspath_prepend, "twice", "", extra=extra)
    with pytest.raises(UsageError, match="Two plug-ins are called 'twice'.* and "):
        find_application("twice")


def test_an_entry_point_under_another_name_is_refused():
    point = EntryPoint("word", "lamwright.applications.writer.application:Writer", GROUP)
    with pytest.raises(UsageError, match="no lamwright Application of that name"):
        load(point)


def test_a_document_that_nothing_opens(tmp_path):
    with pytest.raises(UsageError, match="opens '.xyz' files"):
        application_of(tmp_path / "a.xyz")
