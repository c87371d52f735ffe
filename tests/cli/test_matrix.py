"""The whole matrix: what came of a request, what is said of it, whether it is saved, the exit status."""

import json
import os
import signal
import subprocess
import sys

import pytest

from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.applications.fake import Fake
from lamwright.cli.act import carried_out
from lamwright.cli.recording import Recorder
from lamwright.cli.session import Session
from lamwright.environments.fake import FakeEnvironment
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SelectParagraph, SelectText
from lamwright.records.task import ReferenceStep
from lamwright.records.trajectory import Decision

REQUEST = "Make the word engine bold"


def click(name):
    return ClickInput(control=ControlRef(label=0, name=name))


SELECT = SelectText(text="engine")
BOLD = (SELECT, click("Bold"))
WRONG = (SelectParagraph(start_index=1, end_index=1), click("Format > Align Text > Centered"))
PRINT = KeyboardInput(keys="{CTRL+P}")


class Halfway(ReferencePolicy):
    """Does the steps and then knows no way, as one that did a part."""

    def decide(self, state):
        if len(state.history) == len(self._steps):
            return Decision(thought="I know no way.")
        return super().decide(state).model_copy(update={"status": "CONTINUE"})


class Dying(Fake):
    """The application dies at its second action."""

    def __init__(self, folder):
        self._folder = folder

    def open(self):
        return FakeEnvironment(self._folder, breaks_at=2)


@pytest.mark.parametrize(
    ("came", "policy", "actions", "said", "saved", "status"),
    [
        ("done", ReferencePolicy, BOLD, "finished", True, 0),
        ("partly", Halfway, BOLD, "gave up", False, 1),
        ("nothing", ReferencePolicy, (SELECT,), "gave up", False, 1),
        ("wrong", ReferencePolicy, WRONG, "unverified", True, 4),
        ("refused", ReferencePolicy, (*BOLD, PRINT), "refused", False, 3),
        (
            "dialog open",
            ReferencePolicy,
            (*BOLD, click("Edit > Find and Replace...")),
            "unverified",
            True,
            4,
        ),
        ("broken", ReferencePolicy, BOLD, "broken", False, 5),
    ],
)
def test_what_came_of_it(setting, tmp_path, came, policy, actions, said, saved, status):  # noqa: PLR0913, PLR0917
    if came == "broken":
        setting = setting._replace(application=Dying(tmp_path / "dying"))
    target, audit = tmp_path / "out.odt", tmp_path / "runs" / "audit.jsonl"
    recorder = Recorder(setting, audit)
    recorder.begin(REQUEST)
    steps = [ReferenceStep(thought=action.describe(), action=action) for action in actions]
    with Session(setting, lambda: policy(steps)) as session:
        change, written = carried_out(session, REQUEST, target, recorder)
    recorder.done(change, written)

    end = change.conclusion
    assert (end.said, target.exists(), end.exit_status) == (said, saved, status), end.why
    assert end.is_saved == saved
    last = json.loads(audit.read_text("utf-8").splitlines()[-1])
    assert (last["ending"], bool(last["outputs"]), last["exit_status"]) == (said, saved, status)


KILLED = """
import sys
from pathlib import Path
from lamwright.applications import find_application
from lamwright.cli import run_until_terminated
from lamwright.cli.act import carried_out
from lamwright.cli.recording import Recorder
from lamwright.cli.session import Session, Setting
from lamwright.guard.policy import EffectPolicy
from lamwright.pipeline.place import ModelPlace

class Waits:
    name = "waits"
    def decide(self, state):
        print("deciding", flush=True)
        sys.stdin.read()

def work():
    document, folder = Path(sys.argv[1]), Path(sys.argv[2])
    setting = Setting(document, find_application("fake"), ModelPlace(where=str(folder)), EffectPolicy(), True, 15)
    recorder = Recorder(setting, folder / "audit.jsonl")
    recorder.begin("x")
    with Session(setting, Waits) as session:
        carried_out(session, "x", folder / "out.odt", recorder)
    return 0

sys.exit(run_until_terminated(work))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_killed(letter, tmp_path, number):
    """Nothing is saved, the record shows a run that was not completed; what can be tidied up is."""
    private = tmp_path / "tmp"
    private.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-c", f"import signal; signal.signal(2, signal.default_int_handler)\n{KILLED}",
         str(letter), str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "TMPDIR": str(private)},
    )  # fmt: skip
    with child:
        assert child.stdout.readline() == "deciding\n"
        os.kill(child.pid, number)
        status = child.wait(timeout=60)
    assert status == (-9 if number == signal.SIGKILL else 130)
    assert not (tmp_path / "out.odt").exists()
    held = [json.loads(line) for line in (tmp_path / "audit.jsonl").read_text().splitlines()]
    assert [line["state"] for line in held] == ["begun"]
    if number != signal.SIGKILL:
        assert list(private.iterdir()) == []
