"""A task on a small document, and episodes, that the tests of this room share."""

from lamwright.applications.writer.checks.kinds import TextFormat, UnchangedExcept
from lamwright.records.action import KeyboardInput
from lamwright.records.document import CharacterFormat, DocumentState, ParagraphState, Run
from lamwright.records.document_action import SelectText
from lamwright.records.observation import Observation
from lamwright.records.task import Task
from lamwright.records.trajectory import Decision, Outcome, Step, Trajectory

SECRET = "a secret of the checks"


def paragraph(index, *runs):
    return ParagraphState(index=index, text="".join(run.text for run in runs), runs=runs)


def plain(text):
    return Run(text=text)


def bold(text):
    return Run(text=text, format=CharacterFormat(bold=True))


def document(*lines):
    return DocumentState(paragraphs=tuple(paragraph(n, *line) for n, line in enumerate(lines, 1)))


BEFORE = document([plain("The old mill")], [plain("Apples are sold")])
DONE = document([plain("The "), bold("old mill")], [plain("Apples are sold")])
NEAR = document([bold("The old mill")], [plain("Apples are sold")])
DESTROYED = document([plain("The "), bold("old mill")])
TASK = Task(
    task_id="t1",
    request="Make the words 'old mill' bold.",
    application="writer",
    family="bold-text",
    phrasing=0,
    template="fair.odt",
    parameters={"note": SECRET},
    checks=(TextFormat(text="old mill", bold=True), UnchangedExcept(formats=("old mill",))),
    reference=(),
    split="train",
)


def step(index, action, **outcome):
    return Step(
        index=index,
        observation=Observation(controls=()),
        decision=Decision(action=action),
        outcome=Outcome(**outcome) if outcome else None,
    )


def episode(ending="finished", trajectory_id="e1"):
    return Trajectory(
        trajectory_id=trajectory_id,
        task_id="t1",
        request=TASK.request,
        application="writer",
        policy="scripted",
        seed=0,
        steps=(
            step(1, SelectText(text="old mill"), delivered=True, changed=True),
            step(2, KeyboardInput(keys="{CTRL+B}"), delivered=False, reason="timeout"),
            step(3, None),
        ),
        ending=ending,
    )
