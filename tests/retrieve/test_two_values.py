"""Two values for two places."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.values.two_values import TwoValues, clauses_of_two, two_values

CANVAS = TextCanvas(
    paragraphs=paragraphs("We ordered 12 chairs."),
    tables=(table([["Thing", "Cost"], ["Chairs", "£90"], ["Total", "£135"]], after=1),),
)
TYPES = RankedWay(steps=('Type "…"',), score=2.0)


@pytest.mark.parametrize(
    ("request_", "parts"),
    [
        ("chairs are £95, so it is £140 in all", ["£95", "£140"]),
        ("14 chairs were ordered and they cost £95", ["14", "£95"]),
        ("chairs are £95", []),
        ("chairs are £95, not £90", []),
        ("chairs cost £95 £99", []),
        ("row 7 to £95, please", []),
        ("chairs are £95, correct it where it says 80", []),
        ("between 15 and 16 chairs", []),
    ],
)
def test_each_of_two_clauses_gives_a_new_value(request_: str, parts: list[str]) -> None:
    clauses = clauses_of_two(request_, CANVAS)
    assert len(clauses) == len(parts)
    assert all(value in clause for value, clause in zip(parts, clauses, strict=True))


def cell(address: str, score: float) -> RankedSelection:
    return RankedSelection(selection=f"Select cell {address} of table 1", score=score)


def asked(way: RankedWay, found: dict[str, list[RankedSelection]]) -> TwoValues | None:
    reading = Reading("chairs are £95, so it is £140 in all", CANVAS)

    def find(clause: str) -> list[RankedSelection]:
        return next(places for said, places in found.items() if said in clause)

    def fill(clause: str, one: RankedSelection) -> str:
        return "£95" if "£95" in clause else "£140"

    return two_values(way, reading, find, fill)


def test_each_is_typed_over_its_own_place() -> None:
    found = {
        "£95": [cell("B2", -0.2), cell("B3", -2.0)],
        "£140": [cell("B2", -0.5), cell("B3", -0.9)],
    }
    two = asked(TYPES, found)
    assert two is not None
    assert two.way.steps == ('Type "£95"', "Select cell B3 of table 1", 'Type "£140"')
    assert two.places == (cell("B2", -0.2), cell("B3", -0.9))
    assert two.way.place == two.places[0]


def test_nothing_else_is_asked_for() -> None:
    found = {"£95": [cell("B2", -0.2)], "£140": [cell("B2", -0.5)]}
    assert asked(TYPES, found) is None
    found["£140"] = [cell("B3", -0.5)]
    assert asked(TYPES, found) is not None
    assert asked(TYPES.model_copy(update={"steps": ('Click "Bold"',)}), found) is None
