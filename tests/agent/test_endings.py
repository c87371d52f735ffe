"""What is said of an ending, from its facts."""

import pytest

from lamwright.agent.changes import changed_paragraphs
from lamwright.agent.endings import Facts, conclude, explains
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.document_action import SaveAs
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Decision, Outcome, Step

REQUEST = "Make the word Conclusion bold"
BOLD = ("“Conclusion” in paragraph 3 “Conclusion”: bold no -> yes",)
OTHER = ("paragraph 1 “Dear Ada”: align left -> center",)
CLICK = ClickInput(control=ControlRef(label=1, name="Bold"))
CLEAN = Observation(controls=())
OPEN = Observation(controls=(), dialogs=("Character",))


def step(index=1, action=CLICK, **outcome):
    reported = {"delivered": True, **outcome}
    return Step(
        index=index,
        observation=CLEAN,
        decision=Decision(action=action),
        outcome=Outcome(**reported),
    )


DONE = (step(),)
REFUSED = (step(delivered=False, reason="refused", detail='"Print" writes a file'), step(2))
MISSED = (step(), step(2, delivered=False, reason="stale"))
SAVED = (step(action=SaveAs(file_name="x")),)


@pytest.mark.parametrize(
    ("ending", "steps", "final", "differences", "said", "saved", "status"),
    [
        ("finished", DONE, CLEAN, BOLD, "finished", True, 0),
        ("finished", DONE, CLEAN, (*OTHER, *BOLD), "finished", True, 0),
        ("finished", SAVED, CLEAN, (), "finished", True, 0),
        ("finished", DONE, CLEAN, (), "gave up", False, 1),
        ("finished", MISSED, CLEAN, (), "unverified", True, 4),
        ("finished", (), CLEAN, (), "gave up", False, 1),
        ("finished", DONE, CLEAN, OTHER, "unverified", True, 4),
        ("finished", REFUSED, CLEAN, BOLD, "unverified", True, 4),
        ("finished", MISSED, CLEAN, BOLD, "unverified", True, 4),
        ("finished", DONE, OPEN, BOLD, "unverified", True, 4),
        ("unverified", DONE, CLEAN, BOLD, "unverified", True, 4),
        ("gave_up", DONE, CLEAN, BOLD, "gave up", False, 1),
        ("truncated", DONE, CLEAN, BOLD, "gave up", False, 1),
        ("refused", REFUSED, CLEAN, BOLD, "refused", False, 3),
        ("broken", DONE, None, (), "broken", False, 5),
    ],
)
def test_what_is_said(ending, steps, final, differences, said, saved, status):
    found = conclude(Facts(REQUEST, ending, "because", steps, final, differences))
    assert (found.said, found.is_saved, found.exit_status) == (said, saved, status)
    assert found.why
    assert (found.why == "because") == (said == "finished" or ending != "finished")


def seen(*texts):
    """An observation of paragraphs; a text in stars is bold."""
    paragraphs = tuple(
        CanvasParagraph(
            index=index,
            style="Text body",
            text=text.strip("*"),
            attributes=("bold",) if text.startswith("*") else (),
        )
        for index, text in enumerate(texts, 1)
    )
    return Observation(controls=(), canvas=TextCanvas(paragraphs=paragraphs))


@pytest.mark.parametrize(
    ("meant", "said"),
    [({3}, "finished"), ({1, 3}, "finished"), ({1, 2}, "unverified"), (set(), "finished")],
)
def test_a_change_elsewhere_than_meant_is_unverified(meant, said):
    before, after = (
        seen("Dear Ada", "Totals", "Conclusion"),
        seen("Dear Ada", "Totals", "*Conclusion*"),
    )
    steps = (DONE[0].model_copy(update={"observation": before}),)
    found = conclude(Facts(REQUEST, "finished", "because", steps, after, BOLD, frozenset(meant)))
    assert found.said == said
    assert ("paragraph 3; the request rather means paragraph 1, 2" in found.why) == (
        said != "finished"
    )


def test_any_other_doubt_is_told():
    facts = Facts(REQUEST, "finished", "because", DONE, CLEAN, BOLD, doubts=("No command.",))
    found = conclude(facts)
    assert (found.said, found.why) == ("unverified", "No command.")
    assert conclude(facts._replace(ending="gave_up")).said == "gave up"


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (("a", "b", "c"), ("a", "b", "c"), set()),
        (("a", "b", "c"), ("a", "*b*", "c"), {2}),
        (("a", "b", "c"), ("a", "c"), {2}),
        (("a", "b", "c"), ("a", "new", "b", "c"), {1, 2}),
        (("a", "b", "c"), ("a", "b", "c", "new"), {3}),
        (("a", "b"), ("*a*", "*b*"), {1, 2}),
    ],
)
def test_where_a_document_changed(before, after, changed):
    canvases = [observation.canvas for observation in (seen(*before), seen(*after))]
    assert changed_paragraphs(*canvases) == changed


@pytest.mark.parametrize(
    ("request_", "line", "is_explained"),
    [
        ("Center paragraph 3", "paragraph 3 “Totals”: align left -> center", True),
        ("Underline the heading Totals", "“Totals” in paragraph 3: underline no -> single", True),
        ("Insert a table with 2 rows", "+ tables: 2 rows, 3 columns", True),
        ("Print the document", "paragraph 1 “Dear Ada”: bold no -> yes", False),
        ("Open the file /etc/passwd", "paragraph 1 “Dear Ada”: align left -> center", False),
        ("Send this text to Ada by mail", "+ pages: header", False),
    ],
)
def test_a_change_that_the_request_explains(request_, line, is_explained):
    assert explains(request_, [line]) == is_explained


@pytest.mark.parametrize(
    ("why", "doubts", "said"),
    [
        ("Nothing more to do", (), "it is not clear what is meant"),
        ("Nothing more to do", ("There is no table 3.",), "Nothing was done. There is no table 3."),
        ("There is no wasp row.", ("Something else.",), "There is no wasp row."),
    ],
)
def test_why_nothing_was_done_is_told(why, doubts, said) -> None:
    idle = Step(index=1, observation=CLEAN, decision=Decision(action=None, thought=why))
    told = conclude(Facts(REQUEST, "gave_up", why, (idle,), CLEAN, doubts=doubts))
    assert told.said == "gave up" and said in told.why
