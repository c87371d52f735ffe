"""A step taken back, as ``act`` says and records it."""

import json

from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.cli.act import carried_out
from lamwright.cli.acting import setting_for
from lamwright.cli.recording import Recorder
from lamwright.cli.session import Session
from lamwright.documents.reader import read_document
from lamwright.guard.policy import EffectPolicy
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SelectCells
from lamwright.records.task import ReferenceStep
from lamwright.records.trajectory import Decision

REQUEST = "Make the second row bold"


def click(name):
    return ClickInput(control=ControlRef(label=0, name=name))


class Corrected(ReferencePolicy):
    """Goes on with the next step after one that failed."""

    def decide(self, state):
        if len(state.history) == len(self._steps):
            return Decision(status="FINISH")
        return Decision(action=self._steps[len(state.history)].action)


def run(setting, tmp_path, *actions):
    target, audit = tmp_path / "out.odt", tmp_path / "runs" / "audit.jsonl"
    recorder = Recorder(setting, audit)
    recorder.begin(REQUEST)
    steps = [ReferenceStep(thought="", action=action) for action in actions]
    with Session(setting, lambda: Corrected(steps)) as session:
        change, written = carried_out(session, REQUEST, target, recorder)
    recorder.done(change, written)
    return change.conclusion, target, json.loads(audit.read_text("utf-8").splitlines()[-1])


def test_it_is_recorded_and_the_rest_is_saved(setting, tmp_path, prices):
    setting = setting._replace(document=prices, policy=EffectPolicy(takes_back=True))
    cells = SelectCells(table=1, first="A2", last="C2")
    delete = click("Table > Delete > Delete Rows")
    end, target, record = run(setting, tmp_path, cells, delete, cells, click("Bold"))
    assert (end.said, end.exit_status) == ("unverified", 4)
    assert "Step 2 was not what was asked for." in end.why
    assert record["actions"][1]["outcome"] == (
        'taken_back: Taken back: deleted 1 row of table "Prices", which the request does not ask for.'
    )
    assert len(read_document(target).tables[0].rows) == 2

    end, target, record = run(setting, tmp_path / "b", cells, delete, cells, delete)
    assert (end.said, end.exit_status, target.exists()) == ("gave up", 1, False)


def test_act_and_edit_take_back_unless_the_policy_says_no(tmp_path, letter):
    off = tmp_path / "policy.toml"
    off.write_text("take_back = false\n")
    for policy, expected in ((None, True), (off, False)):
        setting = setting_for(
            letter,
            application="fake",
            model=str(tmp_path),
            tokenizer=None,
            allow=["reads"],
            policy=policy,
            unfenced=False,
            steps=15,
            runs=tmp_path,
        )
        assert setting.policy.takes_back is expected
        assert setting.policy.of(["reads"]) == "allow"
