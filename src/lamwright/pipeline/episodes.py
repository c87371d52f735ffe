"""Stages 3 and 4: episodes in the real application, and a verdict on each."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lamwright.judge.checks import judge_trajectory
from lamwright.pipeline.actors import Actor
from lamwright.pipeline.config import StoryConfig
from lamwright.records.base import content_hash
from lamwright.records.errors import DocumentError
from lamwright.records.progress import Progress
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict
from lamwright.rollout.rollout import OpenEnvironment, Rollout
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf, read_records, write_records
from lamwright.store.stage import Stage, hash_files


class Episodes:
    """The trajectories of one rollout and their verdicts, as they lie on disk."""

    def __init__(self, run: RunFolder, name: str, tasks: Sequence[Task]) -> None:
        self.name = name
        self.folder = run.trajectories / name
        self.tasks = {task.task_id: task for task in tasks}
        self._verdicts = run.verdicts / name

    def trajectories(self) -> dict[str, Trajectory]:
        """By task id."""
        shelf = Shelf(self.folder / "trajectories", Trajectory)
        return {key: found for key, found in shelf.by_key().items() if key in self.tasks}

    def verdicts(self) -> dict[str, Verdict]:
        """By task id; a broken trajectory has none."""
        found = read_records(self._verdicts / "verdicts.jsonl", Verdict)
        return {verdict.task_id: verdict for verdict in found}

    def solved(self) -> set[str]:
        """Ids of the tasks whose verdict is yes."""
        return {key for key, verdict in self.verdicts().items() if verdict.complete == "yes"}


class Rollouts:
    """Runs actors over tasks and has the episodes judged; goes on where it was interrupted."""

    def __init__(
        self,
        run: RunFolder,
        config: StoryConfig,
        progress: Progress,
        open_environment: OpenEnvironment,
    ) -> None:
        self._run = run
        self._config = config
        self._progress = progress
        self._open_environment = open_environment

    def of(self, actor: Actor, tasks: Sequence[Task], name: str, *, test: bool = False) -> Episodes:
        """03_trajectories/<name> and 04_verdicts/<name>."""
        episodes = Episodes(self._run, name, tasks)
        settings = self._config.rollout(test=test)
        stage = Stage(
            episodes.folder,
            f"rollout {name}",
            inputs={**actor.inputs, "tasks": content_hash(*tasks)},
            config=settings,
            seed=self._config.seed,
            indifferent=("workers",),
        )
        if not stage.complete():
            stage.begin()
            rollout = Rollout(episodes.folder, settings)
            rollout.run(
                tasks, actor, self._run.templates, self._open_environment, progress=self._progress
            )
            stage.finish(Counter(t.ending for t in episodes.trajectories().values()))
        _judge(self._run, episodes, self._progress)
        return episodes


def _judge(run: RunFolder, episodes: Episodes, progress: Progress) -> None:
    folder = run.verdicts / episodes.name
    inputs = {"trajectories": hash_files(episodes.folder / "trajectories" / "records.parquet")}
    stage = Stage(folder, f"judge {episodes.name}", inputs=inputs)
    if stage.complete():
        return
    stage.begin()
    trajectories = episodes.trajectories()
    progress.begin(f"judge {episodes.name}", len(trajectories))
    verdicts = []
    for task_id, trajectory in trajectories.items():
        task = episodes.tasks[task_id]
        try:
            verdict = judge_trajectory(
                task,
                trajectory,
                initial=run.templates / task.template,
                final=_below(episodes.folder, trajectory.final_document),
                exports=_below(episodes.folder, trajectory.exports),
            )
        except DocumentError:
            verdict = None  # what cannot be read is not judged, which is counted below
        verdicts += [verdict] if verdict else []
        progress.advance()
    write_records(folder / "verdicts.jsonl", verdicts)
    counts: Counter[str] = Counter(verdict.complete for verdict in verdicts)
    stage.finish({**counts, "not judged": len(trajectories) - len(verdicts)})
    progress.end(f"{counts['yes']} of {len(trajectories)} done")


def _below(folder: Path, name: str | None) -> Path | None:
    return folder / name if name else None
