"""One worker of a rollout: an environment that is kept open, and one episode after the other."""

import shutil
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from lamwright.agent.agent import Agent, Episode
from lamwright.agent.endings import Conclusion
from lamwright.agent.examining import Examiner
from lamwright.documents.inventory import Inventory, inventory
from lamwright.environments.environment import Environment
from lamwright.guard.guard import Guard
from lamwright.guard.outgoing import objections_to_files
from lamwright.guard.policy import EffectPolicy
from lamwright.records.base import content_hash
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job, MakePolicy, RolloutApplication
from lamwright.store.shelf import Shelf


class Kept(NamedTuple):
    """What an episode left, below the folder of its job."""

    final: str | None = None
    exports: str | None = None
    objections: tuple[str, ...] = ()
    """Why nothing was kept."""


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
        """Episodes until one does not break, or attempts run out; the last one counts, with its steps."""
        for _ in range(self._job.config.attempts - 1):
            trajectory = self._episode(task)
            if trajectory.ending != "broken":
                return trajectory
        return self._episode(task)

    def _episode(self, task: Task) -> Trajectory:
        if self._environment is None:
            self._environment = self._application.open()
        environment, config = self._environment, self._job.config
        trajectory_id = content_hash(self._job.policy, task.task_id, config.seed)
        document = self._job.templates / task.template if task.template else None
        guard = self._application.guard()
        episode, kept = self._run(task, document, environment, guard), Kept()
        if episode.ending != "broken":
            try:
                kept = self._keep(trajectory_id, document, environment, (episode, guard.policy))
            except EnvironmentBroken as error:  # it went between the last step and this
                episode = episode.model_copy(update={"ending": "broken", "why": str(error)})
        end = self._conclusion(task, episode, document, kept)
        return Trajectory(
            trajectory_id=trajectory_id,
            task_id=task.task_id,
            request=task.request,
            application=self._application.name,
            document=task.template,
            policy=self._job.policy,
            seed=config.seed,
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
            versions=self._job.versions,
        )

    def _run(
        self, task: Task, document: Path | None, environment: Environment, guard: Guard
    ) -> Episode:
        config, name = self._job.config, self._job.policy
        shots = self._job.folder / "screenshots" / content_hash(name, task.task_id, config.seed)
        shutil.rmtree(shots, ignore_errors=True)
        policy = self._make_policy(task)
        policy.name = name
        screenshots = shots if config.screenshots else None
        agent = Agent(policy, environment, guard, limits=config.limits, screenshots=screenshots)
        return agent.run(task.request, document)

    def _conclusion(
        self, task: Task, episode: Episode, document: Path | None, kept: Kept
    ) -> Conclusion:
        """What ``act`` would say."""
        if kept.objections:
            return Conclusion(said="refused", why=f"It holds {'; '.join(kept.objections)}.")
        final = self._job.folder / kept.final if kept.final else None
        return self._examiner.examine(task.request, episode, document, final).conclusion

    def _keep(
        self,
        trajectory_id: str,
        document: Path | None,
        environment: Environment,
        came: tuple[Episode, EffectPolicy],
    ) -> Kept:
        """Keep the document and what ``save_as`` wrote, unless they hold what the document did not.

        Types that nothing can be said of are kept: they are an application's own.
        """
        episode, policy = came
        final = self._keep_document(trajectory_id, environment)
        exports = self._keep_exports(trajectory_id, environment)
        files = [self._job.folder / final] if final else []
        if exports:
            files += sorted(p for p in (self._job.folder / exports).rglob("*") if p.is_file())
        try:
            before = inventory(document) if document is not None else Inventory()
            known = [file for file in files if inventory(file) is not None] if before else []
            objections = objections_to_files(before, known, episode.steps, policy)
        except DocumentError as error:
            objections = (f"what cannot be looked into: {error}",)
        if not objections:
            return Kept(final, exports)
        for file in files:
            file.unlink()
        return Kept(objections=objections)

    def _keep_document(self, trajectory_id: str, environment: Environment) -> str | None:
        """Save what the application holds; None when it has no documents or closed its last one."""
        if not self._application.suffixes:
            return None
        final = self._job.folder / "documents" / f"{trajectory_id}{self._application.suffixes[0]}"
        final.parent.mkdir(parents=True, exist_ok=True)
        try:
            environment.save_copy(final)
        except DocumentError:
            return None
        return final.relative_to(self._job.folder).as_posix()

    def _keep_exports(self, trajectory_id: str, environment: Environment) -> str | None:
        """Copy what save_as wrote in this episode; the environment clears it at each reset."""
        source = environment.exports
        if not source.is_dir() or not any(source.iterdir()):
            return None
        target = self._job.folder / "exports" / trajectory_id
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
        return target.relative_to(self._job.folder).as_posix()
