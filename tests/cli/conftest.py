"""What tests of ``act`` and ``edit`` share."""

import pytest

from lamwright.applications import find_application
from lamwright.cli.session import Setting
from lamwright.guard.policy import EffectPolicy
from lamwright.pipeline.place import ModelPlace


@pytest.fixture
def setting(letter, tmp_path):
    """The letter, in the fake application."""
    application = find_application("fake")
    return Setting(
        letter,
        application,
        ModelPlace(where=str(tmp_path)),
        EffectPolicy(),
        is_fenced=True,
        steps=15,
    )
