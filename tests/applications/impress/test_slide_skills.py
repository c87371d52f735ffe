"""What the documentation expert does in Impress without reading: titles, whole slides, saving."""

import pytest

from lamwright.agent.policies.documentation.reading import read_request
from lamwright.applications.impress.application import Impress
from lamwright.records.canvas import TextCanvas
from lamwright.records.wording import describe


def done(request):
    """What the skills say for the only part of a request."""
    (goal,) = read_request(request, TextCanvas())
    script = Impress().skills(goal, ())
    return [describe(action) for action in script] if script else None


@pytest.mark.parametrize(
    ("request_text", "steps"),
    [
        (
            'Change the title of slide 2 to "Open questions"',
            ["Select shape 1 of slide 2", 'Type "{ENTER}"', 'Type "{CTRL+A}Open questions"'],
        ),
        (
            "Make the title of the third slide bold",
            ["Select shape 1 of slide 3", "Choose Format > Text > Bold"],
        ),
        (
            "Set the font size of the title of slide 1 to 40",
            ["Select shape 1 of slide 1", "Set the font size 40"],
        ),
        ("Delete slide 4", ["Show slide 4", "Choose Slide > Delete Slide"]),
        ("Hide the second slide", ["Show slide 2", "Choose Slide > Hide Slide"]),
        ("Save the deck as copy.pptx", ['Save as "copy.pptx"']),
    ],
)
def test_plain_requests(request_text, steps):
    assert done(request_text) == steps


@pytest.mark.parametrize(
    "request_text",
    [
        "Give slide 2 a yellow background",
        "Delete the text box on slide 2",
        'Change the title of the slide titled "Goals" to "Aims"',
    ],
)
def test_what_is_not_plain_is_looked_up(request_text):
    assert done(request_text) is None
