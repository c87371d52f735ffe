"""Stage 2: tasks on template documents."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from lamwright.applications import Application
from lamwright.instantiate.instantiate import Instantiation
from lamwright.instantiate.lineage import attach_plan
from lamwright.pipeline.config import StoryConfig
from lamwright.records.base import Record
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.task import Split, Task
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_records
from lamwright.store.stage import Stage, hash_files, read_manifest


def make_tasks(
    run: RunFolder, config: StoryConfig, application: Application, progress: Progress
) -> dict[Split, list[Task]]:
    """02_tasks: templates, and tasks of each split in ``<split>.jsonl``.

    A task whose request also occurs in one of an earlier split, in any case of letters, is rejected: it
    would not be new.
    """
    inputs = {"plans": hash_files(run.plans / "plans.jsonl"), "application": application.name}
    if config.requests != "families":
        inputs["requests"] = _requests_hash(run, config)
    inputs |= {split: str(size) for split, size in _sizes(config).items()}
    stage = Stage(run.tasks, "instantiate", inputs=inputs, seed=config.seed)
    if not stage.complete():
        stage.begin()
        progress.begin("instantiate", None)
        if config.requests == "families":
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


def check_requests(config: StoryConfig, application: Application) -> None:
    """Raise ``UsageError`` where a run asks for requests of people that are none, before anything is made."""
    if config.requests == "families":
        return
    splits: tuple[Split, ...] = ("train", "validation", "test")
    with TemporaryDirectory() as folder:
        for split in splits if config.requests_from else splits[1:2]:
            place = Path(folder) / split
            application.people_tasks(place, config.requests_from, split=split, count=1, seed=0)


def _requests_hash(run: RunFolder, config: StoryConfig) -> str:
    """What the tasks are drawn from; where the folder is gone it is what it was."""
    held, known = config.requests_from, read_manifest(run.tasks)
    if held is None:
        return config.requests
    return hash_files(held) if held.is_dir() or known is None else known.inputs["requests"]


def _sizes(config: StoryConfig) -> dict[Split, int]:
    return {
        "train": config.train_tasks,
        "validation": config.validation_tasks,
        "test": config.test_tasks,
    }


def _drawn(
    run: RunFolder, application: Application, split: Split, count: int, config: StoryConfig
) -> Instantiation:
    if config.requests == "families":
        return application.tasks(run.templates, split=split, count=count, seed=config.seed)
    held = config.requests_from
    return application.people_tasks(run.templates, held, split=split, count=count, seed=config.seed)


def read_tasks(run: RunFolder) -> dict[Split, list[Task]]:
    """The tasks of a run."""
    splits: tuple[Split, ...] = ("train", "validation", "test")
    return {split: read_records(run.tasks / f"{split}.jsonl", Task) for split in splits}
