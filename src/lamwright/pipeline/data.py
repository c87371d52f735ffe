"""Stages 1 and 2: task-plan pairs from documentation, tasks on template documents."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lamwright.collect.census import complaint
from lamwright.collect.collection import CollectConfig, collect
from lamwright.collect.drafting import Bureau
from lamwright.collect.libreoffice import LIBREOFFICE, default_help
from lamwright.collect.parts import Part
from lamwright.collect.reject import Reject
from lamwright.documents.templates.library import write_templates
from lamwright.instantiate.catalogue import catalogue
from lamwright.instantiate.instantiate import instantiate
from lamwright.instantiate.lineage import attach_plan
from lamwright.pipeline.config import StoryConfig
from lamwright.records.errors import MissingRequirement, StageError, UsageError
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
    config: CollectConfig | None = None,
    bureau: Bureau | None = None,
) -> list[TaskPlan]:
    """01_plans: pairs in ``plans.jsonl`` and ``plans.parquet``, rejects with reasons beside them.

    What a killed run has read is kept in ``parts`` until the stage is done. Raises ``StageError``
    with what was seen when no source gave a pair.
    """
    paths = list(sources) or [_installed_help()]
    for path in paths:
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
            config=config or CollectConfig(application="writer"),
            manual=LIBREOFFICE,
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


def make_tasks(run: RunFolder, config: StoryConfig, progress: Progress) -> dict[Split, list[Task]]:
    """02_tasks: templates, and tasks of each split in ``<split>.jsonl``.

    A test task whose request also occurs in training is rejected: it would not be new.
    """
    sizes: dict[Split, int] = {"train": config.train_tasks, "test": config.test_tasks}
    inputs = {"plans": hash_files(run.plans / "plans.jsonl")}
    inputs |= {split: str(size) for split, size in sizes.items()}
    stage = Stage(run.tasks, "instantiate", inputs=inputs, seed=config.seed)
    if not stage.complete():
        stage.begin()
        progress.begin("instantiate", None)
        write_templates(run.templates, seed=config.seed)
        train = instantiate(
            catalogue(), run.templates, count=config.train_tasks, split="train", seed=config.seed
        )
        drawn = instantiate(
            catalogue(), run.templates, count=2 * config.test_tasks, split="test", seed=config.seed
        )
        asked = {task.request for task in train.tasks}
        test = [task for task in drawn.tasks if task.request not in asked][: config.test_tasks]
        plans = read_records(run.plans / "plans.jsonl", TaskPlan)
        write_records(run.tasks / "train.jsonl", attach_plan(train.tasks, plans, catalogue()))
        write_records(run.tasks / "test.jsonl", attach_plan(test, plans, catalogue()))
        rejects = [*train.rejects, *drawn.rejects]
        write_records(run.tasks / "rejects.jsonl", rejects)
        known = sum(1 for task in drawn.tasks if task.request in asked)
        counts = {"train": len(train.tasks), "test": len(test), "rejected: request known": known}
        counts |= Counter(f"rejected: {reject.reason}" for reject in rejects)
        stage.finish(counts)
        progress.end(f"{len(train.tasks)} training and {len(test)} test tasks")
    return read_tasks(run)


def read_tasks(run: RunFolder) -> dict[Split, list[Task]]:
    """The tasks of a run."""
    return {
        "train": read_records(run.tasks / "train.jsonl", Task),
        "test": read_records(run.tasks / "test.jsonl", Task),
    }


def _installed_help() -> Path:
    found = default_help()
    if found is None:
        raise MissingRequirement(
            "The LibreOffice help pages are missing; install libreoffice-help-en-us "
            "or name a folder of documentation."
        )
    return found
