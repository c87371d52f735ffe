"""Stages 3 and 4: episodes in the real application, and a verdict on each."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lamwright.applications import Application
from lamwright.executors import Executor, Specification
from lamwright.judge.judge import EpisodeFiles
from lamwright.pipeline.actors import Actor
from lamwright.pipeline.config import StoryConfig
from lamwright.records.base import content_hash
from lamwright.records.errors import DocumentError
from lamwright.records.observation import Control
from lamwright.records.progress import Progress
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict
from lamwright.rollout.job import Job
from lamwright.rollout.rollout import roll_out
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf, read_records, write_records
from lamwright.store.stage import Stage, hash_files, versions


class Episodes:
    """The trajectories of one rollout and their verdicts, as stored on disk."""

    def __init__(
        self, run: RunFolder, name: str, tasks: Sequence[Task], templates: Path | None = None
    ) -> None:
        """``templates``: where the documents of the tasks are; None: those of the run."""
        self.name = name
        self.templates = templates or run.templates
        self.folder = run.trajectories / name
        self.tasks = {task.task_id: task for task in tasks}
        self._verdicts = run.verdicts / name

    def trajectories(self) -> dict[str, Trajectory]:
        """By task id."""
        shelf = Shelf(self.folder / "trajectories", Trajectory)
        menus: dict[str, tuple[Control, ...]] = {}
        found = {}
        for key, trajectory in shelf.items():
            if key in self.tasks:  # nearly all have the same menu: it is held once
                menu = menus.setdefault(content_hash(*trajectory.menu), trajectory.menu)
                found[key] = trajectory.model_copy(update={"menu": menu})
        return found

    def verdicts(self) -> dict[str, Verdict]:
        """By task id; a broken trajectory has none."""
        found = read_records(self._verdicts / "verdicts.jsonl", Verdict)
        return {verdict.task_id: verdict for verdict in found}

    def files(self, trajectory: Trajectory) -> EpisodeFiles:
        """The files of an episode, for a judge."""
        return EpisodeFiles.of(trajectory, self.templates, self.folder)

    def solved(self) -> set[str]:
        """Ids of the tasks with the verdict 'yes'."""
        return {key for key, verdict in self.verdicts().items() if verdict.complete == "yes"}


class Rollouts:
    """Runs actors over tasks and judges the episodes; an interrupted run continues."""

    def __init__(
        self,
        run: RunFolder,
        config: StoryConfig,
        progress: Progress,
        application: Application,
        executor: Executor,
    ) -> None:
        self._run = run
        self._config = config
        self._progress = progress
        self._application = application
        self._executor = executor

    def of(
        self,
        actor: Actor,
        tasks: Sequence[Task],
        name: str,
        *,
        test: bool = False,
        tries: int | None = None,
    ) -> Episodes:
        """03_trajectories/<name> and 04_verdicts/<name>, judged by the application's judge.

        ``tries`` of each test task; None: as many as the run is set to.
        """
        episodes = Episodes(self._run, name, tasks)
        self.roll(actor, episodes, test=test, tries=tries)
        self._judge(episodes)
        return episodes

    def roll(
        self, actor: Actor, episodes: Episodes, *, test: bool = False, tries: int | None = None
    ) -> None:
        """03_trajectories/<name>, without verdicts."""
        name, tasks = episodes.name, list(episodes.tasks.values())
        settings = self._config.rollout(test=test, tries=tries)
        searched = {"tries": str(settings.tries)} if settings.tries > 1 else {}
        stage = Stage(
            episodes.folder,
            f"rollout {name}",
            inputs={**actor.inputs, "tasks": content_hash(*tasks), **searched},
            config=settings,
            seed=self._config.seed,
            indifferent=("workers", "tries"),
        )
        if not stage.complete():
            stage.begin()
            job = Job(
                folder=episodes.folder,
                templates=episodes.templates,
                policy=actor.name,
                actor=actor.specification,
                application=application_specification(self._application),
                config=settings,
                versions=versions() | actor.inputs,
            )
            roll_out(job, tasks, self._executor, self._progress)
            stage.finish(Counter(t.ending for t in episodes.trajectories().values()))

    def _judge(self, episodes: Episodes) -> None:
        folder = self._run.verdicts / episodes.name
        inputs = {"trajectories": hash_files(episodes.folder / "trajectories" / "records.parquet")}
        stage = Stage(folder, f"judge {episodes.name}", inputs=inputs)
        if stage.complete():
            return
        stage.begin()
        trajectories = episodes.trajectories()
        self._progress.begin(f"judge {episodes.name}", len(trajectories))
        judge = self._application.judge()
        verdicts = []
        for task_id, trajectory in trajectories.items():
            files = episodes.files(trajectory)
            try:
                verdict = judge.judge(episodes.tasks[task_id], trajectory, files)
            except DocumentError:
                verdict = None  # what cannot be read is not judged, which is counted below
            verdicts += [verdict] if verdict else []
            self._progress.advance()
        write_records(folder / "verdicts.jsonl", verdicts)
        counts: Counter[str] = Counter(verdict.complete for verdict in verdicts)
        stage.finish({**counts, "not judged": len(trajectories) - len(verdicts)})
        self._progress.end(f"{counts['yes']} of {len(trajectories)} done")


def application_specification(application: Application) -> Specification:
    """Specification from which another process builds an installed application."""
    make = "lamwright.applications:find_application"
    return Specification(make=make, arguments={"name": application.name})
