"""Prompts and grammars of models that see what retrieval found."""

import json
from collections.abc import Sequence

import llguidance
import pytest
from llguidance import LLMatcher, LLTokenizer

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.codec import vocabulary as v
from lamwright.codec.found import believed
from lamwright.codec.guided import selecting
from lamwright.records.action import ControlRef, KeyboardInput
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.observation import Control, Observation
from lamwright.records.retrieved import (
    RankedControl,
    RankedParagraph,
    RankedSelection,
    RankedValue,
    RankedWay,
    Retrieved,
)
from lamwright.records.trajectory import Decision, Outcome, State, Step
from lamwright.records.wording import describe

BOLD = Control(label=7, name="Bold", role="toggle button", states=("enabled",))
COLUMNS = Control(
    label=1003, name="Format > Columns...", role="menu item", states=("enabled",), menu=True
)
OK = Control(label=9, name="OK", role="push button", states=("enabled",))
LINES = ("Trip", "Bring a tent.", "Bring 40 euros.")
STATE = State(
    request="tent line fat, and write below it: Leave at six.",
    application="writer",
    observation=Observation(
        controls=(OK, BOLD),
        canvas=TextCanvas(
            paragraphs=tuple(
                CanvasParagraph(index=i, style="Text Body", text=text)
                for i, text in enumerate(LINES, 1)
            )
        ),
    ),
    menu=(COLUMNS,),
)


BELOW = 'Type "{END}{ENTER}Leave at six."'


class Found:
    """A finder that finds the same each time."""

    def retrieve(self, state: State) -> Retrieved:
        """Bold first, the tent's line first."""
        return Retrieved(
            controls=tuple(self.controls(state)),
            paragraphs=(RankedParagraph(index=2, score=1.0), RankedParagraph(index=1, score=-1.0)),
            ways=(
                RankedWay(steps=('Click "Bold"',), score=2.0),
                RankedWay(steps=('Type "{END}{ENTER}…"',), score=1.0),
            ),
            selections=(
                RankedSelection(selection="Select paragraph 2", score=-0.7),
                RankedSelection(selection='Select the text "tent"', score=-1.0),
                RankedSelection(selection="", score=-2.0),
            ),
        )

    def controls(self, state: State) -> Sequence[RankedControl]:
        """Bold before OK."""
        return [RankedControl(control=control, score=1.0) for control in (BOLD, OK, COLUMNS)]


CODEC = CompactCodec(TextDialect(), finder=Found(), belief=0.6)


def accepts(grammar: str, reply: str) -> bool:
    """Whether a grammar takes a whole reply, byte by byte."""
    bytes_ = LLTokenizer("byte")
    matcher = LLMatcher(bytes_, llguidance.grammar_from("lark", grammar))
    tokens = bytes_.tokenize_str(reply)
    return matcher.consume_tokens(tokens) and matcher.is_accepting()


def reply(thought: str, plan: Sequence[str]) -> str:
    """A whole reply that does ``thought``, something to select, with a plan."""
    action = selecting(thought) or KeyboardInput(
        keys=thought.removeprefix('Type "').removesuffix('"')
    )
    status = "CONTINUE" if plan else "FINISH"
    return CODEC.render_reply(
        Decision(thought=thought, action=action, status=status, plan=tuple(plan))
    )


def test_a_beginning_shows_what_was_found_in_order_of_rank() -> None:
    prompt = CODEC.render_state(STATE)
    found = prompt.partition(v.TASK)[2].removesuffix(v.REPLY).split("\n")
    assert found == [
        'Click "Bold"',
        'Type "{END}{ENTER}…"',
        "Select paragraph 2",
        'Select the text "tent"',
        "Select nothing",
    ]
    controls = prompt.partition(v.CONTROLS)[2].partition(v.TASK)[0].split("\n")
    assert controls[0].startswith('7 toggle button "Bold"')
    assert "2 Text Body: Bring a tent." in prompt
    assert "Bring 40 euros." not in prompt


def test_with_a_plan_the_document_is_left_out() -> None:
    prompt = CODEC.render_state(STATE.model_copy(update={"plan": ('Click "Bold"',)}))
    assert v.TASK not in prompt
    assert "Bring a tent." not in prompt
    assert '7 toggle button "Bold"' in prompt


@pytest.mark.parametrize(
    ("thought", "plan", "is_taken"),
    [
        ("Select paragraph 2", [BELOW, 'Click "Bold"'], True),
        ("Select paragraph 2", ['Click "Bold"', "Select paragraph 2", BELOW], True),
        ("Select paragraph 2", ['Click "Bold"', BELOW.replace("six.", "six")], True),
        ('Select the text "tent"', ['Click "Bold"', BELOW], True),
        (
            "Select paragraph 2",
            ['Click "Bold"', 'Select the text "tent"', 'Click "Bold"', BELOW],
            True,
        ),
        ("Select paragraph 2", ['Click "Bold"'], False),  # a part of the request is left out
        ("Select paragraph 2", ['Click "Bold"', BELOW, BELOW], False),
        ("Select paragraph 3", ['Click "Bold"', BELOW], False),
        ("Select paragraph 2", ['Click "Italic"', BELOW], False),
        ("Select paragraph 2", ['Click "Bold"', BELOW.replace(" six.", "")], False),
        (BELOW, ['Click "Bold"'], False),  # what is unlikely to be right: to select nothing
    ],
)
def test_a_first_decision_is_among_what_was_found(
    thought: str, plan: list[str], is_taken: bool
) -> None:
    assert accepts(CODEC.grammar(STATE), reply(thought, plan)) is is_taken


def test_what_is_less_likely_than_the_others_together_is_left_out() -> None:
    found = believed(Found().retrieve(STATE), STATE.request, 0.6)
    assert [item.selection for item in found.selections] == [
        "Select paragraph 2",
        'Select the text "tent"',
    ]
    unsure = found.model_copy(
        update={"ways": tuple(w.model_copy(update={"score": -3.0}) for w in found.ways)}
    )
    assert believed(unsure, "", 0.6).ways == unsure.ways[:1]


def test_without_a_share_the_first_alone_is_selected() -> None:
    found = believed(Found().retrieve(STATE), STATE.request, 0.0)
    assert [item.selection for item in found.selections] == ["Select paragraph 2"]
    grammar = CompactCodec(TextDialect(), finder=Found()).grammar(STATE)
    assert accepts(grammar, reply("Select paragraph 2", ['Click "Bold"', BELOW]))
    assert not accepts(grammar, reply('Select the text "tent"', ['Click "Bold"', BELOW]))


def test_a_part_of_a_plan_that_is_said_twice_is_done_once() -> None:
    said = [
        'Click "Bold"',
        "Select paragraph 2",
        'Click "Bold"',
        "Select paragraph 3",
        'Click "Bold"',
    ]
    decision = CODEC.parse_reply(reply("Select paragraph 2", said))
    assert decision.plan == ('Click "Bold"', "Select paragraph 3", 'Click "Bold"')


class Sure(Found):
    """A finder that has no doubt what is meant."""

    def retrieve(self, state: State) -> Retrieved:
        """The tent's line alone."""
        found = super().retrieve(state)
        line = RankedSelection(selection="Select paragraph 2", score=-0.1)
        return found.model_copy(update={"selections": (line,)})


def test_nothing_can_be_done_unless_it_is_sure_what_is_meant() -> None:
    nothing = CODEC.render_reply(Decision(thought="", status="FINISH"))
    assert accepts(CODEC.grammar(STATE), nothing)
    sure = CompactCodec(TextDialect(), finder=Sure())
    assert not accepts(sure.grammar(STATE), nothing)
    assert accepts(sure.grammar(STATE), reply("Select paragraph 2", ['Click "Bold"', BELOW]))


def bold_then(plan: Sequence[str]) -> str:
    """A reply that clicks Bold."""
    return json.dumps(
        {
            "thought": 'Click "Bold"',
            "function": "click_input",
            "control_name": "Bold",
            "control_label": "7",
            "args": {},
            "status": "CONTINUE" if plan else "FINISH",
            "plan": list(plan),
        },
        separators=(",", ":"),
    )


def after(outcome: Outcome) -> State:
    """The state after paragraph 2 was to be selected, with a plan left."""
    action = selecting("Select paragraph 2")
    assert action is not None
    step = Step(
        index=1,
        observation=STATE.observation,
        decision=Decision(
            thought=describe(action), action=action, plan=('Click "Bold"', 'Click "OK"')
        ),
        outcome=outcome,
    )
    return STATE.model_copy(update={"history": (step,), "plan": ('Click "Bold"', 'Click "OK"')})


def test_a_plan_is_followed_until_a_step_fails() -> None:
    well = CODEC.grammar(after(Outcome(delivered=True, changed=True)))
    assert accepts(well, bold_then(['Click "OK"']))
    assert not accepts(well, bold_then([]))
    assert not accepts(well, reply("Select paragraph 3", []))
    failed = CODEC.grammar(after(Outcome(delivered=False, reason="disabled", changed=False)))
    assert accepts(failed, reply("Select paragraph 3", []))


@pytest.mark.parametrize(
    "worded",
    [
        "Select paragraph 4",
        "Select paragraphs 4 to 6",
        "Select paragraphs 4 to the last",
        "Select paragraphs 2, 5 and 9",
        'Select the text "June"',
        'Select the text "June" in paragraph 3',
        'Select every "June"',
        "Select all of header of Default Page Style",
        "Select cell B2 of table 1",
        "Select cells A2 to C2 of table 1",
        "Select table 2",
    ],
)
def test_what_is_selected_is_worded_as_its_action(worded: str) -> None:
    action = selecting(worded)
    assert action is not None and describe(action) == worded
    assert selecting('Click "Bold"') is None


def test_a_colour_that_is_named_is_set_too() -> None:
    ways = (('Click "Bold"', 2.0), ("Set the text color to …", -3.0), ("Set the font size …", -3.0))
    found = Retrieved(ways=tuple(RankedWay(steps=(step,), score=score) for step, score in ways))
    assert [way.steps[0] for way in believed(found, "bold and red please", 0.6).ways] == [
        'Click "Bold"',
        "Set the text color to …",
    ]
    assert len(believed(found, "bold, red, 14 pt", 0.6).ways) == 3
    assert len(believed(found, "bold please", 0.6).ways) == 1


def test_what_a_request_quotes_and_nobody_wrote_yet_is_what_is_typed() -> None:
    state = STATE.model_copy(update={"request": "put 'Take a tent.' for 'Bring a tent.' and fat"})
    typed = [text.replace("Leave at six.", "Take a tent.") for text in (BELOW,)]
    assert accepts(CODEC.grammar(state), reply("Select paragraph 2", ['Click "Bold"', *typed]))
    other = BELOW.replace("Leave at six.", "Bring a tent.")
    assert not accepts(CODEC.grammar(state), reply("Select paragraph 2", ['Click "Bold"', other]))


class Filled(Found):
    """A finder that knows what is typed."""

    def retrieve(self, state: State) -> Retrieved:
        """Two texts for the second way, one of them unlikely."""
        found = super().retrieve(state)
        values = ((RankedValue(value="at six", score=-0.1), RankedValue(value="six", score=-3.0)),)
        typing = found.ways[1].model_copy(update={"values": values})
        return found.model_copy(update={"ways": (found.ways[0], typing)})


def test_what_is_filled_in_is_what_was_found_for_it() -> None:
    grammar = CompactCodec(TextDialect(), finder=Filled(), belief=0.6).grammar(STATE)
    for typed, is_taken in (("at six", True), ("six", False), ("Leave at six.", False)):
        plan = ['Click "Bold"', BELOW.replace("Leave at six.", typed)]
        assert accepts(grammar, reply("Select paragraph 2", plan)) is is_taken


def test_a_way_that_nobody_asked_for_beside_the_likeliest_is_no_part() -> None:
    found = Found().retrieve(STATE)
    other = found.ways[1].model_copy(update={"joins": False})
    alone = found.model_copy(update={"ways": (found.ways[0], other)})
    assert [way.steps for way in believed(alone, "", 0.6).ways] == [('Click "Bold"',)]


def typing(text: str) -> str:
    """A reply that types."""
    return CODEC.render_reply(Decision(action=KeyboardInput(keys=text), status="FINISH"))


def test_a_step_that_types_is_done_word_for_word() -> None:
    step = 'Type "{END}{ENTER}Nobody wrote this"'
    done = after(Outcome(delivered=True, changed=True)).model_copy(update={"plan": (step,)})
    grammar = CODEC.grammar(done)
    assert accepts(grammar, typing("{END}{ENTER}Nobody wrote this"))
    assert not accepts(grammar, typing("{END}{ENTER}Leave at six."))


class Mono(Found):
    """A finder that thinks of a font."""

    def retrieve(self, state: State) -> Retrieved:
        """The font alone."""
        font = RankedValue(value="Liberation Mono", score=0.0)
        way = RankedWay(steps=("Set the font to …",), score=2.0, values=((font,),))
        return super().retrieve(state).model_copy(update={"ways": (way,), "parts": 1})


def test_a_font_that_was_found_stands_in_quotation_marks() -> None:
    grammar = CompactCodec(TextDialect(), finder=Mono()).grammar(STATE)
    assert accepts(grammar, reply("Select paragraph 2", ['Set the font to "Liberation Mono"']))
    assert not accepts(grammar, reply("Select paragraph 2", ["Set the font to Liberation Mono"]))
    assert not accepts(grammar, reply("Select paragraph 2", ['Set the font to ":"']))


def test_a_step_that_types_is_not_done_in_a_control() -> None:
    size = Control(label=37, name="Font Size", role="combo box", value="12")
    showing = STATE.observation.model_copy(update={"controls": (OK, BOLD, size)})
    here = after(Outcome(delivered=True, changed=True)).model_copy(
        update={"plan": ('Type "{END}{ENTER}End: 9.15 pm"',), "observation": showing}
    )
    action = KeyboardInput(control=ControlRef(label=37, name="Font Size"), keys="{ENTER}")
    into = CODEC.render_reply(Decision(action=action, status="FINISH"))
    assert not accepts(CODEC.grammar(here), into)
    assert accepts(CODEC.grammar(here), typing("{END}{ENTER}End: 9.15 pm"))
    there = here.model_copy(update={"plan": ('Type "{ENTER}" in "Font Size"',)})
    assert accepts(CODEC.grammar(there), into)


class Rows:
    """A finder that thinks of a row of a table."""

    def retrieve(self, state: State) -> Retrieved:
        """The first row, and a row behind it."""
        rows = RankedWay(steps=("Choose Table > Insert > Rows Below",), score=1.0)
        typed = RankedWay(steps=('Type "…"',), score=0.5)
        where = RankedSelection(selection="Select cells A5 to B5 of table 1", score=-0.1)
        return Retrieved(ways=(rows, typed), selections=(where,))

    def controls(self, state: State) -> Sequence[RankedControl]:
        """None."""
        return []


@pytest.mark.parametrize(
    ("filled", "is_taken"), [(("A6", "B6"), True), (("A6",), True), (("A9", "B9"), False)]
)
def test_the_cells_of_a_new_row_can_be_filled(filled: Sequence[str], is_taken: bool) -> None:
    state = STATE.model_copy(update={"request": "needs a row for Anna: Anna, 240"})
    typed = zip(filled, ("Anna", "240"), strict=False)
    cells = [
        step
        for cell, text in typed
        for step in (f"Select cell {cell} of table 1", f'Type "{text}"')
    ]
    plan = ["Choose Table > Insert > Rows Below", *cells]
    codec = CompactCodec(TextDialect(), finder=Rows())
    assert (
        accepts(codec.grammar(state), reply("Select cells A5 to B5 of table 1", plan)) is is_taken
    )


class Placed(Found):
    """A finder that counted two ways, each with its own place."""

    def retrieve(self, state: State) -> Retrieved:
        """Bold the tent's line, write below the last one."""
        found = super().retrieve(state)
        places = ("Select paragraph 2", "Select paragraph 3")
        ways = tuple(
            way.model_copy(update={"place": RankedSelection(selection=place, score=-0.5)})
            for way, place in zip(found.ways, places, strict=True)
        )
        return found.model_copy(update={"ways": ways, "parts": 2})


def test_each_of_several_ways_is_done_to_its_own_place() -> None:
    grammar = CompactCodec(TextDialect(), finder=Placed()).grammar(STATE)
    below = ["Select paragraph 3", BELOW]
    assert accepts(grammar, reply("Select paragraph 2", ['Click "Bold"', *below]))
    assert not accepts(grammar, reply("Select paragraph 2", ['Click "Bold"', BELOW]))
    assert not accepts(grammar, reply("Select paragraph 2", ['Click "Bold"']))
    after = ["Select paragraph 2", 'Click "Bold"']  # the new line would have moved it
    assert not accepts(grammar, reply("Select paragraph 3", [BELOW, *after]))


def test_several_ways_that_mean_one_place_select_it_once() -> None:
    found = Placed().retrieve(STATE)
    same = tuple(way.model_copy(update={"place": found.ways[0].place}) for way in found.ways)

    class Same(Found):
        def retrieve(self, state: State) -> Retrieved:
            return found.model_copy(update={"ways": same})

    grammar = CompactCodec(TextDialect(), finder=Same()).grammar(STATE)
    assert accepts(grammar, reply("Select paragraph 2", ['Click "Bold"', BELOW]))
    again = ['Click "Bold"', "Select paragraph 2", BELOW]
    assert not accepts(grammar, reply("Select paragraph 2", again))


def test_as_many_ways_are_parts_as_were_counted() -> None:
    ways = (('Click "Bold"', 0.3), ('Click "Italic"', -1.9), ("Set the font size …", -2.3))
    found = Retrieved(ways=tuple(RankedWay(steps=(step,), score=score) for step, score in ways))
    for parts, count in ((0, 1), (1, 1), (2, 2), (3, 3)):
        counted = found.model_copy(update={"parts": parts})
        assert len(believed(counted, "", 0.6).ways) == count
    unlikely = found.ways[1].model_copy(update={"score": -2.5})
    two = found.model_copy(update={"parts": 2, "ways": (found.ways[0], unlikely)})
    assert len(believed(two, "", 0.6).ways) == 1


class FilledRow(Rows):
    """A finder that knows the texts of the new row."""

    def retrieve(self, state: State) -> Retrieved:
        """One way: the row and its texts."""
        found = super().retrieve(state)
        rows = found.ways[0].model_copy(update={"steps": FILLED})
        other = RankedSelection(selection="Select cell A2 of table 1", score=-3.0)
        return found.model_copy(update={"ways": (rows,), "selections": (*found.selections, other)})


FILLED = (
    "Choose Table > Insert > Rows Below",
    "Select cell A6 of table 1",
    'Type "Anna"',
)


def test_a_row_with_its_texts_is_added_once() -> None:
    entry = COLUMNS.model_copy(update={"name": "Table > Insert > Rows Below"})
    state = STATE.model_copy(update={"request": "a row for Anna at the end", "menu": (entry,)})
    grammar = CompactCodec(TextDialect(), finder=FilledRow(), belief=1.0).grammar(state)
    first = "Select cells A5 to B5 of table 1"
    assert accepts(grammar, reply(first, FILLED))
    for again in ("Select cell A6 of table 1", "Select cell A2 of table 1"):
        assert not accepts(grammar, reply(first, [*FILLED, again, *FILLED]))
        assert not accepts(grammar, reply(first, [*FILLED, again, FILLED[0]]))


def test_what_a_plan_selects_is_selected_word_for_word() -> None:
    lines = (CanvasParagraph(index=1, style="", text="Soup, €34.50, and bread with butter"),)
    seen = STATE.observation.model_copy(update={"canvas": TextCanvas(paragraphs=lines)})
    step = 'Select the text "€34.50"'
    going_on = STATE.model_copy(
        update={
            "observation": seen,
            "plan": (step, 'Click "Bold"'),
            "history": (Step(index=1, observation=seen, decision=Decision()),),
        }
    )
    assert accepts(CODEC.grammar(going_on), reply(step, ['Click "Bold"']))
    for other in ('Select the text "with "', 'Select the text "€34.50,"', "Select paragraph 1"):
        assert not accepts(CODEC.grammar(going_on), reply(other, ['Click "Bold"']))
    gone = going_on.model_copy(update={"plan": ('Select the text "€12.00"', 'Click "Bold"')})
    assert accepts(CODEC.grammar(gone), reply('Select the text "with "', ['Click "Bold"']))
