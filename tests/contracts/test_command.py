"""The contract from the command line, as a foreign project runs it."""

import pytest

from lamwright.environments.contract.__main__ import main

FAKE = "lamwright.environments.fake:open_fake"
CHANGES = (
    "--change",
    '{"function": "select_text", "text": "engine"}',
    "--change",
    '{"function": "click_input", "control": {"label": 0, "name": "Bold"}}',
)


def test_an_environment_is_tested_with_one_command(letter, tmp_path, capsys):
    damaged = tmp_path / "damaged"
    damaged.write_bytes(b"nothing")
    said = ["--document", str(letter), "--text", "engine", "--damaged", str(damaged), *CHANGES]
    assert main([FAKE, *said, "--dialog", "Edit > Find and Replace...", "--dismiss", "Close"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "ok reset drops what was done" in printed
    assert printed[-1].endswith("0 broken, 1 left out")


def test_what_was_not_said_is_named(letter, capsys):
    assert main([FAKE, "--document", str(letter)]) == 0
    assert "-  a text is selected (left out: no text)" in capsys.readouterr().out


def test_a_broken_rule_is_an_exit_status(letter, capsys):
    assert main([FAKE, "--document", str(letter), "--text", "absent"]) == 1
    assert (
        'NO a text is selected: ContractBroken: "absent" was not selected'
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["lamwright.environments.fake"], "lamwright.environments.fake is not of the form MODULE:OPEN"),
        (["nowhere_to_be_found:open"], "nowhere_to_be_found cannot be imported: No module named"),
        (["lamwright.environments.fake:opens"], "lamwright.environments.fake has no function opens"),
        ([FAKE, "--document", "absent.odt"], "there is no file absent.odt"),
        ([FAKE, "--damaged", "absent.odt"], "there is no file absent.odt"),
        ([FAKE, "--change", "{}"], "{} is no action"),
        (["test_command_help:no_program"], "the program is missing: install it"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(tmp_path, monkeypatch, capsys, said, words):
    module = "from lamwright.records.errors import MissingRequirement\n\n\ndef no_program():\n"
    module += "    raise MissingRequirement('the program is missing: install it')\n"
    (tmp_path / "test_command_help.py").write_text(module, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(said)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err.splitlines()[-1]
