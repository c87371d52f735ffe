"""Work of numpy side by side: a thread for each core, as numpy lets go of Python's lock while it multiplies."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

_MOST = 4
_In = TypeVar("_In")
_Out = TypeVar("_Out")


def several(do: Callable[[_In], _Out], items: Sequence[_In]) -> list[_Out]:
    """What ``do`` gives for each of ``items``, in order. It must not call this itself."""
    if len(items) <= 1 or threads() == 1:
        return [do(item) for item in items]
    return list(_workers().map(do, items))


def ahead(do: Callable[[], _Out]) -> Future[_Out]:
    """Begin what will be asked for later. It must not call ``several``."""
    return _workers().submit(do)


@lru_cache(maxsize=1)
def threads() -> int:
    """The cores this process may use, or ``$OMP_NUM_THREADS``, as for other libraries; at most four."""
    said = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0].strip()
    held = int(said) if said.isdecimal() else len(os.sched_getaffinity(0))
    return min(max(held, 1), _MOST)


@lru_cache(maxsize=1)
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads(), "side by side")


os.register_at_fork(after_in_child=_workers.cache_clear)  # a child has none of the threads
