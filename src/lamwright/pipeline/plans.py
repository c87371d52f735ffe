"""Evolved pairs, the data set and exports, from collected pairs."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lamwright.applications import manual_of, working
from lamwright.collect.dataset import Card, make_card, splits_of, write_dataset
from lamwright.collect.drafting import Bureau, evolve_by_model
from lamwright.collect.evolving import evolve
from lamwright.collect.exports import Form, export
from lamwright.collect.reject import Reject
from lamwright.records.base import Record
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_parquet, write_records
from lamwright.store.stage import Stage, hash_files, read_manifest


class EvolveConfig(Record):
    """Configuration of evolving."""

    per_plan: int = 3
    by: str = "rules"


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
) -> list[TaskPlan]:
    """01_plans/evolved: harder pairs, each with its parent's id; rejects with reasons beside them.

    With a ``bureau`` a model writes them; its answers are kept there, so a killed run continues.
    """
    folder = run.plans / "evolved"
    inputs = {"plans": hash_files(run.plans / "plans.jsonl")}
    stage = Stage(folder, "evolve", inputs=inputs, config=config, seed=seed)
    if not stage.complete():
        stage.begin()
        progress.begin("evolve", None)
        plans = read_records(run.plans / "plans.jsonl", TaskPlan)
        groups = splits_of(plans, ())
        manual = manual_of(plans[0].application if plans else "")
        if bureau is None:
            found = evolve(plans, groups, per_plan=config.per_plan, seed=seed, manual=manual)
        else:
            found = evolve_by_model(plans, bureau, seed=seed, manual=manual)
        write_records(folder / "plans.jsonl", found.plans)
        write_parquet(folder / "plans.parquet", found.plans)
        write_records(folder / "rejects.jsonl", found.rejects)
        counts = {"kept": len(found.plans)}
        counts |= Counter(f"rejected: {reject.reason}" for reject in found.rejects)
        stage.finish(counts, bureau.figures() if bureau else None)
        progress.end(f"{len(found.plans)} evolved pairs, {len(found.rejects)} rejects")
    return read_records(folder / "plans.jsonl", TaskPlan)


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
