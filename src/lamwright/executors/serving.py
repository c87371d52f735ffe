"""A worker's process: ``python -m lamwright.executors.serving IN OUT`` (file descriptors).

Lines of JSON come in (the specification, then items) and go out (``{"result": ...}`` or
``{"error": class name, "message": ...}``). It ends when its input ends.
"""

import ctypes
import json
import os
import signal
import sys
from typing import TextIO

from lamwright.executors.executor import Worker
from lamwright.executors.specification import Specification
from lamwright.records.errors import LamwrightError

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until the input ends or an item fails."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and closes the input
    with (
        os.fdopen(int(sys.argv[1]), encoding="utf-8") as asked,
        os.fdopen(int(sys.argv[2]), "w", encoding="utf-8") as answered,
    ):
        try:
            _serve(asked, answered)
        except LamwrightError as error:
            _say(answered, {"error": type(error).__name__, "message": str(error)})


def _serve(asked: TextIO, answered: TextIO) -> None:
    worker: Worker = Specification.model_validate_json(asked.readline()).build()
    try:
        while line := asked.readline():
            _say(answered, {"result": worker(json.loads(line))})
    finally:
        worker.close()


def _say(answered: TextIO, what: dict[str, str]) -> None:
    answered.write(json.dumps(what) + "\n")
    answered.flush()


def _leave(number: int, frame: object) -> None:
    del frame
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
