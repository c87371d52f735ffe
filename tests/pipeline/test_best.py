"""Which model ``act`` takes."""

import os

import pytest

from lamwright.models.embedded import shipped_path
from lamwright.pipeline.best import Best, best_checkpoint
from lamwright.records.errors import ModelError


def write_run(runs, name, *, tsr, shipped, application="writer"):
    model = runs / name / "06_checkpoints" / "lam4" / "model"
    model.mkdir(parents=True)
    best = Best(application=application, name="lam4", tsr=tsr, n=8, shipped_tsr=shipped)
    (model.parents[1] / "best.json").write_text(best.model_dump_json(), encoding="utf-8")
    return model


def test_a_run_that_beat_the_shipped_model_on_the_same_tasks_is_taken(tmp_path):
    model = write_run(tmp_path, "mine", tsr=0.75, shipped=0.5)
    assert best_checkpoint(tmp_path, "writer") == model


@pytest.mark.parametrize(
    ("tsr", "shipped"), [(0.25, 0.5), (0.5, 0.5), (1.0, None), (None, 0.5), (None, None)]
)
def test_the_shipped_model_stays_unless_it_was_beaten(tmp_path, tsr, shipped):
    write_run(tmp_path, "quick", tsr=tsr, shipped=shipped)
    assert best_checkpoint(tmp_path, "writer") == shipped_path()


def test_a_later_run_that_was_not_better_does_not_hide_one_that_was(tmp_path):
    better = write_run(tmp_path, "full", tsr=0.75, shipped=0.5)
    write_run(tmp_path, "quick", tsr=0.25, shipped=0.5)
    assert best_checkpoint(tmp_path, "writer") == better


def test_the_run_that_was_finished_last_counts_whatever_was_touched_since(tmp_path):
    first = write_run(tmp_path, "first", tsr=0.75, shipped=0.5)
    last = write_run(tmp_path, "last", tsr=0.625, shipped=0.5)
    for age, model in enumerate((last, first)):
        stamp = 1_000_000_000 - age
        os.utime(model.parents[1] / "best.json", (stamp, stamp))
    (tmp_path / "first" / "notes.txt").write_text("read again")
    assert best_checkpoint(tmp_path, "writer") == last


def test_without_runs_the_shipped_model_is_taken(tmp_path):
    assert best_checkpoint(tmp_path / "none", "writer") == shipped_path()


def test_an_application_without_a_shipped_model_takes_its_own_run(tmp_path):
    write_run(tmp_path, "texts", tsr=1.0, shipped=0.5)
    with pytest.raises(ModelError, match="no trained model for calc"):
        best_checkpoint(tmp_path, "calc")
    model = write_run(tmp_path, "sheets", tsr=0.25, shipped=None, application="calc")
    assert best_checkpoint(tmp_path, "calc") == model
