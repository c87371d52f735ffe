"""A shelf: records of one kind, one small file each while they come in, one Parquet file when done."""

import contextlib
import glob
import gzip
import os
import re
import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from lamwright.records.base import Record
from lamwright.records.errors import StageError

R = TypeVar("R", bound=Record)
_SHARD = "records.parquet"
_SCRATCH = re.compile(r"\..+\.(\d+)\.\d+")


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` so that ``path`` holds the old or the new content, never a part of it."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with scratch.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            scratch.unlink()
        raise StageError(f"Cannot write {path}: {error.strerror}.") from error


def sweep(folder: Path) -> None:
    """Remove what processes that were killed had half written below ``folder``."""
    for path in folder.rglob(".*"):
        _sweep(path)


def sweep_beside(path: Path) -> None:
    """Remove what processes that were killed had half written of ``path`` itself."""
    for scratch in path.parent.glob(f".{glob.escape(path.name)}.*"):
        _sweep(scratch)


def _sweep(path: Path) -> None:
    found = _SCRATCH.fullmatch(path.name)
    if found and not Path("/proc", found[1]).exists():
        path.unlink(missing_ok=True)


class Shelf(Generic[R]):
    """Records of type ``kind`` under ``folder``, addressed by key.

    ``put`` is atomic, so a killed process loses at most the record it was writing. ``seal`` packs all
    into ``records.parquet`` (columns key, json; zstd), sorted by key: same records, same order.
    """

    def __init__(self, folder: Path, kind: type[R]) -> None:
        self.folder = folder
        self._kind = kind
        self._items = folder / "items"

    def keys(self) -> frozenset[str]:
        """Keys of all records here."""
        loose = {p.name.removesuffix(".json.gz") for p in self._items.glob("*.json.gz")}
        return frozenset(loose | set(self._sealed_column("key")))

    def put(self, key: str, record: R) -> None:
        """Store one record; an existing one of this key is replaced."""
        data = gzip.compress(record.model_dump_json().encode(), compresslevel=3, mtime=0)
        write_atomically(self._items / f"{key}.json.gz", data)

    def get(self, key: str) -> R:
        """The record of ``key``. Raises ``KeyError``."""
        path = self._items / f"{key}.json.gz"
        if path.exists():
            return parse_record(self._kind, gzip.decompress(path.read_bytes()), self.folder)
        return parse_record(self._kind, self._texts()[key], self.folder)

    def __iter__(self) -> Iterator[R]:
        for _, record in self.items():
            yield record

    def items(self) -> Iterator[tuple[str, R]]:
        """Keys and records one after the other, by key."""
        for key, text in sorted(self._texts().items()):
            yield key, parse_record(self._kind, text, self.folder)

    def by_key(self) -> dict[str, R]:
        """All records by key."""
        return dict(self.items())

    def seal(self) -> int:
        """Pack everything into one Parquet file; returns how many records it holds."""
        texts = sorted(self._texts().items())
        table = pa.table({"key": [k for k, _ in texts], "json": [t for _, t in texts]})
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        write_atomically(self.folder / _SHARD, sink.getvalue().to_pybytes())
        shutil.rmtree(self._items, ignore_errors=True)
        return len(texts)

    def _texts(self) -> dict[str, str]:
        texts = dict(zip(self._sealed_column("key"), self._sealed_column("json"), strict=True))
        for path in self._items.glob("*.json.gz"):
            texts[path.name.removesuffix(".json.gz")] = gzip.decompress(path.read_bytes()).decode()
        return texts

    def _sealed_column(self, name: str) -> list[str]:
        shard = self.folder / _SHARD
        if not shard.exists():
            return []
        column: list[str] = pq.read_table(shard, columns=[name]).column(name).to_pylist()
        return column


def write_records(path: Path, records: Iterable[Record]) -> int:
    """Write records as JSON lines, atomically; returns how many."""
    lines = [record.model_dump_json() for record in records]
    write_atomically(path, "".join(f"{line}\n" for line in lines).encode())
    return len(lines)


def read_records(path: Path, kind: type[R]) -> list[R]:
    """Read JSON lines of one record type. Raises ``StageError`` if the file is missing."""
    if not path.exists():
        raise StageError(f"{path} is missing; run the stage that makes it first.")
    with path.open(encoding="utf-8") as file:
        return [parse_record(kind, line, path) for line in file if line.strip()]


def parse_record(kind: type[R], text: str | bytes, where: Path) -> R:
    """One record from JSON. Raises ``StageError`` (one sentence) for what is no such record."""
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        what = first["msg"].removeprefix("Value error, ")
        at = f" at {place}" if place else ""
        raise StageError(
            f"{where} holds a {kind.__name__} that cannot be read{at}: {what}."
        ) from error


def write_parquet(path: Path, records: Iterable[Record]) -> int:
    """Write flat records as a Parquet table, one column a field (nested fields as JSON)."""
    rows = [record.model_dump(mode="json") for record in records]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), sink, compression="zstd")
    write_atomically(path, sink.getvalue().to_pybytes())
    return len(rows)
