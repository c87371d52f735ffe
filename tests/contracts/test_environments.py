"""The contract that ships, on the fake and on each application of LibreOffice."""

import shutil
from pathlib import Path

import pytest

from lamwright.environments.contract import RULES, ContractBroken, Subject, run_all, run_rule
from lamwright.environments.contract.running import missing
from lamwright.environments.fake import FakeEnvironment
from lamwright.environments.libreoffice.environment import open_calc, open_impress, open_writer
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SelectText

DOCUMENTS = Path(__file__).parent / "documents"


def click(name):
    return ClickInput(control=ControlRef(label=0, name=name))


BOLD = (SelectText(text="engine"), click("Bold"))
CLOSE = click("File > Close")
FACTS = {
    "fake": {
        "changes": BOLD,
        "text": "engine",
        "dialog": "Edit > Find and Replace...",
        "dismiss": "Close",
    },
    "writer": {
        "changes": BOLD,
        "closes": CLOSE,
        "text": "engine",
        "dialog": "Edit > Find and Replace...",
        "dismiss": "Close",
    },
    "calc": {
        "changes": (KeyboardInput(keys="12{ENTER}"),),
        "closes": CLOSE,
        "dialog": "Format > Cells...",
        "dismiss": "Cancel",
    },
    "impress": {
        "changes": (click("Slide > New Slide"),),
        "closes": CLOSE,
        "dialog": "Slide > Slide Properties...",
        "dismiss": "Cancel",
    },
}
OPENED = {"writer": open_writer, "calc": open_calc, "impress": open_impress}
REAL = [pytest.mark.writer, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def running():
    """One environment of each kind, started when it is first asked for."""
    started = {}
    yield started
    for environment in started.values():
        environment.close()


@pytest.fixture
def document(letter, tmp_path):
    def of(name):
        if name in {"fake", "writer"}:
            return letter
        suffix = {"calc": ".ods", "impress": ".odp"}[name]
        return Path(shutil.copy(DOCUMENTS / f"engine{suffix}", tmp_path))

    return of


@pytest.fixture(params=["fake", *(pytest.param(name, marks=REAL) for name in OPENED)])
def subject(request, running, document, tmp_path):
    name = request.param
    if name == "fake":
        environment = FakeEnvironment(tmp_path / "fake")
    else:
        environment = running.setdefault(name, None) or OPENED[name]()
        running[name] = environment
    folder = tmp_path / "files"
    folder.mkdir()
    facts = FACTS[name] | {"document": document(name), "damaged": b"PK\x03\x04 cut off"}
    return Subject(environment=environment, folder=folder, **facts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name.replace(" ", "-"))
def test_the_contract_is_kept(rule, subject):
    if missing(rule, subject):
        pytest.skip(f"it has no {missing(rule, subject)}")
    run_rule(rule, subject)


class Forgetful(FakeEnvironment):
    """An environment whose reset keeps what was done, and whose labels collide."""

    def reset(self, document):
        if self._text is None:
            return super().reset(document)
        return self.observe()

    def menu(self):
        return tuple(entry.model_copy(update={"label": 1}) for entry in super().menu())


def test_what_is_not_kept_is_found(tmp_path, letter):
    files = tmp_path / "files"
    files.mkdir()
    environment = Forgetful(tmp_path / "fake")
    subject = Subject(environment=environment, folder=files, document=letter, **FACTS["fake"])
    broken = {result.rule.name: result.failure for result in run_all(subject) if result.failure}
    assert "share a label" in broken["controls have names and labels of their own"]
    assert "reset drops what was done" in broken
    assert "a missing document is a DocumentError" in broken


def test_a_broken_rule_is_a_failed_assertion():
    assert issubclass(ContractBroken, AssertionError)
