"""Runs from the command line: opened, begun, and never overwritten."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lamwright.cli.console import progress
from lamwright.pipeline.config import (
    Choice,
    EvolveConfig,
    Reading,
    StoryConfig,
    story_config,
    usual_evolving,
)
from lamwright.pipeline.data import check_requests
from lamwright.pipeline.sources import check_sources, sources_of
from lamwright.records.errors import UsageError
from lamwright.store.run import RunFolder, open_run
from lamwright.store.shelf import parse_record, write_atomically
from lamwright.store.stage import read_manifest

if TYPE_CHECKING:
    from lamwright.pipeline.story import Story

_OF_PAIRS = ("application", "sources", "collect")
_OF_EVOLVED = (*_OF_PAIRS, "evolve", "seed")


def existing(run: str, runs: Path) -> RunFolder:
    """The run. Raises ``UsageError`` where there is none."""
    folder = open_run(runs, run)
    if not (folder.root / "run.json").exists():
        raise UsageError(f"There is no run {folder.root}; `lamwright runs` lists what exists.")
    return folder


def known_config(folder: RunFolder) -> StoryConfig | None:
    """The configuration of a run that has begun; None: nothing was done in it."""
    path = folder.root / "run.json"
    if not path.exists() or not any(folder.root.glob("0*/**/ticket.json")):
        return None
    return parse_record(StoryConfig, path.read_bytes(), path)


def keep_config(folder: RunFolder, config: StoryConfig) -> None:
    """Store the configuration of a run in ``run.json``."""
    write_atomically(folder.root / "run.json", config.model_dump_json(indent=1).encode())


def story(run: str, runs: Path, config: StoryConfig | None = None) -> "Story":
    """The stages of a run; a new run is made with ``config``, which is kept in ``run.json``.

    What ``config`` does not say of sources and pairs is the run's. Raises ``UsageError`` when what
    was done in the run was done with another configuration: nothing is overwritten.
    """
    from lamwright.pipeline.story import Story  # torch takes seconds to import

    folder = open_run(runs, run)
    known = known_config(folder)
    chosen = config or known or story_config(Choice()).config
    if known is not None:
        settled = _settled(folder)
        chosen = _completed(chosen, known, settled)
        _refuse_others(run, (known, chosen), settled)
    found = Story(folder, chosen, progress())
    if not (folder.tasks / "manifest.json").exists():
        check_requests(chosen, found.application)
    if not (folder.plans / "manifest.json").exists():
        check_sources(folder, sources_of(chosen, found.application))
    if chosen != known:
        keep_config(folder, chosen)
    return found


def stages_of(
    run: str, runs: Path, application: str | None, sources: Sequence[Path] | None
) -> "Story":
    """The stages of a run, for the command of one stage; a new run is begun at quick scale."""
    known = known_config(open_run(runs, run))
    if known is None:
        choice = Choice(application=application or "writer", sources=tuple(sources or ()))
        return story(run, runs, story_config(choice).config)
    said: dict[str, object] = {}
    if application:
        said["application"] = application
    if sources:
        said["sources"] = tuple(path.absolute() for path in sources)
    return story(run, runs, known.model_copy(update=said))


class Asked(NamedTuple):
    """What `collect` asks of a run."""

    application: str | None
    sources: tuple[Path, ...]
    reading: Reading
    again: bool


def collecting(folder: RunFolder, asked: Asked) -> StoryConfig:
    """The configuration of a run whose pairs are to be collected so; what is not said is the run's.

    Raises ``UsageError`` for a run of all applications.
    """
    if asked.application == "all":
        raise UsageError("A run is about one application; with all of them, name a folder (--out).")
    known = known_config(folder)
    if known is None:
        name = asked.application or "writer"
        begun = story_config(Choice(application=name, sources=asked.sources)).config
        return begun.model_copy(update={"collect": asked.reading})
    said: dict[str, object] = {"application": asked.application or known.application}
    if asked.sources or said["application"] != known.application:
        said["sources"] = tuple(path.absolute() for path in asked.sources)
    if asked.again or asked.reading != Reading():
        said["collect"] = asked.reading
    return known.model_copy(update=said)


def evolving(folder: RunFolder, config: EvolveConfig, seed: int | None, *, again: bool) -> int:
    """Store in a run how its pairs are evolved; returns the run's seed.

    Raises ``UsageError`` when it has no pairs, or another seed than the one that is asked for.
    """
    known = known_config(folder)
    if known is None or read_manifest(folder.plans) is None:
        raise UsageError(f"Run {folder.name} has no pairs yet; `lamwright collect` makes them.")
    if seed not in {None, known.seed}:
        raise UsageError(f"Run {folder.name} has seed {known.seed}; name another run for {seed}.")
    if again or read_manifest(folder.plans / "evolved") is None:
        keep_config(folder, known.model_copy(update={"evolve": config}))
    return known.seed


def application_of(run: str, runs: Path, application: str | None) -> str:
    """The application that was asked for; else the run's; else Writer."""
    if application:
        return application
    known = known_config(open_run(runs, run))
    return known.application if known else "writer"


def _completed(chosen: StoryConfig, known: StoryConfig, settled: Sequence[str]) -> StoryConfig:
    """``chosen`` with the run's sources, pairs and requests where it says nothing of its own."""
    said: dict[str, object] = {}
    if not chosen.sources:
        said["sources"] = known.sources
    if chosen.collect == Reading():
        said["collect"] = known.collect
    if "requests" in settled and chosen.requests == "families":
        said |= {"requests": known.requests, "requests_from": known.requests_from}
        said |= {} if chosen.annotated else {"annotated": known.annotated}
    if "evolve" in settled and chosen.evolve == usual_evolving(chosen.scale):
        said["evolve"] = known.evolve
    return chosen.model_copy(update=said)


def _refuse_others(
    run: str, configs: tuple[StoryConfig, StoryConfig], settled: Sequence[str]
) -> None:
    """Raises ``UsageError`` where the second differs in what finished work was done with."""
    for name in settled:
        before, now = (getattr(config, name) for config in configs)
        if before != now:
            raise UsageError(
                f"Run {run} was made with other settings ({name}: {_shown(before)}, now "
                f"{_shown(now)}); name a new one with --run."
            )


def _settled(folder: RunFolder) -> tuple[str, ...]:
    """Settings that a run's work was done with: while there are only pairs, not many."""
    begun = {path.relative_to(folder.root).parts[0] for path in _tickets(folder)}
    if begun - {folder.plans.name}:
        return tuple(StoryConfig.model_fields)
    evolved = (folder.plans / "evolved" / "ticket.json").exists()
    return _OF_EVOLVED if evolved else _OF_PAIRS


def _tickets(folder: RunFolder) -> Iterator[Path]:
    return folder.root.glob("0*/**/ticket.json")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "what the application brings"
    return str(value)
