from letters import TRIP, paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.document.structure import read_structure


def kinds(canvas: TextCanvas) -> list[str]:
    return [line.kind for line in read_structure(canvas).lines]


def test_styles_and_handmade_headings_are_told_apart() -> None:
    assert kinds(TRIP) == [
        "title", "body", "body", "body", "heading", "item", "item", "item", "item", "heading",
        "body", "body", "empty", "body", "body",
    ]  # fmt: skip


def test_roles_of_a_letter() -> None:
    structure = read_structure(TRIP)
    named = {
        role: [line.index for line in structure.role(role)]
        for role in ("date", "greeting", "closing", "signature", "intro")
    }
    assert named == {"date": [2], "greeting": [3], "closing": [14], "signature": [15], "intro": [4]}


def test_a_numbered_line_between_numbered_headings_is_one_too() -> None:
    canvas = TextCanvas(
        paragraphs=paragraphs(
            "**Minutes", "**1. Opening", "text", "2. Noise", "text", "**3. Various"
        )
    )
    assert kinds(canvas)[3] == "heading"


def test_a_bold_sentence_is_no_heading() -> None:
    canvas = TextCanvas(
        paragraphs=paragraphs("**Title", "**Please bring your own cup to the meeting.")
    )
    assert kinds(canvas)[1] == "body"


def test_a_section_ends_at_the_next_heading_as_high() -> None:
    canvas = TextCanvas(
        paragraphs=paragraphs(
            ("Heading 1", "A"), "x", ("Heading 2", "B"), "y", ("Heading 1", "C"), "z"
        )
    )
    structure = read_structure(canvas)
    assert [line.index for line in structure.section(structure.lines[0])] == [2, 3, 4]
    assert [line.index for line in structure.section(structure.lines[2])] == [4]
