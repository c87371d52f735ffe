"""Every command of the installed LibreOffice is classified, and the tables are those of it."""

import json
import shutil
from pathlib import Path

import pytest

from lamwright.safety import tables
from lamwright.safety.configuration import APPLICATIONS, extracted
from lamwright.safety.tables import libreoffice


def share():
    launcher = shutil.which("soffice")
    if launcher is None:
        pytest.skip("needs LibreOffice")
    return Path(launcher).resolve().parent.parent / "share"


@pytest.mark.parametrize("name", APPLICATIONS)
def test_every_command_is_classified(name):
    reported, table = extracted(share(), name), libreoffice(name)
    assert len(reported["commands"]) > 700
    assert [command for command in reported["commands"] if command not in table.commands] == []
    assert {*reported["menu"].values(), *reported["keys"].values()} <= set(reported["commands"])


@pytest.mark.parametrize("name", APPLICATIONS)
def test_the_tables_are_those_of_the_installed_program(name):
    kept = json.loads((Path(tables.__file__).parent / f"{name}.json").read_text("utf-8"))
    assert json.loads(json.dumps(extracted(share(), name))) == kept


@pytest.mark.parametrize("name", APPLICATIONS)
def test_no_command_both_only_looks_and_does_more(name):
    for command, effects in libreoffice(name).commands.items():
        assert "looks" not in effects or effects == ("looks",), command
        assert "edits" not in effects or effects == ("edits",), command


@pytest.mark.parametrize(
    ("command", "effect"),
    [
        ("Save", "writes"), ("Print", "writes"), ("ModifiedStatus", "writes"), ("Open", "reads"),
        ("InsertGraphic", "reads"), ("UpdateAllLinks", "reads"), ("SendMail", "network"),
        ("RunMacro", "runs"), ("CommandPopup", "runs"), ("ConfigureDialog", "settings"),
        ("Quit", "leaves"), ("AddDirect", "leaves"), ("Bold", "edits"), ("Zoom", "looks"),
    ],
)  # fmt: skip
def test_known_commands(command, effect):
    assert effect in libreoffice("writer").of_command(f".uno:{command}")
    assert effect in libreoffice("writer").of_command(f".uno:{command}?Some:string=x")


def test_an_entry_filled_in_at_run_time_does_what_its_menu_does():
    writer = libreoffice("writer")
    assert writer.of_menu("File > Recent Documents > bold.odt") == ("reads", "leaves")
    assert writer.of_menu("View > Toolbars > Drawing") == ("looks",)
    for name in ("Customize", "Customize..."):  # a command among what is filled in
        assert "settings" in writer.of_menu(f"View > Toolbars > {name}")
    assert writer.of_menu("Nowhere > Bold") == ("unknown",)
    assert writer.of_label("Bold...") == ("edits",)
