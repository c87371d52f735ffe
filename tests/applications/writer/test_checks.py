"""Every kind of check accepts, refuses a do-nothing document, and refuses a near miss."""

import pytest
from check_cases import BEGUN, CASES
from odt_pieces import APPLES, AUTUMN, BAND, SHOES, edited, span, state_of

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.applications.writer.checks import kinds as c


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return state_of(edited(), tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize(("check", "good", "misses"), CASES, ids=lambda x: getattr(x, "kind", ""))
def test_accepts_the_deed_and_nothing_less(check, good, misses, base, tmp_path):
    done = run_check(check, Evidence(base, state_of(good, tmp_path)))
    assert done.passed, done.reason
    idle = run_check(check, Evidence(base, base))
    assert not idle.passed, idle.reason
    assert idle.reason
    for miss in misses:
        answer = run_check(check, Evidence(base, state_of(miss, tmp_path)))
        assert not answer.passed, answer.reason


@pytest.mark.parametrize(
    ("check", "start", "good", "misses"), BEGUN, ids=lambda x: getattr(x, "kind", "")
)
def test_undoing_is_seen_too(check, start, good, misses, tmp_path):
    initial = state_of(start, tmp_path)
    done = run_check(check, Evidence(initial, state_of(good, tmp_path)))
    assert done.passed, done.reason
    assert not run_check(check, Evidence(initial, initial)).passed
    for miss in misses:
        answer = run_check(check, Evidence(initial, state_of(miss, tmp_path)))
        assert not answer.passed, answer.reason


def test_whole_body_formats(base, tmp_path):
    all_bold = state_of(
        edited(
            *((text, span("bold", text)) for text in (BAND, SHOES, APPLES, AUTUMN)),
            ("Harvest Festival", span("bold", "Harvest Festival")),
            (">Bread<", ">" + span("bold", "Bread") + "<"),
            (">Cheese<", ">" + span("bold", "Cheese") + "<"),
        ),
        tmp_path,
    )
    check = c.TextFormat(bold=True)
    assert run_check(check, Evidence(base, all_bold)).passed
    most = state_of(edited((BAND, span("bold", BAND))), tmp_path)
    assert not run_check(check, Evidence(base, most)).passed
    spacing = c.ParagraphFormatted(alignment="center")
    assert not run_check(spacing, Evidence(base, base)).passed
