"""A task family: the ways to ask for one thing, how to do it, and how to see that it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from pydantic import Field

from lamwright.instantiate.scene import Scene
from lamwright.records.action import Action
from lamwright.records.base import Record
from lamwright.records.check import Check, UnchangedExcept

Order = Literal["first", "last", "alone"]
"""Where a family may stand in a two-part task: anywhere, only second, or not at all."""
Topic = Literal["text", "table", "page", "properties", "tracking"]
"""What a family is about; two parts of a task share no topic but the text."""


class Binding(Record):
    """What one request names. Fields at their default play no part in it."""

    span: str = Field(default="", description="text that occurs once in the document")
    place: str = Field(default="", description="words that name a paragraph")
    paragraph: int = Field(default=0, description="index of the paragraph meant or touched")
    last: int = Field(default=0, description="last paragraph of a stretch")
    whole: str = Field(default="", description="text of that paragraph")
    wholes: tuple[str, ...] = Field(default=(), description="texts of a stretch of paragraphs")
    table: str = Field(default="", description="words that name a table")
    number: int = Field(default=0, description="the table, counted from 1")
    row: int = 0
    column: int = 0
    cell: str = Field(default="", description="text of that cell, once in the document")
    option: str = Field(default="", description="the choice, as the request says it")
    text: str = Field(default="", description="new text, copied from the request")
    rows: int = 0
    columns: int = 0
    size: int = 0
    file: str = ""

    def fields(self) -> dict[str, str | int | float]:
        """The parameters that play a part, for ``Task.parameters`` and for the phrasings."""
        given = self.model_dump(exclude_defaults=True, exclude={"wholes"})
        return dict(given)


@dataclass(frozen=True)
class Family:
    """One family of tasks.

    ``draw`` finds parameters in a document and raises ``NoFit`` when there are none. ``check``
    says when the task is done; ``effect`` says what may differ besides (the collateral check).
    """

    name: str
    source: str
    """Help page it comes from, below the help's language folder."""
    phrasings: tuple[str, ...]
    draw: Callable[[Scene, Random], Binding]
    solve: Callable[[Binding], tuple[Action, ...]]
    check: Callable[[Binding, Scene], tuple[Check, ...]]
    effect: Callable[[Binding, Scene], UnchangedExcept]
    order: Order = "first"
    topic: Topic = "text"

    def request(self, phrasing: int, binding: Binding) -> str:
        """The request in words."""
        words = self.phrasings[phrasing].format_map(binding.fields())
        return words[0].upper() + words[1:]


def one_of(options: Mapping[str, object] | tuple[str, ...], random: Random) -> str:
    """One option, whatever the order of a mapping's making."""
    return random.choice(sorted(options))
