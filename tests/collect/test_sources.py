"""Every source keeps the same contract; and what is no source, or a hostile one, is told."""

import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile

import pytest

from lamwright.applications.office.help import LIBREOFFICE, default_help
from lamwright.collect import CollectConfig, Sampling, collect
from lamwright.collect.sources import open_source
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


@pytest.mark.skipif(default_help() is None, reason="libreoffice-help-en-us is missing")
def test_all_modules_of_the_help():
    pages = list(LIBREOFFICE.opens(default_help(), "all").pages())
    assert {page.application for page in pages} > {"writer", "calc", "impress", "draw", "math"}
    plans = collect([default_help()], manual=LIBREOFFICE).plans
    assert sum(plan.application == "writer" for plan in plans) >= 200
    assert len(plans) >= 700
