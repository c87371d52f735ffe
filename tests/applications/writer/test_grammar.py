"""Every step of a reference solution is a reply that constrained decoding can write."""

from collections.abc import Sequence
from pathlib import Path

import llguidance
import pytest

from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.dialect import TextDialect
from lamwright.applications.writer.templates import write_templates
from lamwright.codec.grammar import reply_grammar
from lamwright.codec.reply import parse_reply, render_reply
from lamwright.documents.reader import read_document
from lamwright.instantiate.instantiate import instantiate
from lamwright.records.action import Action, ControlRef
from lamwright.records.canvas import CanvasParagraph, CanvasTable, TextCanvas
from lamwright.records.document import DocumentState
from lamwright.records.document_action import SelectParagraphs, SelectText
from lamwright.records.observation import Control, Observation
from lamwright.records.task import ReferenceStep, Task
from lamwright.records.trajectory import Decision, State
from lamwright.records.wording import describe

SHOWN = 60
"""Characters of a paragraph that the canvas shows here; requests may name what lies beyond."""


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    write_templates(folder, seed=0)
    return folder


def canvas(document: DocumentState) -> TextCanvas:
    paragraphs = tuple(
        CanvasParagraph(index=p.index, style=p.format.style, text=p.text[:SHOWN])
        for p in document.paragraphs
    )
    tables = tuple(
        CanvasTable(
            number=number,
            name=table.name,
            rows=len(table.rows),
            columns=table.columns,
            after_paragraph=table.after_paragraph,
        )
        for number, table in enumerate(document.tables, 1)
    )
    return TextCanvas(paragraphs=paragraphs, tables=tables)


def seen(action: Action) -> tuple[Action, tuple[Control, ...], tuple[Control, ...]]:
    """The action with a label, and the controls and menu entries it needs."""
    reference = getattr(action, "control", None)
    if reference is None:
        return action, (), ()
    in_menu = " > " in reference.name
    role = "edit" if action.function == "set_edit_text" else "push button"
    control = Control(
        label=1001 if in_menu else 1,
        name=reference.name,
        role="menu item" if in_menu else role,
        states=("editable", "enabled"),
        menu=in_menu,
    )
    labelled = ControlRef(label=control.label, name=control.name)
    action = action.model_copy(update={"control": labelled})
    return (action, (), (control,)) if in_menu else (action, (control,), ())


def entries_of(later: Sequence[ReferenceStep], but: Sequence[Control]) -> list[Control]:
    """Menu entries that later steps choose."""
    entries = [entry for step in later for entry in seen(step.action)[2]]
    known = {entry.name for entry in but}
    return list({e.name: e for e in entries if e.name not in known}.values())


def replies(task: Task, document: DocumentState) -> list[tuple[State, str]]:
    pairs = []
    for index, step in enumerate(task.reference):
        action, controls, menu = seen(step.action)
        menu = (*menu, *entries_of(task.reference[index + 1 :], but=menu))
        look = Observation(controls=controls, canvas=canvas(document))
        state = State(request=task.request, application="writer", observation=look, menu=menu)
        left = tuple(describe(later.action) for later in task.reference[index + 1 :])
        decision = Decision(
            thought=describe(action),
            action=action,
            status="CONTINUE" if left else "FINISH",
            plan=left,
        )
        pairs.append((state, render_reply(decision)))
    return pairs


def test_the_grammar_holds_every_reference_step(templates: Path):
    found = instantiate(catalogue(), templates, count=100, split="train", seed=9)
    documents = {path.name: read_document(path) for path in templates.glob("*.odt")}
    tokenizer = llguidance.LLTokenizer("byte")
    for task in found.tasks:
        for state, reply in replies(task, documents[task.template]):
            matcher = llguidance.LLMatcher(tokenizer, reply_grammar(state, TextDialect()))
            tokens = tokenizer.tokenize_str(reply)
            taken = matcher.validate_tokens(tokens)
            assert taken == len(tokens), (task.request, reply[:taken], reply[taken:])


@pytest.mark.parametrize(
    ("action", "plan", "is_held"),
    [
        (SelectParagraphs(indexes=(1, 3)), ("Select paragraphs 1, 2 and 4",), True),
        (SelectParagraphs(indexes=(1, 2, 4)), ('Select every "words"',), True),
        (SelectParagraphs(indexes=(1, 9)), (), False),
        (SelectText(text="words", every=True), ('Select the text "of" in paragraph 3',), True),
        (SelectText(text="words", place="paragraph 4"), (), True),
        (SelectText(text="words", place="paragraph 9"), (), False),
    ],
)
def test_several_stretches_are_in_the_grammar(
    action: Action, plan: tuple[str, ...], *, is_held: bool
) -> None:
    shown = tuple(
        CanvasParagraph(index=i, style="Standard", text="some words of mine") for i in range(1, 5)
    )
    seen = Observation(controls=(), canvas=TextCanvas(paragraphs=shown), window="w")
    state = State(request="make it bold", application="Writer", observation=seen)
    matcher = llguidance.LLMatcher(
        llguidance.LLTokenizer("byte"), reply_grammar(state, TextDialect())
    )
    reply = render_reply(Decision(action=action, plan=plan, status="CONTINUE"))
    tokens = llguidance.LLTokenizer("byte").tokenize_str(reply)
    assert (matcher.validate_tokens(tokens) == len(tokens)) == is_held
    assert parse_reply(reply).action == action


def test_as_many_paragraphs_in_the_arguments_as_in_the_thought() -> None:
    shown = tuple(CanvasParagraph(index=i, style="Standard", text="word") for i in range(1, 5))
    seen = Observation(controls=(), canvas=TextCanvas(paragraphs=shown), window="w")
    state = State(request="bold", application="Writer", observation=seen)
    decision = Decision(action=SelectParagraphs(indexes=(1, 2, 3)), status="FINISH")
    tokenizer = llguidance.LLTokenizer("byte")
    for reply, is_held in (
        (render_reply(decision), True),
        (render_reply(decision).replace("[1,2,3]", "[1,2]"), False),
    ):
        matcher = llguidance.LLMatcher(tokenizer, reply_grammar(state, TextDialect()))
        tokens = tokenizer.tokenize_str(reply)
        assert (matcher.validate_tokens(tokens) == len(tokens)) == is_held
