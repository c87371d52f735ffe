"""What the documentation expert does in Calc without reading: it selects, types, chooses by name."""

import pytest

from lamwright.agent.policies.documentation.reading import read_request
from lamwright.applications.calc.application import Calc
from lamwright.records.canvas import TextCanvas
from lamwright.records.observation import Control
from lamwright.records.wording import describe

ENTRIES = (
    "Format > Text > Bold",
    "Format > Align Text > Right",
    "Sheet > Insert Rows > Rows Above",
    "Sheet > Insert Rows > Rows Below",
    "Sheet > Delete Rows",
    "Data > Sort Ascending",
    "Data > Sort Descending",
)
OFF = Control(label=2000, name="Format > Anchor > To Bold", role="menu item", menu=True)
MENU = tuple(
    Control(label=1001 + n, name=name, role="menu item", states=("enabled",), menu=True)
    for n, name in enumerate(ENTRIES)
)


def done(request):
    """What the skills say for the only part of a request."""
    (goal,) = read_request(request, TextCanvas())
    script = Calc().skills(goal, (*MENU, OFF))
    return [describe(action) for action in script] if script else None


@pytest.mark.parametrize(
    ("request_text", "steps"),
    [
        ('Write "Sold out" in cell B3', ["Select cell B3", 'Type "Sold out{ENTER}"']),
        ("Could you set cell C5 to 813?", ["Select cell C5", 'Type "813{ENTER}"']),
        (
            "Put the sum of B2:B7 into cell B9",
            ["Select cell B9", 'Type "=SUM(B2:B7){ENTER}"'],
        ),
        ("Clear cell B3", ["Select cell B3", 'Type "{DELETE}"']),
        (
            "Change cells A1 to C1 to 16 points",
            ["Select cells A1 to C1", "Set the font size 16"],
        ),
        ("Save the sheet as export.csv", ['Save as "export.csv"']),
        ("Make cell B3 bold", ["Select cell B3", "Choose Format > Text > Bold"]),
        ("Insert a row above row 5", ["Select cell A5", "Choose Sheet > Insert Rows > Rows Above"]),
        (
            "Sort the rows by column C in descending order",
            ["Select cell C1", "Choose Data > Sort Descending"],
        ),
    ],
)
def test_plain_requests(request_text, steps):
    assert done(request_text) == steps


@pytest.mark.parametrize(
    "request_text",
    [
        'Make cell B3 on the sheet "Notes" bold',
        'Add the comment "Check" to cell B3',
        "Give cell B3 a yellow background",
        "Freeze the first row",
    ],
)
def test_what_is_not_plain_is_looked_up(request_text):
    assert done(request_text) is None
