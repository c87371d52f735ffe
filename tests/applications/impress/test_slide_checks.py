"""No kind of check without proof: it accepts the deed, refuses doing nothing, refuses a near miss."""

from collections import defaultdict

import pytest
from slide_cases import BASE, CASES, DAMAGE, FREE

from lamwright.applications.impress.checks import CHECKS, Evidence
from lamwright.applications.impress.checks import kinds as k
from lamwright.records.check import Check
from lamwright.records.errors import StageError


def passes(check, final, exports=None):
    return CHECKS.run(check, Evidence(BASE, final, exports)).passed


@pytest.mark.parametrize(("check", "done", "misses"), CASES)
def test_the_deed_is_accepted_and_less_is_not(check, done, misses):
    assert passes(check, done)
    assert not passes(check, BASE)
    assert misses
    for miss in misses:
        result = CHECKS.run(check, Evidence(BASE, miss))
        assert not result.passed and result.reason


@pytest.mark.parametrize(("check", "final"), FREE)
def test_what_a_task_is_about_may_differ(check, final):
    result = CHECKS.run(check, Evidence(BASE, final))
    assert result.passed, result.reason


@pytest.mark.parametrize(("check", "final", "said"), DAMAGE)
def test_damage_is_found_and_named(check, final, said):
    result = CHECKS.run(check, Evidence(BASE, final))
    assert not result.passed
    assert said in result.reason


def test_saved_files_are_what_their_ending_says(tmp_path):
    check = k.FileSaved(name="report.pdf")
    assert not passes(check, BASE, tmp_path)
    (tmp_path / "report.pdf").write_bytes(b"PK\3\4")
    assert not passes(check, BASE, tmp_path)
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.6")
    assert passes(check, BASE, tmp_path)


def test_each_kind_is_proved_and_each_attribute_asked_for():
    asked = defaultdict(set)
    for check, *_ in [*CASES, *FREE]:
        asked[check.kind] |= check.model_fields_set
    for kind, known in CHECKS.kinds.items():
        if known is not k.FileSaved:
            assert set(known.model_fields) - {"kind"} <= asked[kind], kind
    used = {check.kind for check, *_ in DAMAGE}
    assert used == {"slides_unchanged_except"}


def test_checks_are_read_back_from_json():
    for check, *_ in CASES:
        loose = Check.model_validate_json(check.model_dump_json())
        assert CHECKS.typed(loose) == check


def test_unknown_and_wrong_checks_are_refused_in_a_sentence():
    with pytest.raises(StageError, match="Impress has no check of kind 'text_contains'"):
        CHECKS.typed(Check.model_validate({"kind": "text_contains", "text": "x"}))
    with pytest.raises(StageError, match="'shape_text' is wrong"):
        CHECKS.typed(Check.model_validate({"kind": "shape_text", "slide": 1, "colour": "red"}))
