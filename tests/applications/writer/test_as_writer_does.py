"""Operations as Writer carries them out: what it does with places that are many, uneven, tracked, or in cells."""

import pytest

from lamwright.agent.agent import Agent
from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.applications.writer.checks import Evidence, run_checks
from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.applications.writer.handwritten.tasks import task_of
from lamwright.applications.writer.parts.compare import complaints, expected
from lamwright.applications.writer.parts.draft import Draft
from lamwright.applications.writer.parts.places import NoPlace
from lamwright.applications.writer.parts.request import Part, Request
from lamwright.applications.writer.parts.standing import jobs
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.guard.guard import Guard
from lamwright.records.wording import describe
from lamwright.safety.tables import libreoffice

SOURCE = """about: a letter of a club
---
{center bold size=18} Harbour Club
The landlady pays £35 for hay.
The LANDLADY and the lodger meet, as LODGER and guest.
{right} 3 May
- a tent for class 4a
- a stove
| Item | Price |
| Tent | £35 |
Yours, the club.
"""
DOCUMENT = {"document": True}
FIRST = {"paragraph": "The landlady"}


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return write_odt(tmp_path_factory.mktemp("club") / "club.odt", document_parts(SOURCE))


@pytest.fixture(scope="module")
def club(file):
    return read_document(file)


def part(op, target, **arguments):
    return Part.model_validate({"op": op, "target": target, **arguments})


def solved(state, *parts):
    """The actions that do the parts, in words, and the document after them."""
    draft = Draft.of(state)
    actions = []
    for operation, job in jobs(parts, draft):
        actions += map(describe, operation.act(job))
        operation.expect(job)
    return actions, draft


def test_keywords_are_parted_by_commas(club):
    _, draft = solved(club, part("property", DOCUMENT, name="keywords", text="job, salt mine,5B"))
    assert draft.rest["properties"].keywords == ("job", "salt mine", "5B")


def test_lines_that_stand_differently_are_aligned_by_keys(club):
    menu = "Choose Format > Align Text > Justified"
    for target, way in (
        (DOCUMENT, 'Type "{CTRL+J}"'),
        ({"paragraphs": ["The landlady", "3 May"]}, 'Type "{CTRL+J}"'),
        ({"paragraph": "3 May"}, menu),
        ({"range": ["The landlady", "The LANDLADY"]}, menu),
    ):
        actions, _ = solved(club, part("align", target, to="justify"))
        assert actions[-1] == way


def test_each_stretch_of_one_size_is_made_larger_by_itself(club):
    larger = "Choose Format > Text > Increase Size"
    actions, draft = solved(club, part("larger", DOCUMENT))
    assert actions == ["Select paragraph 1", larger, "Select paragraphs 2 to 7", larger]
    assert [p.looks[0].size for p in draft.paragraphs[:2]] == [20.0, 14.0]
    actions, _ = solved(club, part("smaller", {"paragraphs": ["The landlady", "3 May"]}))
    assert actions[::2] == ["Select paragraph 2", "Select paragraph 4"]


def test_what_stands_in_many_sizes_is_no_place(tmp_path):
    source = "about: x\n---\n" + "".join(f"{{size={10 + n % 2}}} Line {n}\n" for n in range(8))
    state = read_document(write_odt(tmp_path / "sizes.odt", document_parts(source)))
    with pytest.raises(NoPlace):
        solved(state, part("larger", DOCUMENT))


def test_a_style_that_no_menu_has_is_set_in_its_field(club):
    actions, _ = solved(club, part("style", FIRST, name="Heading 4"))
    assert actions[-1] == 'Set "Paragraph Style" to "Heading 4"'
    actions, _ = solved(club, part("style", FIRST, name="Heading 3"))
    assert actions[-1] == "Choose Styles > Heading 3"


def test_case_is_matched_once_for_all_that_is_replaced(club):
    one, two = (
        part("replace", DOCUMENT, old=old, new="host", everywhere=True)
        for old in ("landlady", "lodger")
    )
    actions, draft = solved(club, one, two)
    assert actions.count('Click "Match case"') == 1
    assert draft.paragraphs[2].text == "The LANDLADY and the host meet, as LODGER and guest."


def test_an_item_of_a_list_that_is_indented_may_take_its_first_line_from_the_list(club):
    item = {"paragraph": "a stove"}
    _, draft = solved(club, part("indent", item, cm=2.27))
    assert draft.paragraphs[5].loose == {"first_line"}
    _, draft = solved(club, part("indent", FIRST, cm=1))
    assert not draft.paragraphs[1].loose


@pytest.mark.parametrize(
    ("text", "capitalized"),
    [
        ("trip of class 4a", "Trip Of Class 4a"),
        ("ROCK-N-ROLL and/or first_name", "Rock-N-Roll And/Or First_Name"),
        ("don't, it\N{RIGHT SINGLE QUOTATION MARK}s", "Don't, It\N{RIGHT SINGLE QUOTATION MARK}s"),
    ],
)
def test_words_are_capitalized_as_writer_does_it(tmp_path, text, capitalized):
    source = f"about: x\n---\n{text}\n"
    state = read_document(write_odt(tmp_path / "words.odt", document_parts(source)))
    _, draft = solved(state, part("capitalize", {"paragraph": text}))
    assert draft.paragraphs[0].text == capitalized


def test_what_is_replaced_in_a_paragraph_stays_in_the_cells(club):
    _, draft = solved(club, part("replace", FIRST, old="£35", new="£40"))
    assert "£40" in draft.paragraphs[1].text and draft.tables[0].rows[1][1].text == "£35"
    everywhere = part("replace", DOCUMENT, old="£35", new="£40", everywhere=True)
    _, draft = solved(club, everywhere)
    assert "£40" in draft.paragraphs[1].text and draft.tables[0].rows[1][1].text == "£40"


def test_what_is_replaced_in_a_cell_stays_in_the_paragraphs(club):
    cell = {"cells": "B2", "table": 1}
    actions, draft = solved(club, part("replace", cell, old="£35", new="£40"))
    assert actions[0] == 'Select the text "£35" in table 1 B2'
    assert "£35" in draft.paragraphs[1].text and draft.tables[0].rows[1][1].text == "£40"
    with pytest.raises(NoPlace):
        solved(club, part("replace", DOCUMENT, old="£35", new="£40"))


def test_changes_are_recorded_once_that_was_asked_for(club):
    record, write = (
        part("track-changes", DOCUMENT, on=True),
        part("rewrite", FIRST, text="The landlady pays."),
    )
    recorded = club.model_copy(update={"change_tracking": True, "tracked_changes": 2})
    wanted = expected(club, (record, write))
    assert "the changes were not recorded" not in list(complaints(wanted, club))
    texts = [p.text for p in wanted.paragraphs]
    done = recorded.model_copy(
        update={
            "paragraphs": tuple(
                p.model_copy(update={"text": text, "runs": ()})
                for p, text in zip(club.paragraphs, texts, strict=True)
            )
        }
    )
    assert not any("tracked" in one or "record" in one for one in complaints(wanted, done))
    none = done.model_copy(update={"tracked_changes": 0})
    assert "the changes were not recorded" in list(complaints(wanted, none))
    assert any("tracked" in one for one in complaints(expected(club, (write, record)), done))


ASKED = {
    "justify everything": [part("align", DOCUMENT, to="justify")],
    "everything bigger": [part("larger", DOCUMENT)],
    "the first as a heading of the fourth level": [part("style", FIRST, name="Heading 4")],
    "hosts and guests instead": [
        part("replace", DOCUMENT, old="landlady", new="host", everywhere=True),
        part("replace", DOCUMENT, old="lodger", new="guest", everywhere=True),
    ],
    "indent the stove by another centimetre": [part("indent", {"paragraph": "a stove"}, cm=2.27)],
    "each word of the tent with a big letter": [part("capitalize", {"paragraph": "a tent"})],
    "comment on the tent's price": [part("comment", {"cells": "B2", "table": 1}, text="Why?")],
    "hay costs £40": [part("replace", FIRST, old="£35", new="£40")],
    "the tent costs £40": [part("replace", {"cells": "B2", "table": 1}, old="£35", new="£40")],
    "track changes, then shorten the greeting": [
        part("track-changes", DOCUMENT, on=True),
        part("rewrite", {"paragraph": "Yours"}, text="Yours"),
    ],
    "keywords: club, hay": [part("property", DOCUMENT, name="keywords", text="club, hay")],
    "the second never over two pages": [part("keep-together", {"paragraph": "The LANDLADY"})],
}


@pytest.fixture(scope="module")
def writer(tmp_path_factory):
    environment = LibreOfficeEnvironment(tmp_path_factory.mktemp("writer"))
    yield environment
    environment.close()


@pytest.mark.writer
@pytest.mark.parametrize("asked", ASKED)
def test_the_reference_does_what_is_expected(asked, file, club, writer, tmp_path):
    request = Request(document="club", request=asked, parts=tuple(ASKED[asked]), by="role")
    task = task_of(request, file, club, "train")
    policy = ReferencePolicy(task.reference)
    Agent(policy, writer, Guard(table=libreoffice("writer"))).run(asked, file)
    final = tmp_path / "final.odt"
    writer.save_copy(final)
    results = run_checks(task, Evidence(club, read_document(final)))
    assert all(result.passed for result in results), [result.detail for result in results]
