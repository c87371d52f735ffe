"""The leak check: nothing of a test task may be in anything that is trained on."""

from collections.abc import Collection, Iterable

from lamwright.records.errors import StageError
from lamwright.records.sample import Sample
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory


def refuse_leaks(samples: Iterable[Sample], held_out: Iterable[Task]) -> int:
    """Count the samples; raise ``StageError`` at the first that carries a held-out task.

    A sample leaks when it comes from a held-out task, or when its prompt holds the request of one,
    in any case of letters.
    """
    tasks = list(held_out)
    ids = {task.task_id for task in tasks}
    requests = {task.request.casefold() for task in tasks}
    count = 0
    for sample in samples:
        if sample.task_id in ids:
            raise StageError(
                f"Sample {sample.sample_id} comes from held-out task {sample.task_id}."
            )
        prompt = sample.prompt.casefold()
        if any(request in prompt for request in requests):
            raise StageError(f"Sample {sample.sample_id} holds the request of a held-out task.")
        count += 1
    return count


def refuse_held_templates(trajectories: Iterable[Trajectory], held_out: Collection[str]) -> None:
    """Raise ``StageError`` at the first trajectory on a document that is kept for tests."""
    for trajectory in trajectories:
        if trajectory.document in held_out:
            raise StageError(
                f"Trajectory {trajectory.trajectory_id} is set on held-out template "
                f"{trajectory.document}."
            )
