"""A path -> the source that reads it."""

from pathlib import Path

from lamwright.collect.sources.archive import Archive, is_archive
from lamwright.collect.sources.folder import DocumentFolder
from lamwright.collect.sources.page import PageSource
from lamwright.collect.sources.pairs import PairsFolder, is_pairs
from lamwright.collect.sources.queries import QueryLog, Sampling, is_log
from lamwright.records.errors import UsageError


def open_source(
    path: Path, application: str, *, licence: str = "", sampling: Sampling | None = None
) -> PageSource:
    """The source that reads ``path``. Raises ``UsageError`` when there is nothing there.

    Args:
        path: a folder, a page, an archive, a query log, a task file of UFO, or finished pairs.
        application: whose documentation it is; ``all``: each source says itself.
        licence: of the text, where the source does not say.
        sampling: which lines of a query log are read.
    """
    check_source(path)
    owner = "" if application == "all" else application
    if is_pairs(path):
        return PairsFolder(path, application=owner)
    if path.is_file() and is_archive(path):
        return Archive(path, application=owner, licence=licence)
    if path.is_file() and is_log(path):
        return QueryLog(path, application=owner, sampling=sampling)
    return DocumentFolder(path, application=owner, licence=licence)


def check_source(path: Path) -> None:
    """Raises ``UsageError`` when there is nothing at ``path`` that could be read."""
    if not path.exists():
        raise UsageError(f"There is no file or folder {path}; give a folder of documentation.")
    if not path.is_file() and not path.is_dir():
        raise UsageError(f"{path} is neither a file nor a folder, so it is not read.")
