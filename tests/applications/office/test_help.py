"""The installed help of LibreOffice."""

import re
from collections import Counter

import pytest

from lamwright.applications.office.help import LIBREOFFICE, default_help
from lamwright.collect import CollectConfig, collect

pytestmark = pytest.mark.skipif(default_help() is None, reason="libreoffice-help-en-us is missing")


@pytest.fixture(scope="module")
def collection():
    return collect([default_help()], config=CollectConfig(application="writer"), manual=LIBREOFFICE)


def test_yields_add_up(collection):
    stages = {each.stage: each for each in collection.yields}
    assert stages["reading"].entered > 1000
    assert stages["deduplication"].kept == len(collection.plans) > 1500
    lost = sum(each.entered - each.kept for each in collection.yields)
    assert lost == len(collection.rejects)


def test_guides_give_hundreds_of_pairs(collection):
    guides = [plan for plan in collection.plans if "/guide/" in plan.source.location]
    assert len(guides) > 250
    assert len({plan.task_id for plan in collection.plans}) == len(collection.plans)


def test_every_pair_is_well_formed(collection):
    for plan in collection.plans:
        assert plan.plan
        assert plan.task[0].isupper() or plan.task[0] in '"0123456789'
        assert not re.search(
            r"[⟦⟧]|- Preferences|Office > Preferences|Command\+", " ".join([plan.task, *plan.plan])
        )
        assert plan.source.licence == "MPL-2.0"


def test_menu_paths_are_normalised(collection):
    text = "\n".join(step for plan in collection.plans for step in plan.plan)
    paths = Counter(re.findall(r"Choose (\w+) > ", text))
    assert paths["Format"] > 100
    assert len(re.findall(r"Choose [A-Z]\w+ - ", text)) * 100 < sum(paths.values())


def test_known_tasks(collection):
    plans = {plan.task: plan.plan for plan in collection.plans}
    assert "Choose Insert > Section" in plans["Insert a section"]
    assert "Choose Table > Insert Table" in plans["Insert a table with a menu command"]


def test_same_input_same_output(collection):
    assert (
        collect([default_help()], config=CollectConfig(application="writer"), manual=LIBREOFFICE)
        == collection
    )
