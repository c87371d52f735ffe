import numpy as np
import pytest
from letters import TRIP, state

from lamwright.models.encoder import HashingEncoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.canvas import TextCanvas
from lamwright.records.errors import ModelError
from lamwright.records.observation import Control
from lamwright.records.plan import Source, TaskPlan
from lamwright.retrieve import Retriever
from lamwright.retrieve.heads import plain_heads, read_heads, write_heads


@pytest.fixture(params=["words", "vectors"])
def retriever(request: pytest.FixtureRequest) -> Retriever:
    encoder = CachedEncoder(HashingEncoder()) if request.param == "vectors" else None
    return Retriever(encoder)


def names(retriever: Retriever, request: str, **more: object) -> list[str]:
    found = retriever.retrieve(state(request, **more))  # type: ignore[arg-type]
    return [item.control.name for item in found.controls]


def test_the_named_control_comes_first(retriever: Retriever) -> None:
    assert names(retriever, "put the title in italic type")[0] == "Italic"
    assert names(retriever, "delete the rows of Lima")[0] == "Table > Delete > Delete Rows"


def test_scores_fall_and_every_control_is_ranked_once(retriever: Retriever) -> None:
    found = retriever.retrieve(state("bold greeting"), controls=100).controls
    scores = [item.score for item in found]
    assert scores == sorted(scores, reverse=True)
    assert len({item.control.label for item in found}) == len(found) == 10


def test_what_the_plan_still_needs_is_near_the_top(retriever: Retriever) -> None:
    plan = ("Choose Format > Page Style...",)
    assert "Format > Page Style..." in names(retriever, "sideways", plan=plan)[:2]


def test_a_dialogs_controls_come_before_all_others(retriever: Retriever) -> None:
    inside = tuple(
        Control(label=n, name=name, role="push button", path="Paragraph > Alignment")
        for n, name in enumerate(("Left", "Right", "OK"), 50)
    )
    before = state("bold, to the right")
    seen = before.observation.model_copy(
        update={"controls": (*before.observation.controls, *inside), "dialogs": ("Paragraph",)}
    )
    found = retriever.retrieve(before.model_copy(update={"observation": seen})).controls
    assert [item.control.name for item in found[:3]] == ["Right", "Left", "OK"] or {
        item.control.name for item in found[:3]
    } == {"Left", "Right", "OK"}
    assert found[0].control.name == "Right"


def test_the_meant_paragraph_comes_first(retriever: Retriever) -> None:
    for request, index in (("make the greeting bold", 3), ("delete the bit about the stove", 9)):
        assert retriever.retrieve(state(request)).paragraphs[0].index == index


def test_few_paragraphs_are_meant_and_none_by_words_alone(retriever: Retriever) -> None:
    asked = state("delete the bit about the stove")
    best = [line.index for line in retriever.retrieve(asked).paragraphs[:3]]
    wanted = frozenset(best) if retriever.meaning else frozenset()
    assert retriever.meant(asked.request, asked.observation.canvas) == wanted


def test_all_paragraphs_are_ranked_and_limits_hold(retriever: Retriever) -> None:
    found = retriever.retrieve(state("bold"), paragraphs=100).paragraphs
    assert sorted(item.index for item in found) == list(range(1, 16))
    few = retriever.retrieve(state("bold"), paragraphs=4, controls=2)
    assert (len(few.paragraphs), len(few.controls)) == (4, 2)


def test_an_empty_document_and_an_empty_request(retriever: Retriever) -> None:
    assert retriever.retrieve(state("bold", TextCanvas())).paragraphs == ()
    assert len(retriever.retrieve(state("")).controls) == 10


def test_the_same_state_gives_the_same_answer() -> None:
    one, other = (Retriever(CachedEncoder(HashingEncoder())) for _ in range(2))
    assert one.retrieve(state("number the list")) == other.retrieve(state("number the list"))


def test_descriptions_bring_a_control_up() -> None:
    encoder = CachedEncoder(HashingEncoder())
    reported = {"formatting > center": "Puts the words in the middle of the line."}
    plain, taught = (
        names(Retriever(encoder, descriptions=table), "words to the middle of the line").index(
            "Center"
        )
        for table in ({}, reported)
    )
    assert taught <= plain
    assert taught == 0


def test_plans_are_ranked() -> None:
    source = Source(kind="documentation", name="help", location="x.html")
    plans = [
        TaskPlan(task_id=task, task=task, plan=("x",), application="writer", source=source)
        for task in ("Insert a page break", "Turn the page to landscape", "Sort a table")
    ]
    found = Retriever(CachedEncoder(HashingEncoder()), plans=plans).retrieve(
        state("sort the table by price")
    )
    assert found.plans[0].plan.task == "Sort a table"


def test_heads_are_stored_and_read(tmp_path) -> None:
    heads = plain_heads("hashing-256", 256)
    write_heads(heads, tmp_path / "h.npz")
    again = read_heads(tmp_path / "h.npz")
    assert again.encoder == heads.encoder
    assert np.allclose(again.query, heads.query)
    assert np.allclose(again.evidence, heads.evidence)
    (tmp_path / "bad.npz").write_bytes(b"no archive")
    with pytest.raises(ModelError):
        read_heads(tmp_path / "bad.npz")


def test_heads_of_another_encoder_are_not_used(tmp_path) -> None:
    foreign = plain_heads("minilm-0", 384)
    found = Retriever(CachedEncoder(HashingEncoder()), heads=foreign).retrieve(state("bold title"))
    assert found.controls[0].control.name == "Bold"


def test_a_request_of_a_page_is_answered(retriever: Retriever) -> None:
    retriever.retrieve(state("please " + "make the second bullet bold, " * 400, TRIP))
