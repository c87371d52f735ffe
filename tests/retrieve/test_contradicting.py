"""Requests that take back what they ask for."""

import pytest

from lamwright.retrieve.refusals.contradicting import contradictions

CONTRARY = "The request asks for something and for its contrary."


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ("make the date bold but don't make it bold", CONTRARY),
        ("the heading in italics and not in italics", CONTRARY),
        ("the motto: italic, but without italics please", CONTRARY),
        ("Underline the fee, yet do not underline it", ""),  # another word for each: not sure
        ("fee underlined but never underlined", CONTRARY),
        ("the steps as bullets, but without any bullets", CONTRARY),
        ("delete the greeting but keep the greeting", CONTRARY),
        ("Delete it but keep it in.", CONTRARY),
        ("remove the last line and don't take it away", CONTRARY),
        ("centre the greeting and align it to the right", "The request asks for centre and for right at once."),
        ("put it in the middle but keep it on the left", "The request asks for middle and for left at once."),
        ("the motto right-aligned and justified", "The request asks for right and for justified at once."),
        ("the motto centred, but also left aligned please", "The request asks for centred and for left at once."),
        ("the motto not centred but left aligned", ""),
        ("the heads centred and the text left aligned", ""),
        ("the whole text in 14 point and in 10 point", "The request asks for 14 and for 10 at once."),
        ("the fee in red and in blue at the same time", "The request asks for red and for blue at once."),
        ("all headings bigger and at the same time smaller", CONTRARY),
        ("the title darker but also lighter", CONTRARY),
        ("the title bigger and the date smaller", ""),
        ("make the first line bold and the second not bold", ""),
        ("bold, not italic", ""),
        ("the underlined heads should be Heading 2 and not underlined", ""),
        ("delete the second row but keep the total", ""),
        ("centre the title and put the date on the right", ""),
        ("the name not right but left", ""),
        ("narrow margins, 1.5 cm left and right", ""),
        ("the caption centred, and put the picture on the left", ""),
        ("the labels in red and in bold", ""),
        ("title in 16 pt and the rest in 11 pt", ""),
    ],
)  # fmt: skip
def test_what_is_taken_back_at_once(request_: str, said: str) -> None:
    assert next(contradictions(request_), "") == said
