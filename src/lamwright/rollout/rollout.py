"""Roll policies out over tasks: every episode becomes a trajectory on disk, whatever happens."""

import shutil
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path

from lamwright.agent.agent import Agent, Episode, Limits
from lamwright.agent.policy import Policy
from lamwright.environments.environment import Environment
from lamwright.guard.guard import Guard
from lamwright.records.base import Record, content_hash
from lamwright.records.errors import EnvironmentBroken
from lamwright.records.observation import Control
from lamwright.records.progress import Progress
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.safety.tables import known
from lamwright.store.shelf import Shelf, write_atomically

MakePolicy = Callable[[Task], Policy]
OpenEnvironment = Callable[[], Environment]


class Menu(Record):
    """The menu of an application, stored once for all trajectories that saw it."""

    entries: tuple[Control, ...]


class RolloutConfig(Record):
    """How episodes are run."""

    limits: Limits = Limits()
    attempts: int = 2
    """Tries when the environment breaks; a task that fails is not tried again."""
    screenshots: bool = True
    workers: int = 1
    """Environments side by side."""
    seed: int = 0


class Rollout:
    """Episodes of one policy, under one folder.

    ``trajectories/`` is a shelf keyed by task id; ``documents/``, ``screenshots/``, ``exports/`` and
    ``menus/`` lie beside it. Resumes: a task that has its trajectory is not run again.
    """

    def __init__(self, folder: Path, config: RolloutConfig) -> None:
        self.folder = folder
        self.shelf = Shelf(folder / "trajectories", Trajectory)
        self._config = config

    def run(
        self,
        tasks: Sequence[Task],
        make_policy: MakePolicy,
        templates: Path,
        open_environment: OpenEnvironment,
        *,
        progress: Progress,
    ) -> int:
        """One trajectory for each task; returns how many were new.

        ``config.workers`` environments run side by side, each opened and closed by its own thread.
        What a worker raises (a model that cannot be used, a missing application) ends the rollout;
        finished trajectories stay.
        """
        done = self.shelf.keys()
        queue = deque(task for task in tasks if task.task_id not in done)
        count = len(queue)
        progress.begin(self.folder.name, count)
        with ThreadPoolExecutor(max_workers=self._config.workers) as pool:
            jobs = [
                pool.submit(self._work, queue, make_policy, templates, open_environment, progress)
                for _ in range(min(self._config.workers, count))
            ]
            try:
                for job in as_completed(jobs):
                    job.result()
            finally:
                queue.clear()
        self.shelf.seal()
        progress.end(f"{count} new trajectories")
        return count

    def _work(
        self,
        queue: deque[Task],
        make_policy: MakePolicy,
        templates: Path,
        open_environment: OpenEnvironment,
        progress: Progress,
    ) -> None:
        with ExitStack() as stack:
            environment = open_environment()
            stack.callback(environment.close)
            while True:
                try:
                    task = queue.popleft()
                except IndexError:
                    return
                document = templates / task.template
                trajectory = self._attempts(task, make_policy, document, environment)
                self.shelf.put(task.task_id, trajectory)
                progress.advance(f"{trajectory.ending}: {task.request[:60]}")

    def _attempts(
        self, task: Task, make_policy: MakePolicy, document: Path, environment: Environment
    ) -> Trajectory:
        name = ""
        broken = ""
        for _ in range(self._config.attempts):
            policy = make_policy(task)
            name = policy.name
            try:
                return self._episode(task, policy, document, environment)
            except EnvironmentBroken as error:
                broken = str(error)
        return Trajectory(
            trajectory_id=content_hash(name, task.task_id, self._config.seed),
            task_id=task.task_id,
            policy=name,
            seed=self._config.seed,
            steps=(),
            ending="broken",
            why=broken,
        )

    def _episode(
        self, task: Task, policy: Policy, document: Path, environment: Environment
    ) -> Trajectory:
        trajectory_id = content_hash(policy.name, task.task_id, self._config.seed)
        shots = self.folder / "screenshots" / trajectory_id
        shutil.rmtree(shots, ignore_errors=True)
        agent = Agent(
            policy,
            environment,
            Guard(table=known(environment.name)),
            limits=self._config.limits,
            screenshots=shots if self._config.screenshots else None,
        )
        episode = agent.run(task.request, document)
        final = self.folder / "documents" / f"{trajectory_id}.odt"
        final.parent.mkdir(parents=True, exist_ok=True)
        environment.save_copy(final)
        exports = self._keep_exports(trajectory_id, environment)
        return self._record(task, policy, trajectory_id, episode, exports=exports)

    def _record(
        self,
        task: Task,
        policy: Policy,
        trajectory_id: str,
        episode: Episode,
        *,
        exports: str | None,
    ) -> Trajectory:
        return Trajectory(
            trajectory_id=trajectory_id,
            task_id=task.task_id,
            policy=policy.name,
            seed=self._config.seed,
            steps=episode.steps,
            menu_id=self._keep_menu(episode.menu),
            final_observation=episode.final_observation,
            final_document=f"documents/{trajectory_id}.odt",
            exports=exports,
            ending=episode.ending,
            why=episode.why,
            seconds=round(episode.seconds, 3),
        )

    def _keep_exports(self, trajectory_id: str, environment: Environment) -> str | None:
        """Copy what save_as wrote in this episode; the environment clears it at each reset."""
        source = environment.exports
        if not any(source.iterdir()):
            return None
        target = self.folder / "exports" / trajectory_id
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
        return f"exports/{trajectory_id}"

    def _keep_menu(self, entries: tuple[Control, ...]) -> str:
        menu = Menu(entries=entries)
        menu_id = content_hash(menu)
        path = self.folder / "menus" / f"{menu_id}.json"
        if not path.exists():
            write_atomically(path, menu.model_dump_json().encode())
        return menu_id


def read_menu(folder: Path, menu_id: str) -> tuple[Control, ...]:
    """The menu that trajectories of a rollout folder refer to; empty for a broken trajectory."""
    if not menu_id:
        return ()
    return Menu.model_validate_json((folder / "menus" / f"{menu_id}.json").read_bytes()).entries
