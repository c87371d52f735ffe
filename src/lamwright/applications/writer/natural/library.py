"""The documents that natural requests are made on, by split, and the tasks as records."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lamwright.applications.writer.handwritten.library import write_documents
from lamwright.applications.writer.natural.making import Source, source_of
from lamwright.applications.writer.templates.library import write_templates
from lamwright.records.task import Split

_FEWEST = 4


def write_sources(folder: Path, split: Split, *, seed: int) -> tuple[Path, ...]:
    """Write the documents of a split: those of the requests by hand, and for training the templates."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    if split != "test":
        paths += write_documents(folder, split)
    if split == "train":
        paths += write_templates(folder, seed=seed)
    return tuple(paths)


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """The documents that hold enough to be spoken of."""
    for path in paths:
        source = source_of(path)
        if len(source.scene.rows) >= _FEWEST:
            yield source
