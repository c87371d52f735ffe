"""A small X11 client: keys, pointer and pictures of one private display.

Sources: X Window System Protocol (X11R7), XTEST Extension Protocol, Extended Window Manager Hints.
Xlib is not used because it ends the whole process when the display dies.
"""

import select
import socket
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from lamwright.environments.linux.x11 import mapping
from lamwright.environments.linux.x11.keys import Stroke
from lamwright.records.errors import EnvironmentBroken

_KEY_PRESS, _KEY_RELEASE, _BUTTON_PRESS, _BUTTON_RELEASE, _MOTION = 2, 3, 4, 5, 6
_GET_PROPERTY, _WINDOWS = 20, "_NET_CLIENT_LIST"
_SEND_EVENT, _CLIENT_MESSAGE, _PROPERTY_NOTIFY, _EVENT_MASK = 25, 33, 28, 1 << 11
_STRUCTURE_NOTIFY, _PROPERTY_CHANGE = 1 << 17, 1 << 22
_SUBSTRUCTURE_NOTIFY, _SUBSTRUCTURE_REDIRECT = 1 << 19, 1 << 20
_MANAGED = _SUBSTRUCTURE_NOTIFY | _SUBSTRUCTURE_REDIRECT
_PATIENCE = 0.1  # then asked again: the window that was asked may be gone
_SHIFT, _Z_PIXMAP = 0xFFE1, 2


class Display:
    """One connection; every read has a deadline; ``EnvironmentBroken`` when the display is gone."""

    def __init__(self, number: int, cookie: bytes, *, deadline: float) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(deadline)
        self._deadline = deadline
        try:
            self._socket.connect(f"/tmp/.X11-unix/X{number}")
        except OSError as error:
            raise EnvironmentBroken(f"The display is gone: {error}.") from error
        self._set_up(cookie)
        self._xtest = self._ask(struct.pack("<BxHHxx8s", 98, 4, 5, b"XTEST"))[9]
        self._keycodes = self._read_keyboard()
        self._keyboard = frozenset(self._keycodes)
        self._lent: dict[int, int] = {}  # spare keycodes and the keysyms that they give now
        self._pings = self._answered = 0
        self._turns = self._granted = 0
        self._atoms: dict[str, int] = {}
        self._is_pong = (
            struct.pack("<I", self._atom("WM_PROTOCOLS")),
            struct.pack("<I", self._atom("_NET_WM_PING")),
        )
        self._hear(_SUBSTRUCTURE_NOTIFY | _STRUCTURE_NOTIFY)  # where GTK and where Qt answers pings

    def press_keys(self, strokes: list[Stroke]) -> None:
        """Press and release each stroke in turn, also characters that no keyboard has.

        Returns when the application has read them; ``EnvironmentBroken`` when it does not.
        """
        for part in self._parts(strokes):
            self._map_missing({stroke.keysym for stroke in part})
            for stroke in part:
                self._press(stroke)
        self._wait_until_read()

    def click(self, x: int, y: int, button: int, *, times: int = 1) -> None:
        """Move to a place and press ``button`` (1 left, 2 middle, 3 right, 4 up, 5 down).

        Returns when the application has read it; ``EnvironmentBroken`` when it does not.
        """
        self._fake(_MOTION, 0, x, y)
        for _ in range(times):
            self._fake(_BUTTON_PRESS, button)
            self._fake(_BUTTON_RELEASE, button)
        self._wait_until_read()

    def let_act(self) -> None:
        """Wait until the window manager, then the application have read what happened so far.

        A window that was just opened has the keyboard then. ``EnvironmentBroken`` when they do not.
        """
        self._turns += 1
        window = self._base + self._turns % 2**16
        self._send(_create_window(window, self._root))
        self._hear_until(lambda: self._granted == window, lambda: self._ask_manager(window))
        self._send(struct.pack("<BxHI", 4, 2, window))
        self._wait_until_read()

    def is_modal(self) -> bool:
        """Whether a window says that the others of its program have to wait for it."""
        modal, windows = self._atom("_NET_WM_STATE_MODAL"), self._numbers(self._root, _WINDOWS)
        return any(modal in self._numbers(window, "_NET_WM_STATE") for window in windows)

    def publish(self, name: str, text: str) -> None:
        """Set a property of the root window, where programs find what the whole desktop shares."""
        data = text.encode()
        place = self._root, self._atom(name), self._atom("STRING"), 8, len(data)
        head = struct.pack("<BBHIIIBxxxI", 18, 0, 6 + -(-len(data) // 4), *place)
        self._send(head + data + b"\0" * (-len(data) % 4))
        self._ask(struct.pack("<BxH", 43, 1))  # answered once it is set

    def picture(self) -> Image.Image:
        """What the display shows."""
        width, height = self._size
        place = struct.pack(
            "<BBHIhhHHI", 73, _Z_PIXMAP, 5, self._root, 0, 0, width, height, 2**32 - 1
        )
        reply = self._ask(place)
        return Image.frombuffer("RGB", (width, height), reply[32:], "raw", "BGRX", 0, 1)

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _set_up(self, cookie: bytes) -> None:
        name = b"MIT-MAGIC-COOKIE-1"
        self._send(struct.pack("<BxHHHHxx", 0x6C, 11, 0, len(name), len(cookie)))
        self._send(name + b"\0" * (-len(name) % 4) + cookie)
        head = self._read(8)
        body = self._read(4 * int.from_bytes(head[6:8], "little"))
        if head[0] != 1:
            raise EnvironmentBroken("The display refused the connection.")
        vendor, _, _, formats = struct.unpack_from("<HHBB", body, 16)
        self._base = int.from_bytes(body[4:8], "little")  # of the ids that are ours to give
        self._first_key, self._last_key = body[26], body[27]
        screen = 32 + vendor + (-vendor % 4) + 8 * formats
        self._root = int.from_bytes(body[screen : screen + 4], "little")
        self._size: tuple[int, int] = struct.unpack_from("<HH", body, screen + 20)

    def _read_keyboard(self) -> dict[int, tuple[int, bool]]:
        """Which keycode, with or without shift, gives a keysym; remembers those without a use here."""
        count = self._last_key - self._first_key + 1
        reply = self._ask(struct.pack("<BxHBBxx", 101, 2, self._first_key, count))
        found, self._spare = mapping.read(reply, self._first_key, count)
        return found

    def _parts(self, strokes: list[Stroke]) -> Iterator[list[Stroke]]:
        """Runs of strokes, each with no more missing characters than there are spare keys."""
        part: list[Stroke] = []
        missing: set[int] = set()
        for stroke in strokes:
            if stroke.keysym not in self._keyboard | missing:
                if len(missing) == len(self._spare):
                    yield part
                    part, missing = [], set()
                missing.add(stroke.keysym)
            part.append(stroke)
        yield part

    def _map_missing(self, keysyms: set[int]) -> None:
        """Give characters that are not on the keyboard a key of their own.

        Applications hear of it in the same stream as the keys, but then read the keyboard as it is, all
        of it for each message: keys that stand side by side are changed by one.
        a spare key that was used is lent again, oldest first, once its presses have been read.
        """
        missing = keysyms - self._keyboard
        new = sorted(missing.difference(self._lent.values()))
        usable = [keycode for keycode in self._spare if self._lent.get(keycode) not in missing]
        taken = usable[: len(new)]
        if any(keycode in self._lent for keycode in taken):
            self._wait_until_read()
        for keycode in taken:
            if keycode in self._lent:
                del self._keycodes[self._lent[keycode]]
        given = dict(zip(taken, new, strict=True))
        for request in mapping.requests(given):
            self._send(request)
        self._lent |= given
        self._keycodes |= {keysym: (keycode, False) for keycode, keysym in given.items()}
        self._spare = [keycode for keycode in self._spare if keycode not in taken] + taken

    def _press(self, stroke: Stroke) -> None:
        keycode, is_shifted = self._keycodes[stroke.keysym]
        modifiers = [self._keycodes[modifier][0] for modifier in stroke.modifiers]
        if is_shifted and _SHIFT not in stroke.modifiers:
            modifiers.append(self._keycodes[_SHIFT][0])
        for code in (*modifiers, keycode):
            self._fake(_KEY_PRESS, code)
        for code in (keycode, *reversed(modifiers)):
            self._fake(_KEY_RELEASE, code)

    def _wait_until_read(self) -> None:
        """Wait until the application has read every key and click so far.

        It answers a ping to any of its windows (_NET_WM_PING, to the root) in order with them; then it
        does them before it answers the next call.
        """
        self._pings += 1
        self._hear_until(lambda: self._answered == self._pings, self._ping)

    def _ping(self) -> None:
        window, *_ = self._numbers(self._root, _WINDOWS) or [0]
        if not window:  # nothing reads
            self._answered = self._pings
            return
        self._tell(window, "WM_PROTOCOLS", (self._atom("_NET_WM_PING"), 0, window, self._pings), 0)

    def _numbers(self, window: int, name: str) -> list[int]:
        """What a property of a window lists, at most 64 numbers; [] when the window is gone."""
        self._send(struct.pack("<BxHIIIII", _GET_PROPERTY, 6, window, self._atom(name), 0, 0, 64))
        while (head := self._read(32))[0] != 1:
            if head[0] == 0 and head[10] == _GET_PROPERTY:
                return []
            self._take(head)
        data = self._read(4 * int.from_bytes(head[4:8], "little"))
        return [number for (number,) in struct.iter_unpack("<I", data)]

    def _tell(self, window: int, kind: str, data: tuple[int, ...], mask: int) -> None:
        """Send a client message about ``window``: to it, or with a ``mask`` to who manages windows."""
        values = (*data, 0, 0, 0, 0, 0)[:5]
        event = struct.pack("<BBHII5I", _CLIENT_MESSAGE, 32, 0, window, self._atom(kind), *values)
        to = self._root if mask else window
        self._send(struct.pack("<BxHII", _SEND_EVENT, 11, to, mask) + event)

    def _ask_manager(self, window: int) -> None:
        """Let the window manager say how wide the frame of a window of ours would be."""
        self._tell(window, "_NET_REQUEST_FRAME_EXTENTS", (), _MANAGED)

    def _hear(self, events: int) -> None:
        """Receive ``events`` of the root window from now on."""
        self._send(struct.pack("<BxHIII", 2, 4, self._root, _EVENT_MASK, events))

    def _hear_until(self, is_answered: Callable[[], bool], ask: Callable[[], None]) -> None:
        """Read what comes until ``is_answered``, asking again now and then."""
        until = time.monotonic() + self._deadline
        while not is_answered():
            ask()
            again = time.monotonic() + _PATIENCE
            while not is_answered() and (left := again - time.monotonic()) > 0:
                if select.select([self._socket], [], [], left)[0]:
                    self._take(self._read(32))
            if time.monotonic() > until:
                raise EnvironmentBroken("Nobody reads what comes from the display.")

    def _take(self, event: bytes) -> None:
        """Note an event, or complain of an error that is not about a window just asked."""
        kind = event[0] & 0x7F
        if kind == 0 and event[10] != _SEND_EVENT:
            raise EnvironmentBroken(f"The display refused a request (X error {event[1]}).")
        if kind == _CLIENT_MESSAGE and (event[8:12], event[12:16]) == self._is_pong:
            self._answered = int.from_bytes(event[24:28], "little")
        if kind == _PROPERTY_NOTIFY:
            self._granted = int.from_bytes(event[4:8], "little")

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            text = name.encode() + b"\0" * (-len(name) % 4)
            head = struct.pack("<BxHHxx", 16, 2 + len(text) // 4, len(name))
            self._atoms[name] = int.from_bytes(self._ask(head + text)[8:12], "little")
        return self._atoms[name]

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        self._send(
            struct.pack("<BBHBBxxII8xhh8x", self._xtest, 2, 9, kind, detail, 0, self._root, x, y)
        )

    def _ask(self, request: bytes) -> bytes:
        self._send(request)
        while True:
            head = self._read(32)
            if head[0] == 1:
                return head + self._read(4 * int.from_bytes(head[4:8], "little"))
            self._take(head)

    def _send(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise EnvironmentBroken(f"The display is gone: {error}.") from error

    def _read(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            try:
                chunk = self._socket.recv(min(size - len(parts), 1 << 20))
            except OSError as error:
                raise EnvironmentBroken(f"The display stopped answering: {error}.") from error
            if not chunk:
                raise EnvironmentBroken("The display closed the connection.")
            parts += chunk
        return bytes(parts)


def _create_window(window: int, parent: int) -> bytes:
    """The request for a window that never shows and whose properties are reported to us."""
    attributes = struct.pack("<II", _EVENT_MASK, _PROPERTY_CHANGE)
    place = struct.pack("<IIhhHHHHI", window, parent, 0, 0, 1, 1, 0, 0, 0)
    return struct.pack("<BxH", 1, 9) + place + attributes


def write_png(picture: Image.Image, path: Path) -> None:
    """Save as PNG, quickly rather than small."""
    picture.save(path, format="PNG", compress_level=1)
