"""What saving as Word drops of content controls is read from what was saved."""

import pytest
from word_files import write_word

from lamwright.environments.libreoffice.products.unsaved import (
    Control,
    controls_of,
    unsaved,
    worth_trying,
)
from lamwright.environments.libreoffice.products.word_package import open_word


def control(*about):
    return f"<w:sdt><w:sdtPr>{''.join(about)}</w:sdtPr><w:sdtContent/></w:sdt>"


ALIAS, TAG = "<w:alias w:val='Priority'/>", "<w:tag w:val='prio'/>"
ITEMS = "<w:listItem w:displayText='High' w:value='h'/><w:listItem w:value='low'/>"
LIST = f"<w:dropDownList>{ITEMS}</w:dropDownList>"


@pytest.fixture
def held(tmp_path):
    return lambda *controls: controls_of(
        open_word(write_word(tmp_path / "a.docx", document="".join(controls)))
    )


def test_controls_say_what_they_are_called_and_offer(held):
    assert held(control(ALIAS, TAG, LIST), control("<w:text/>"), control("<w:dataBinding/>")) == [
        Control("Priority", "prio", (("High", "h"), ("low", "low"))),
        Control(),
        Control(is_bound=True),
    ]
    assert controls_of(None) == []


def test_a_control_has_lost_its_name_with_its_title_or_its_tag(held):
    before = held(control(ALIAS, TAG), control(ALIAS), control(TAG))
    assert unsaved(before, before) == ()
    said = ("names of 3 content controls when saved as Word",)
    assert unsaved(before, []) == said
    assert unsaved(before, held(control(ALIAS), control(ALIAS))) == (
        "names of 2 content controls when saved as Word",
    )
    assert unsaved(before[1:2], []) == ("name of 1 content control when saved as Word",)


def test_choices_bindings_and_combo_boxes(held):
    combo = control(LIST.replace("dropDownList", "comboBox"), "<w:dataBinding/>")
    before = held(combo, combo)
    assert unsaved(before, held(control(LIST), control(LIST))) == (
        "data bindings of 2 content controls when saved as Word",
        "free entry of 2 combo boxes when saved as Word",
    )
    assert unsaved(before[:1], held(control("<w:dataBinding/>"))) == (
        "choices of 1 content control when saved as Word",
        "free entry of 1 combo box when saved as Word",
    )


def test_controls_without_a_name_that_are_gone_are_counted(held):
    plain = control("<w:text/>")
    before = held(control(ALIAS), plain, plain, plain)
    assert worth_trying(before) and not worth_trying(before[1:])
    assert unsaved(before, before) == ()
    assert unsaved(before, before[:2]) == ("2 content controls when saved as Word",)
    assert unsaved(before, before[2:]) == (
        "name of 1 content control when saved as Word",
        "1 content control when saved as Word",
    )
