"""A child that answers JSON lines, with a deadline on every request."""

import json
import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from typing import IO, NoReturn

from pydantic import JsonValue, ValidationError

from lamwright.records.base import Record
from lamwright.records.errors import (
    DocumentError,
    EnvironmentBroken,
    LamwrightError,
    MissingRequirement,
)

_CHUNK = 1 << 16
_PAUSE = 0.5  # between looks at what the answer may be waiting for


class CallFailed(LamwrightError):
    """The program is well but could not do what was asked."""


class StoreFailed(CallFailed):
    """The program could not write a file."""


class DocumentClosed(CallFailed):
    """The document was closed, by an action or by hand."""


class _Reply(Record):
    result: JsonValue = None
    error: str = ""
    message: str = ""


_ERRORS: dict[str, type[LamwrightError]] = {
    "missing": MissingRequirement,
    "document": DocumentError,
    "io": StoreFailed,
    "closed": DocumentClosed,
    "failed": CallFailed,
}


class SideProcess:
    """One child process, called ``title`` in messages; killed as soon as it misses a deadline."""

    def __init__(self, command: Sequence[str], title: str) -> None:
        self._title = title
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            self._errors.close()
            raise MissingRequirement(f"cannot run {command[0]}: {error.strerror}") from error
        self._buffer = b""

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._child.pid

    def ask(self, call: str, deadline: float, **arguments: JsonValue) -> JsonValue:
        """The result of ``call``.

        Raises:
            EnvironmentBroken: no answer within ``deadline`` seconds, the child died, or its program did.
            DocumentError, MissingRequirement, CallFailed: as the child says.
        """
        return self.ask_watching(call, deadline, arguments)

    def ask_watching(
        self,
        call: str,
        deadline: float,
        arguments: Mapping[str, JsonValue],
        meanwhile: Callable[[], None] | None = None,
    ) -> JsonValue:
        """As ``ask``; ``meanwhile`` is called now and then until the answer is there."""
        if self._errors.closed:
            raise EnvironmentBroken(f"The connection to {self._title} was closed before {call}.")
        line = json.dumps({"call": call, "arguments": dict(arguments)}) + "\n"
        try:
            self._pipe(self._child.stdin).write(line.encode())
        except OSError:
            self._fail(call, "ended")
        answer = self._read_line(call, time.monotonic() + deadline, meanwhile)
        try:
            reply = _Reply.model_validate_json(answer)
        except ValidationError:
            self._fail(call, f"answered {answer[:80]!r}")
        if reply.error:
            raise _ERRORS.get(reply.error, EnvironmentBroken)(reply.message)
        return reply.result

    def stop(self) -> None:
        """End the child and forget it. May be called twice."""
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait(timeout=5)
        for stream in (self._child.stdin, self._child.stdout, self._errors):
            self._pipe(stream).close()

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        assert stream is not None
        return stream

    def _read_line(self, call: str, end: float, meanwhile: Callable[[], None] | None) -> bytes:
        out = self._pipe(self._child.stdout)
        with selectors.DefaultSelector() as ready:
            ready.register(out, selectors.EVENT_READ)
            parts = [self._buffer]
            while b"\n" not in parts[-1]:
                left = max(0.0, end - time.monotonic())
                if ready.select(left if meanwhile is None else min(left, _PAUSE)):
                    parts.append(os.read(out.fileno(), _CHUNK) or self._fail(call, "ended"))
                elif meanwhile is None or left <= _PAUSE:
                    self._fail(call, "did not answer in time")
                else:
                    meanwhile()
        line, _, self._buffer = b"".join(parts).partition(b"\n")
        return line

    def _fail(self, call: str, what: str) -> NoReturn:
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait(timeout=5)
        raise EnvironmentBroken(f"{self._title} {what} ({call}){self._last_words()}")

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return f": {lines[-1]}" if lines else ""
