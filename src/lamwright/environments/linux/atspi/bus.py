"""One D-Bus connection over a Unix socket, blocking, with pipelined calls and a deadline on each.

A library with an event loop costs about ten times as much per call as this (AT-SPI observations
are thousands of small calls), and this cannot hang: every read has a deadline.
"""

import os
import select
import socket
import struct
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lamwright.environments.linux.atspi.wire import Variant, pack, unpack
from lamwright.records.errors import EnvironmentBroken

_CALL, _RETURN, _ERROR = 1, 2, 3
_HEADER = struct.Struct("<BBBBIII")
_BATCH = 64  # calls in flight; both socket buffers must hold a batch, or both sides block


class Call(NamedTuple):
    """A method call: where, what, with what."""

    path: str
    interface: str
    member: str
    signature: str = ""
    values: tuple[object, ...] = ()
    destination: str = ""


class Failure(NamedTuple):
    """What the peer answered instead of a value."""

    name: str
    message: str


Reply = tuple[object, ...] | Failure


class Bus:
    """A connection to a message bus, or straight to a peer."""

    def __init__(
        self, address: str, *, deadline: float, is_peer: bool = False, destination: str = ""
    ) -> None:
        """Connect to ``unix:path=...``; ``EnvironmentBroken`` when nothing answers.

        ``destination``: who is called where a call names no destination.
        """
        self.deadline = deadline
        self._destination = destination
        self._address = address
        self._is_peer = is_peer
        self._serial = 0
        self._first = self._awaited = 0
        self.first_answer: Reply | None = None
        """To the first of the calls last sent, once it has come."""
        self._buffer = bytearray()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(deadline)
        try:
            self._socket.connect(_socket_name(address))
            self._authenticate()
        except OSError as error:
            self._socket.close()
            raise EnvironmentBroken(f"No D-Bus connection to {address}: {error}.") from error
        if not is_peer:
            self.call(Call("/org/freedesktop/DBus", _DBUS, "Hello", destination=_DBUS))

    def call(self, call: Call, *, deadline: float | None = None) -> Reply:
        """The reply to one call."""
        return self.calls([call], deadline=deadline)[0]

    def calls(self, calls: Sequence[Call], *, deadline: float | None = None) -> list[Reply]:
        """The replies to ``calls``, in order, sent without waiting for each other."""
        replies: list[Reply] = []
        for start in range(0, len(calls), _BATCH):
            batch = calls[start : start + _BATCH]
            replies += self._batch(batch, deadline or self.deadline)
        return replies

    def send(self, *calls: Call) -> None:
        """Send ``calls`` without waiting for their replies."""
        self._first, self.first_answer = self._serial + 1, None
        for call in calls:
            self._serial += 1
            self._write(self._message(call, self._serial))
        self._awaited = self._serial

    def is_answered(self, wait: float) -> bool:
        """Whether the last that was sent has been answered, waiting for that up to ``wait`` seconds."""
        until = time.monotonic() + wait
        while self._awaited and self._is_readable(max(0.0, until - time.monotonic())):
            serial, reply = self._next_reply(time.monotonic() + self.deadline)
            if serial == self._first:
                self.first_answer = reply
            self._awaited = 0 if serial == self._awaited else self._awaited
        return not self._awaited

    def again(self) -> "Bus":
        """Another connection to the same address."""
        return Bus(
            self._address,
            deadline=self.deadline,
            is_peer=self._is_peer,
            destination=self._destination,
        )

    def again_to(self, destination: str) -> "Bus":
        """Another connection to the same bus, for calls to ``destination``."""
        return Bus(self._address, deadline=self.deadline, destination=destination)

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def _batch(self, calls: Sequence[Call], deadline: float) -> list[Reply]:
        first = self._serial + 1
        self._serial += len(calls)
        self._write(b"".join(self._message(call, first + n) for n, call in enumerate(calls)))
        until = time.monotonic() + deadline
        found: dict[int, Reply] = {}
        while len(found) < len(calls):
            serial, reply = self._next_reply(until)
            if first <= serial <= self._serial:
                found[serial] = reply
        return [found[first + n] for n in range(len(calls))]

    def _message(self, call: Call, serial: int) -> bytes:
        body = pack(call.signature, *call.values) if call.signature else b""
        to = call.destination or self._destination
        fields = _call_fields(call.path, call.interface, call.member, to, call.signature)
        return struct.pack("<BBBBII", 0x6C, _CALL, 0, 1, len(body), serial) + fields + body

    def _is_readable(self, wait: float) -> bool:
        return bool(self._buffer) or bool(select.select([self._socket], [], [], wait)[0])

    def _write(self, data: bytes) -> None:
        try:
            self._socket.settimeout(self.deadline)
            self._socket.sendall(data)
        except OSError as error:
            raise EnvironmentBroken(f"The application stopped listening: {error}.") from error

    def _next_reply(self, until: float) -> tuple[int, Reply]:
        while True:
            head = self._take(16, until)
            _, kind, _, _, size, _, fields_size = _HEADER.unpack(head)
            rest = self._take(fields_size + (-fields_size % 8) + size, until)
            if kind in {_RETURN, _ERROR}:
                fields = _header_fields(rest[:fields_size])
                body = unpack(fields.signature, rest[len(rest) - size :])
                if kind == _RETURN:
                    return fields.reply_serial, body
                return fields.reply_serial, Failure(fields.error, str(body[0]) if body else "")

    def _take(self, size: int, until: float) -> bytes:
        while len(self._buffer) < size:
            left = until - time.monotonic()
            if left <= 0:
                raise EnvironmentBroken("The application did not answer in time.")
            self._socket.settimeout(left)
            try:
                chunk = self._socket.recv(262144)
            except TimeoutError:
                continue
            except OSError as error:
                raise EnvironmentBroken(f"The application is gone: {error}.") from error
            if not chunk:
                raise EnvironmentBroken("The application closed its accessibility connection.")
            self._buffer += chunk
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _authenticate(self) -> None:
        uid = str(os.getuid()).encode().hex().encode()
        self._socket.sendall(b"\0AUTH EXTERNAL " + uid + b"\r\n")
        answer = self._socket.recv(4096)
        if not answer.startswith(b"OK"):
            raise OSError(f"authentication refused ({answer[:60]!r})")
        self._socket.sendall(b"BEGIN\r\n")


_DBUS = "org.freedesktop.DBus"


class _Fields(NamedTuple):
    reply_serial: int
    signature: str
    error: str


def _header_fields(raw: bytes) -> _Fields:
    place = raw.find(b"\x05\x01u\0")
    serial = int.from_bytes(raw[place + 4 : place + 8], "little") if place >= 0 else 0
    place = raw.find(b"\x08\x01g\0")
    signature = raw[place + 5 : place + 5 + raw[place + 4]].decode() if place >= 0 else ""
    place = raw.find(b"\x04\x01s\0")
    size = int.from_bytes(raw[place + 4 : place + 8], "little")
    error = raw[place + 8 : place + 8 + size].decode() if place >= 0 else ""
    return _Fields(serial, signature, error)


@lru_cache(maxsize=16384)
def _call_fields(path: str, interface: str, member: str, destination: str, signature: str) -> bytes:
    fields = [(1, Variant("o", path)), (2, Variant("s", interface)), (3, Variant("s", member))]
    if destination:
        fields.append((6, Variant("s", destination)))
    if signature:
        fields.append((8, Variant("g", signature)))
    packed = pack("ua(yv)", 0, fields)[4:]  # the array starts 8-aligned in the message as here
    return packed + b"\0" * ((-len(packed) - 4) % 8)


def _socket_name(address: str) -> str:
    """The file or abstract name in a D-Bus address such as ``unix:path=/run/x,guid=...``."""
    for part in address.split(";")[0].removeprefix("unix:").split(","):
        key, _, value = part.partition("=")
        if key == "path":
            return value
        if key == "abstract":
            return "\0" + value
    raise OSError("not a Unix socket address")
