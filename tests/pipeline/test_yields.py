"""What a run's charts say of its stages, from their manifests."""

import pytest

from lamwright.pipeline.yields import flow_charts
from lamwright.store.run import open_run
from lamwright.store.stage import Stage


def finished(folder, counts):
    """A stage that kept and lost so much."""
    stage = Stage(folder, "some stage", inputs={})
    stage.begin()
    stage.finish(counts)


@pytest.fixture
def run(tmp_path):
    run = open_run(tmp_path, "r")
    finished(run.tasks, {"train": 4, "validation": 1, "test": 2})
    finished(run.verdicts / "expert-train", {"yes": 1, "no": 3})
    return run


def tasks_of(run):
    (chart,) = flow_charts(run)
    return {(flow.source, flow.target): (flow.count, flow.lost) for flow in chart.flows}


@pytest.mark.parametrize("explorer", ["lam2", "lam1", "base"])
def test_whoever_explored_is_named(run, explorer):
    finished(run.verdicts / f"{explorer}-explore", {"yes": 2, "no": 1})
    flows = tasks_of(run)
    assert flows["expert: not done", f"{explorer.upper()}: done"] == (2, False)
    assert flows["expert: not done", f"{explorer.upper()}: no"] == (1, True)


def test_documented_plans_are_drawn_from_the_plan_to_the_verdict(run):
    assert not any(source.startswith("documented") for source, _ in tasks_of(run))
    finished(run.instantiated, {"kept": 3, "rejected: filtered, App_involve": 2})
    finished(run.verdicts / "instantiated", {"yes": 1, "unsure": 2})
    flows = tasks_of(run)
    assert flows["documented plans", "documented tasks"] == (3, False)
    assert flows["documented plans", "filtered, App involve"] == (2, True)
    assert flows["documented tasks", "verified"] == (1, False)
    assert flows["documented tasks", "judged: unsure"] == (2, True)
