"""`lamwright serve` in a process of its own, and `act` with the model that it serves."""

import json
import os
import signal
import subprocess
import sys

import pytest
from llamacpp import llama_server, needs_llama_cpp

from lamwright.cli import run
from lamwright.documents.reader import read_document
from lamwright.models.embedded import shipped_path
from lamwright.models.exporting.gguf_file import export_gguf


@pytest.fixture(scope="module")
def served():
    """The shipped model's address; the server must end by an interrupt, and well."""
    code = "import signal; signal.signal(2, signal.default_int_handler)\n"
    code += "from lamwright.cli import main; main()"
    options = ["--model", str(shipped_path()), "--port", "0", "--name", "shipped", "--threads", "1"]
    server = subprocess.Popen(
        [sys.executable, "-c", code, "serve", *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    said = [server.stdout.readline() for _ in range(2)]
    assert said[0].startswith("model: shipped (")
    yield said[1].removeprefix("serving at ").partition(";")[0]
    server.send_signal(signal.SIGINT)
    assert server.communicate(timeout=60)[0].endswith("stopped.\n")
    assert server.returncode == 0


@pytest.fixture
def by_llama_cpp(tmp_path):
    """The shipped model's address at llama.cpp's own server."""
    export_gguf(shipped_path(), tmp_path / "lam.gguf", "f32")
    with llama_server(tmp_path / "lam.gguf") as address:
        yield address


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("server", ["served", pytest.param("by_llama_cpp", marks=needs_llama_cpp)])
def test_act_does_with_the_served_model_what_it_does_with_the_folder(
    server, request, letter, tmp_path, capsys
):
    served = request.getfixturevalue(server)
    answers = []
    for name, model in [("there", served), ("here", str(shipped_path()))]:
        target = tmp_path / f"{name}.odt"
        places = (
            "--document",
            str(letter),
            "--save-as",
            str(target),
            "--runs",
            str(tmp_path / "r"),
        )
        # A server does not say which prompts its model was trained on; a folder beside it does.
        options = ("--application", "fake", "--model", model, "--json")
        options += ("--tokenizer", str(shipped_path())) if model == served else ()
        assert run(["act", 'Make the text "engine" bold', *places, *options]) == 0
        captured = capsys.readouterr()
        answers.append(json.loads(captured.out.splitlines()[-1]))
        assert "another machine" not in captured.err
        runs = [run for p in read_document(target).paragraphs for run in p.runs]
        assert [run.text for run in runs if run.format.bold] == ["engine"]
    there, here = ([step["decision"]["reply"] for step in answer["steps"]] for answer in answers)
    assert there == here and there
    records = (tmp_path / "r" / "audit.jsonl").read_text().splitlines()
    assert json.loads(records[0])["model"] == served


def test_nobody_at_the_address_is_one_sentence(letter, tmp_path, capsys):
    places = ("--document", str(letter), "--save-as", str(tmp_path / "x.odt"))
    status = run([
        "act", "x", *places, "--application", "fake", "--model", "http://127.0.0.1:9/v1",
    ])  # fmt: skip
    captured = capsys.readouterr()
    assert status == 1 and "refused the connection" in captured.err
    assert "Traceback" not in captured.err


def test_a_base_that_is_served_cannot_be_trained(tmp_path, capsys):
    options = ("--model", "http://127.0.0.1:9/v1", "--runs", str(tmp_path))
    assert run(["demo", *options]) == 2
    assert "cannot be trained" in capsys.readouterr().err
