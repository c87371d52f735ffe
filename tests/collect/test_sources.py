"""Every source keeps the same contract; and what is no source, or a hostile one, is told."""

import gzip
import io
import json
import os
import tarfile
import tracemalloc
import zipfile

import pytest

from lamwright.applications.office.help import LIBREOFFICE, default_help
from lamwright.cli import run
from lamwright.collect import CollectConfig, Sampling, collect
from lamwright.collect.sources import open_source
from lamwright.collect.sources.page import Unreadable
from lamwright.collect.sources.queries import QueryLog
from lamwright.records.errors import UsageError

PAGE = (
    b"<html><body><h1>Insert a table</h1><ol><li>Choose <b>Table</b> &gt; <b>Insert</b>.</li>"
    b"<li>Click <b>OK</b>.</li></ol></body></html>"
)
FILES = {
    "manual/b.html": PAGE,
    "manual/a.md": b"# Sort rows\n\n1. Choose **Table** > **Sort**.\n2. Click **OK**.\n",
}


def folder(path):
    for name, content in FILES.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path / "manual"


def zipped(path, files=FILES):
    with zipfile.ZipFile(path / "manual.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path / "manual.zip"


def tarred(path, files=FILES):
    with tarfile.open(path / "manual.tar.gz", "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path / "manual.tar.gz"


def page(path):
    return folder(path) / "b.html"


def log(path, name="log.csv", content="id,query\n1,insert a table\n2,sort rows\n"):
    (path / name).write_text(content, encoding="utf-8")
    return path / name


def tsv(path):
    return log(path, "log.tsv", "query\tcount\ninsert a table\t3\n")


def jsonl(path):
    return log(path, "log.jsonl", '{"query": "insert a table"}\n"sort rows"\n{broken\n')


def plain(path):
    return log(path, "log.txt", "insert a table\n\nsort rows\n")


def packed(path):
    with gzip.open(path / "log.csv.gz", "wt") as file:
        file.write("query\ninsert a table\n")
    return path / "log.csv.gz"


def ufo(path):
    (path / "tasks").mkdir()
    task = {"app": "word", "unique_id": "1", "task": "Sort rows", "refined_steps": ['Click "Sort"']}
    (path / "tasks" / "1.json").write_text(json.dumps(task))
    return path / "tasks"


def office(path):
    root = path / "help" / "en-US" / "text" / "swriter"
    root.mkdir(parents=True)
    (root / "a.html").write_bytes(b'<div id="DisplayArea"><h1>Insert a table</h1></div>')
    return path / "help"


SOURCES = [folder, page, zipped, tarred, log, tsv, jsonl, plain, packed, ufo, office]


@pytest.mark.parametrize("make", SOURCES, ids=lambda make: make.__name__)
def test_contract(make, tmp_path):
    path = make(tmp_path)
    source = LIBREOFFICE.opens(path, "writer") or open_source(path, "writer", licence="CC0-1.0")
    first, second = list(source.pages()), list(source.pages())
    assert first
    assert [page[:4] for page in first] == [page[:4] for page in second]
    assert [page.load() for page in first] == [page.load() for page in second]
    assert all(isinstance(page.load(), bytes) for page in first)
    for each in first:
        assert each.collection == source.name
        assert each.application == "writer"
        assert each.location
        assert not each.location.startswith("/")
        assert ".." not in each.location
    assert len({each.location for each in first}) == len(first)


@pytest.mark.parametrize("make", [folder, zipped, tarred])
def test_same_pages_however_they_are_packed(make, tmp_path):
    plans = collect([make(tmp_path)], config=CollectConfig(application="writer")).plans
    assert [(plan.task, plan.plan) for plan in plans] == [
        ("Sort rows", ("Choose Table > Sort", 'Click "OK"')),
        ("Insert a table", ("Choose Table > Insert", 'Click "OK"')),
    ]


@pytest.mark.parametrize("make", [zipped, tarred])
def test_names_that_lead_out_are_rejects(make, tmp_path):
    path = make(tmp_path, {"../evil.html": PAGE, "/etc/evil.html": PAGE, "good.html": PAGE})
    collection = collect([path])
    assert [plan.source.location for plan in collection.plans] == ["good.html"]
    assert {(each.reason, each.text) for each in collection.rejects} == {
        ("unreadable", "the name leads out of the archive")
    }
    assert len(collection.rejects) == 2


def test_zip_bomb_is_a_reject(tmp_path):
    path = zipped(
        tmp_path, {"bomb.html": b"0" * 7_900_000, "huge.html": b"0" * 9_000_000, "good.html": PAGE}
    )
    collection = collect([path])
    assert len(collection.plans) == 1
    assert sorted(each.text for each in collection.rejects) == [
        "the file is packed so tightly that it must be a bomb",
        "the file is too large for a help page",
    ]


def test_tar_bomb_is_refused(tmp_path):
    with pytest.raises(UsageError, match="bomb"):
        collect([tarred(tmp_path, {f"{i}.html": b"0" * 7_000_000 for i in range(3)})])


def test_broken_archive_is_refused(tmp_path):
    (tmp_path / "broken.zip").write_bytes(b"PK\3\4 no more")
    with pytest.raises(UsageError, match="cannot be read as an archive"):
        collect([tmp_path / "broken.zip"])


def test_links_out_of_a_folder_are_left_alone(tmp_path):
    (tmp_path / "secret.html").write_bytes(PAGE)
    home = folder(tmp_path / "docs")
    (home / "link.html").symlink_to(tmp_path / "secret.html")
    assert len(list(open_source(home, "writer").pages())) == 2


def test_licence_is_read_from_the_folder(tmp_path):
    home = folder(tmp_path)
    (home / "copyright").write_text("Files: *\nLicense: GFDL-1.2+\n")
    assert {page.licence for page in open_source(home, "x").pages()} == {"GFDL-1.2+"}


def test_empty_folder_gives_nothing(tmp_path):
    collection = collect([tmp_path])
    assert (collection.plans, collection.rejects) == ((), ())


def test_huge_page_is_a_reject(tmp_path):
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(100_000_000)
    (each,) = collect([tmp_path]).rejects
    assert (each.reason, each.text) == ("unreadable", "the file is too large for a help page")


def test_a_log_is_sampled_by_rate_and_seed(tmp_path):
    path = log(tmp_path, content="query\n" + "".join(f"word {i}\n" for i in range(10_000)))

    def drawn(rate, seed):
        sampling = Sampling(rate=rate, seed=seed)
        return [page.load() for page in QueryLog(path, sampling=sampling).pages()]

    assert drawn(0.01, 1) == drawn(0.01, 1) != drawn(0.01, 2)
    assert 60 < len(drawn(0.01, 1)) < 140
    assert set(drawn(0.01, 1)) < set(drawn(0.02, 1))
    assert len(drawn(1.0, 1)) == 10_000


def test_a_long_log_needs_no_more_memory(tmp_path):
    path = log(tmp_path, content="query\n" + "insert a page number\n" * 100_000)
    source = QueryLog(path, sampling=Sampling(rate=0.001))
    tracemalloc.start()
    try:
        drawn = sum(1 for _ in source.pages())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert 60 < drawn < 140
    assert peak < 1_000_000


def test_a_log_without_line_ends_is_cut(tmp_path):
    path = log(tmp_path, "log.txt", "x" * 1_000_000)
    (only,) = QueryLog(path).pages()
    assert len(only.load()) == 4000


@pytest.mark.slow
@pytest.mark.skipif(default_help() is None, reason="libreoffice-help-en-us is missing")
def test_all_modules_of_the_help():
    pages = list(LIBREOFFICE.opens(default_help(), "all").pages())
    assert {page.application for page in pages} > {"writer", "calc", "impress", "draw", "math"}
    plans = collect([default_help()], manual=LIBREOFFICE).plans
    assert sum(plan.application == "writer" for plan in plans) >= 200
    assert len(plans) >= 700


def test_pipes_and_devices_are_not_waited_for(tmp_path):
    home = folder(tmp_path)
    os.mkfifo(home / "pipe.html")
    (home / "zero.html").symlink_to("/dev/zero")
    (home / "null.md").symlink_to("/dev/null")
    assert [page.location for page in open_source(home, "x").pages()] == ["a.md", "b.html"]
    for path in (home / "pipe.html", home / "zero.html"):
        with pytest.raises(UsageError, match="neither a file nor a folder"):
            collect([path])


def test_a_page_that_became_a_pipe_is_a_reject(tmp_path):
    home = folder(tmp_path)
    pages = list(open_source(home, "x").pages())
    (home / "b.html").unlink()
    os.mkfifo(home / "b.html")
    (home / "a.md").unlink()
    (home / "a.md").symlink_to("/etc/passwd")
    for each in pages:
        with pytest.raises(Unreadable):
            each.load()


def test_links_inside_a_folder_are_followed_once_by_each_name(tmp_path):
    home = folder(tmp_path)
    (home / "c.html").symlink_to("b.html")
    assert [page.location for page in open_source(home, "x").pages()] == [
        "a.md",
        "b.html",
        "c.html",
    ]


def test_links_out_of_an_installed_help_are_left_alone(tmp_path):
    root = office(tmp_path)
    (tmp_path / "secret.html").write_bytes(PAGE)
    (root / "en-US" / "text" / "swriter" / "b.html").symlink_to(tmp_path / "secret.html")
    assert len(list(LIBREOFFICE.opens(root, "writer").pages())) == 1


def test_packed_pages_are_read_within_their_limit(tmp_path):
    (tmp_path / "good.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"0" * 50_000_000))
    (tmp_path / "torn.html.gz").write_bytes(gzip.compress(PAGE)[:-20])
    (tmp_path / "plain.html.gz").write_bytes(PAGE)
    found = collect([tmp_path])
    assert [plan.source.location for plan in found.plans] == ["good.html.gz"]
    assert [each.source.location for each in found.rejects] == [
        "bomb.html.gz", "plain.html.gz", "torn.html.gz",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "seen"),
    [
        ({}, "no file is there"),
        ({"a.png": b"x", "b.png": b"x", "c.pdf": b"x"}, "3 files were seen (.png 2, .pdf 1); none of them"),
        ({"a.md": b"# Colours\n\n1. Choose **Edit > Fill**.\n"}, "(.md 1); rejected: construction: no_task 1"),
        ({"README.md": b"# Boards\n\nBoards are flat.\n"}, "(.md 1); no page holds a procedure"),
        ({"a.html": b"\0"}, "(.html 1); rejected: reading: unreadable 1"),
    ],
)  # fmt: skip
def test_a_source_that_yields_nothing_says_what_was_seen(files, seen, tmp_path, capsys):
    (tmp_path / "docs").mkdir()
    for name, content in files.items():
        (tmp_path / "docs" / name).write_bytes(content)
    command = ["collect", str(tmp_path / "docs"), "--out", str(tmp_path / "pairs")]
    for _ in range(2):
        assert run([*command, "--application", "boards"]) == 1
        said = " ".join(capsys.readouterr().err.split())
        assert "No task-plan pair was found in" in said
        assert seen in said
