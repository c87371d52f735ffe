"""Logs of search queries: one query a line, sampled, in constant memory."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from lamwright.collect.sources.folder import is_page
from lamwright.collect.sources.opener import lines_of
from lamwright.collect.sources.page import Page
from lamwright.records.base import Record

_LONGEST_LINE = 4_000
_COLUMNS = ("query", "search", "q", "text", "keywords", "term")


class Sampling(Record):
    """Which lines of a log are read."""

    rate: float = 1.0
    seed: int = 0


class QueryLog:
    """A CSV, TSV, JSONL or plain log; line ``n`` is drawn by seed and number, whatever the order."""

    def __init__(
        self, path: Path, *, application: str = "", sampling: Sampling | None = None
    ) -> None:
        self._path = path
        self.name = path.name.split(".")[0]
        self._application = application or self.name
        self._sampling = sampling or Sampling()
        self._suffix = Path(path.name.removesuffix(".gz")).suffix.lower()

    def pages(self) -> Iterator[Page]:
        """The drawn queries, in the order of the log."""
        place: int | None = None
        for number, line in enumerate(lines_of(self._path, _LONGEST_LINE), 1):
            if number == 1 and self._suffix in {".csv", ".tsv"}:
                place = _column(self._cells(line))
                if place is not None:
                    continue
            if line.strip() and self._drawn(number):
                query = self._query(line, place or 0).strip()
                yield Page(
                    self.name,
                    f"{self._path.name}:{number}",
                    "",
                    self._application,
                    query.encode,
                    "query-log",
                )

    def _drawn(self, number: int) -> bool:
        if self._sampling.rate >= 1:
            return True
        digest = hashlib.blake2b(f"{self._sampling.seed}:{number}".encode(), digest_size=7).digest()
        drawn: bool = int.from_bytes(digest) < self._sampling.rate * 2**56
        return drawn

    def _query(self, line: str, place: int) -> str:
        if self._suffix == ".jsonl":
            return _field(line)
        cells = self._cells(line)
        return cells[place] if place < len(cells) else ""

    def _cells(self, line: str) -> list[str]:
        if self._suffix not in {".csv", ".tsv"}:
            return [line]
        separator = "\t" if self._suffix == ".tsv" else ","
        return next(_rows([line], separator), [])


def is_log(path: Path) -> bool:
    """Whether ``path`` is named like a log of queries."""
    name = path.name.lower().removesuffix(".gz")
    return name.endswith((".csv", ".tsv", ".jsonl", ".log", ".txt")) and not is_page(name)


def _rows(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error:
        yield []


def _column(cells: list[str]) -> int | None:
    """The column whose heading says that it holds queries."""
    names = [cell.strip().lower() for cell in cells]
    return next((names.index(name) for name in _COLUMNS if name in names), None)


def _field(line: str) -> str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    if isinstance(found, str):
        return found
    if isinstance(found, dict):
        return next((str(found[name]) for name in _COLUMNS if found.get(name)), "")
    return ""
