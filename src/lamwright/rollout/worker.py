"""One worker of a rollout: an environment that is kept open, and one episode after the other."""

import contextlib
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from lamwright.agent.agent import Agent, Episode
from lamwright.agent.endings import Conclusion
from lamwright.agent.examining import Examiner
from lamwright.agent.policy import Policy
from lamwright.agent.tries import Found, Tried, search
from lamwright.documents.inventory import Inventory, inventory
from lamwright.environments.environment import Environment
from lamwright.guard.outgoing import objections_to_files
from lamwright.records.base import content_hash
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job, MakePolicy, RolloutApplication
from lamwright.store.shelf import Shelf


class Kept(NamedTuple):
    """What an episode left, below the folder of its job."""

    opened: str | None = None
    final: str | None = None
    exports: str | None = None
    objections: tuple[str, ...] = ()
    """Why nothing was kept."""


class Left(NamedTuple):
    """Where a try leaves what it made, until it is known which try is kept."""

    folder: Path
    trajectory_id: str
    suffix: str

    @property
    def final(self) -> Path:
        """The document after it."""
        return self.folder / f"final{self.suffix}"

    @property
    def opened(self) -> Path:
        """The document before it, as the application saves it."""
        return self.folder / f"opened{self.suffix}"

    @property
    def exports(self) -> Path:
        """What ``save_as`` wrote."""
        return self.folder / "exports"

    @property
    def screenshots(self) -> Path:
        """Pictures; observations hold the folder's name."""
        return self.folder / self.trajectory_id


class EpisodeWorker:
    """See ``executors.executor.Worker``: a task in JSON in, a line for the progress out."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._shelf = Shelf(job.folder / "trajectories", Trajectory)
        self._application: RolloutApplication = job.application.build()
        self._make_policy: MakePolicy = job.actor.build()
        self._environment: Environment | None = None
        self._examiner = Examiner(self._application.difference, self._application.retriever)

    @classmethod
    def of(cls, job: dict[str, JsonValue]) -> "EpisodeWorker":
        """The worker of a job in JSON."""
        return cls(Job.model_validate(job))

    def __call__(self, item: str) -> str:
        """Run the task and keep its trajectory."""
        task = Task.model_validate_json(item)
        trajectory = self._attempts(task)
        self._shelf.put(task.task_id, trajectory)
        return f"{trajectory.ending}: {task.request[:60]}"

    def close(self) -> None:
        """Close the environment. May be called twice."""
        environment, self._environment = self._environment, None
        if environment is not None:
            environment.close()

    def _attempts(self, task: Task) -> Trajectory:
        """Searches until one does not break, or attempts run out; the last one counts, with its steps."""
        for _ in range(self._job.config.attempts - 1):
            trajectory = self._searched(task)
            if trajectory.ending != "broken":
                return trajectory
        return self._searched(task)

    def _searched(self, task: Task) -> Trajectory:
        """The best of the tries that are allowed; what the others left is gone."""
        job, numbers = self._job, count()
        trajectory_id = content_hash(job.policy, task.task_id, job.config.seed)
        place = job.folder / "tries" / trajectory_id
        shutil.rmtree(place, ignore_errors=True)
        suffix = next(iter(self._application.suffixes), "")

        def attempt(policy: Policy) -> Tried[Left]:
            return self._try(task, policy, Left(place / str(next(numbers)), trajectory_id, suffix))

        found = search(self._make_policy(task), job.config.tries, attempt)
        kept = self._keep(self._document(task), found.best)
        shutil.rmtree(place)
        return self._trajectory(task, found, kept)

    def _document(self, task: Task) -> Path | None:
        return self._job.templates / task.template if task.template else None

    def _try(self, task: Task, policy: Policy, left: Left) -> Tried[Left]:
        """One episode, and what ``act`` would say of it."""
        if self._environment is None:
            self._environment = self._application.open()
        environment, config, document = self._environment, self._job.config, self._document(task)
        left.folder.mkdir(parents=True)
        policy.name = self._job.policy
        guard, shots = self._application.guard(), left.screenshots if config.screenshots else None
        agent = Agent(policy, environment, guard, limits=config.limits, screenshots=shots)
        before = self._before(environment, document, left)
        episode = agent.run(task.request, document)
        if episode.ending != "broken":
            try:
                self._save(environment, left)
            except EnvironmentBroken as error:  # it went between the last step and this
                episode = episode.model_copy(update={"ending": "broken", "why": str(error)})
        final = left.final if left.final.exists() else None
        return Tried(episode, self._examiner.examine(task.request, episode, before, final), left)

    def _before(self, environment: Environment, document: Path | None, left: Left) -> Path | None:
        """What the result is compared with: of the type that is saved, as other types write looks in other ways."""
        if document is None or document.suffix == left.suffix:
            return document
        with contextlib.suppress(DocumentError, EnvironmentBroken):  # the episode begins so, too
            environment.reset(document)
            environment.save_copy(left.opened)
            return left.opened
        return document

    def _save(self, environment: Environment, left: Left) -> None:
        """Save what the application holds, unless it has no documents or closed its last one, and what was exported."""
        if self._application.suffixes:
            with contextlib.suppress(DocumentError):
                environment.save_copy(left.final)
        source = environment.exports  # cleared at each reset
        if source.is_dir() and any(source.iterdir()):
            shutil.copytree(source, left.exports)

    def _keep(self, document: Path | None, best: Tried[Left]) -> Kept:
        """Keep the document and what ``save_as`` wrote, unless they hold what the document did not."""
        left = best.left
        self._moved(left.screenshots, "screenshots", left.trajectory_id)
        if best.episode.ending == "broken":
            return Kept()
        files = [path for path in (left.final, *sorted(left.exports.rglob("*"))) if path.is_file()]
        if objections := self._objections(document, files, best.episode):
            return Kept(objections=objections)
        return Kept(
            self._moved(left.opened, "opened", f"{left.trajectory_id}{left.suffix}"),
            self._moved(left.final, "documents", f"{left.trajectory_id}{left.suffix}"),
            self._moved(left.exports, "exports", left.trajectory_id),
        )

    def _objections(
        self, document: Path | None, files: Sequence[Path], episode: Episode
    ) -> tuple[str, ...]:
        """Why ``files`` must not be kept; types that nothing can be said of may be: they are an application's own."""
        policy = self._application.guard().policy
        try:
            before = inventory(document) if document is not None else Inventory()
            known = [file for file in files if inventory(file) is not None] if before else []
            return objections_to_files(before, known, episode.steps, policy)
        except DocumentError as error:
            return (f"what cannot be looked into: {error}",)

    def _moved(self, source: Path, kind: str, name: str) -> str | None:
        """``source`` in its place below the folder of the job; None where there is nothing."""
        target = self._job.folder / kind / name
        if target.is_dir():
            shutil.rmtree(target)
        target.unlink(missing_ok=True)
        if not source.exists():
            return None
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
        return f"{kind}/{name}"

    def _trajectory(self, task: Task, found: Found[Left], kept: Kept) -> Trajectory:
        episode, end = found.best.episode, found.best.examined.conclusion
        if kept.objections:
            end = Conclusion(said="refused", why=f"It holds {'; '.join(kept.objections)}.")
        undone = sum(one.episode.seconds for one in found.tries) - episode.seconds
        return Trajectory(
            trajectory_id=found.best.left.trajectory_id,
            task_id=task.task_id,
            request=task.request,
            application=self._application.name,
            document=task.template,
            opened=kept.opened,
            policy=self._job.policy,
            seed=self._job.config.seed,
            steps=episode.steps,
            menu=episode.menu,
            final_observation=episode.final_observation,
            final_document=kept.final,
            exports=kept.exports,
            ending=episode.ending,
            why=episode.why,
            said=end.said,
            doubt="" if end.said == "finished" else end.why,
            objections=kept.objections,
            seconds=round(episode.seconds, 3),
            tries=len(found.tries),
            undone_seconds=round(undone, 3),
            versions=self._job.versions,
        )
