"""Sentences that a request names by a word that only they hold."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.by_word import named_by_word
from lamwright.retrieve.paragraphs import Reading

LETTER = TextCanvas(
    paragraphs=paragraphs(
        "We do not take cards. There is a cash machine nearby.",  # 1
        "On 14 May it rained, so there are no numbers. We counted bees. We counted wasps.",  # 2
        "The council meets in May.",  # 3
        "It was permited.",  # 4
    )
)


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("cards sentence in red", 'Select the text "We do not take cards."'),
        ("put the rain sentence in bold please", 'Select the text "On 14 May it rained, so there are no numbers."'),
        ("highlight the sentence about the cash machine", 'Select the text "There is a cash machine nearby."'),
        ("delete the whole council sentence", "Select paragraph 3"),
        ("the sentence about May in bold", None),  # two hold it
        ("the sentence we counted in bold", None),
        ("the last sentence about cards in bold", None),
        ("a t is missing in the permited sentence", None),  # a part of it
        ("add this after the cards sentence: Cash only.", None),
        ("end that sentence at cards", None),
        ("the sentence about the parrot in bold", None),
    ],
)  # fmt: skip
def test_a_sentence_by_its_word(request_, named) -> None:
    found = dict(named_by_word(Reading(request_, LETTER)))
    assert [*found] == ([named] if named else [])
