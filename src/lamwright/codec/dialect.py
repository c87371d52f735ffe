"""An application's part of prompts and replies: its document, its actions, its plan steps."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from lamwright.codec.relevance import Wanted
from lamwright.records.action import BaseAction
from lamwright.records.canvas import Canvas
from lamwright.records.trajectory import State


class Terminal(NamedTuple):
    """One terminal of the reply grammar, as Lark text for llguidance."""

    name: str
    alternatives: Sequence[str]
    lines: Sequence[str] = ()
    """Further terminals that the alternatives use."""


class Dialect(Protocol):
    """An application's part of a codec; pure functions of what is observed."""

    actions: tuple[type[BaseAction], ...]
    """What it adds to the core vocabulary, as prompts for large models list it."""

    def canvas_lines(self, canvas: Canvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
        """The document in at most about ``limit`` lines of about ``words`` words."""
        ...

    def texts(self, canvas: Canvas) -> list[str]:
        """Texts of the document; any run of their words may be named in a reply."""
        ...

    def replies(self, state: State) -> list[Terminal]:
        """Replies that are possible here beyond the core ones: thought, function, arguments.

        The alternatives may use the terminals CANVAS, REQUEST, TYPED, NUMBER, INT, SIZE and KEYS.
        """
        ...

    def steps(self, state: State) -> Mapping[str, str]:
        """Steps that a plan may hold beyond the core ones, by terminal name."""
        ...


class CoreDialect:
    """No document in prompts and no action beyond the core ones."""

    actions: tuple[type[BaseAction], ...] = ()

    def canvas_lines(self, canvas: Canvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
        """Nothing."""
        del canvas, wanted, limit, words
        return []

    def texts(self, canvas: Canvas) -> list[str]:
        """Nothing."""
        del canvas
        return []

    def replies(self, state: State) -> list[Terminal]:
        """Nothing."""
        del state
        return []

    def steps(self, state: State) -> Mapping[str, str]:
        """Nothing."""
        del state
        return {}
