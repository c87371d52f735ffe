"""Stage 1: task-plan pairs from a run's sources. What was collected is never erased unasked."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lamwright.applications import Application, manual_of
from lamwright.collect.census import census, complaint
from lamwright.collect.collection import CollectConfig, Collection, collect
from lamwright.collect.drafting import Bureau
from lamwright.collect.parts import Part
from lamwright.collect.sources.opening import check_source
from lamwright.collect.sources.pairs import evolved_in
from lamwright.pipeline.config import StoryConfig
from lamwright.records.base import Record
from lamwright.records.errors import StageError, UsageError
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf, read_records, write_parquet, write_records
from lamwright.store.stage import Manifest, Stage, hash_files, read_manifest


class SourceRead(Record):
    """A source of a run, as it was when it was read."""

    path: str
    files: dict[str, int]
    """How many of each type."""
    hash: str
    """Over the names and bytes of all files."""

    @property
    def summary(self) -> str:
        """In words."""
        files = ", ".join(f"{count} {kind}" for kind, count in self.files.items())
        return f"{self.path}: {files}; hash {self.hash}"


def collect_plans(
    run: RunFolder,
    sources: Sequence[Path],
    progress: Progress,
    config: CollectConfig,
    bureau: Bureau | None = None,
    *,
    again: bool = False,
) -> list[TaskPlan]:
    """01_plans: pairs in ``plans.jsonl`` and ``plans.parquet``, rejects with reasons beside them.

    ``sources.jsonl`` says what was read. What a killed run has read is kept in ``parts`` until the
    stage is done. Raises ``StageError`` with what was seen when no source gave a pair, and
    ``UsageError`` when other pairs are there, unless they are to be collected ``again``.
    """
    check_sources(run, sources)
    stage = Stage(run.plans, "collect", inputs=_hashes(sources), config=config)
    held = read_manifest(run.plans)
    if held is not None and not again:
        if stage.complete():
            return read_records(run.plans / "plans.jsonl", TaskPlan)
        raise UsageError(f"{_held(run, held)} They are not erased unasked; {_AGAIN}.")
    if held is not None:
        shutil.rmtree(run.plans)
    stage.begin()
    progress.begin("collect", None)
    found = collect(
        sources,
        config=config,
        manual=manual_of("writer" if config.application == "all" else config.application),
        parts=Shelf(run.plans / "parts", Part),
        progress=progress,
        bureau=bureau,
    )
    _write(run, sources, found)
    if not found.plans:
        (run.plans / "ticket.json").unlink()  # nothing was collected: other sources may follow
        raise StageError(complaint(sources, found.rejects))
    counts = {"kept": len(found.plans)}
    counts |= Counter(f"rejected: {reject.reason}" for reject in found.rejects)
    figures: dict[str, float | str] = {y.stage: f"{y.kept} of {y.entered}" for y in found.yields}
    stage.finish(counts, figures | (bureau.figures() if bureau else {}))
    progress.end(
        f"{len(found.plans)} task-plan pairs, {len(found.rejects)} rejects{_silent(sources, found)}"
    )
    return list(found.plans)


def _silent(sources: Sequence[Path], found: Collection) -> str:
    """Which of several sources gave nothing."""
    empty = [path for path, drafted in zip(sources, found.drafted, strict=True) if not drafted]
    return "".join(f". {complaint([path], None)}" for path in empty).removesuffix(".")


def plans_of(
    run: RunFolder, config: StoryConfig, application: Application, progress: Progress
) -> list[TaskPlan]:
    """The pairs of a run, collected from its sources unless that is done.

    Sources that have changed since are named, and not read again. Raises ``StageError`` when the
    pairs that are there were collected otherwise, or are still being written by a model.
    """
    asked = collect_config(config, application)
    manifest = read_manifest(run.plans)
    if manifest is None:
        if asked.by != "rules":
            raise StageError(
                f"The pairs of {run.name} are to be written by {asked.by} and are not finished; "
                f"`lamwright collect --run {run.name} --by {asked.by}` goes on."
            )
        return collect_plans(run, sources_of(config, application), progress, asked)
    if manifest.config != asked.model_dump(mode="json"):
        raise StageError(f"{_held(run, manifest)} They were collected otherwise; {_AGAIN}.")
    changed = [path for path in sources_of(config, application) if _changed(path, manifest)]
    if changed:
        progress.begin("collect", None)
        where = ", ".join(map(str, changed))
        progress.end(f"{where} changed since it was read; the pairs of then are kept")
    return read_records(run.plans / "plans.jsonl", TaskPlan)


def check_sources(run: RunFolder, sources: Sequence[Path]) -> None:
    """Raises ``UsageError`` for a source that is not there, or in which the run would be written."""
    for path in sources:
        check_source(path)
        if run.plans.resolve().is_relative_to(path.resolve()):
            raise UsageError(f"{run.plans} would be written into its own source {path}.")


def collect_config(config: StoryConfig, application: Application | None) -> CollectConfig:
    """How the pairs of a run are collected."""
    return CollectConfig(
        application=application.documented_as if application else config.application,
        licence=config.collect.licence,
        sampling=config.collect.sampling,
        by=config.collect.by,
    )


def sources_of(config: StoryConfig, application: Application) -> tuple[Path, ...]:
    """The documentation of a run: what was asked for, or what the application brings.

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


def sources_read(run: RunFolder) -> list[SourceRead]:
    """What the pairs of a run were read from; empty for runs of before this was kept."""
    path = run.plans / "sources.jsonl"
    return read_records(path, SourceRead) if path.exists() else []


_AGAIN = "`lamwright collect --again` reads the sources anew and drops them, or name another run"


def _held(run: RunFolder, manifest: Manifest) -> str:
    places = [read.path for read in sources_read(run)] or list(manifest.inputs)
    return f"{run.plans} holds {manifest.counts.get('kept', 0)} pairs of {', '.join(places)}."


def _write(run: RunFolder, sources: Sequence[Path], found: Collection) -> None:
    write_records(run.plans / "sources.jsonl", map(_read, sources))
    write_records(run.plans / "plans.jsonl", found.plans)
    write_parquet(run.plans / "plans.parquet", found.plans)
    write_records(run.plans / "rejects.jsonl", found.rejects)
    known = {plan.task_id for plan in found.plans}
    brought = [plan for path in sources for plan in evolved_in(path) if plan.parent in known]
    if brought:
        write_records(run.plans / "brought.jsonl", brought)
    shutil.rmtree(run.plans / "parts", ignore_errors=True)


def _read(path: Path) -> SourceRead:
    return SourceRead(
        path=str(path.absolute()), files=dict(sorted(census(path).items())), hash=hash_files(path)
    )


def _hashes(sources: Sequence[Path]) -> dict[str, str]:
    names = [p.name if i == 0 else f"{i}-{p.name}" for i, p in enumerate(sources)]
    return {name: hash_files(path) for name, path in zip(names, sources, strict=True)}


def _changed(path: Path, manifest: Manifest) -> bool:
    """Whether a source is not, or is no longer, what the pairs were read from."""
    return not path.exists() or hash_files(path) not in manifest.inputs.values()
