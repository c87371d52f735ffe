"""What each part brings: a model of a finished run without it, on the same test tasks.

    python scripts/ablations.py RUNS RUN [VARIANT...] [--every N] [--out FILE.jsonl]

Variants, trained on the samples of the run. Beside LAM3: ``without-plans`` (phases 2 and 3 from the base) and
``without-retrieval``, a run of its own whose prompts show what shares words with the request: the same tasks, expert
and annotations, then everything anew. Beside LAM4: ``without-exploration`` (PPO from LAM2), ``imitation`` (LAM3
trained longer on successes instead of PPO), ``likeliest`` (LAM4 as it is; what retrieval holds likeliest is taken,
``share`` 0), ``without-search`` (LAM4 as it is, one try at each task; of a run whose setting ``tries`` is more. What
search brings to another one: ``lamwright eval online --run RUN --tries N``). Each is trained once, rolled out on every
Nth test task and judged like the run's own models, and continued where it was stopped. Prints its success, the share
that is finished yet wrong, and its difference to the run's own model on the same tasks as JSON lines, with intervals.
"""

import argparse
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from lamwright.cli.console import progress
from lamwright.cli.opening import story
from lamwright.evaluate.online import Episode, compare_online, score_online
from lamwright.executors import LocalExecutor
from lamwright.pipeline.actors import lam
from lamwright.pipeline.episodes import Episodes, Rollouts
from lamwright.pipeline.scoring import condensed
from lamwright.pipeline.story import Story
from lamwright.pipeline.training import Lessons, Trainings
from lamwright.records.score import Score
from lamwright.store.shelf import write_records
from lamwright.store.stage import read_manifest

SEARCH = "without-search"
_NONE = "There is nothing to learn from."
_SHARED = ("plans", "tasks")
_ROLLED = ("expert-train", "annotated")


def main() -> None:
    """Train, roll out, judge, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path)
    parser.add_argument("run")
    parser.add_argument("variants", nargs="*", metavar="VARIANT")
    parser.add_argument("--every", type=int, default=1, help="test every Nth task")
    parser.add_argument("--out", type=Path, help="keep the scores")
    options = parser.parse_args()
    if unknown := {*options.variants} - {*VARIANTS}:
        parser.error(f"There is no variant {', '.join(unknown)}, only {', '.join(VARIANTS)}.")
    stages = story(options.run, options.runs)
    searches = stages.config.tries > 1
    if not searches and SEARCH in options.variants:
        parser.error(f"There is no search to leave out: {options.run} makes one try at each task.")
    tasks = stages.tasks["test"][:: options.every]
    rollouts = Rollouts(stages.run, stages.config, progress(), stages.application, LocalExecutor())
    rows, gains = list[Episode](), list[Score]()
    for variant in options.variants or [v for v in VARIANTS if v != SEARCH or searches]:
        own, make = VARIANTS[variant]
        name = f"{own}-{variant}"
        share = 0.0 if variant == "likeliest" else stages.config.share
        actor = lam(name, make(stages, name), stages.application, share=share)
        tries = 1 if variant == SEARCH else None
        tried = condensed(rollouts.of(actor, tasks, f"{name}-test", test=True, tries=tries))
        beside = condensed(Episodes(stages.run, f"{own}-test", tasks))
        gains += compare_online([*tried, *beside], name, own)
        rows += tried
    found = [s for s in [*score_online(rows), *gains] if not s.group]
    if options.out:
        write_records(options.out, found)
    for score in found:
        if score.metric in {"tsr", "finished_wrong", "tsr_difference"}:
            print(score.model_dump_json())


def _model(path: Path | None) -> Path:
    assert path is not None, _NONE
    return path


def _refined(stages: Story, name: str, start: Path | None, baseline: str) -> Path:
    config = stages.config.refine.model_copy(update={"baseline": baseline})
    held = stages.samples_of("reward" if baseline == "imitation" else "refine")
    lessons = Lessons(held, _NONE)
    trainings = Trainings(stages.run, progress())
    return _model(trainings.refine(_model(start), stages.reward, lessons, config, name))


def _without_plans(stages: Story, name: str) -> Path:
    own, explored = stages.samples_of("imitate"), stages.samples_of("explore")
    config = stages.config.imitate
    trainings = Trainings(stages.run, progress())
    imitated = Lessons(own, _NONE)
    lam2 = trainings.imitate(f"{name}-lam2", stages.base, imitated, config)
    both = Lessons([*own, *explored], _NONE)
    return _model(trainings.imitate(name, _model(lam2), both, config))


def _without_retrieval(stages: Story, name: str) -> Path:
    other = stages.run.root.with_name(f"{stages.run.name}-words")
    kept: Sequence[Path] = [
        *(getattr(stages.run, stage) for stage in _SHARED),
        *(
            kind / rolled
            for rolled in _ROLLED
            for kind in (stages.run.trajectories, stages.run.verdicts)
        ),
    ]
    for folder in kept:
        copy = other / folder.relative_to(stages.run.root)
        if read_manifest(copy) is None:
            shutil.copytree(folder, copy, dirs_exist_ok=True)
    config = stages.config.model_copy(update={"prompts": "words"})
    return _model(story(other.name, other.parent, config).lam3)


VARIANTS: dict[str, tuple[str, Callable[[Story, str], Path]]] = {
    "without-plans": ("lam3", _without_plans),
    "without-retrieval": ("lam3", _without_retrieval),
    "without-exploration": (
        "lam4",
        lambda stages, name: _refined(stages, name, stages.lam2, "none"),
    ),
    "imitation": (
        "lam4",
        lambda stages, name: _refined(stages, name, stages.lam3, "imitation"),
    ),
    "likeliest": ("lam4", lambda stages, name: _model(stages.lam4)),
    SEARCH: ("lam4", lambda stages, name: _model(stages.lam4)),
}
"""The run's own model that each stands beside, and how it is made."""


if __name__ == "__main__":
    main()
