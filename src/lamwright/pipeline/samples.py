"""Stage 5: samples of each phase, none of which may hold anything of a test task."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from lamwright.codec import CompactCodec
from lamwright.codec.prompt import Limits
from lamwright.curate.leaks import HeldOut, refuse_held_templates
from lamwright.curate.samples import Codec, action_samples, plan_samples
from lamwright.pipeline.data import read_tasks
from lamwright.pipeline.documented import held_out_of
from lamwright.pipeline.episodes import Episodes
from lamwright.records.base import Record, content_hash, unit_hash
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.sample import Phase, Sample
from lamwright.records.verdict import Verdict
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_parquet, write_records
from lamwright.store.stage import Stage, hash_files


def split_plans(
    plans: Sequence[TaskPlan], held_out: float
) -> tuple[list[TaskPlan], list[TaskPlan]]:
    """Training and held-out pairs, fixed by the hash of each task."""
    train = [pair for pair in plans if unit_hash("plan-split", pair.task) >= held_out]
    test = [pair for pair in plans if unit_hash("plan-split", pair.task) < held_out]
    return train, test


def write_known_plans(run: RunFolder, plans: Sequence[TaskPlan]) -> Path:
    """The pairs that experts may read, as a file for the workers of a rollout."""
    path = run.plans / "known.jsonl"
    write_records(path, plans)
    return path


class Dropped(Record):
    """A sample that is not trained on, or was there already."""

    reason: Literal["duplicate", "held-out request"]
    sample_id: str
    task_id: str
    text: str


def curate_plans(
    run: RunFolder,
    plans: Sequence[TaskPlan],
    evolved: Sequence[TaskPlan],
    codec: CompactCodec,
    progress: Progress,
) -> list[Sample]:
    """Phase 1: the pairs as samples; one that says the request of a held-out task is left out."""
    source = {"plans": hash_files(run.plans / "plans.jsonl"), "pairs": str(len(plans))}
    if evolved:
        source["evolved"] = content_hash(*(plan.task_id for plan in evolved))

    def make() -> list[Sample]:
        return plan_samples([*plans, *evolved], codec)

    return _curate(run, "plan", source, make, progress)


class Recipe(NamedTuple):
    """What samples are made of, and how."""

    name: str
    phase: Phase
    codec: Codec


def curate_episodes(
    run: RunFolder, recipe: Recipe, episodes: Sequence[Episodes], progress: Progress
) -> list[Sample]:
    """Samples from the trajectories of ``episodes``.

    Phases 'imitate' and 'explore' take successes; 'reward' rewards every step with +1 in a success
    and -1 in a failure; 'refine' takes the failures (section 4.4). What has no verdict is left out.
    """
    source = {e.name: hash_files(e.folder / "trajectories" / "records.parquet") for e in episodes}

    source |= {f"{e.name} verdicts": content_hash(*e.verdicts().values()) for e in episodes}
    away = held_out_of(read_tasks(run)).templates

    def make() -> list[Sample]:
        for each in episodes:
            refuse_held_templates(each.trajectories().values(), away)
        return [s for e in episodes for s in _samples(e, recipe.phase, recipe.codec)]

    return _curate(run, recipe.name, source, make, progress, _verified(episodes))


def _curate(
    run: RunFolder,
    name: str,
    inputs: dict[str, str],
    make: Callable[[], list[Sample]],
    progress: Progress,
    verified: Mapping[str, int] | None = None,
) -> list[Sample]:
    folder = run.samples / name
    tasks = read_tasks(run)
    withheld = [*tasks["validation"], *tasks["test"]]
    inputs |= {"withheld": content_hash(*withheld)}
    stage = Stage(folder, f"curate {name}", inputs=inputs, config=Limits())
    if not stage.complete():
        stage.begin()
        progress.begin(f"curate {name}", None)
        held_out = HeldOut(withheld)
        samples, dropped = _sifted(make(), held_out if name == "plan" else None)
        held_out.refuse(samples)
        write_records(folder / "samples.jsonl", samples)
        write_parquet(folder / "samples.parquet", samples)
        write_records(folder / "rejects.jsonl", dropped)
        lost = Counter(f"rejected: {each.reason}" for each in dropped)
        counts = {"kept": len(samples), "rejected: duplicate": 0, **lost}
        stage.finish(counts, {f"successes by {judge}": n for judge, n in (verified or {}).items()})
        groups = len({sample.group for sample in samples})
        progress.end(f"{len(samples)} samples of {groups} groups, no leak")
    return read_records(folder / "samples.jsonl", Sample)


def _sifted(made: Sequence[Sample], held_out: HeldOut | None) -> tuple[list[Sample], list[Dropped]]:
    """Samples without duplicates, and without those that say a held-out request; and what went."""
    fair = [sample for sample in made if held_out is None or not held_out.leak(sample)]
    kept = {(sample.prompt, sample.target, sample.reward): sample for sample in fair}
    fine, stay = {id(sample) for sample in fair}, {id(sample) for sample in kept.values()}
    dropped = [
        Dropped(
            reason="duplicate" if id(sample) in fine else "held-out request",
            sample_id=sample.sample_id,
            task_id=sample.task_id,
            text=sample.target[:300],
        )
        for sample in made
        if id(sample) not in stay
    ]
    return list(kept.values()), dropped


def _verified(episodes: Sequence[Episodes]) -> Counter[str]:
    """How many successes rest on which judge's word."""
    given = (verdict for each in episodes for verdict in each.verdicts().values())
    return Counter(verdict.judge for verdict in given if verdict.complete == "yes")


def _samples(episodes: Episodes, phase: Phase, codec: Codec) -> list[Sample]:
    verdicts = episodes.verdicts()
    samples: list[Sample] = []
    for task_id, trajectory in episodes.trajectories().items():
        reward = _reward(verdicts.get(task_id))
        if reward is None or (reward > 0 and phase == "refine"):
            continue
        imitated = phase in {"imitate", "explore"}
        if imitated and reward < 0:
            continue
        samples += action_samples(
            trajectory, codec, phase=phase, reward=None if imitated else reward
        )
    return samples


def _reward(verdict: Verdict | None) -> float | None:
    if verdict is None or verdict.complete == "unsure":
        return None
    return 1.0 if verdict.complete == "yes" else -1.0
