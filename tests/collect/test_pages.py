"""Real pages of the help, and pages that are broken."""

from pathlib import Path

import pytest

from lamwright.applications.office.help import LIBREOFFICE
from lamwright.applications.office.help.pages import read_blocks
from lamwright.collect import CollectConfig, collect
from lamwright.collect.sources.page import Unreadable
from lamwright.records.errors import UsageError

WRITER = CollectConfig(application="writer")
PAGES = Path(__file__).parent / "pages"


def plans_of(page):
    return {
        plan.task: plan.plan
        for plan in collect([PAGES / page], config=WRITER, manual=LIBREOFFICE).plans
    }


def test_numbered_procedure():
    assert plans_of("text_centervert.html")["Use a frame to center text on a page"] == (
        "Select the text that you want to center on the page",
        "Choose Insert > Frame",
        'In the "Anchor" area, select "To page"',
        'In the "Size" area, set the dimensions of the frame',
        'In the "Position" area, select "Center" in the "Horizontal" and "Vertical" boxes',
        'Click "OK"',
    )


def test_several_sentences_and_a_tab_become_steps():
    assert plans_of("pagenumbers.html")["Start with a defined page number"] == (
        "Click into the first paragraph of your document",
        "Choose Format > Paragraph",
        'Click the "Text flow" tab',
        'In the Breaks area, enable "Insert"',
        'Enable "With Page Style" just to be able to set the new "Page number"',
        'Click "OK"',
    )


def test_instruction_in_prose():
    task = "Insert a page number at the current cursor position"
    assert plans_of("pagenumbers.html")[task] == ("Choose Insert > Page Number",)


def test_linux_variant_is_kept():
    blocks = read_blocks((PAGES / "captions_numbers.html").read_bytes())
    shown = " ".join(block.text for block in blocks)
    assert "Tools - Options" in shown
    assert "Preferences" not in shown


def test_reference_page_tells_what_its_controls_do():
    plans = plans_of("06180000.html")
    assert plans["Enter the counting interval for the line numbers"] == (
        "Choose Tools > Line Numbering",
        'Set "Interval"',
        'Click "OK"',
    )


def test_source_is_recorded():
    plan = collect([PAGES / "text_centervert.html"], config=WRITER, manual=LIBREOFFICE).plans[0]
    assert plan.source.location == "text_centervert.html"
    assert plan.source.heading == "Using a Frame to Center Text on a Page"


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"\0\1\2PK\3\4", b"<html><body></body></html>", b"<!-- only a comment -->"],
)
def test_broken_page_is_a_reject(tmp_path, content):
    (tmp_path / "broken.html").write_bytes(content)
    (tmp_path / "good.html").write_bytes((PAGES / "text_centervert.html").read_bytes())
    collection = collect([tmp_path], config=WRITER, manual=LIBREOFFICE)
    assert [(reject.reason, reject.source.location) for reject in collection.rejects] == [
        ("unreadable", "broken.html")
    ]
    assert collection.plans
    assert (collection.yields[0].entered, collection.yields[0].kept) == (2, 1)


def test_truncated_page_gives_what_it_holds(tmp_path):
    content = (PAGES / "text_centervert.html").read_bytes()
    (tmp_path / "half.html").write_bytes(content[: content.index(b"par_id3149844") + 200])
    (plan,) = collect([tmp_path], config=WRITER, manual=LIBREOFFICE).plans
    assert plan.plan[1] == "Choose Insert > Frame"


def test_huge_page_is_refused():
    with pytest.raises(Unreadable, match="too large"):
        read_blocks(b"<p>x</p>" * 600_000)


def test_missing_source_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="There is no file"):
        collect([tmp_path / "nothing"])
