"""Natural requests: the same ones every time, each with a proof, references that mean one thing."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from copies import Copies, of_another_hand, texts_of

from lamwright.applications.writer.checks import Evidence, run_checks
from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.applications.writer.natural.documents import make_document
from lamwright.applications.writer.natural.frames import cores, texts
from lamwright.applications.writer.natural.library import sources, write_sources
from lamwright.applications.writer.natural.making import make_tasks, source_of
from lamwright.applications.writer.natural.reference.all import references
from lamwright.applications.writer.natural.scene import scene_of
from lamwright.applications.writer.natural.voice import Said, say
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document
from lamwright.records.task import Task
from lamwright.store.shelf import read_records, write_records

SOURCE = """about: a trip
page: A4
---
{Title} Weekend at the lake
{right} Turin, 4 May 2026
Dear all,
# What to bring
- a tent
- a stove
- the blue rope
# Costs
The boat costs £120 for both days. Please pay Marta by Friday.
The *hut* is free.
| Item | Price |
| Boat | 120 |
| Bread | 8 |
Kind regards,
Paula
"""


@pytest.fixture(scope="module")
def trip(tmp_path_factory):
    path = tmp_path_factory.mktemp("natural") / "trip.odt"
    return scene_of(read_document(write_odt(path, document_parts(SOURCE))))


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    splits = ("train", "validation", "test")
    return {
        split: list(sources(write_sources(folder / split, split, seed=0)[::8])) for split in splits
    }


@pytest.fixture(scope="module")
def drawn(ours):
    """Many training tasks, for what must hold of all of them or of their mixture."""
    return list(make_tasks(ours["train"], 400, seed=8, split="train"))


def meaning(scene, words):
    found = references(scene, random.Random(0))
    return [reference.texts for reference in found if words in reference.wordings]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("the title", ("Weekend at the lake",)),
        ("the date", ("Turin, 4 May 2026",)),
        ("the greeting", ("Dear all,",)),
        ("the signature", ("Paula",)),
        ("the last line", ("Paula",)),
        ("the second heading", ("Costs",)),
        ("the second point under What to bring", ("a stove",)),
        ("the last item of the list", ("the blue rope",)),
        ("step 2", None),
        ("the amount", ("£120",)),
        ("the amount £120", ("£120",)),
        ("all the headings", ("What to bring", "Costs")),
        ("the list under What to bring", ("a tent", "a stove", "the blue rope")),
        ("everything in italics", ("hut",)),
        ("the row for Bread", ("Bread", "8")),
        ("the Price of Boat", ("120",)),
        ("the header row", ("Item", "Price")),
    ],
)
def test_a_reference_means_what_a_reader_takes_it_for(trip, words, texts):
    assert meaning(trip, words) == ([] if texts is None else [texts])


def test_no_words_mean_two_places(ours):
    for source in ours["train"]:
        targets = {}
        for reference in references(source.scene, random.Random(1)):
            for words in reference.wordings:
                targets.setdefault(words.lower(), set()).add(repr(reference.target))
        assert all(len(meant) == 1 for meant in targets.values())


def told_by_a_word(source):
    for found in source.found.get("paragraph", ()):
        for words in found.wordings:
            reported = re.fullmatch(r"the line about (?:the )?([\w’'-]+)", words)
            if found.by == "content" and reported:
                yield re.compile(rf"\b{re.escape(reported.group(1).lower())}"), found.texts[0]


def test_content_stands_in_one_line_only(ours):
    reported = [(source, *pair) for source in ours["train"] for pair in told_by_a_word(source)]
    assert len(reported) > 100
    for source, word, text in reported:
        held = [row.text for row in source.scene.rows if word.search(row.text.lower())]
        assert held == [text], word


def test_the_same_seed_makes_the_same_tasks_and_another_one_others(ours):
    made = [list(make_tasks(ours["train"][:6], 20, seed=seed, split="train")) for seed in (1, 1, 2)]
    assert made[0] == made[1]
    assert not {task.task_id for task in made[0]} & {task.task_id for task in made[2]}


def test_every_task_has_a_proof_that_refuses_doing_nothing(ours):
    for split, held in ours.items():
        states = {source.path.name: source.state for source in held}
        tasks = list(make_tasks(held, 40, seed=5, split=split)) if held else []
        for task in tasks:
            state = states[task.template]
            evidence = Evidence(state, state, Path("none"))
            passed = all(result.passed for result in run_checks(task, evidence))
            assert passed == (not task.reference), task.request
            assert task.split == split and task.request.strip() == task.request
            assert "{" not in task.request and "\ue000" not in task.request


def test_some_have_several_parts_and_some_cannot_be_done(drawn):
    none = sum(not task.reference for task in drawn) / len(drawn)
    several = sum("+" in task.family for task in drawn) / len(drawn)
    assert 0.05 < none < 0.16 and several > 0.2
    assert sum('"' in task.request for task in drawn) < len(drawn) / 2


def test_what_is_to_be_typed_stands_in_the_request_as_it_is(drawn):
    pairs = [
        (task.request, part.text("text"))
        for task in drawn
        for check in task.checks
        for part in getattr(check, "parts", ())
        if part.op in {"insert-after", "comment", "header"}
    ]
    assert pairs and all(text in request for request, text in pairs)


def test_there_are_many_ways_to_say_each_operation():
    for core in cores():
        part = Said(core, "the title", False, dict.fromkeys([*core.drawn, *core.fixed], "5"))
        said = {say([part], "train", random.Random(n), again=False)[0] for n in range(200)}
        assert len(said) >= 40, core.name


def test_there_are_many_families(drawn):
    assert sum(len(core.sorts) for core in cores()) >= 90
    families = Counter(part for task in drawn for part in task.family.split("+"))
    assert len(families) >= 90


def test_texts_to_type_of_validation_and_tests_are_their_own():
    for name in {key.split()[0] for key in texts() if key.endswith(" train")}:
        train, *others = (
            set(texts()[f"{name} {split}"]) for split in ("train", "validation", "test")
        )
        assert all(not train & other for other in others), name


def test_any_document_can_be_spoken_of(tmp_path):
    path = tmp_path / "short.odt"
    source = source_of(write_odt(path, document_parts(SOURCE)))
    assert len(list(make_tasks([source, source], 10, seed=0, split="train"))) == 10


def test_documents_of_splits_have_no_line_in_common_that_says_much():
    lines = {
        split: {
            line
            for number in range(30)
            for line in make_document(number, split, seed=1).split("---\n", 1)[1].splitlines()
            if len(line) > 25
        }
        for split in ("train", "validation", "test")
    }
    assert min(map(len, lines.values())) > 200
    assert not lines["train"] & (lines["validation"] | lines["test"])
    assert not lines["validation"] & lines["test"]


def test_made_documents_are_long_and_the_same_every_time():
    made = [make_document(number, "train", seed=2) for number in range(24)]
    assert made == [make_document(number, "train", seed=2) for number in range(24)]
    lengths = [text.split("---\n", 1)[1].count("\n") for text in made]
    assert sum(60 <= length <= 200 for length in lengths) >= 8 and max(lengths) >= 110
    assert len(set(made)) == 24


def test_nothing_made_repeats_the_requests_of_another_hand(drawn):
    if not of_another_hand().exists():
        pytest.skip("the requests of another hand are not there")
    copies = Copies(texts_of(of_another_hand()))
    made = [task.request for task in drawn]
    made += [make_document(number, "train", seed=0).split("---\n", 1)[1] for number in range(40)]
    assert [found for text in made for found in copies.found(text)] == []


def test_stored_tasks_are_judged_as_before(ours, drawn, tmp_path):
    tasks = drawn[:40]
    write_records(tmp_path / "tasks.jsonl", tasks)
    states = {source.path.name: source.state for source in ours["train"]}
    for before, after in zip(tasks, read_records(tmp_path / "tasks.jsonl", Task), strict=True):
        evidence = Evidence(states[after.template], states[after.template], tmp_path / "none")
        assert run_checks(after, evidence) == run_checks(before, evidence)
