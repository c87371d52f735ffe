"""Memory that runs out, as one sentence with advice."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from lamwright.records.errors import LamwrightError, ModelError


@contextmanager
def enough_memory(
    doing: str, advice: str, kind: type[LamwrightError] = ModelError
) -> Iterator[None]:
    """Raise ``kind`` where memory runs out inside; ``doing`` says when that was."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if not ran_out(error):
            raise
        # What the frames hold would else live as long as the error, and nothing could be stored.
        traceback.clear_frames(error.__traceback__)
        raise kind(f"Memory ran out {doing}: {advice}.") from error


def ran_out(error: BaseException) -> bool:
    """Whether ``error`` is Python's, torch's or the system's way to say that there is no memory left.

    torch has a class of its own for GPUs only (a ``RuntimeError``); on a CPU the words tell.
    """
    return isinstance(error, MemoryError) or "memory" in str(error)
