"""Destroying the rest of the document fails, doing the task does not."""

import pytest
from collateral_cases import DAMAGE, FREE, STRICT
from odt_pieces import SHOES, edited, p, state_of

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.applications.writer.checks.kinds import UnchangedExcept


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return state_of(edited(), tmp_path_factory.mktemp("base"))


def _answer(check, base, parts, folder):
    return run_check(check, Evidence(base, state_of(parts, folder)))


@pytest.mark.parametrize(("check", "parts"), FREE)
def test_what_the_task_is_about_may_change(check, parts, base, tmp_path):
    answer = _answer(check, base, parts, tmp_path)
    assert answer.passed, answer.reason


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
