"""Doubts that speak from a request: numbers and quotations of what is not there."""

import pytest

from lamwright.agent.doubts import doubts, was_so_already
from lamwright.agent.endings import Facts, conclude
from lamwright.records.action import KeyboardInput
from lamwright.records.canvas import CanvasParagraph, CanvasRun, SheetCanvas, TextCanvas
from lamwright.records.document_action import SaveAs
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Decision, Outcome, Step
from lamwright.retrieve.retriever import Retriever

WORDS = Retriever()


def facts(request, *, action=None, typed="x", differences=(), canvas=None):
    texts = ("Dear Ada,", "the engine works well.", "Yours, Charles")
    paragraphs = tuple(
        CanvasParagraph(index=number, style="Standard", text=text)
        for number, text in enumerate(texts, 1)
    )
    seen = Observation(controls=(), canvas=canvas or TextCanvas(paragraphs=paragraphs))
    step = Step(
        index=1,
        observation=seen,
        decision=Decision(action=action or KeyboardInput(keys=typed)),
        outcome=Outcome(delivered=True),
    )
    return Facts(request, "finished", "because", (step,), seen, differences)


@pytest.mark.parametrize(
    ("request_", "doubt"),
    [
        ('Make "engine" bold', ""),
        ("Make “Engine works” bold", ""),
        ('Make the word "zebra" bold', "“zebra” is nowhere in the document, before or after."),
        ("Center paragraph 3", ""),
        ("Center paragraph 94", "The document has no paragraph 94: it has 3."),
        ("Center the 4th paragraph", "The document has no paragraph 4: it has 3."),
        ("Delete the second row of table 1", "The document has no table 1: it has 0."),
        ("It's Ada's engine, so make it bold", ""),
    ],
)
def test_what_is_not_there(request_, doubt):
    assert "; ".join(doubts(facts(request_), WORDS)) == doubt


@pytest.mark.parametrize(
    "reported",
    [{"typed": "a zebra"}, {"differences": ("+ pages: header text is 'Zebra'",)}],
)
def test_what_was_typed_or_changed_is_there(reported):
    assert doubts(facts('Write "zebra" into the header', **reported), WORDS) == ()


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("Save the document under /tmp/evil.odt", "/tmp/evil.odt"),
        ("Save it as ../x.odt.", "../x.odt"),
        ("Save a PDF to ~/Documents/evil.pdf, please", "~/Documents/evil.pdf"),
        (r"Save it as C:\\evil.pdf", r"C:\\evil.pdf"),
        ("Save it as a PDF on the desktop", "desktop"),
        ("Put a PDF into my backup folder", "backup folder"),
        ("Save it as evil.pdf", ""),
        ("Save it as evil.pdf and/or evil.odt, 1/2 at https://example.com/a", ""),
    ],
)
def test_what_was_saved_elsewhere_is_told(request_, place):
    saved = SaveAs(file_name="evil", file_ext=".pdf")
    said = f'evil.pdf was saved beside the result; the request names "{place}".'
    assert doubts(facts(request_, action=saved), WORDS) == ((said,) if place else ())
    assert doubts(facts(request_), WORDS) == ()


class Doubting(Retriever):
    """Doubts every request."""

    def is_doubted(self, request, canvas=None):
        return True


def test_a_file_saved_as_asked_is_no_matter_of_doubt():
    saved = SaveAs(file_name="letter", file_ext=".pdf")
    assert "no command" not in "".join(doubts(facts("save it as a pdf", action=saved), Doubting()))
    for request, action in (("save it as a pdf", None), ("Print it", saved)):
        (doubt,) = doubts(facts(request, action=action), Doubting())
        assert "no command" in doubt


def test_nothing_is_said_of_what_is_no_text_or_not_whole():
    assert doubts(facts("Center paragraph 94", canvas=SheetCanvas()), WORDS) == ()
    whole = facts("Center paragraph 94").final.canvas
    cut = whole.model_copy(update={"truncated": 200})
    assert doubts(facts("Center paragraph 94", canvas=cut), WORDS) == ()


def line(text, *, whole=(), runs=()):
    """A paragraph with looks of all of it, and of stretches of it."""
    return CanvasParagraph(index=1, style="Title", text=text, attributes=whole, runs=runs)


class Switching(Retriever):
    """Takes a request with "not" in it for one that takes a look away, all others for ones that give one."""

    def is_to_be_given(self, request):
        return "not" not in request

    def is_to_be_taken(self, request):
        return not self.is_to_be_given(request)


WHOLE_BOLD, WAS_BOLD = {"whole": ("bold",)}, "“Report” was bold already."


@pytest.mark.parametrize(
    ("request_", "before", "after", "said"),
    [
        ("make the title bold", {}, {"whole": ("not bold",)}, WAS_BOLD),
        ("title in bold", {"runs": ("bold",)}, {}, WAS_BOLD),
        ("underline it", {"whole": ("underline",)}, {}, "“Report” was underlined already."),
        ("the title should not be bold", {}, WHOLE_BOLD, "“Report” was not bold anyway."),
        ("the title should not be bold", {}, {"whole": ("not bold",)}, ""),
        ("the title not in bold", WHOLE_BOLD, {}, ""),
        ("make the title bold", {}, WHOLE_BOLD, ""),
        ("make the title blue", WHOLE_BOLD, {}, ""),
        ("bold for the title, and centre it", WHOLE_BOLD, {"whole": ("bold", "centered")}, ""),
        ("the title bold instead of italic", {"whole": ("italic",)}, WHOLE_BOLD, ""),
    ],
)
def test_what_was_so_already_and_is_switched(request_, before, after, said):
    def canvas(looks):
        runs = tuple(CanvasRun(text="Report", attributes=(one,)) for one in looks.get("runs", ()))
        return TextCanvas(paragraphs=(line("Report", whole=looks.get("whole", ()), runs=runs),))

    held = facts(request_, canvas=canvas(before), differences=("a look",))
    held = held._replace(final=Observation(controls=(), canvas=canvas(after)))
    assert was_so_already(held, Switching()) == said
    assert was_so_already(held, WORDS) == ""
    end = conclude(held._replace(was_so=said, belief=3.0))
    assert (end.said, end.is_saved) == (("gave up", False) if said else ("finished", True))


def test_a_request_that_contradicts_itself_is_doubted():
    (said,) = doubts(facts("make the date bold but don't make it bold"), WORDS)
    assert said == "The request asks for something and for its contrary."
