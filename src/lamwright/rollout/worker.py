"""One worker of a rollout: an environment that is kept open, and one episode after the other."""

import shutil

from pydantic import JsonValue

from lamwright.agent.agent import Agent
from lamwright.environments.environment import Environment
from lamwright.records.base import content_hash
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job, MakePolicy, RolloutApplication
from lamwright.store.shelf import Shelf


class EpisodeWorker:
    """See ``executors.executor.Worker``: a task in JSON in, a line for the progress out."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._shelf = Shelf(job.folder / "trajectories", Trajectory)
        self._application: RolloutApplication = job.application.build()
        self._make_policy: MakePolicy = job.actor.build()
        self._environment: Environment | None = None

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
        shots = self._job.folder / "screenshots" / trajectory_id
        shutil.rmtree(shots, ignore_errors=True)
        policy = self._make_policy(task)
        policy.name = self._job.policy
        agent = Agent(
            policy,
            environment,
            self._application.guard(),
            limits=config.limits,
            screenshots=shots if config.screenshots else None,
        )
        document = self._job.templates / task.template if task.template else None
        episode = agent.run(task.request, document)
        final, exports, why, ending = None, None, episode.why, episode.ending
        if ending != "broken":
            try:
                final = self._keep_document(trajectory_id, environment)
                exports = self._keep_exports(trajectory_id, environment)
            except EnvironmentBroken as error:  # it went between the last step and this
                ending, why = "broken", str(error)
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
            final_document=final,
            exports=exports,
            ending=ending,
            why=why,
            seconds=round(episode.seconds, 3),
            versions=self._job.versions,
        )

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
