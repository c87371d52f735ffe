"""Stage 4 by a model: it judges episodes, and how far it agrees with the checks where there are any."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from lamwright.applications import Application
from lamwright.judge.agreement import Agreement, agreement
from lamwright.judge.judge import EpisodeFiles
from lamwright.judge.model import Evidence, ModelJudge
from lamwright.models.desk import Desk
from lamwright.pipeline.episodes import Episodes
from lamwright.records.base import Record
from lamwright.records.errors import DocumentError
from lamwright.records.progress import Progress
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict
from lamwright.store.shelf import Shelf, write_records
from lamwright.store.stage import Stage, hash_files

_TRIED = frozenset({"finished", "unverified"})


class Seeing(Record):
    """What of an episode a model is shown."""

    screenshots: bool = False
    finished_only: bool = False
    """Leave out episodes that did not come to their end: they are failures without a judge."""


class Bench(NamedTuple):
    """Who judges, and where the verdicts go."""

    application: Application
    desk: Desk
    folder: Path
    seeing: Seeing = Seeing()


def judge_again(episodes: Episodes, bench: Bench, progress: Progress) -> dict[str, Verdict]:
    """The model's verdicts by task id, in ``bench.folder``.

    It sees request, steps, control states and difference, no check and no reference. Episodes that left no
    document, and documents that cannot be read, are left out and counted. A killed run continues and
    judges no episode twice.

    Raises ``AnswersWanted``, ``EndpointError`` or ``ModelError`` when the model cannot be asked.
    """
    desk = bench.desk
    shard = episodes.folder / "trajectories" / "records.parquet"
    inputs = {"trajectories": hash_files(shard), "model": desk.name}
    name = f"judge {episodes.name} by {desk.name}"
    stage = Stage(bench.folder, name, inputs=inputs, config=bench.seeing)
    shelf = Shelf(bench.folder / "verdicts", Verdict)
    if not stage.complete():
        stage.begin()
        _judge(episodes, bench, shelf, progress)
        counts: Counter[str] = Counter(verdict.complete for verdict in shelf)
        left_out = len(episodes.trajectories()) - shelf.seal()
        write_records(bench.folder / "verdicts.jsonl", shelf)
        stage.finish({**counts, "not judged": left_out}, desk.figures())
    return shelf.by_key()


def compare(episodes: Episodes, again: dict[str, Verdict]) -> Agreement:
    """The checks' verdicts against those of the model."""
    return agreement(episodes.verdicts().values(), again.values())


def _judge(episodes: Episodes, bench: Bench, shelf: Shelf[Verdict], progress: Progress) -> None:
    found, known = episodes.trajectories(), shelf.keys()
    judge = ModelJudge(bench.desk)
    progress.begin(f"judge {episodes.name} by {judge.name}", len(found))

    def one(task_id: str) -> None:
        trajectory = found[task_id]
        evidence = _evidence(episodes, bench, trajectory)
        if evidence is not None:
            shelf.put(task_id, judge.judge(episodes.tasks[task_id], trajectory, evidence))
        progress.advance()

    judged = [
        task_id
        for task_id, trajectory in found.items()
        if task_id not in known and (trajectory.ending in _TRIED or not bench.seeing.finished_only)
    ]
    bench.desk.all(one, judged)
    progress.end(f"{len(shelf.keys())} of {len(found)} judged")


def _evidence(episodes: Episodes, bench: Bench, trajectory: Trajectory) -> Evidence | None:
    """What there is to see; None where nothing was left to judge by."""
    files = episodes.files(trajectory)
    if trajectory.ending == "broken" or files.initial is None or files.final is None:
        return None
    try:
        difference = _difference(bench.application, files)
    except DocumentError:
        return None
    shots = _screenshots(episodes, trajectory) if bench.seeing.screenshots else ()
    return Evidence(difference, shots)


def _difference(application: Application, files: EpisodeFiles) -> tuple[str, ...]:
    assert files.initial is not None and files.final is not None
    saved = sorted(files.exports.iterdir()) if files.exports else []
    kept = tuple(f"file saved: {path.name} ({path.stat().st_size} bytes)" for path in saved)
    return (*application.difference(files.initial, files.final), *kept)


def _screenshots(episodes: Episodes, trajectory: Trajectory) -> tuple[bytes, ...]:
    """The first and the last screenshot, where they were kept."""
    shots = [step.observation.screenshot for step in trajectory.steps[:1]]
    shots += [trajectory.final_observation.screenshot] if trajectory.final_observation else []
    paths = [episodes.folder / "screenshots" / shot for shot in shots if shot]
    return tuple(path.read_bytes() for path in paths if path.is_file())
