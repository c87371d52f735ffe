"""The executor that works in the calling process, one item after the other."""

from collections.abc import Callable, Sequence

from lamwright.executors.executor import Worker
from lamwright.executors.specification import Specification


class InlineExecutor:
    """For tests and for looking closely; see ``executors.executor.Executor``."""

    def run(
        self,
        worker: Specification,
        items: Sequence[str],
        *,
        workers: int,
        done: Callable[[str], None],
    ) -> None:
        """All items on one worker, whatever ``workers`` says."""
        del workers
        if not items:
            return
        made: Worker = worker.build()
        try:
            for item in items:
                done(made(item))
        finally:
            made.close()
