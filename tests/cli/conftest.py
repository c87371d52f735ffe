"""What tests of ``act`` and ``edit`` share."""

import pytest

from lamwright.applications import find_application
from lamwright.cli.session import Setting
from lamwright.guard.policy import EffectPolicy


@pytest.fixture
def setting(letter, tmp_path):
    """The letter, in the fake application."""
    application = find_application("fake")
    return Setting(letter, application, tmp_path, EffectPolicy(), is_fenced=True, steps=15)
