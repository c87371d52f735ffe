"""What keys give, and requests that give them other characters (X11 protocol)."""

import struct
from collections.abc import Iterator, Mapping

_LEVELS = 2
"""What a key gives without and with shift: the same."""

_MEDIA_KEYS = 0x1008FF
"""XF86AudioPlay and the like begin with it: no application is asked for them here."""


def read(reply: bytes, first: int, count: int) -> tuple[dict[int, tuple[int, bool]], list[int]]:
    """Keysyms with their keycodes, and whether with shift; keycodes that are free for other characters.

    ``reply``: to GetKeyboardMapping for ``count`` keycodes from ``first``.
    """
    width = reply[1]
    keysyms = struct.unpack_from(f"<{width * count}I", reply, 32)
    found: dict[int, tuple[int, bool]] = {}
    spare: list[int] = []
    for index in range(count):
        row = keysyms[index * width : (index + 1) * width]
        if all(keysym == 0 or keysym >> 8 == _MEDIA_KEYS for keysym in row):
            spare.append(first + index)
            continue
        for level, keysym in enumerate(row[:_LEVELS]):
            found.setdefault(keysym, (first + index, level == 1))
    return found, spare


def requests(keysyms: Mapping[int, int]) -> Iterator[bytes]:
    """What makes keycodes give keysyms, one request for keycodes that stand side by side.

    Each client reads the whole keyboard again for each request.
    """
    run: list[int] = []
    for keycode in sorted(keysyms):
        if run and keycode != run[-1] + 1:
            yield _request(run, keysyms)
            run = []
        run.append(keycode)
    if run:
        yield _request(run, keysyms)


def _request(run: list[int], keysyms: Mapping[int, int]) -> bytes:
    given = [keysyms[keycode] for keycode in run for _ in range(_LEVELS)]
    size = 2 + len(given)
    return struct.pack(f"<BBHBBxx{len(given)}I", 100, len(run), size, run[0], _LEVELS, *given)
