"""Stages 1 and 2: task-plan pairs from documentation, tasks on template documents."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lamwright.applications import Application, manual_of
from lamwright.collect.census import complaint
from lamwright.collect.collection import CollectConfig, collect
from lamwright.collect.drafting import Bureau
from lamwright.collect.parts import Part
from lamwright.collect.reject import Reject
from lamwright.instantiate.instantiate import Instantiation
from lamwright.instantiate.lineage import attach_plan
from lamwright.pipeline.config import StoryConfig
from lamwright.records.base import Record
from lamwright.records.errors import StageError, UsageError
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.task import Split, Task
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf, read_records, write_parquet, write_records
from lamwright.store.stage import Stage, hash_files


def collect_plans(
    run: RunFolder,
    sources: Sequence[Path],
    progress: Progress,
    config: CollectConfig,
    bureau: Bureau | None = None,
) -> list[TaskPlan]:
    """01_plans: pairs in ``plans.jsonl`` and ``plans.parquet``, rejects with reasons beside them.

    What a killed run has read is kept in ``parts`` until the stage is done. Raises ``StageError``
    with what was seen when no source gave a pair.
    """
    for path in (paths := list(sources)):
        if not path.exists():
            raise UsageError(f"There is no file or folder {path}; give a folder of HTML pages.")
        if not path.is_file() and not path.is_dir():
            raise UsageError(f"{path} is neither a file nor a folder, so it is not read.")
    names = [p.name if i == 0 else f"{i}-{p.name}" for i, p in enumerate(paths)]
    inputs = {name: hash_files(path) for name, path in zip(names, paths, strict=True)}
    stage = Stage(run.plans, "collect", inputs=inputs, config=config)
    if not stage.complete():
        stage.begin()
        progress.begin("collect", None)
        parts = Shelf(run.plans / "parts", Part)
        found = collect(
            paths,
            config=config,
            manual=manual_of("writer" if config.application == "all" else config.application),
            parts=parts,
            progress=progress,
            bureau=bureau,
        )
        write_records(run.plans / "plans.jsonl", found.plans)
        write_parquet(run.plans / "plans.parquet", found.plans)
        write_records(run.plans / "rejects.jsonl", found.rejects)
        counts = {"kept": len(found.plans)}
        counts |= Counter(f"rejected: {reject.reason}" for reject in found.rejects)
        figures: dict[str, float | str] = {
            y.stage: f"{y.kept} of {y.entered}" for y in found.yields
        }
        stage.finish(counts, figures | (bureau.figures() if bureau else {}))
        shutil.rmtree(run.plans / "parts", ignore_errors=True)
        progress.end(f"{len(found.plans)} task-plan pairs, {len(found.rejects)} rejects")
    plans = read_records(run.plans / "plans.jsonl", TaskPlan)
    if not plans:
        raise StageError(complaint(paths, read_records(run.plans / "rejects.jsonl", Reject)))
    return plans


def sources_of(config: StoryConfig, application: Application) -> tuple[Path, ...]:
    """The documentation of a run: what was named, else what the application brings.

    Raises ``UsageError`` when there is none.
    """
    if config.sources:
        return config.sources
    found = application.documentation()
    if found is None:
        raise UsageError(
            f"No documentation of {application.title} is installed; "
            "name a folder of it with --sources."
        )
    return (found,)


def make_tasks(
    run: RunFolder, config: StoryConfig, application: Application, progress: Progress
) -> dict[Split, list[Task]]:
    """02_tasks: templates, and tasks of each split in ``<split>.jsonl``.

    A task whose request also occurs in one of an earlier split, in any case of letters, is rejected: it
    would not be new.
    """
    inputs = {"plans": hash_files(run.plans / "plans.jsonl"), "application": application.name}
    inputs |= {split: str(size) for split, size in _sizes(config).items()}
    stage = Stage(run.tasks, "instantiate", inputs=inputs, seed=config.seed)
    if not stage.complete():
        stage.begin()
        progress.begin("instantiate", None)
        application.write_templates(run.templates, seed=config.seed)
        plans = read_records(run.plans / "plans.jsonl", TaskPlan)
        counts: Counter[str] = Counter()
        rejects: list[Record] = []
        known = ""
        for split, size in _sizes(config).items():
            drawn = _drawn(run, application, split, size if split == "train" else 2 * size, config)
            new = [task for task in drawn.tasks if task.request.casefold() not in known]
            fresh = new[:size]
            known += "\n".join(["", *(task.request.casefold() for task in fresh)])
            linked = attach_plan(fresh, plans, application.families())
            write_records(run.tasks / f"{split}.jsonl", linked)
            rejects += drawn.rejects
            counts[split] = len(fresh)
            counts["rejected: request known"] += len(drawn.tasks) - len(new)
            counts.update(f"rejected: {reject.reason}" for reject in drawn.rejects)
        write_records(run.tasks / "rejects.jsonl", rejects)
        stage.finish(counts)
        made = ", ".join(f"{counts[split]} {split}" for split in _sizes(config))
        progress.end(f"tasks: {made}")
    return read_tasks(run)


def _sizes(config: StoryConfig) -> dict[Split, int]:
    return {
        "train": config.train_tasks,
        "validation": config.validation_tasks,
        "test": config.test_tasks,
    }


def _drawn(
    run: RunFolder, application: Application, split: Split, count: int, config: StoryConfig
) -> Instantiation:
    return application.tasks(run.templates, split=split, count=count, seed=config.seed)


def read_tasks(run: RunFolder) -> dict[Split, list[Task]]:
    """The tasks of a run."""
    splits: tuple[Split, ...] = ("train", "validation", "test")
    return {split: read_records(run.tasks / f"{split}.jsonl", Task) for split in splits}
