"""What is seen when a document has just been opened: many first decisions are trained on one look."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from lamwright.applications import Application
from lamwright.records.base import Record
from lamwright.records.observation import Control, Observation


class Opening(Record):
    """A document as it is seen at first, and the menu of its window."""

    document: str
    observation: Observation
    menu: tuple[Control, ...]


def record_openings(application: Application, documents: Iterable[Path], out: Path) -> None:
    """Open each document that has no file in ``out`` yet, and keep what is seen."""
    out.mkdir(parents=True, exist_ok=True)
    environment = application.open()
    try:
        for document in documents:
            file = out / f"{document.name}.json.gz"
            if not file.exists():
                seen = environment.reset(document)
                opening = Opening(document=document.name, observation=seen, menu=environment.menu())
                file.write_bytes(gzip.compress(opening.model_dump_json().encode()))
    finally:
        environment.close()


def read_opening(folder: Path, document: str) -> Opening:
    """The opening of a document of this name."""
    text = gzip.decompress((folder / f"{document}.json.gz").read_bytes())
    return Opening.model_validate_json(text)
