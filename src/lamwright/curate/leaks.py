"""The leak check: nothing of a test task may be in anything that is trained on."""

import re
from collections.abc import Collection, Iterable

from lamwright.records.errors import StageError
from lamwright.records.sample import Sample
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory

_SHORT = 20
_BREAK = re.compile(r"<\|\w+\|>|\n")
"""Between the parts of a prompt, and between its lines."""


class HeldOut:
    """Validation and test tasks, which no sample may know."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        held = list(tasks)
        self._ids = {task.task_id for task in held}
        self._requests = {task.request.casefold() for task in held}

    def leak(self, sample: Sample) -> str:
        """What ``sample`` knows of a held-out task; nothing: ''.

        A sample leaks when it comes from a held-out task, or when its prompt holds the request of
        one, in any case of letters; a short one ("bold") only where it is a whole line, as controls and
        documents may say it too.
        """
        if sample.task_id in self._ids:
            return f"comes from held-out task {sample.task_id}"
        prompt = sample.prompt.casefold()
        lines = {line.strip() for line in _BREAK.split(prompt)}
        long = (request in prompt for request in self._requests if len(request) >= _SHORT)
        if any(long) or not lines.isdisjoint(self._requests):
            return "holds the request of a held-out task"
        return ""

    def refuse(self, samples: Iterable[Sample]) -> int:
        """Count the samples; raise ``StageError`` at the first that leaks."""
        count = 0
        for sample in samples:
            leak = self.leak(sample)
            if leak:
                raise StageError(f"Sample {sample.sample_id} {leak}.")
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
