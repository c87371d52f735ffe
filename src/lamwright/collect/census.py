"""Census of sources that gave no pair: files by type, and reasons."""

import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from lamwright.collect.reject import Reject
from lamwright.collect.sources.archive import is_archive
from lamwright.collect.sources.folder import is_page

_MOST_SHOWN = 6
_MOST_COUNTED = 100_000


def complaint(paths: Sequence[Path], rejects: Iterable[Reject] | None) -> str:
    """One sentence on sources that gave no pair at all; ``rejects`` None: without the reasons."""
    types: Counter[str] = sum((census(path) for path in paths), Counter())
    reasons = Counter(f"{reject.stage}: {reject.reason}" for reject in rejects or ())
    where = ", ".join(str(path) for path in paths[:3]) + (", ..." if len(paths) > 3 else "")
    seen = (
        f"{sum(types.values())} files were seen ({_listed(types)})" if types else "no file is there"
    )
    why = f"; rejected: {_listed(reasons)}" if reasons else f"; {_why_silent(paths)}"
    reason = why if types and rejects is not None else ""
    return f"No task-plan pair was found in {where}: {seen}{reason}."


def _why_silent(paths: Sequence[Path]) -> str:
    has_pages = any(is_page(name) for path in paths for name in _names(path))
    return "no page holds a procedure" if has_pages else "none of them is documentation"


def census(path: Path) -> Counter[str]:
    """How many files of each type are at ``path``; of an archive, in it."""
    return Counter(_type(name) for name in _names(path))


def _names(path: Path) -> Iterator[str]:
    if path.is_dir():
        found = (each.name for each in path.rglob("*") if each.is_file())
        yield from (name for name, _ in zip(found, range(_MOST_COUNTED), strict=False))
    elif is_archive(path):
        yield from _members(path)
    else:
        yield path.name


def _members(path: Path) -> list[str]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return [each.filename for each in archive.infolist() if not each.is_dir()]
        with tarfile.open(path) as packed:
            return [each.name for each in packed if each.isfile()]
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError):
        return []


def _type(name: str) -> str:
    suffixes = PurePosixPath(name).suffixes
    if not suffixes:
        return "without ending"
    packed = len(suffixes) > 1 and suffixes[-1] in {".gz", ".txt"}
    return "".join(suffixes[-2:] if packed else suffixes[-1:]).lower()


def _listed(counts: Counter[str]) -> str:
    shown = [f"{name} {count}" for name, count in counts.most_common(_MOST_SHOWN)]
    rest = len(counts) - len(shown)
    return ", ".join([*shown, *([f"and {rest} more kinds"] if rest > 0 else [])])
