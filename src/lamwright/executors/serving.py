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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it too, and closes the input
    with (
        os.fdopen(int(sys.argv[1]), encoding="utf-8") as requests,
        os.fdopen(int(sys.argv[2]), "w", encoding="utf-8") as answers,
    ):
        try:
            _serve(requests, answers)
        except LamwrightError as error:
            _send(answers, {"error": type(error).__name__, "message": str(error)})


def _serve(requests: TextIO, answers: TextIO) -> None:
    worker: Worker = Specification.model_validate_json(requests.readline()).build()
    try:
        while line := requests.readline():
            _send(answers, {"result": worker(json.loads(line))})
    finally:
        worker.close()


def _send(answers: TextIO, what: dict[str, str]) -> None:
    answers.write(json.dumps(what) + "\n")
    answers.flush()


def _leave(number: int, frame: object) -> None:
    del frame
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
