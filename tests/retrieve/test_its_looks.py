"""What is added or typed over and how it is to look."""

import math

import pytest

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.belief import signs
from lamwright.retrieve.its_looks import added_lines, with_looks, without_looks

ADDS, BOLD, RED = ('Type "{END}{ENTER}…"',), ('Click "Bold"',), ("Set the text color to …",)
OVER, UNDERLINE = ('Type "…"',), ("Choose Format > Text > Single Underline",)
ABOVE = ('Type "{HOME}…{ENTER}"',)


def ways(*steps: tuple[str, ...]) -> list[RankedWay]:
    place = RankedSelection(selection="Select paragraph 22", score=-0.1)
    return [RankedWay(steps=one, score=1.0, place=place) for one in steps]


@pytest.mark.parametrize(
    ("request_", "asked", "done"),
    [
        ("add a point after it: Check the hose. It should be bold and red.", (RED, ADDS, BOLD),
         (*ADDS, "Select paragraph 23", *RED, *BOLD)),
        ("one more item, head torch, and make it bold", (ADDS, BOLD), (*ADDS, "Select paragraph 23", *BOLD)),
        ("a line on top saying Draft, in bold", (ABOVE, BOLD), (*ABOVE, "Select paragraph 22", *BOLD)),
        ("add a line: Bring a torch, and the greeting in bold", (ADDS, BOLD), None),
        ("add a line: Bring a torch. It should be bold, and the title red", (ADDS, BOLD, RED), None),
        ("make it bold", (BOLD,), None),
        ("our flight is 233 now. correct that and mark the new number red", (OVER, RED), (*RED, *OVER)),
        ("Lockers to Lockers and keys, underlined", (UNDERLINE, OVER), (*UNDERLINE, *OVER)),
        ("replace Free entry by Entry 3 euros and make that line bold", (OVER, BOLD), None),
        ("replace Free entry by Entry 3 euros and make the title bold", (OVER, BOLD), None),
    ],
)  # fmt: skip
def test_what_is_added_is_what_looks_so(request_, asked, done) -> None:
    found = with_looks(ways(*asked), request_)
    assert [way.steps for way in found] == ([] if done is None else [done])


def test_how_it_looks_is_not_typed() -> None:
    request = "one more item, head torch, and it should be bold so nobody forgets it"
    assert without_looks(request, [ADDS, BOLD]) == "one more item, head torch"
    request = "add another one: Check the hose. It should be bold"
    assert without_looks(request, [ADDS, BOLD]) == "add another one: Check the hose."
    comment = ("Choose Insert > Comment", 'Type "…"')
    asked = "mark it green & add a comment: Vote at the party"
    assert without_looks(asked, [RED, comment]) == asked
    assert without_looks("it's 233 now, mark it red", [(*RED, *OVER)]) == "it's 233 now"
    assert without_looks(request, [ADDS]) == without_looks(request, [BOLD]) == request


def test_the_added_line_need_not_have_been_known() -> None:
    steps = ["Select paragraph 22", 'Type "{END}{ENTER}Torch"', "Select paragraph 23", *BOLD]
    assert [*added_lines(steps)] == ["Select paragraph 23"]
    known = [RankedSelection(selection="Select paragraph 22", score=-0.1)]
    believed = signs(steps, ways(ADDS, BOLD), known)
    assert believed.places == pytest.approx(math.exp(-0.1)) and believed.places_count == 1.0
