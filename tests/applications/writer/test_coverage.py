"""No kind of check without proof: it accepts the deed, refuses doing nothing, refuses a near miss.

Adding a check without all three (and without asking for each of its attributes) fails here.
"""

from collections import defaultdict
from typing import get_args

import pytest
from check_cases import BEGUN, CASES, FILES
from collateral_cases import DAMAGE, FREE

from lamwright.applications.writer.checks import kinds as c
from lamwright.applications.writer.checks.run import _RUNNERS

UNION = get_args(get_args(c.AnyCheck)[0])
KINDS = {member.model_fields["kind"].default: member for member in UNION}
COLUMNS = {"accept", "do-nothing", "near-miss"}


def table():
    """What the tables of tests prove of each kind of check."""
    proved = defaultdict(set)
    for check, *_, misses in [*CASES, *BEGUN]:
        proved[check.kind] |= {"accept", "do-nothing"} | ({"near-miss"} if misses else set())
    if FILES:
        proved["file_exported"] |= COLUMNS
    if any(check == c.UnchangedExcept() for check, _ in FREE):
        proved["unchanged_except"] |= {"accept", "do-nothing"}  # the one check that lets it pass
    if any(check != c.UnchangedExcept() for check, *_ in DAMAGE):
        proved["unchanged_except"].add("near-miss")
    return proved


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_proved_in_all_three_ways(kind):
    assert table()[kind] == COLUMNS


@pytest.mark.parametrize("kind", KINDS)
def test_each_attribute_is_asked_for(kind):
    asked = {
        name
        for check, *_ in [*CASES, *BEGUN, *FREE, *((c.FileExported(name=n),) for n in FILES)]
        if check.kind == kind
        for name in check.model_fields_set
    }
    assert set(KINDS[kind].model_fields) - {"kind"} <= asked


def test_each_kind_can_be_run():
    assert set(_RUNNERS) == set(KINDS)
