"""Survey of template documents: what the application shows of each when it is opened."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from lamwright.environments.environment import Environment
from lamwright.records.base import VersionedRecord
from lamwright.records.errors import DocumentError
from lamwright.records.observation import Control, Observation
from lamwright.records.progress import Progress
from lamwright.store.shelf import Shelf


class Survey(VersionedRecord):
    """A template as the application shows it, or why it does not open."""

    schema_version: Literal[1] = 1
    template: str
    observation: Observation | None = None
    menu: tuple[Control, ...] = ()
    error: str = ""


def survey(
    names: Sequence[str],
    folder: Path,
    environment: Environment,
    shelf: Shelf[Survey],
    progress: Progress,
) -> None:
    """Open each document of ``folder`` that is not on ``shelf`` yet, and keep what shows.

    Raises ``EnvironmentBroken``; a document that does not open is kept with its reason.
    """
    for name in names:
        try:
            observation = environment.reset(folder / name)
            found = Survey(template=name, observation=observation, menu=environment.menu())
        except DocumentError as error:
            found = Survey(template=name, error=str(error))
        shelf.put(name, found)
        progress.advance(name)
