"""Evolved pairs, the data set and exports, from collected pairs."""

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lamwright.applications import manual_of, working
from lamwright.collect.dataset import Card, make_card, splits_of, write_dataset
from lamwright.collect.drafting import Bureau, evolve_by_model
from lamwright.collect.evolving import Evolution, evolve
from lamwright.collect.exports import Form, export
from lamwright.collect.reject import Reject
from lamwright.pipeline.config import EvolveConfig, StoryConfig
from lamwright.records.errors import StageError, UsageError
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_parquet, write_records
from lamwright.store.stage import Stage, hash_files, read_manifest


class Pairs(NamedTuple):
    """All pairs of a run."""

    documented: list[TaskPlan]
    evolved: list[TaskPlan]
    rejects: list[Reject]


def evolve_plans(
    run: RunFolder,
    config: EvolveConfig,
    seed: int,
    progress: Progress,
    bureau: Bureau | None = None,
    *,
    again: bool = False,
) -> list[TaskPlan]:
    """01_plans/evolved: harder pairs, each with its parent's id; rejects with reasons beside them.

    With a ``bureau`` a model writes them; its answers are kept there, so a killed run continues.
    Pairs that a source brought evolved stay as they are, and their parents are not evolved again.
    Raises ``UsageError`` when pairs are there that were evolved otherwise, unless asked ``again``.
    """
    folder, brought = run.plans / "evolved", run.plans / "brought.jsonl"
    inputs = {"plans": hash_files(run.plans / "plans.jsonl")}
    inputs |= {"brought": hash_files(brought)} if brought.exists() else {}
    stage = Stage(folder, "evolve", inputs=inputs, config=config, seed=seed)
    held = read_manifest(folder)
    if held is not None and not again:
        if stage.complete():
            return read_records(folder / "plans.jsonl", TaskPlan)
        raise UsageError(
            f"{folder} holds {held.counts.get('kept', 0)} pairs that were evolved otherwise. They are "
            "not erased unasked; `lamwright evolve --again` makes new ones."
        )
    if held is not None:
        shutil.rmtree(folder)
    stage.begin()
    progress.begin("evolve", None)
    found = _evolved(run, config, seed, bureau)
    write_records(folder / "plans.jsonl", found.plans)
    write_parquet(folder / "plans.parquet", found.plans)
    write_records(folder / "rejects.jsonl", found.rejects)
    counts = {"kept": len(found.plans)}
    counts |= Counter(f"rejected: {reject.reason}" for reject in found.rejects)
    stage.finish(counts, bureau.figures() if bureau else None)
    progress.end(f"{len(found.plans)} evolved pairs, {len(found.rejects)} rejects")
    return list(found.plans)


def evolved_of(
    run: RunFolder, config: StoryConfig, known: Sequence[TaskPlan], progress: Progress
) -> list[TaskPlan]:
    """The evolved pairs of a run that may be trained on: all they were made of is in ``known``.

    Raises ``StageError`` when a model is to write them and has not finished.
    """
    if not config.evolve.per_plan:
        return []
    if config.evolve.by != "rules" and read_manifest(run.plans / "evolved") is None:
        raise StageError(
            f"The evolved pairs of {run.name} are to be written by {config.evolve.by} and are not "
            f"finished; `lamwright evolve --run {run.name} --by {config.evolve.by}` goes on."
        )
    ids = {plan.task_id for plan in known}
    made = evolve_plans(run, config.evolve, config.seed, progress)
    return [e for e in made if e.parent in ids and (e.partner is None or e.partner in ids)]


def _evolved(run: RunFolder, config: EvolveConfig, seed: int, bureau: Bureau | None) -> Evolution:
    plans = read_records(run.plans / "plans.jsonl", TaskPlan)
    path = run.plans / "brought.jsonl"
    brought = read_records(path, TaskPlan) if path.exists() else []
    parents = {plan.parent for plan in brought}
    manual = manual_of(plans[0].application if plans else "")
    if bureau is not None:
        rest = [plan for plan in plans if plan.task_id not in parents]
        found = evolve_by_model(rest, bureau, seed=seed, manual=manual)
    else:
        groups = splits_of(plans, ())
        found = evolve(plans, groups, per_plan=config.per_plan, seed=seed, manual=manual)
    made = [plan for plan in found.plans if plan.parent not in parents]
    return Evolution(plans=(*brought, *made), rejects=found.rejects)


def read_pairs(run: RunFolder) -> Pairs:
    """Documented and evolved pairs of a run. Raises ``StageError`` when nothing was collected."""
    documented = read_records(run.plans / "plans.jsonl", TaskPlan)
    rejects = read_records(run.plans / "rejects.jsonl", Reject)
    evolved: list[TaskPlan] = []
    folder = run.plans / "evolved"
    if (folder / "manifest.json").exists():
        evolved = read_records(folder / "plans.jsonl", TaskPlan)
        rejects += read_records(folder / "rejects.jsonl", Reject)
    return Pairs(documented, evolved, rejects)


def card_of(run: RunFolder) -> Card:
    """The counts of a run's pairs."""
    pairs = read_pairs(run)
    manifest = read_manifest(run.plans)
    yields = {name: str(value) for name, value in manifest.figures.items()} if manifest else {}
    return make_card(pairs.documented, pairs.evolved, pairs.rejects, yields)


def examples_of(run: RunFolder) -> list[TaskPlan]:
    """One pair of each way that pairs came about, drawn by their ids: the same every time."""
    pairs = read_pairs(run)
    drawn = sorted([*pairs.documented, *pairs.evolved], key=lambda plan: plan.task_id)
    return list({plan.method: plan for plan in drawn}.values())


def listed(counts: Mapping[str, int], most: int = 8) -> str:
    """The first of ``counts`` in words."""
    return ", ".join(f"{name} {count}" for name, count in list(counts.items())[:most])


def export_pairs(run: RunFolder, form: Form | str, folder: Path) -> Path:
    """Write a run's pairs as a data set (Parquet and card) or in the form of others."""
    pairs = read_pairs(run)
    if form == "dataset":
        write_dataset(folder, pairs.documented, pairs.evolved, card_of(run))
        return folder
    plans = [*pairs.documented, *pairs.evolved]
    names = {application.name: application.ufo_name for application in working()}
    return export(plans, form, folder, names)  # type: ignore[arg-type]
