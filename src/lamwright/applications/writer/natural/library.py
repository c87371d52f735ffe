"""The documents that natural requests are made on, by split, and the tasks as records."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lamwright.applications.writer.handwritten.library import write_documents
from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.applications.writer.natural.documents import make_document
from lamwright.applications.writer.natural.making import Source, source_of
from lamwright.applications.writer.templates.library import write_templates
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document
from lamwright.documents.word.writer import write_docx
from lamwright.records.task import Split

_FEWEST = 4
_MADE = {"train": 96, "validation": 24, "test": 36}
"""How many documents are made for a split."""


def write_sources(folder: Path, split: Split, *, seed: int) -> tuple[Path, ...]:
    """Write the documents of a split: made ones, those by hand, and for training the templates."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    if split != "test":
        paths += write_documents(folder, split)
    if split == "train":
        paths += write_templates(folder, seed=seed)
    paths += [_made(folder, number, split, seed) for number in range(_MADE[split])]
    return tuple(paths)


def _made(folder: Path, number: int, split: Split, seed: int) -> Path:
    """Every third one is a Word document."""
    text = make_document(number, split, seed=seed)
    kind = text.partition("\n")[0].removeprefix("about: ")
    path = write_odt(folder / f"made-{kind}-{number:03}.odt", document_parts(text))
    if number % 3 != 1:
        return path
    word = write_docx(path.with_suffix(".docx"), read_document(path))
    path.unlink()
    return word


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """The documents that hold enough to be spoken of."""
    for path in paths:
        source = source_of(path)
        if len(source.scene.rows) >= _FEWEST:
            yield source
