"""The environment protocol: reset, observe, perform, save, close."""

from pathlib import Path
from typing import Protocol, runtime_checkable

from lamwright.records.action import Action
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Outcome


class Environment(Protocol):
    """A live application with one open document.

    Every call has a deadline; a dead, hung or display-less application raises
    ``EnvironmentBroken``, after which ``reset`` must start afresh. A document that cannot be
    opened raises ``DocumentError``. An action that cannot be done is an ``Outcome``, no exception.
    """

    name: str
    """Application name, e.g. 'writer'."""
    exports: Path
    """Folder where save_as writes; emptied by ``reset``."""

    def reset(self, document: Path | None) -> Observation:
        """Open a private copy of ``document`` (None: an empty one), dropping what was open."""
        ...

    def menu(self) -> tuple[Control, ...]:
        """All menu entries, names as paths ('Format > Character...'), with labels that no control shares."""
        ...

    def observe(self) -> Observation:
        """The showing controls and the canvas, after the interface has come to rest.

        ``DocumentError`` when an action closed the document: the episode is over, ``reset`` goes on.
        """
        ...

    def perform(self, action: Action) -> Outcome:
        """Do ``action`` on the latest observation and wait until the interface is at rest."""
        ...

    def screenshot(self, path: Path) -> None:
        """Write a PNG of the display to ``path``."""
        ...

    def save_copy(self, path: Path) -> None:
        """Write what the application now holds to ``path`` (format by suffix), changing nothing.

        ``DocumentError`` when an action closed the document, or it cannot be written.
        """
        ...

    def close(self) -> None:
        """End every process that was started. May be called twice."""
        ...


@runtime_checkable
class StandsFor(Protocol):
    """An environment in which a private copy can stand for a person's document."""

    def stand_for(self, document: Path | None) -> None:
        """What is opened from now on is ``document`` at a later time; None: itself again.

        It has its name, mode and addresses, also once it is gone.
        """
        ...


@runtime_checkable
class TakesBack(Protocol):
    """An environment that can go back to what it was before an action, by the application's own undo."""

    def mark(self) -> None:
        """Be ready to take the next action back: what the document is then is noted before it is done."""
        ...

    def take_back(self) -> bool:
        """Undo what the last ``perform`` did to the document; False, and it stays done, where that cannot be.

        Only an action that was marked is taken back, and only once. What was written to a file stays.
        Raises ``EnvironmentBroken`` only.
        """
        ...
