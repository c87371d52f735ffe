"""Progress of long work: the command line draws it, tests count it."""

from typing import Protocol


class Progress(Protocol):
    """Called from one or several threads."""

    def begin(self, what: str, total: int | None) -> None:
        """A piece of work of ``total`` items starts (None: unknown)."""
        ...

    def advance(self, note: str = "") -> None:
        """One item is done."""
        ...

    def end(self, summary: str) -> None:
        """The piece is done; ``summary`` is one line."""
        ...


class Silent:
    """Says nothing."""

    def begin(self, what: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, note: str = "") -> None:
        """Nothing."""

    def end(self, summary: str) -> None:
        """Nothing."""
