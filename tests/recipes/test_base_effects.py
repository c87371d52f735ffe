"""Wishes worded by what the help says a control does."""

import random

from base_model.effects import wish_for_effect
from base_model.manual import Description, Manual, as_field, as_wish, read_page
from base_model.scenes import Scene, real_scene, size_at
from base_model.screens import Screens, recorded_screens
from base_model.words import Words
from lamwright.records.canvas import TextCanvas
from lamwright.records.wording import describe

WORDS = Words(("Bold", "Save"), ("meadow", "harbour", "stone", "letter"))
PAGE = """<html><body><p class="avis">outside</p><div id="DisplayArea">
<h1>Alignment</h1><p><span class="avis">Sets the alignment (of lines). More.</span></p>
<h3>Right</h3><p><span class="avis">Aligns the paragraph to the right page margin.</span> Note.</p>
<h3>Left</h3><p><span class="other">No description.</span></p></div></body></html>"""


def test_a_page_gives_title_heading_and_first_sentence(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    assert read_page(tmp_path / "page.html") == [
        Description("Alignment", "Alignment", "Sets the alignment"),
        Description("Alignment", "Right", "Aligns the paragraph to the right page margin"),
    ]


def test_descriptions_become_wishes_and_fields():
    assert as_wish("Applies the style to it") == "apply the style to it"
    assert as_wish("Presses the key") == "press the key"
    assert as_wish("Displays the name") is None
    assert as_field("Enter the row height that you want") == "the row height that you want"
    assert as_field("Opens a dialog") is None


def test_a_control_is_known_by_its_page_and_a_command_by_its_title():
    manual = Manual([
        Description("Alignment", "Right", "Aligns right"),
        Description("Bold", "Bold", "Makes the text bold"),
    ])
    rng = random.Random(0)
    assert manual.of_control(rng, "Right", ["Alignment"]) == "Aligns right"
    assert manual.of_control(rng, "Right", ["Borders"]) is None
    assert manual.of_command(rng, "Bold") == "Makes the text bold"
    assert manual.of_command(rng, "Right") is None


def test_an_effect_inside_a_dialog_is_reached_through_its_menu_entry_and_page():
    manual = Manual([Description("Alignment", "Right", "Aligns the paragraph to the right margin")])
    recorded = recorded_screens()
    pages = [screen for screen in recorded.others if screen.opener == "Format > Paragraph..."]
    screens = Screens([recorded.main, *pages], manual)
    plans = set()
    for number in range(300):
        rng = random.Random(number)
        wish = wish_for_effect(rng, WORDS, real_scene(rng, WORDS, size_at(1.0), screens))
        if wish is None:
            continue
        assert wish.phrase.startswith("align ")
        assert " to the right margin" in wish.phrase
        assert len(wish.views) == len(wish.actions)
        plans.add(tuple(describe(action) for action in wish.actions)[-4:])
    assert plans == {
        ("Choose Format > Paragraph...", 'Click "Alignment"', 'Click "Right"', 'Click "OK"')
    }


def test_without_recorded_screens_there_is_no_such_wish():
    scene = Scene(observation=recorded_screens().main.observation(TextCanvas()), menu=())
    assert wish_for_effect(random.Random(0), WORDS, scene) is None
