"""`lamwright act`: a request done on a real document, and applications it cannot be done in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lamwright.cli import run
from lamwright.documents.reader import read_document
from lamwright.models.embedded import shipped_path

GROUP = "lamwright.applications"


def printed(capsys):
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


def bold_request(letter, tmp_path, *options):
    """Let the shipped model make a quoted text bold; the arguments of ``act``."""
    target = tmp_path / "done.odt"
    places = ("--document", str(letter), "--save-as", str(target), "--runs", str(tmp_path / "runs"))
    return target, ["act", 'Make the text "engine" bold', *places, "--json", *options]


def expect_bold(target, letter, original):
    runs = [run for p in read_document(target).paragraphs for run in p.runs]
    assert [run.text for run in runs if run.format.bold] == ["engine"]
    assert "".join(run.text for run in runs).startswith("Dear Ada,the engine works well.")
    assert letter.read_bytes() == original


def test_the_shipped_model_makes_a_quoted_text_bold_in_the_fake(letter, tmp_path, capsys):
    original = letter.read_bytes()
    options = ("--application", "fake", "--model", str(shipped_path()))
    target, arguments = bold_request(letter, tmp_path, *options)

    assert run(arguments) == 0
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (answer["ending"], answer["saved"]) == ("finished", [str(target)])
    expect_bold(target, letter, original)


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_the_shipped_model_makes_a_quoted_text_bold_in_writer(letter, tmp_path, capsys):
    original = letter.read_bytes()
    target, arguments = bold_request(letter, tmp_path)

    status = run(arguments)

    captured = capsys.readouterr()
    assert status == 0, captured.err
    assert json.loads(captured.out.splitlines()[-1])["saved"] == [str(target)]
    expect_bold(target, letter, original)


def test_an_unknown_application_names_those_that_exist(letter, capsys):
    status = run(["act", "x", "--document", str(letter), "--application", "word"])

    assert status == 2
    text = printed(capsys)
    assert "There is no application 'word'; installed:" in text and "writer" in text


def test_a_document_of_another_application_is_refused_before_anything_starts(tmp_path, capsys):
    prices = tmp_path / "prices.ods"
    prices.write_bytes(b"a sheet")

    status = run(["act", "x", "--document", str(prices), "--application", "writer"])

    assert status == 2
    text = printed(capsys)
    assert "Writer does not open '.ods' files, only" in text and ".odt" in text
    assert [path.name for path in tmp_path.iterdir()] == ["prices.ods"]


def test_a_document_that_no_application_opens(tmp_path, capsys):
    picture = tmp_path / "picture.xyz"
    picture.write_bytes(b"?")

    assert run(["act", "x", "--document", str(picture)]) == 2
    assert "No installed application opens '.xyz' files" in printed(capsys)


@pytest.fixture
def broken_plug_in(tmp_path):
    """A folder with an installed package whose application cannot be imported."""
    (tmp_path / "boards_plug.py").write_text("raise ValueError('no screen')\n", encoding="utf-8")
    info = tmp_path / "boards_plug-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: boards-plug\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nboards = boards_plug:APPLICATION\n")
    return tmp_path


def lamwright(*arguments, plug_ins):
    """The command in a process of its own, with the plug-ins of a folder installed."""
    path = os.pathsep.join([str(plug_ins), *sys.path])
    return subprocess.run(
        [sys.executable, "-c", "from lamwright.cli import main; main()", *arguments],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_broken_plug_in_is_one_sentence(broken_plug_in, letter):
    done = lamwright(
        *("act", "x", "--document", str(letter), "--application", "boards"),
        plug_ins=broken_plug_in,
    )

    assert done.returncode == 2
    assert "Application 'boards'" in done.stderr and "ValueError: no screen" in done.stderr
    assert "Traceback" not in done.stderr


def test_beside_a_broken_plug_in_the_others_work(broken_plug_in, letter):
    absent = Path(letter).with_name("absent.odt")

    done = lamwright("act", "x", "--document", str(absent), plug_ins=broken_plug_in)

    assert done.returncode == 2
    assert "There is no document" in done.stderr
