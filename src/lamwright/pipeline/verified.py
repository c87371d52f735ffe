"""The way from documented plans to verified episodes: instantiate, execute by matching, judge."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lamwright.models.desk import Desk
from lamwright.pipeline.actors import matching
from lamwright.pipeline.desks import desk_of
from lamwright.pipeline.documented import (
    NAME,
    Documented,
    InstantiationConfig,
    Kit,
    held_out_of,
)
from lamwright.pipeline.episodes import Episodes, Rollouts
from lamwright.pipeline.second_judge import Bench, Seeing, judge_again
from lamwright.records.plan import TaskPlan
from lamwright.records.task import Split, Task
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records
from lamwright.store.stage import read_manifest


class Known(NamedTuple):
    """What a run knows already."""

    plans: Sequence[TaskPlan]
    """Those that may be used."""
    tasks: Mapping[Split, Sequence[Task]]
    """Tasks of the catalogue, if there are any."""


def verify(kit: Kit, config: InstantiationConfig, rollouts: Rollouts, known: Known) -> Episodes:
    """02_instantiated, 03_trajectories and 04_verdicts of documented plans.

    Nothing that the known tasks hold out gets into them. Raises what the model's door raises; with batch
    files ``AnswersWanted`` once for requests, once for the filter, once for the judge.
    """
    requests = frozenset(task.request.casefold() for task in known.tasks.get("train", ()))
    found = Documented(kit, config).of(known.plans, held_out_of(known.tasks), requests)
    made = [each.task for each in found if each.task]
    episodes = _episodes(kit.run, made)
    rollouts.roll(matching(), episodes, test=True)  # with screenshots at every scale
    seeing = Seeing(screenshots=config.screenshots, finished_only=True)
    bench = Bench(kit.application, kit.desk, kit.run.verdicts / NAME, seeing)
    judge_again(episodes, bench, kit.progress)
    return episodes


def verified(run: RunFolder) -> tuple[Episodes, ...]:
    """What an earlier command verified in this run, if one did."""
    if not (run.verdicts / NAME / "manifest.json").exists():
        return ()
    return (_episodes(run, read_records(run.instantiated / "tasks.jsonl", Task)),)


def asked_for(
    run: RunFolder,
    settings: InstantiationConfig,
    verify: Callable[[InstantiationConfig, Desk], Episodes],
) -> tuple[Episodes, ...]:
    """What the run's settings ask for; without them what an earlier command verified."""
    if settings.by == "none":
        return verified(run)
    return (verify(settings, desk_of(settings.by, run.calls)),)


def verified_lines(run: RunFolder, episodes: Episodes) -> Iterator[str]:
    """What each stage kept and rejected, one line a stage."""
    for name in (run.instantiated, run.trajectories / NAME, run.verdicts / NAME):
        manifest = read_manifest(name)
        if manifest is not None:
            counts = ", ".join(f"{count} {what}" for what, count in manifest.counts.items())
            yield f"{manifest.stage}: {counts}"
    yield f"{len(episodes.solved())} of {len(episodes.tasks)} tasks verified"


def _episodes(run: RunFolder, tasks: Sequence[Task]) -> Episodes:
    return Episodes(run, NAME, tasks, run.instantiated / "templates")
