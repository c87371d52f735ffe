"""The executor that works in processes of this machine."""

import json
import os
import selectors
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress

from lamwright.executors.specification import Specification
from lamwright.records import errors
from lamwright.records.errors import LamwrightError

_DEATHS = 3
"""So many workers may die in the middle of one item before the run is given up."""
_CLOSING_SECONDS = 30.0


class WorkerDied(LamwrightError):
    """Workers died again and again in the middle of the same item."""


class LocalExecutor:
    """One process a worker; see ``executors.executor.Executor``.

    A worker that dies in the middle of an item (killed, out of memory) costs that attempt: the item
    goes to a fresh worker. Workers end when this process does, also when it is killed.
    """

    def run(
        self,
        worker: Specification,
        items: Sequence[str],
        *,
        workers: int,
        done: Callable[[str], None],
    ) -> None:
        """At most ``workers`` processes at a time, each with one item in hand."""
        with ExitStack() as stack, selectors.DefaultSelector() as ready:
            pool = _Pool(worker, deque(items), ready, stack)
            for _ in range(min(workers, len(items))):
                pool.hire()
            while ready.get_map():
                heard = [pool.hear(key.data) for key, _ in ready.select()]
                for answer in filter(None, heard):
                    done(answer)


class _Pool:
    """Workers and the items that are left for them."""

    def __init__(
        self,
        worker: Specification,
        left: deque[str],
        ready: selectors.BaseSelector,
        stack: ExitStack,
    ) -> None:
        self._worker = worker
        self._left = left
        self._ready = ready
        self._stack = stack

    def hire(self, deaths: int = 0) -> None:
        """Start a worker on the next item, in the middle of which so many others died."""
        if deaths >= _DEATHS:
            raise WorkerDied(f"{deaths} workers died in the middle of the same item.")
        served = _Served(self._worker, deaths)
        self._stack.callback(served.close)
        served.give(self._left.popleft())
        self._ready.register(served.output, selectors.EVENT_READ, served)

    def hear(self, served: "_Served") -> str | None:
        """A worker's answer, after which it has its next item; None when it died."""
        answer = served.answer()
        if answer is None:
            self._ready.unregister(served.output)
            self._left.appendleft(served.item)
            self.hire(served.deaths + 1)
        elif self._left:
            served.give(self._left.popleft())
        else:
            self._ready.unregister(served.output)
            served.dismiss()
        return answer


class _Served:
    """One worker process and the item it has in hand."""

    def __init__(self, worker: Specification, deaths: int) -> None:
        inner_in, outer_in = os.pipe()
        outer_out, inner_out = os.pipe()
        command = [sys.executable, "-m", "lamwright.executors.serving"]
        self._process = subprocess.Popen(
            [*command, str(inner_in), str(inner_out)],
            pass_fds=(inner_in, inner_out),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.DEVNULL,
        )
        os.close(inner_in)
        os.close(inner_out)
        self._input = os.fdopen(outer_in, "w", encoding="utf-8")
        self.output = os.fdopen(outer_out, encoding="utf-8")
        self.item = ""
        self.deaths = deaths
        """Workers that died with the item in hand."""
        self._is_dismissed = False
        self._say(worker.model_dump_json())

    def give(self, item: str) -> None:
        """Hand over an item; that the process died already is noticed by its answer."""
        self.deaths = 0 if self.item else self.deaths
        self.item = item
        self._say(json.dumps(item))

    def answer(self) -> str | None:
        """The result of the item in hand; None when the process died. Raises what it raised."""
        line = self.output.readline()
        if not line.endswith("\n"):
            return None
        answer = json.loads(line)
        if "result" in answer:
            return str(answer["result"])
        kind = getattr(errors, answer["error"], LamwrightError)
        raise kind(answer["message"])

    def dismiss(self) -> None:
        """Let it close what it holds and end."""
        self._is_dismissed = True
        with suppress(OSError):
            self._input.close()

    def close(self) -> None:
        """End it, also in the middle of an item."""
        if not self._is_dismissed:
            self._process.terminate()
        self.dismiss()
        try:
            self._process.wait(_CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.output.close()

    def _say(self, line: str) -> None:
        with suppress(OSError):
            self._input.write(line + "\n")
            self._input.flush()
