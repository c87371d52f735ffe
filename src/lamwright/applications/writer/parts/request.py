"""A request that an annotator wrote, and what it means."""

from typing import Literal

from pydantic import AliasChoices, Field, JsonValue, model_validator

from lamwright.records.base import Record

_IN = AliasChoices("in", "within")
"""As annotators write it, and as records are stored."""


class Span(Record):
    """Words inside a paragraph (or anywhere, when they occur once)."""

    text: str
    within: str = Field(default="", validation_alias=_IN, description="beginning of the paragraph")


class Target(Record):
    """The part of a document that is meant; one of the fields is given."""

    paragraph: str = Field(default="", description="exact beginning of its text")
    paragraphs: tuple[str, ...] = ()
    range: tuple[str, str] | None = Field(default=None, description="first and last paragraph")
    text: str = ""
    within: str = Field(
        default="", validation_alias=_IN, description="of ``text``: its paragraph's beginning"
    )
    texts: tuple[Span, ...] = ()
    cells: str = Field(default="", description="'A1:C1' or 'B2' of ``table``")
    table: int = 0
    document: bool = False
    start: bool = False
    end: bool = False


class Part(Record):
    """One operation and its target; further keys are its arguments."""

    op: str
    target: Target
    arguments: dict[str, JsonValue] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: object) -> object:
        """``{"op": "size", "target": ..., "pt": 14}`` as annotators write it."""
        if not isinstance(data, dict) or "arguments" in data:
            return data
        own = {key: value for key, value in data.items() if key in {"op", "target"}}
        return {**own, "arguments": {k: v for k, v in data.items() if k not in own}}

    def text(self, name: str, otherwise: str = "") -> str:
        """An argument as text."""
        value = self.arguments.get(name, otherwise)
        return value if isinstance(value, str) else str(value)

    def number(self, name: str, otherwise: float = 0.0) -> float:
        """An argument as a number. Raises ``ValueError`` when it is none."""
        value = self.arguments.get(name, otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ValueError(f"{name} is no number")
        return float(value)


class Request(Record):
    """One request on one document; without parts it cannot be done, or is not clear."""

    document: str
    request: str
    parts: tuple[Part, ...]
    answer: Literal["", "impossible", "unclear"] = ""
    why: str = ""
    by: str = Field(description="how the place is said: quote, ordinal, role, description ...")
    voice: str = ""
