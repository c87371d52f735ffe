"""The documentation expert on the real help and a small interface."""

import pytest

from lamwright.agent.policies.documentation import DocumentationExpert
from lamwright.agent.policies.documentation.following import follow
from lamwright.agent.policies.documentation.library import Library
from lamwright.agent.policies.documentation.live import find_control, find_menu
from lamwright.applications.writer.skills import direct
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.observation import Control, Observation
from lamwright.records.plan import Source, TaskPlan
from lamwright.records.trajectory import Outcome, State, Step
from lamwright.records.wording import describe

MENU = tuple(
    Control(label=1001 + index, name=name, role="menu item", states=("enabled",), menu=True)
    for index, name in enumerate((
        "Edit > Find & Replace...",
        "Format > Text > Double Underline",
        "Format > Paragraph...",
        "Format > Align Text > Centered",
        "Insert > Page Break",
        "Table > Insert > Rows Below",
    ))
)


def control(label, name, role="push button", path=""):
    return Control(label=label, name=name, role=role, states=("enabled",), path=path)


WINDOW = (control(1, "Bold", "toggle button"), control(2, "Undo"))
DIALOG = (
    control(1, "Indents & Spacing", "page tab", "Paragraph"),
    control(2, "Above paragraph:", "spin button", "Paragraph"),
    control(3, "OK", path="Paragraph"),
    control(4, "Cancel", path="Paragraph"),
)
CANVAS = TextCanvas(
    paragraphs=(
        CanvasParagraph(index=1, style="Title", text="Harbour"),
        CanvasParagraph(index=2, style="Text Body", text="Ships leave at dawn."),
    )
)


def plan(task, heading, *steps):
    source = Source(kind="documentation", name="n", location="l", heading=heading)
    return TaskPlan(task_id=task, task=task, plan=steps, application="writer", source=source)


LIBRARY = Library((
    plan(
        "Underline the selected text with two lines",
        "Double Underline",
        "Choose Format > Text > Double Underline",
    ),
    plan(
        "Enter the amount of space to leave above the selected paragraphs",
        "Above paragraph",
        "Choose Format > Paragraph",
        'Click the "Indents & Spacing" tab',
        'Set "Above paragraph"',
        'Click "OK"',
    ),
    plan(
        "Replace text",
        "To Replace Text",
        "Choose Edit > Find & Replace to open the dialog",
        'Enter the text to search in the "Find" text box',
        'Enter the new text in the "Replace with" text box',
        'Click "Replace" or "Replace All"',
    ),
    plan("Center the paragraph", "Center", "Choose Format > Align Text > Center"),
))


def state(request, history=(), controls=WINDOW, dialogs=()):
    observation = Observation(controls=controls, canvas=CANVAS, dialogs=dialogs)
    return State(
        request=request, application="writer", observation=observation, menu=MENU, history=history
    )


def run(request, *, fails_at=(), steps=8):
    """Decide until the end; the paragraph dialog is open from its menu entry to its OK."""
    expert, history, controls, decisions = DocumentationExpert(LIBRARY, direct), [], WINDOW, []
    while len(decisions) < steps:
        now = state(request, tuple(history), controls, ("Paragraph",) if controls is DIALOG else ())
        decision = expert.decide(now)
        decisions.append(decision)
        delivered = len(decisions) not in fails_at
        if decision.action is None or (decision.status == "FINISH" and delivered):
            return decisions
        if describe(decision.action).startswith("Choose Format > Paragraph"):
            controls = DIALOG
        outcome = Outcome(delivered=delivered)
        history.append(
            Step(
                index=len(decisions),
                observation=now.observation,
                decision=decision,
                outcome=outcome,
            )
        )
    raise AssertionError("the expert does not come to an end")


@pytest.mark.parametrize(
    ("request_", "thoughts"),
    [
        ('Make "at dawn" bold', ['Select the text "at dawn"', 'Click "Bold"']),
        (
            'Please give "at dawn" a double underline',
            ['Select the text "at dawn"', "Choose Format > Text > Double Underline"],
        ),
        (
            "Add 0.5 cm of space above paragraph 2",
            [
                "Select paragraph 2",
                "Choose Format > Paragraph...",
                'Click "Indents & Spacing"',
                'Set "Above paragraph:" to "0.5 cm"',
                'Click "OK"',
            ],
        ),
        (
            "Insert a table with 3 rows and 2 columns after paragraph 2",
            ["Select paragraph 2", 'Type "{END}"', "Insert a table with 3 rows and 2 columns"],
        ),
        (
            'Set "dawn" in Liberation Sans, size 14',
            ['Select the text "dawn"', 'Set the font to "Liberation Sans" size 14'],
        ),
        ("Save the document as report.docx", ['Save as "report.docx"']),
        ('Replace "dawn" with "noon"', ['Select the text "dawn"', 'Type "noon"']),
        (
            'Make "dawn" bold, then center paragraph 2',
            [
                'Select the text "dawn"',
                'Click "Bold"',
                "Select paragraph 2",
                "Choose Format > Align Text > Centered",
            ],
        ),
    ],
)
def test_ways(request_, thoughts):
    decisions = run(request_)
    assert [decision.thought for decision in decisions] == thoughts
    assert [decision.status for decision in decisions] == (
        ["CONTINUE"] * (len(thoughts) - 1) + ["FINISH"]
    )
    assert decisions[-1].plan == ()
    assert len(decisions[0].plan) == len(thoughts) - 1


def test_gives_up_when_the_documentation_is_silent():
    (decision,) = run("Compose a sonnet about herrings")
    assert (decision.action, decision.status) == (None, "FINISH")


def test_tries_another_way_once_then_gives_up():
    decisions = run('Make "at dawn" bold', fails_at=(2, 3, 4, 5))
    assert decisions[-1].action is None
    assert len(decisions) <= 5


def test_every_occurrence_is_replaced_through_the_dialog():
    steps = LIBRARY.search("replace text", (), 1)[0].entry.steps
    found = follow(steps, ("dawn", "noon"), MENU, everything=True)
    assert found is not None
    assert [describe(action) for action in found[0]] == [
        "Choose Edit > Find & Replace...",
        'Set "Find" to "dawn"',
        'Set "Replace with" to "noon"',
        'Click "Replace All"',
        'Click "Close"',
    ]


def test_a_plan_without_its_value_cannot_be_followed():
    assert follow(("Choose Format > Paragraph", 'Set "Above paragraph"'), (), MENU) is None
    assert follow(("Choose Format > Nowhere",), (), MENU) is None


def test_find_menu():
    found = find_menu("Format > Paragraph > Borders", MENU)
    assert found and (found[0].name, found[1]) == ("Format > Paragraph...", "Borders")
    assert find_menu("Format > Sonnet", MENU) is None


def test_find_control_prefers_the_dialog():
    both = Observation(controls=(control(7, "OK", path="Main"), *DIALOG), dialogs=("Paragraph",))
    found = find_control("OK", both)
    assert found and found.label == 3


def test_sees_nothing_but_the_state():
    action = DocumentationExpert(LIBRARY, direct).decide(state('Make "dawn" bold')).action
    again = DocumentationExpert(LIBRARY, direct).decide(state('Make "dawn" bold')).action
    assert action == again
    assert not isinstance(action, ClickInput) or isinstance(action.control, ControlRef)
