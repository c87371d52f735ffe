"""Compound files (MS-CFB), as older Office formats are kept in: made by hand, for tests."""

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams):
    """A compound file with ``streams`` (name to bytes) in its root."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    starts, chain, position = [], [_FAT, _END], 2
    body = b""
    for data in padded.values():
        count = -(-len(data) // _SECTOR)
        starts.append(position)
        chain += [*range(position + 1, position + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
        position += count
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if padded else _FREE)]
    entries += [
        _entry(name, 2, starts[i], len(data), right=i + 2 if i + 1 < len(padded) else _FREE)
        for i, (name, data) in enumerate(padded.items())
    ]
    fat = b"".join(struct.pack("<I", link) for link in chain).ljust(_SECTOR, b"\xff")
    assert len(fat) == _SECTOR and len(entries) <= 4
    return _head() + fat + b"".join(entries).ljust(_SECTOR, b"\0") + body


def _head():
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    )
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    return head + struct.pack("<108I", *([_FREE] * 108))


def _entry(name, kind, start, size, *, child=_FREE, right=_FREE):
    reported = name.encode("utf-16-le")
    return (
        reported.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(reported) + 2, kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
