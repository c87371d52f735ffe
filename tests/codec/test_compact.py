import json
import random
from pathlib import Path

import pytest
from llguidance import LLMatcher, LLTokenizer

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.ground.ground import ground
from lamwright.records.action import Action, ClickInput, ControlRef
from lamwright.records.document_action import SelectCells, SelectText
from lamwright.records.trajectory import Decision, Outcome
from lamwright.records.wording import describe

from .scenes import ACTIONS, CONTROLS, MENU, ref, scene, step

GOLDEN = Path(__file__).parent.parent / "golden"
CODEC = CompactCodec(TextDialect())
PLAN = ('Click "Bold"', "Choose Format > Character...", 'Type "a \\ b"', "Größe „neu“ setzen")

STEPS = (*map(describe, ACTIONS), 'Click "In a dialog"', 'Set "Line spacing" to "At least"')


@pytest.fixture(scope="module")
def matcher() -> LLMatcher:
    found = LLMatcher(LLTokenizer("byte"), CODEC.grammar(scene()))
    assert not found.is_error(), found.get_error()
    return found


def accepts(matcher: LLMatcher, text: str) -> bool:
    own = matcher.deep_copy()
    return all(own.consume_token(byte) for byte in text.encode()) and own.is_accepting()


def replies(action: Action) -> list[Decision]:
    return [
        Decision(action=action, status="FINISH"),
        Decision(action=action, status="CONTINUE"),
        *(
            Decision(action=action, status="CONTINUE", plan=plan)
            for plan in (STEPS[:12], STEPS[12:24], STEPS[24:])
        ),
    ]


@pytest.mark.parametrize("action", ACTIONS, ids=describe)
def test_a_rendered_reply_is_accepted_and_read_back(matcher: LLMatcher, action: Action) -> None:
    for decision in replies(action):
        text = CODEC.render_reply(decision)
        assert accepts(matcher, text), text
        read = CODEC.parse_reply(text)
        assert (read.action, read.status, read.plan) == (action, decision.status, decision.plan)
        assert read.valid and read.thought == describe(action)


def test_nothing_to_do_is_a_reply_too(matcher: LLMatcher) -> None:
    text = CODEC.render_reply(Decision(action=None, status="FINISH"))
    read = CODEC.parse_reply(text)
    assert accepts(matcher, text)
    assert read.valid and read.action is None and read.status == "FINISH"


@pytest.mark.parametrize(
    "action",
    [
        ClickInput(control=ControlRef(label=99, name="Not there")),
        ClickInput(control=ControlRef(label=2, name="Bold")),
        SelectText(text="words that stand nowhere"),
        SelectText(text="Annual methods"),
        SelectCells(table=1, first="A3"),
        SelectCells(table=1, first="A1", last="D1"),
        SelectCells(table=2, first="A1"),
    ],
    ids=describe,
)
def test_what_does_not_exist_is_not_accepted(matcher: LLMatcher, action: Action) -> None:
    assert not accepts(matcher, CODEC.render_reply(Decision(action=action, status="FINISH")))


def test_words_of_the_document_alone_cannot_be_typed(matcher: LLMatcher) -> None:
    typed = '{"thought":"Type \\"%s\\"","function":"keyboard_input","control_name":"","control_label":"","args":{"keys":"%s"},"status":"FINISH","plan":[]}'  # noqa: E501
    assert accepts(matcher, typed % ("part 7", "part 7"))
    assert not accepts(matcher, typed % ("Annual report", "Annual report"))


def test_the_keys_come_in_the_paper_order() -> None:
    reply = json.loads(CODEC.render_reply(Decision(action=ACTIONS[0], status="FINISH")))
    assert list(reply) == [
        "thought", "function", "control_name", "control_label", "args", "status", "plan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "", "no json", "{}", "[1]", '{"thought":1}', "}{", "{" * 5000 + "}" * 5000,
        '{"thought":"x","function":"fly","control_name":"","control_label":"","args":{},"status":"FINISH","plan":[]}',
        '{"thought":"x","function":"click_input","control_name":"Bold","control_label":"1","args":{"a":1},"status":"FINISH","plan":[]}',
        '{"thought":"x","function":"select_text","control_name":"","control_label":"","args":"Methods","status":"FINISH","plan":[]}',
        '{"thought":"x","function":"click_input","control_name":"Bold","control_label":"1","args":{},"status":"MAYBE","plan":[]}',
        '{"thought":"x","function":["select_text"],"control_name":"","control_label":"","args":{},"status":"FINISH","plan":3}',
    ],
)  # fmt: skip
def test_an_unusable_reply_is_invalid_and_never_raises(text: str) -> None:
    assert not CODEC.parse_reply(text).valid


def test_cut_replies_never_raise() -> None:
    whole = CODEC.render_reply(Decision(action=ACTIONS[5], status="CONTINUE", plan=STEPS[:4]))
    rng = random.Random(3)
    for _ in range(200):
        start, end = sorted(rng.sample(range(len(whole) + 1), 2))
        CODEC.parse_reply(whole[start:end])


def test_a_wrong_label_is_mended_by_the_name_when_it_is_grounded() -> None:
    text = CODEC.render_reply(Decision(action=ClickInput(control=ref(1)), status="FINISH"))
    read = CODEC.parse_reply(text.replace('"control_label":"1"', '"control_label":"5"'))
    assert read.action == ClickInput(control=ControlRef(label=5, name="Bold"))
    found = ground(read.action, scene().observation, scene().menu)
    assert found.action == ClickInput(control=ref(1))


def test_a_control_that_is_not_there_is_read_and_not_grounded() -> None:
    nowhere = ClickInput(control=ControlRef(label=3, name="No"))
    read = CODEC.parse_reply(CODEC.render_reply(Decision(action=nowhere, status="FINISH")))
    assert read.action == nowhere
    assert ground(nowhere, scene().observation, scene().menu).failure == "stale"


@pytest.mark.parametrize("number", [1, 2])
def test_the_prompt_is_pinned(number: int) -> None:
    history = (
        step(ACTIONS[0], Outcome(delivered=True)),
        step(ACTIONS[4], Outcome(delivered=False, reason="not_found", detail="No such control.")),
    )
    state = scene() if number == 1 else scene(history=history, plan=PLAN)
    golden = GOLDEN / f"codec_prompt_{number}.txt"
    assert CODEC.render_state(state) == golden.read_text(encoding="utf-8")


def test_the_prompt_shows_what_the_request_needs_and_counts_the_rest() -> None:
    prompt = CODEC.render_state(scene())
    assert '1002 check menu item "Format > Text > Bold"' in prompt
    assert "7 Default Paragraph Style: Line 7" in prompt
    assert "1 Title: Annual report" in prompt and "30 List 1" in prompt
    shown = prompt.split("<|controls|>")[1].splitlines()
    assert shown[-1] == f"+{len(MENU) + len(CONTROLS) - (len(shown) - 1)} more<|reply|>"


def test_a_document_cannot_forge_a_part_mark() -> None:
    assert CODEC.render_state(scene()).count("<|reply|>") == 1


@pytest.mark.parametrize(
    "nonsense",
    [
        "Größe „neu“ setzen",
        "Choose Format > Nothing",
        'Type "words that stand nowhere"',
        'Select the text "Annual methods"',
        "Select paragraph 36",
        "Select table 2",
        "Select cell D1 of table 1",
        'Set "Width" to "good enough enough enough"',
    ],
)
def test_a_step_of_a_plan_is_what_an_action_would_be_called(matcher: LLMatcher, nonsense: str):
    said = Decision(action=ACTIONS[0], status="CONTINUE", plan=(*STEPS[:2], nonsense))
    assert not accepts(matcher, CODEC.render_reply(said))


def test_plans_go_there_and_back() -> None:
    steps = ("Choose Format > Character...", 'Click "OK"')
    text = CODEC.render_plan(steps)
    matcher = LLMatcher(LLTokenizer("byte"), CODEC.plan_grammar())
    assert accepts(matcher, text)
    assert CODEC.parse_plan(text) == steps
    assert CODEC.parse_plan("[1, 2]") == CODEC.parse_plan("nothing") == ()
    assert CODEC.render_task("Do it").endswith("<|reply|>")


def test_a_reply_cut_off_in_its_plan_keeps_its_action_and_whole_steps():
    action = ClickInput(control=ControlRef(label=1, name="Bold"))
    decision = Decision(action=action, status="CONTINUE", plan=("one", 'Type "{ENTER}{ENTER}"'))
    text = CODEC.render_reply(decision)
    second = text.index('"one","') + len('"one","')
    for end in range(text.index('"plan"'), len(text) - 1):
        found = CODEC.parse_reply(text[:end])
        whole = ("one",) if end >= second else ()
        assert (found.valid, found.action, found.status) == (True, action, "CONTINUE")
        assert found.plan == whole
    assert not CODEC.parse_reply(text[: text.index('"args"')]).valid
