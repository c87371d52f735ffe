"""What was found for a request in one state: controls, paragraphs, references and plans, best first."""

from typing import Literal

from pydantic import Field

from lamwright.records.base import Record
from lamwright.records.observation import Control
from lamwright.records.plan import TaskPlan

Means = Literal["quotation", "order", "role", "range", "kind", "content", "whole"]
"""How words of a request name a part of a document."""


class RankedControl(Record):
    """A control and how well it fits."""

    control: Control
    score: float = Field(description="log-odds that it is needed; above 0 is more likely than not")


class RankedParagraph(Record):
    """A body paragraph and how well it fits."""

    index: int = Field(description="counted from 1, as select_paragraph takes it")
    score: float = Field(description="log-odds that it is meant")


class Target(Record):
    """A part of the document that words of the request mean."""

    means: Means
    words: str = Field(description="the words of the request that name it")
    paragraphs: tuple[int, ...] = Field(default=(), description="body paragraphs, in order")
    text: str = Field(default="", description="of a part of one paragraph: as it stands there")
    table: int = Field(default=0, description="number of the table; 0: not in a table")
    cells: tuple[str, ...] = Field(default=(), description="addresses, row by row; none: all of it")
    score: float = Field(default=0.0, description="how sure, 0 to 1")


class RankedPlan(Record):
    """A documented plan and how well it fits."""

    plan: TaskPlan
    score: float = Field(description="cosine of request and task, words counted in")


class RankedValue(Record):
    """Something a request names that could be filled in, and how well it fits."""

    value: str
    score: float = Field(description="logarithm of its share of belief")


class RankedSelection(Record):
    """Something to select, worded as the action that selects it, and how well it fits."""

    selection: str = Field(description="``Select paragraph 3``; empty: nothing need be selected")
    score: float = Field(description="logarithm of its share of belief")


class RankedWay(Record):
    """A way to do something that was seen to work, without its target: ``Click "Bold"``."""

    steps: tuple[str, ...] = Field(description="wordings of actions; '…' stands for a value")
    score: float = Field(description="log-odds that the request asks for it")
    joins: bool = Field(
        default=True,
        description="whether requests were seen that ask for it beside the likeliest way",
    )
    values: tuple[tuple[RankedValue, ...], ...] = Field(
        default=(), description="for each '…' in order: what could be filled in, best first"
    )
    place: RankedSelection | None = Field(
        default=None,
        description="what it is done to, where several ways are asked for at once and this is known",
    )


class Retrieved(Record):
    """All that was found; each list is in order of rank."""

    controls: tuple[RankedControl, ...] = ()
    paragraphs: tuple[RankedParagraph, ...] = ()
    targets: tuple[Target, ...] = ()
    plans: tuple[RankedPlan, ...] = ()
    ways: tuple[RankedWay, ...] = ()
    selections: tuple[RankedSelection, ...] = ()
    parts: int = Field(
        default=0, description="how many of the ways are asked for at once; 0: not known"
    )
    doubt: str = Field(
        default="", description="why nothing should be done, in a sentence; empty: something should"
    )
    is_clear: bool = Field(
        default=False,
        description="whether the request asks for what can be done, as far as it shows",
    )
