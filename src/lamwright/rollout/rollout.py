"""Rollout of policies over tasks: every episode becomes a trajectory on disk, also one that breaks."""

import shutil
from collections.abc import Sequence

from lamwright.executors import Executor, Specification
from lamwright.records.progress import Progress
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job
from lamwright.store.shelf import Shelf

WORKER = "lamwright.rollout.worker:EpisodeWorker.of"


def roll_out(job: Job, tasks: Sequence[Task], executor: Executor, progress: Progress) -> int:
    """One trajectory for each task under ``job.folder``; returns how many were new.

    ``trajectories/`` is a shelf keyed by task id; ``documents/``, ``screenshots/`` and ``exports/``
    lie beside it, ``tries/`` while it runs. A task that has its trajectory is not run again. What a worker
    raises (a model that cannot be used, a missing application) ends the rollout; finished trajectories stay.
    """
    shelf = Shelf(job.folder / "trajectories", Trajectory)
    known = shelf.keys()
    left = [task for task in tasks if task.task_id not in known]
    left.sort(key=lambda task: task.template)  # undoing is quicker than opening
    progress.begin(job.folder.name, len(left))
    executor.run(
        Specification(make=WORKER, arguments={"job": job.model_dump(mode="json")}),
        [task.model_dump_json() for task in left],
        workers=job.config.workers,
        done=progress.advance,
    )
    shutil.rmtree(job.folder / "tries", ignore_errors=True)
    shelf.seal()
    progress.end(f"{len(left)} new trajectories")
    return len(left)
