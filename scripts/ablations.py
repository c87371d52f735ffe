"""What each phase brings: LAM4 of a finished run without it, on the same test tasks.

    python scripts/ablations.py RUNS RUN [VARIANT...]

Variants, trained on the samples of the run: ``without-plans`` (phases 2 and 3 from the base), ``without-exploration``
(PPO from LAM2), ``imitation`` (LAM3 trained longer on successes instead of PPO), ``likeliest`` (LAM4 as it is; what
retrieval holds likeliest is taken, ``share`` 0). Each is trained once, rolled out and judged like the run's own models,
and continued where it was stopped. Prints successes as one JSON line.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from lamwright.cli.console import progress
from lamwright.cli.opening import story
from lamwright.executors import LocalExecutor
from lamwright.pipeline.actors import lam
from lamwright.pipeline.episodes import Rollouts
from lamwright.pipeline.story import Story
from lamwright.pipeline.training import Lessons, Trainings

_NONE = "There is nothing to learn from."


def main() -> None:
    """Train, roll out, judge."""
    runs, name, *wanted = sys.argv[1:]
    if unknown := {*wanted} - {*VARIANTS}:
        sys.exit(f"There is no variant {', '.join(unknown)}, only {', '.join(VARIANTS)}.")
    stages = story(name, Path(runs))
    rollouts = Rollouts(stages.run, stages.config, progress(), stages.application, LocalExecutor())
    tasks, solved = stages.tasks["test"], {}
    for variant in wanted or VARIANTS:
        actor = f"lam4-{variant}"
        share = 0.0 if variant == "likeliest" else stages.config.share
        model = VARIANTS[variant](stages, actor)
        made = lam(actor, model, stages.application, share=share)
        episodes = rollouts.of(made, tasks, f"{actor}-test", test=True)
        solved[variant] = len(episodes.solved())
    print(json.dumps({"tasks": len(tasks), **solved}))


def _model(path: Path | None) -> Path:
    assert path is not None, _NONE
    return path


def _refined(stages: Story, name: str, start: Path | None, baseline: str) -> Path:
    config = stages.config.refine.model_copy(update={"baseline": baseline})
    held = stages.samples["reward" if baseline == "imitation" else "refine"]
    lessons = Lessons(held, _NONE)
    trainings = Trainings(stages.run, progress())
    return _model(trainings.refine(_model(start), stages.reward, lessons, config, name))


def _without_plans(stages: Story, name: str) -> Path:
    samples, config = stages.samples, stages.config.imitate
    trainings = Trainings(stages.run, progress())
    imitated = Lessons(samples["imitate"], _NONE)
    lam2 = trainings.imitate(f"{name}-lam2", stages.base, imitated, config)
    both = Lessons([*samples["imitate"], *samples["explore"]], _NONE)
    lam3 = trainings.imitate(f"{name}-lam3", _model(lam2), both, config)
    return _refined(stages, name, lam3, "none")


VARIANTS: dict[str, Callable[[Story, str], Path]] = {
    "without-plans": _without_plans,
    "without-exploration": lambda stages, name: _refined(stages, name, stages.lam2, "none"),
    "imitation": lambda stages, name: _refined(stages, name, stages.lam3, "imitation"),
    "likeliest": lambda stages, name: _model(stages.lam4),
}


if __name__ == "__main__":
    main()
