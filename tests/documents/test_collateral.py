"""Destroying the rest of the document fails, doing the task does not."""

import pytest
from odt_pieces import APPLES, AUTUMN, BAND, ROW_2, SHOES, TABLE, edited, p, span, state_of

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.applications.writer.checks.kinds import UnchangedExcept
from lamwright.records.document import Properties

STRICT = UnchangedExcept()
WIDE = "<text:s/>"


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return state_of(edited(), tmp_path_factory.mktemp("base"))


def _answer(check, base, parts, folder):
    return run_check(check, Evidence(base, state_of(parts, folder)))


FREE = [
    (STRICT, edited()),
    (STRICT, edited((p(SHOES), p(SHOES) + p("")))),
    (STRICT, edited(page={"width": 210.01})),
    (STRICT, edited(properties=Properties(author="Ann"))),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), ""))),
    (UnchangedExcept(texts=("sturdy",)), edited((SHOES, "Bring boots."))),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), p("Visitors bring") + p("shoes.")))),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), ""), (p(BAND), p(SHOES) + p(BAND)))),
    (UnchangedExcept(added=("New.",)), edited((p(SHOES), p(SHOES) + p("New.")))),
    (UnchangedExcept(formats=("old mill",)), edited(("old mill", span("bold", "old mill")))),
    (UnchangedExcept(formats=(APPLES,)), edited((p(APPLES), p(APPLES, "head")))),
    (UnchangedExcept(aspects=("formats",)), edited((p(APPLES), p(APPLES, "head")))),
    (UnchangedExcept(aspects=("tables",)), edited((ROW_2, ""))),
    (UnchangedExcept(aspects=("tables",)), edited((TABLE, ""), (p(SHOES), p(SHOES) + TABLE))),
    (UnchangedExcept(added=("New.",)), edited((TABLE, p("New.") + TABLE))),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), ""), (TABLE, TABLE + p(SHOES)))),
    (UnchangedExcept(aspects=("page",)), edited(page={"left": 40.0})),
    (UnchangedExcept(aspects=("settings",)), edited(line_numbering=True)),
    (UnchangedExcept(aspects=("text",)), edited((p(APPLES) + "", p("Gone.")))),
    (UnchangedExcept(aspects=("properties",)), edited(properties=Properties(title="T"))),
    (STRICT, edited((p(SHOES), p(SHOES + WIDE)))),
    (STRICT, edited(("baskets and", f"baskets {WIDE}and"))),
    (STRICT, edited((p(SHOES), p(SHOES + span("red", WIDE))))),
    (UnchangedExcept(formats=(SHOES,)), edited((p(SHOES), p(span("red", SHOES) + WIDE, "head")))),
    (UnchangedExcept(formats=("sturdy",)), edited(("sturdy", WIDE + span("red", "sturdy")))),
    (UnchangedExcept(added=(SHOES,)), edited((p(SHOES), p(SHOES, "center") + p(SHOES)))),
    (UnchangedExcept(added=(SHOES,)), edited((p(SHOES), p(SHOES) + p(SHOES, "center")))),
]


@pytest.mark.parametrize(("check", "parts"), FREE)
def test_what_the_task_is_about_may_change(check, parts, base, tmp_path):
    answer = _answer(check, base, parts, tmp_path)
    assert answer.passed, answer.reason


DAMAGE = [
    (STRICT, edited((p(SHOES), "")), "gone"),
    (STRICT, edited((SHOES, SHOES + "!")), "gone"),
    (STRICT, edited((p(SHOES), p(SHOES) + p("New."))), "not asked"),
    (STRICT, edited((p(SHOES), ""), (p(BAND), p(SHOES) + p(BAND))), "places"),
    (STRICT, edited((p(SHOES), p(SHOES) + p(SHOES))), "not asked"),
    (STRICT, edited((p(SHOES), p(SHOES, "center"))), "paragraph"),
    (STRICT, edited(("baskets", span("red", "baskets"))), "characters"),
    (STRICT, edited((TABLE, "")), "tables"),
    (STRICT, edited(("Otto", "Ottos")), "tables"),
    (STRICT, edited((TABLE, ""), (p(SHOES), p(SHOES) + TABLE)), "moved"),
    (UnchangedExcept(texts=(APPLES,)), edited((TABLE, ""), (p(SHOES), p(SHOES) + TABLE)), "moved"),
    (STRICT, edited(page={"columns": 2}), "page"),
    (STRICT, edited(page={"header": True}), "page"),
    (STRICT, edited(properties=Properties(title="T")), "properties"),
    (STRICT, edited(line_numbering=True), "settings"),
    (STRICT, edited((AUTUMN, AUTUMN + '<text:bookmark text:name="b"/>')), "bookmarks"),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES) + p(APPLES), "")), "gone"),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), p("One.") + p("Two."))), "not asked"),
    (
        UnchangedExcept(texts=(SHOES,)),
        edited((p(SHOES), p("New.")), (p(BAND) + "", ""), (p(APPLES), p(APPLES) + p(BAND))),
        "places",
    ),
    (UnchangedExcept(formats=("old mill",)), edited((BAND, span("bold", BAND))), "characters"),
    (
        UnchangedExcept(formats=("old mill",)),
        edited((p(BAND), p(BAND.replace("old mill", span("bold", "old mill")), "center"))),
        "paragraph",
    ),
    (UnchangedExcept(formats=(APPLES,)), edited((p(SHOES), p(SHOES, "head"))), "paragraph"),
    (UnchangedExcept(added=("New.",)), edited((p(SHOES), p("New."))), "gone"),
    (UnchangedExcept(aspects=("page",)), edited((p(SHOES), ""), page={"left": 4.0}), "gone"),
    (STRICT, edited((p(SHOES), p(span("bold", SHOES + WIDE)))), "characters"),
    (STRICT, edited((p(SHOES), p(SHOES + WIDE, "head"))), "paragraph"),
    (STRICT, edited(("baskets and", f"baskets {WIDE}{span('big', 'and')}")), "characters"),
    (STRICT, edited(("sturdy shoes", "sturdyshoes")), "gone"),
    (UnchangedExcept(formats=("old",)), edited((BAND, WIDE + span("red", BAND))), "characters"),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), p(SHOES, "center"))), "paragraph"),
    (
        UnchangedExcept(texts=(SHOES,)),
        edited((p(SHOES), ""), (p(BAND), p(span("bold", SHOES)) + p(BAND))),
        "characters",
    ),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), p(SHOES) + p("New."))), "not asked"),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), p(SHOES) + p(SHOES))), "not asked"),
    (UnchangedExcept(texts=(SHOES,)), edited((p(SHOES), p("Visitors") * 3)), "not asked"),
    (UnchangedExcept(added=(SHOES,)), edited((p(SHOES), p(SHOES, "center") * 2)), "paragraph"),
    (STRICT, edited(page={"width": 150.0}), "page"),
]


@pytest.mark.parametrize(("check", "parts", "word"), DAMAGE)
def test_damage_is_seen(check, parts, word, base, tmp_path):
    answer = _answer(check, base, parts, tmp_path)
    assert not answer.passed
    assert word in answer.reason


PLAIN, CENTRED = p(SHOES), p(SHOES, "center")
LONE = UnchangedExcept(texts=(SHOES,))
TWINS = [
    (STRICT, PLAIN + CENTRED, True),
    (STRICT, CENTRED + PLAIN, False),
    (UnchangedExcept(added=(SHOES,)), CENTRED + PLAIN + CENTRED, True),
    (UnchangedExcept(added=(SHOES,)), CENTRED + CENTRED + PLAIN, False),
    (LONE, CENTRED + PLAIN, True),
    (LONE, PLAIN, True),
    (LONE, CENTRED, True),
    (LONE, CENTRED + CENTRED, False),
    (LONE, p(SHOES, "head"), False),
]


@pytest.mark.parametrize(("check", "twins", "passed"), TWINS)
def test_paragraphs_of_one_text_keep_their_looks(check, twins, passed, tmp_path):
    initial = state_of(edited((PLAIN, PLAIN + CENTRED)), tmp_path)
    answer = _answer(check, initial, edited((PLAIN, twins)), tmp_path)
    assert answer.passed is passed, answer.reason
