"""How to make something in another process: a callable by name, and its arguments as JSON."""

from importlib import import_module
from typing import Any

from pydantic import Field, JsonValue, field_validator

from lamwright.records.base import Record


class Specification(Record):
    """Serialisable specification: any process builds the same object from it."""

    make: str = Field(description="'package.module:callable'")
    arguments: dict[str, JsonValue] = Field(default_factory=dict)

    @field_validator("make")
    @classmethod
    def _names_a_callable(cls, make: str) -> str:
        module, _, name = make.partition(":")
        if not all(part.isidentifier() for part in (*module.split("."), *name.split("."))):
            raise ValueError(f"'{make}' is not of the form 'package.module:callable'")
        return make

    def build(self) -> Any:  # noqa: ANN401 - whatever the callable makes
        """Import the callable and call it with the arguments."""
        module, _, name = self.make.partition(":")
        found: Any = import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
        return found(**self.arguments)
