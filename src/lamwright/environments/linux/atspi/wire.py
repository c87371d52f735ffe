"""The part of the D-Bus wire format that AT-SPI needs: bodies packed and read by signature.

Source: D-Bus specification, "Marshaling (Wire Format)", little endian only.
"""

import struct
from collections.abc import Callable
from functools import lru_cache

Reader = Callable[[bytes, int], tuple[object, int]]
"""Takes a buffer and an offset, gives the value and the offset behind it."""

_FIXED = {
    "y": ("<B", 1),
    "n": ("<h", 2),
    "q": ("<H", 2),
    "b": ("<I", 4),
    "i": ("<i", 4),
    "u": ("<I", 4),
    "x": ("<q", 8),
    "t": ("<Q", 8),
    "d": ("<d", 8),
}


class Variant:
    """A value that travels with its signature (D-Bus type ``v``)."""

    def __init__(self, signature: str, value: object) -> None:
        self.signature = signature
        self.value = value


def alignment(code: str) -> int:
    """Byte boundary on which a value of type ``code`` starts."""
    if code in _FIXED:
        return _FIXED[code][1]
    return {"s": 4, "o": 4, "a": 4, "(": 8, "{": 8}.get(code, 1)


@lru_cache(maxsize=512)
def split_signature(signature: str) -> tuple[str, ...]:
    """The complete types of a signature: ``a(so)i`` gives ``a(so)`` and ``i``."""
    parts, start = [], 0
    while start < len(signature):
        end = _end_of_type(signature, start)
        parts.append(signature[start:end])
        start = end
    return tuple(parts)


def _end_of_type(signature: str, start: int) -> int:
    if signature[start] == "a":
        return _end_of_type(signature, start + 1)
    if signature[start] not in "({":
        return start + 1
    depth = 0
    for index in range(start, len(signature)):
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(signature[index], 0)
        if depth == 0:
            return index + 1
    raise ValueError(f"unbalanced D-Bus signature {signature!r}")


def pack(signature: str, *values: object) -> bytes:
    """The body of a message with ``values`` of the types in ``signature``."""
    out = bytearray()
    for part, value in zip(split_signature(signature), values, strict=True):
        _pack_one(out, part, value)
    return bytes(out)


def _pad(out: bytearray, boundary: int) -> None:
    out.extend(b"\0" * (-len(out) % boundary))


def _pack_one(out: bytearray, part: str, value: object) -> None:
    code = part[0]
    _pad(out, alignment(code))
    if code in _FIXED:
        out.extend(struct.pack(_FIXED[code][0], value))
    elif code in "so":
        raw = str(value).encode()
        out.extend(struct.pack("<I", len(raw)) + raw + b"\0")
    elif code == "g":
        raw = str(value).encode()
        out.extend(bytes([len(raw)]) + raw + b"\0")
    elif code == "v":
        assert isinstance(value, Variant)
        _pack_one(out, "g", value.signature)
        _pack_one(out, value.signature, value.value)
    else:
        assert isinstance(value, list | tuple)
        _pack_many(out, part, value)


def _pack_many(out: bytearray, part: str, values: list[object] | tuple[object, ...]) -> None:
    if part[0] in "({":
        for inner, value in zip(split_signature(part[1:-1]), values, strict=True):
            _pack_one(out, inner, value)
        return
    place = len(out)
    out.extend(b"\0\0\0\0")
    _pad(out, alignment(part[1]))
    start = len(out)
    for value in values:
        _pack_one(out, part[1:], value)
    struct.pack_into("<I", out, place, len(out) - start)


def unpack(signature: str, body: bytes) -> tuple[object, ...]:
    """The values of a message body."""
    values, offset = [], 0
    for part in split_signature(signature):
        value, offset = reader(part)(body, offset)
        values.append(value)
    return tuple(values)


@lru_cache(maxsize=512)
def reader(part: str) -> Reader:
    """A function that reads one complete type; built once per type, so that calls are fast."""
    code = part[0]
    if code in _FIXED:
        return _fixed_reader(*_FIXED[code])
    if code in "so":
        return _read_string
    if code == "g":
        return _read_signature
    if code == "v":
        return _read_variant
    if code == "a":
        return _array_reader(part[1:])
    return _struct_reader(split_signature(part[1:-1]))


def _fixed_reader(layout: str, size: int) -> Reader:
    unpack_from = struct.Struct(layout).unpack_from

    def read(buffer: bytes, offset: int) -> tuple[object, int]:
        offset += -offset % size
        return unpack_from(buffer, offset)[0], offset + size

    return read


def _read_string(buffer: bytes, offset: int) -> tuple[object, int]:
    offset += -offset % 4
    start = offset + 4
    end = start + int.from_bytes(buffer[offset:start], "little")
    return buffer[start:end].decode("utf-8", "replace"), end + 1


def _read_signature(buffer: bytes, offset: int) -> tuple[object, int]:
    end = offset + 1 + buffer[offset]
    return buffer[offset + 1 : end].decode(), end + 1


def _read_variant(buffer: bytes, offset: int) -> tuple[object, int]:
    signature, offset = _read_signature(buffer, offset)
    return reader(str(signature))(buffer, offset)


def _array_reader(inner: str) -> Reader:
    read_item, boundary = reader(inner), alignment(inner[0])

    def read(buffer: bytes, offset: int) -> tuple[object, int]:
        offset += -offset % 4
        size = int.from_bytes(buffer[offset : offset + 4], "little")
        offset += 4
        offset += -offset % boundary
        end, items = offset + size, []
        while offset < end:
            item, offset = read_item(buffer, offset)
            items.append(item)
        return items, offset

    return read


def _struct_reader(parts: tuple[str, ...]) -> Reader:
    readers = tuple(reader(part) for part in parts)

    def read(buffer: bytes, offset: int) -> tuple[object, int]:
        offset += -offset % 8
        values = []
        for read_one in readers:
            value, offset = read_one(buffer, offset)
            values.append(value)
        return tuple(values), offset

    return read
