"""The contract from the command line, as a foreign project runs it."""

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
