"""The executor's contract: items go to workers, results come back."""

from collections.abc import Callable, Sequence
from typing import Protocol

from lamwright.executors.specification import Specification


class Worker(Protocol):
    """What a worker's specification makes, once in each process."""

    def __call__(self, item: str) -> str:
        """Work on one item; item and result are text, for example JSON."""
        ...

    def close(self) -> None:
        """Give back what it holds. May be called twice."""
        ...


class Executor(Protocol):
    """Runs items on workers."""

    def run(
        self,
        worker: Specification,
        items: Sequence[str],
        *,
        workers: int,
        done: Callable[[str], None],
    ) -> None:
        """Run every item on one of ``workers`` workers; ``done`` gets each result as it comes.

        What a worker raises ends the run after all workers were closed: a ``LamwrightError`` is
        raised here as the class it was. Results that came before stay with the caller.
        """
        ...
