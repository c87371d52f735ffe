"""Folders of finished pairs, as ``lamwright collect --out`` and a run's ``01_plans`` leave them."""

from collections.abc import Iterator
from pathlib import Path

from lamwright.collect.sources.opener import lines_of
from lamwright.collect.sources.page import Page
from lamwright.records.plan import TaskPlan
from lamwright.store.shelf import read_records

_PAIRS = "plans.jsonl"
_EVOLVED = Path("evolved") / _PAIRS
_LONGEST_LINE = 400_000


class PairsFolder:
    """Pairs that were collected before: each line of ``plans.jsonl`` is taken as it stands.

    A pair of another application than ``application`` (empty: any) becomes a counted reject.
    """

    def __init__(self, path: Path, *, application: str = "") -> None:
        self._path = path / _PAIRS
        self.name = path.resolve().name
        self._application = application

    def pages(self) -> Iterator[Page]:
        """The pairs in their order."""
        for number, line in enumerate(lines_of(self._path, _LONGEST_LINE), 1):
            if line.strip():
                where = f"{_PAIRS}:{number}"
                yield Page(self.name, where, "", self._application, line.encode, "pairs")


def is_pairs(path: Path) -> bool:
    """Whether ``path`` is a folder of finished pairs."""
    return (path / _PAIRS).is_file()


def evolved_in(path: Path) -> list[TaskPlan]:
    """The evolved pairs of a folder of finished pairs. Raises ``StageError`` for a broken file."""
    there = is_pairs(path) and (path / _EVOLVED).is_file()
    return read_records(path / _EVOLVED, TaskPlan) if there else []
