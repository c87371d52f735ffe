"""Our reader reads what a real LibreOffice writes, and LibreOffice reads what we write."""

import os
import signal
import subprocess

import pytest
from check_cases import CASES
from odt_pieces import APPLES, edited, state_of

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.applications.writer.checks import kinds as c
from lamwright.applications.writer.checks.kinds import FileExported, UnchangedExcept
from lamwright.applications.writer.templates import template_names, write_templates
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document

DEADLINE = 280
pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]
BASE = "base.odt"


def convert(sources, folder, profile, kind="odt"):
    """Let a LibreOffice of our own load ``sources`` and save them into ``folder``."""
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", kind, "--outdir", str(folder), *map(str, sources)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        assert process.wait(timeout=DEADLINE) == 0
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="module")
def templates(tmp_path_factory, profile):
    ours, theirs = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("theirs")
    convert(write_templates(ours, seed=5), theirs, profile)
    return ours, theirs


@pytest.mark.parametrize("name", template_names())
def test_a_template_means_the_same_after_libreoffice_saved_it(templates, name):
    ours, theirs = (read_document(folder / name) for folder in templates)
    answer = run_check(UnchangedExcept(), Evidence(ours, theirs))
    assert answer.passed, answer.reason
    assert ours.text == theirs.text
    assert [table.texts for table in ours.tables] == [table.texts for table in theirs.tables]


@pytest.fixture(scope="module")
def resaved(tmp_path_factory, profile):
    """Every document that fulfils a check, saved again by LibreOffice."""
    ours, theirs = tmp_path_factory.mktemp("deeds"), tmp_path_factory.mktemp("resaved")
    parts = {f"{number}.odt": case[1] for number, case in enumerate(CASES)} | {BASE: edited()}
    convert([write_odt(ours / name, held) for name, held in parts.items()], theirs, profile)
    return theirs


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: f"{n}-{CASES[n][0].kind}")
def test_checks_read_what_libreoffice_writes(resaved, number):
    base = read_document(resaved / BASE)
    deed = read_document(resaved / f"{number}.odt")
    check = CASES[number][0]
    done, idle = run_check(check, Evidence(base, deed)), run_check(check, Evidence(base, base))
    assert done.passed, done.reason
    assert not idle.passed, idle.reason


# What a .docx cannot hold, or LibreOffice does not write into one.
NOT_IN_WORD = (
    {"overline"},
    {"shadow", "background"},  # of paragraphs
    {"drop_cap_lines"},
    {"break_after"},
    {"page_style"},
    {"protected"},
    {"index"},
)
NOT_IN_WORD_AT_ALL = (
    c.ParagraphFormatted(text=APPLES, break_before="column"),
    c.PageFormat(style="Landscape"),
    c.SectionPresent(hidden=True),
    c.PropertyIs(name="keywords", value="fair, fruit"),
    c.TableShape(table="Markets", rows=3),
)


def in_word(check):
    """The same check of a .docx, where tables and sections have no names; None if it has none."""
    asked = check.model_fields_set - {"text"}
    if asked in NOT_IN_WORD or check in NOT_IN_WORD_AT_ALL:
        return None
    if getattr(check, "table", None):
        return check.model_copy(update={"table": "1"})
    if check.kind == "section_present":
        return check.model_copy(update={"name": None})
    return check


WORD = [(n, in_word(case[0])) for n, case in enumerate(CASES) if in_word(case[0]) is not None]


@pytest.fixture(scope="module")
def in_docx(tmp_path_factory, profile):
    """The documents of those cases, deeds and near misses, saved as .docx by LibreOffice."""
    ours, theirs = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("docx")
    parts = {BASE: edited()}
    for number, _ in WORD:
        _, deed, misses = CASES[number]
        parts[f"{number}.odt"] = deed
        parts |= {f"{number}-{n}.odt": miss for n, miss in enumerate(misses)}
    sources = [write_odt(ours / name, held) for name, held in parts.items()]
    for start in range(0, len(sources), 80):
        convert(sources[start : start + 80], theirs, profile, "docx")
    return theirs


@pytest.mark.parametrize(("number", "check"), WORD, ids=lambda x: getattr(x, "kind", x))
def test_checks_read_word_documents_too(in_docx, number, check):
    base, deed = (read_document(in_docx / name) for name in ("base.docx", f"{number}.docx"))
    done, idle = run_check(check, Evidence(base, deed)), run_check(check, Evidence(base, base))
    assert done.passed, done.reason
    assert not idle.passed, idle.reason
    count = 1 if check.kind == "section_present" else len(CASES[number][2])  # one is a name only
    for miss in range(count):
        other = read_document(in_docx / f"{number}-{miss}.docx")
        answer = run_check(check, Evidence(base, other))
        assert not answer.passed, answer.reason


def test_damage_is_seen_in_word_documents_as_in_our_own(in_docx, tmp_path):
    base, own = read_document(in_docx / "base.docx"), state_of(edited(), tmp_path)
    assert run_check(UnchangedExcept(), Evidence(base, base)).passed
    for number, check in WORD:
        deed = read_document(in_docx / f"{number}.docx")
        same = Evidence(own, state_of(CASES[number][1], tmp_path))
        answer = run_check(UnchangedExcept(), Evidence(base, deed))
        assert answer.passed == run_check(UnchangedExcept(), same).passed, f"{number}: {check}"


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt", "html"])
def test_exports_of_libreoffice_are_recognised(tmp_path, profile, kind):
    state = state_of(edited(), tmp_path)
    convert([tmp_path / "document.odt"], tmp_path, profile, kind)
    seen = Evidence(state, state, tmp_path)
    answer = run_check(FileExported(name=f"document.{kind}"), seen)
    assert answer.passed, answer.reason
