"""Parts of a request: each in what the parts before it left, and what the document then must be."""

import pytest

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.applications.writer.checks.kinds import UnchangedExcept
from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.applications.writer.parts.compare import complaints, expected
from lamwright.applications.writer.parts.draft import Draft
from lamwright.applications.writer.parts.places import NoPlace
from lamwright.applications.writer.parts.request import Part
from lamwright.applications.writer.parts.standing import jobs
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document
from lamwright.records.document import CharacterFormat, ParagraphState, Run
from lamwright.records.document_action import SelectParagraph, SelectText

SOURCE = """about: a list
---
{Title} Autumn hike
Bring a tent and a stove.
Bring a rope.
- pears
- apples
- Quinces
Sign here: ______
One\\tred
Two\\tblue
| Item | Price |
| Tent | 180 |
| Axe | 20 |
The end.
"""


@pytest.fixture(scope="module")
def hike(tmp_path_factory):
    path = tmp_path_factory.mktemp("parts") / "hike.odt"
    return read_document(write_odt(path, document_parts(SOURCE)))


def part(op, target, **arguments):
    return Part.model_validate({"op": op, "target": target, **arguments})


def solved(state, *parts):
    """The actions that do the parts, and the document after them."""
    draft = Draft.of(state)
    actions = []
    for operation, job in jobs(parts, draft):
        actions += operation.act(job)
        operation.expect(job)
    return actions, draft


def bold_in(draft, index):
    paragraph = draft.paragraphs[index - 1]
    marked = zip(paragraph.text, paragraph.looks, strict=True)
    return "".join(char for char, look in marked if look.bold)


def test_a_whole_paragraph_stays_whole_when_an_earlier_part_changes_its_length(hike):
    changed = part("replace", {"paragraph": "Bring a tent"}, old="a stove", new="two big stoves")
    bold = part("bold", {"paragraph": "Bring a tent"})
    actions, draft = solved(hike, changed, bold)
    assert bold_in(draft, 2) == "Bring a tent and two big stoves."
    assert actions[-2] == SelectParagraph(start_index=2, end_index=2)


def test_words_are_found_again_behind_text_that_grew(hike):
    before = part("prepend", {"paragraph": "Bring a tent"}, text="Note:")
    bold = part("bold", {"text": "stove"})
    actions, draft = solved(hike, before, bold)
    assert bold_in(draft, 2) == "stove"
    assert actions[-2] == SelectText(text="stove")


def test_what_replaces_the_words_meant_is_meant_by_the_next_part(hike):
    rewritten = part("rewrite", {"text": "stove"}, text="kettle")
    _, draft = solved(hike, rewritten, part("bold", {"text": "stove"}))
    assert bold_in(draft, 2) == "kettle"


def test_words_that_an_earlier_part_took_away_are_no_place(hike):
    gone = part("delete", {"text": "tent and"})
    with pytest.raises(NoPlace):
        solved(hike, gone, part("bold", {"text": "a tent"}))


def test_rows_move_down_when_one_is_added_above(hike):
    added = part("row-before", {"cells": "A1:B1", "table": 1})
    bold = part("bold", {"cells": "A3:B3", "table": 1})
    actions, draft = solved(hike, added, bold)
    assert [row[0].text for row in draft.tables[0].rows if row[0].bold][-1] == "Axe"
    assert (actions[-2].first, actions[-2].last) == ("A4", "B4")


def test_several_places_are_deleted_from_the_end(hike):
    target = {"paragraphs": ["pears", "Bring a rope", "Quinces"]}
    actions, draft = solved(hike, part("delete", target), part("italic", {"paragraph": "The end"}))
    starts = [a.start_index for a in actions if isinstance(a, SelectParagraph)]
    assert starts[:-1] == sorted(starts[:-1], reverse=True)
    assert starts[-1] == next(n for n, p in enumerate(draft.paragraphs, 1) if p.text == "The end.")


def test_words_that_stand_twice_are_named_with_their_paragraph(hike):
    actions, _ = solved(hike, part("bold", {"text": "Bring", "in": "Bring a rope"}))
    assert actions[0] == SelectText(text="Bring", place="paragraph 3")


def test_a_line_to_write_on_is_text(hike):
    assert "Sign here: ______" in [p.text for p in hike.paragraphs]


def test_spaces_above_and_below_are_named_together(tmp_path):
    source = "about: x\n---\n# One\n{above=24pt} Two\n"
    state = read_document(write_odt(tmp_path / "a.odt", document_parts(source)))
    assert round(state.paragraphs[1].format.below, 1) == 2.5


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (part("sort", {"range": ["pears", "Quinces"]}), ["apples", "pears", "Quinces"]),
        (
            part("sort", {"range": ["pears", "Quinces"]}, order="descending"),
            ["Quinces", "pears", "apples"],
        ),
    ],
)
def test_lines_are_sorted_whatever_their_capitals(hike, wanted, texts):
    _, draft = solved(hike, wanted)
    assert [p.text for p in draft.paragraphs[3:6]] == texts
    assert list(complaints(draft, hike))


def test_rows_are_sorted_below_the_first(hike):
    _, draft = solved(hike, part("sort-table", {"table": 1}, column=1))
    assert [row[0].text for row in draft.tables[0].rows] == ["Item", "Axe", "Tent"]


def test_rows_are_sorted_by_a_column_of_numbers(hike):
    by_price = part("sort-table", {"table": 1}, column=2, numeric=True, order="descending")
    actions, draft = solved(hike, part("set-cell", {"cells": "B3", "table": 1}, text="1,200"))
    assert len(actions) == 2
    actions, draft = solved(
        hike, part("set-cell", {"cells": "B3", "table": 1}, text="1,200"), by_price
    )
    assert [row[1].text for row in draft.tables[0].rows] == ["Price", "1,200", "180"]
    named = [a.control.name for a in actions if a.function == "click_input"]
    assert named == ["Table > Sort...", "Key type", "Numeric", "Descending", "OK"]
    with pytest.raises(NoPlace):
        solved(hike, part("sort-table", {"table": 1}, column=3))


def test_lines_around_things_are_wanted_of_paragraphs_cells_and_pages(hike):
    _, draft = solved(hike, part("border", {"paragraph": "Bring a rope"}))
    assert [p.format.border for p in draft.paragraphs[:4]] == [False, False, True, False]
    _, draft = solved(hike, part("table-border", {"table": 1}, kind="none"))
    assert not any(cell.border for row in draft.tables[0].rows for cell in row)
    _, draft = solved(hike, part("page-border", {"document": True}))
    assert draft.rest["pages"][0].border
    with pytest.raises(NoPlace):
        solved(hike, part("table-border", {"paragraph": "Bring a rope"}))


def test_page_numbers_may_say_how_many_there_are(hike):
    actions, _ = solved(hike, part("page-numbers", {"document": True}, count=True))
    said = [getattr(a, "keys", "") or a.control.name for a in actions]
    assert said[1:] == [
        "Page{SPACE}",
        "Insert > Page Number",
        "{SPACE}of{SPACE}",
        "Insert > Field > Page Count",
    ]


def test_a_page_number_is_right_whichever_page_it_was_stored_on(hike):
    """The header of a document of several pages shows the page that the cursor was on."""
    _, draft = solved(hike, part("page-numbers", {"document": True}))
    for text, is_right in (("1", True), ("2", True), ("", False), ("Page", False)):
        page = hike.pages[0].model_copy(update={"footer": True, "footer_text": text})
        final = hike.model_copy(update={"pages": (page, *hike.pages[1:])})
        assert (not list(complaints(draft, final))) == is_right, text


def test_lines_with_tabs_become_a_table_and_a_table_becomes_lines(hike):
    _, draft = solved(hike, part("text-to-table", {"range": ["One", "Two"]}))
    assert [[c.text for c in row] for row in draft.tables[0].rows] == [
        ["One", "red"],
        ["Two", "blue"],
    ]
    _, draft = solved(hike, part("table-to-text", {"table": 1}))
    assert not draft.tables
    assert [p.text for p in draft.paragraphs][-3:] == ["Tent\t180", "Axe\t20", "The end."]


@pytest.mark.parametrize(
    "wanted",
    [
        part("horizontal-line", {"paragraph": "Bring a rope"}),
        part("char-spacing", {"paragraph": "Autumn"}, pt=2),
        part("tab-stop", {"paragraph": "One"}, cm=5, kind="right"),
        part("indent-more", {"paragraph": "Bring a rope"}),
        part("char-style", {"text": "stove"}, name="Strong Emphasis"),
        part("paper", {"document": True}, name="A5"),
        part("special-char", {"text": "stove"}, text=" ♥"),
        part("date-field", {"paragraph": "The end"}),
        part("header-row-repeat", {"table": 1}),
        part("table-align", {"table": 1}, to="center"),
        part("rename-table", {"table": 1}, name="Prices"),
        part("header", {"document": True}, text="Club"),
        part("delete", {"cells": "B2", "table": 1}),
        part("border", {"paragraph": "The end"}),
        part("page-border", {"document": True}),
        part("sort-table", {"table": 1}, column=2, numeric=True),
    ],
)
def test_doing_nothing_is_noticed(hike, wanted):
    assert list(complaints(expected(hike, (wanted,)), hike))
    assert not list(complaints(expected(hike, ()), hike))


def ruled(state, at):
    """The document with a line across the page after a paragraph."""
    line = state.paragraphs[0].model_copy(
        update={
            "text": "",
            "runs": (),
            "format": state.paragraphs[0].format.model_copy(update={"style": "Horizontal Line"}),
        }
    )
    held = list(state.paragraphs)
    held.insert(at, line)
    return state.model_copy(update={"paragraphs": tuple(held)})


def test_a_line_across_the_page_has_its_place(hike):
    wanted = expected(hike, (part("horizontal-line", {"paragraph": "Bring a rope"}),))
    assert not list(complaints(wanted, ruled(hike, 3)))
    assert list(complaints(wanted, ruled(hike, 4)))


def test_a_header_is_changed_and_removed(tmp_path):
    source = "about: x\nheader: Old\n---\nOne\n"
    state = read_document(write_odt(tmp_path / "h.odt", document_parts(source)))
    actions, draft = solved(state, part("header", {"document": True}, text="New"))
    assert actions[0].place == "header of Default Page Style"
    assert draft.rest["pages"][0].header_text == "New"
    _, draft = solved(state, part("header", {"document": True}, text=""))
    assert not draft.rest["pages"][0].header


def test_in_front_of_a_long_paragraph_its_first_words_are_typed_again(tmp_path):
    long = "Along the river the path is easy at first. " * 4
    source = f"about: x\n---\nAlong we go.\n{long.strip()}\n"
    state = read_document(write_odt(tmp_path / "l.odt", document_parts(source)))
    actions, draft = solved(state, part("prepend", {"paragraph": "Along the river"}, text="Note:"))
    assert actions[0] == SelectText(text="Along the")
    assert actions[1].keys == "Note:{SPACE}Along the"
    assert draft.paragraphs[1].text.startswith("Note: Along the river")
    actions, _ = solved(state, part("prepend", {"paragraph": "Along we"}, text="Note:"))
    assert actions[1].keys == "{HOME}Note:{SPACE}"


def test_an_item_at_the_outermost_level_goes_no_further_out(hike):
    with pytest.raises(NoPlace):
        solved(hike, part("list-up", {"paragraph": "apples"}))


def in_footer(state, **look):
    line = ParagraphState(
        index=0,
        place="footer",
        text="Copy",
        runs=(Run(text="Copy", format=CharacterFormat(**look)),),
    )
    return state.model_copy(update={"outside": (line,)})


def test_a_footer_keeps_its_looks_where_no_part_is_about_it(hike):
    before = in_footer(hike)
    draft = expected(before, ())
    assert list(complaints(draft, before)) == []
    harmed = in_footer(hike, italic=True)
    assert list(complaints(draft, harmed)) == ["runs of the footer “Copy” changed"]
    assert run_check(UnchangedExcept(), Evidence(before, in_footer(hike))).passed
    assert not run_check(UnchangedExcept(), Evidence(before, in_footer(hike, bold=True))).passed
    free = UnchangedExcept(aspects=("page",))
    assert run_check(free, Evidence(before, in_footer(hike, bold=True))).passed
