"""Each denied effect by six routes: menu, tool bar, context menu, chord, accelerator sequence, dialog."""

import pytest
from denied_effects import APPLICATIONS, ROUTES, cases

from lamwright.guard.guard import Guard
from lamwright.safety.tables import libreoffice


@pytest.mark.parametrize("route", [route.__name__ for route in ROUTES])
@pytest.mark.parametrize("name", APPLICATIONS)
def test_no_route_passes(name, route):
    guard = Guard(table=libreoffice(name))
    tried = [case for app, way, case in cases() if (app, way) == (name, route)]
    passed = [case for case in tried if guard.decide(*case).verdict == "allow"]
    assert len(tried) >= 15
    assert passed == []


def test_there_are_enough_cases():
    assert len(cases()) >= 600
