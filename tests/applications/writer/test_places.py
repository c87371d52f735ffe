"""Places beside the body can be named in replies and plans, where the canvas shows them and only there."""

import llguidance
import pytest

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec.grammar import reply_grammar
from lamwright.codec.reply import parse_reply, render_reply
from lamwright.records.canvas import CanvasParagraph, CanvasPart, TextCanvas
from lamwright.records.document_action import ReadText, SelectParagraph, SelectText
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Decision, State
from lamwright.records.wording import describe

BODY = tuple(
    CanvasParagraph(index=n, style="Text Body", text=f"Line {n} of the letter.") for n in (1, 2, 3)
)
PARTS = (
    CanvasPart(place="header of Default Page Style", text='Our "club"\nfounded 1902'),
    CanvasPart(place="footnote 1", text="See the annex."),
    CanvasPart(place="comment 1", text="Really?", author="Ada"),
    CanvasPart(place="text box 1", text=""),
)
WHOLE = TextCanvas(paragraphs=BODY, parts=PARTS)
LONG = TextCanvas(paragraphs=BODY, truncated=7)


def state(canvas):
    return State(
        request="Do it", application="writer", observation=Observation(controls=(), canvas=canvas)
    )


def is_valid(canvas, action, plan=()):
    status = "CONTINUE" if plan else "FINISH"
    decision = Decision(thought=describe(action), action=action, status=status, plan=plan)
    reply = render_reply(decision)
    assert parse_reply(reply).action == action
    tokenizer = llguidance.LLTokenizer("byte")
    matcher = llguidance.LLMatcher(tokenizer, reply_grammar(state(canvas), TextDialect()))
    tokens = tokenizer.tokenize_str(reply)
    return matcher.validate_tokens(tokens) == len(tokens)


@pytest.mark.parametrize(
    "action",
    [
        SelectText(text='"club"', place="header of Default Page Style"),
        SelectText(text="founded", place="header of Default Page Style"),
        SelectText(text="annex", place="footnote 1"),
        SelectText(text="", place="footnote 1"),
        ReadText(place="footnote 1"),
        ReadText(place="comment 1"),
    ],
)
def test_what_the_canvas_shows_can_be_selected_and_read(action):
    assert is_valid(WHOLE, action)
    assert is_valid(WHOLE, action, plan=(describe(action),))


@pytest.mark.parametrize(
    "action",
    [
        SelectText(text="annex", place="footnote 2"),
        SelectText(text="founded", place="footnote 1"),
        SelectText(text="", place="text box 1"),
        SelectText(text="", place="comment 1"),
        ReadText(place="endnote 1"),
        ReadText(start_index=2, end_index=3),
    ],
)
def test_what_it_does_not_show_or_shows_in_full_cannot(action):
    assert not is_valid(WHOLE, action)


@pytest.mark.parametrize(("first", "last"), [(1, 10), (4, 9), (10, 10)])
def test_ranges_of_a_body_that_is_not_shown_in_full_are_read(first, last):
    assert is_valid(LONG, ReadText(start_index=first, end_index=last))
    assert not is_valid(LONG, ReadText(start_index=first, end_index=11))


def test_without_places_the_grammar_is_what_it_was():
    plain = reply_grammar(state(TextCanvas(paragraphs=BODY)), TextDialect())
    assert "PLACE" not in plain and "read_text" not in plain and "FURTHER" not in plain
    assert is_valid(TextCanvas(paragraphs=BODY), SelectParagraph(start_index=2, end_index=2))
