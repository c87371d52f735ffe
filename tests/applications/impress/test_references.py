"""Each reference solution satisfies its checks in the real Impress, doing nothing does not."""

import pytest
from proofs import Proof

from lamwright.applications.impress.application import Impress
from lamwright.applications.impress.templates import write_templates
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.environments.libreoffice.products.impress import IMPRESS
from lamwright.instantiate.instantiate import instantiate

CATALOGUE = Impress().catalogue()
FAMILIES = [family.name for family in CATALOGUE.families]
PAIRS = 4

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def proof(tmp_path_factory):
    templates = tmp_path_factory.mktemp("templates")
    write_templates(templates, seed=0)
    environment = LibreOfficeEnvironment(tmp_path_factory.mktemp("impress"), IMPRESS, deadline=60)
    yield Proof(Impress(), environment, templates)
    environment.close()


@pytest.fixture(scope="module")
def tasks(proof):
    count = 4 * len(FAMILIES)
    found = instantiate(CATALOGUE, proof.templates, count=count, split="train", seed=5)
    return {task.family: task for task in found.tasks}


@pytest.mark.parametrize("name", FAMILIES)
def test_the_reference_passes_and_doing_nothing_does_not(name, tasks, proof, tmp_path):
    proof.passes(tasks[name], tmp_path)
    proof.refuses_idling(tasks[name], tmp_path)


@pytest.mark.timeout(900)
def test_two_part_references_pass(tasks, proof, tmp_path):
    pairs = [task for task in tasks.values() if "+" in task.family][:PAIRS]
    assert len(pairs) == PAIRS
    for task in pairs:
        proof.passes(task, tmp_path)
