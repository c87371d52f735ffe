"""The shipped heads, on requests in words that the heads were not trained on."""

import pytest
from letters import TRIP

from base_model.screens import recorded_screens
from lamwright.environments.libreoffice.descriptions import installed_descriptions
from lamwright.models.embedded import heads_path
from lamwright.models.minilm import wheel_folder
from lamwright.records.trajectory import State
from lamwright.retrieve import installed_retriever
from lamwright.retrieve.retriever import CONTROLS, PARAGRAPHS

HEADER = "Insert > Header and Footer > Header > Default Page Style"
CONTENTS = "Insert > Table of Contents and Index > Table of Contents, Index or Bibliography..."
NEEDED = (
    ("grandpa cannot make out the ticket price, beef up the letters", ("Font Size", "Bold")),
    ("the poem should sit midway between the edges", ("Center",)),
    ("our treasurer's note ought to lean a little", ("Italic",)),
    ("get rid of the stroke across the old fee", ("Strikethrough",)),
    ("the sheet has to lie on its side, the timetable is too broad", ("Format > Page Style...",)),
    ("put the ingredients in a row by letter of the alphabet", ("Tools > Sort...", "Table > Sort...")),
    ("three dots list is silly here, count them instead", ("Ordered List",)),
    ("the choir's rules want dots in front", ("Unordered List",)),
    ("every page must say who we are up top", (HEADER, "Format > Page Style...")),
    ("we always get lost, which page is which?? count them", ("Insert > Page Number",)),
    ("Hallworth is written Hollworth now, wherever it comes up", ("Find and Replace", "Edit > Find and Replace...")),
    ("explain the abbreviation at the foot of the sheet", ("Footnote", "Insert > Footnote and Endnote > Footnote")),
    ("leave a remark for Sara beside the budget figure", ("Comment", "Insert > Comment")),
    ("one line more under the last hotel in the grid", ("Table > Insert > Rows Below",)),
    ("kick the fax column out of the grid", ("Table > Delete > Delete Columns",)),
    ("these two boxes of the grid belong in one", ("Table > Merge Cells",)),
    ("record everything I alter from here on", ("Edit > Track Changes > Record",)),
    ("a list of what is in it, with pages, before chapter one", (CONTENTS,)),
    ("two newspaper style text columns", ("Format > Columns...", "Format > Page Style...")),
    ("warnings in crimson ink", ("Font Color",)),
    ("lemon marker over the flight number", ("Character Highlighting Color",)),
    ("the recipe begins on a clean sheet", ("Page Break", "Insert > Page Break")),
    ("clean off every bit of fancy formatting from the pasted bit", ("Clear", "Format > Clear Direct Formatting")),
    ("chapter names should be true headings", ("Paragraph Style", "Styles > Heading 1")),
)  # fmt: skip
MEANT = (
    ("the part on where to park should be bold", 12),
    ("who pays for the bus? underline that", 11),
    ("the teacher's signature on the right", 15),
    ("waterproof clothing in red", 7),
    ("something to sleep in goes first", 6),
)


@pytest.fixture(scope="module")
def retriever():
    if wheel_folder() is None:
        pytest.skip("the sentence encoder is not installed")
    return installed_retriever(descriptions=installed_descriptions())


def seen(request: str) -> State:
    screens = recorded_screens()
    return State(
        request=request,
        application="writer",
        observation=screens.main.observation(TRIP),
        menu=screens.menu,
    )


def test_the_heads_are_small_enough_to_ship() -> None:
    assert 100_000 < heads_path().stat().st_size < 3_000_000


@pytest.mark.slow
def test_what_is_needed_is_shown(retriever) -> None:
    missed = []
    for request, names in NEEDED:
        found = retriever.retrieve(seen(request)).controls
        assert len(found) == CONTROLS
        if not {item.control.name for item in found} & set(names):
            missed.append(request)
    assert len(missed) <= len(NEEDED) // 10, missed


@pytest.mark.slow
def test_what_is_meant_is_near_the_top(retriever) -> None:
    for request, index in MEANT:
        found = [item.index for item in retriever.retrieve(seen(request)).paragraphs]
        assert len(found) == min(PARAGRAPHS, len(TRIP.paragraphs))
        assert index in found[:4], request
