"""What is added or typed over and how it is to look."""

import math

import pytest

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.belief import signs
from lamwright.retrieve.ways.its_looks import added_lines, with_looks, without_looks

ADDS, BOLD, RED = ('Type "{END}{ENTER}…"',), ('Click "Bold"',), ("Set the text color to …",)
OVER, UNDERLINE = ('Type "…"',), ("Choose Format > Text > Single Underline",)
ABOVE = ('Type "{HOME}…{ENTER}"',)


def ways(*steps: tuple[str, ...]) -> list[RankedWay]:
    place = RankedSelection(selection="Select paragraph 22", score=-0.1)
    return [RankedWay(steps=one, score=1.0, place=place) for one in steps]


@pytest.mark.parametrize(
    ("request_", "asked", "done"),
    [
        ("a point more after that: Shut the gate. It must be bold and green.", (RED, ADDS, BOLD),
         (*ADDS, "Select paragraph 23", *RED, *BOLD)),
        ("an extra entry, spare socks, and make it bold", (ADDS, BOLD), (*ADDS, "Select paragraph 23", *BOLD)),
        ("a line on top saying Draft, in bold", (ABOVE, BOLD), (*ABOVE, "Select paragraph 22", *BOLD)),
        ("add a line: Feed the cat, and the greeting in bold", (ADDS, BOLD), None),
        ("add a line: Feed the cat. It has to be bold, and the title red", (ADDS, BOLD, RED), None),
        ("make it bold", (BOLD,), None),
        ("the regatta is on the 27th. Change it, and make the new date red", (OVER, RED), (*RED, *OVER)),
        ("Lockers to Lockers and keys, underlined", (UNDERLINE, OVER), (*UNDERLINE, *OVER)),
        ("change Closed in May to Open all year and put that sentence in bold", (OVER, BOLD), None),
        ("change Closed in May to Open all year and make the title bold", (OVER, BOLD), None),
    ],
)  # fmt: skip
def test_what_is_added_is_what_looks_so(request_, asked, done) -> None:
    found = with_looks(ways(*asked), request_)
    assert [way.steps for way in found] == ([] if done is None else [done])


def test_how_it_looks_is_not_typed() -> None:
    request = "an extra entry, spare socks, and it must be bold because Tom never packs any"
    assert without_looks(request, [ADDS, BOLD]) == "an extra entry, spare socks"
    request = "one below that: Shut the gate. It has to be bold"
    assert without_looks(request, [ADDS, BOLD]) == "one below that: Shut the gate."
    comment = ("Choose Insert > Comment", 'Type "…"')
    asked = "mark it green & add a comment: Vote at the party"
    assert without_looks(asked, [RED, comment]) == asked
    assert without_looks("it's the 27th, mark it red", [(*RED, *OVER)]) == "it's the 27th"
    assert without_looks(request, [ADDS]) == without_looks(request, [BOLD]) == request


def test_what_says_no_look_may_be_typed() -> None:
    for request in (
        "wherever it says Tenant it should be Lodger",
        "where it says part-time make that full-time; and underline reliable",
        "it should last till 30 April 2029",
    ):
        assert without_looks(request, [OVER, UNDERLINE]) == request


def test_the_added_line_need_not_have_been_known() -> None:
    steps = ["Select paragraph 22", 'Type "{END}{ENTER}Socks"', "Select paragraph 23", *BOLD]
    assert [*added_lines(steps)] == ["Select paragraph 23"]
    known = [RankedSelection(selection="Select paragraph 22", score=-0.1)]
    believed = signs(steps, ways(ADDS, BOLD), known)
    assert believed.places == pytest.approx(math.exp(-0.1)) and believed.places_count == 1.0
