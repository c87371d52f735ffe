"""Which model ``act`` takes."""

from lamwright.models.embedded import shipped_path
from lamwright.pipeline.best import Best, best_checkpoint


def write_run(runs, name, tsr):
    model = runs / name / "06_checkpoints" / "lam4" / "model"
    model.mkdir(parents=True)
    best = Best(name="lam4", tsr=tsr)
    (model.parents[1] / "best.json").write_text(best.model_dump_json(), encoding="utf-8")
    return model


def test_a_better_run_is_taken(tmp_path):
    model = write_run(tmp_path, "mine", 1.0)
    assert best_checkpoint(tmp_path) == model


def test_a_weaker_run_gives_way_to_the_shipped_model(tmp_path):
    write_run(tmp_path, "quick", 0.0)
    assert best_checkpoint(tmp_path) == shipped_path()


def test_without_runs_the_shipped_model_is_taken(tmp_path):
    assert best_checkpoint(tmp_path / "none") == shipped_path()
