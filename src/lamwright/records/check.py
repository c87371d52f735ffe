"""A check: one thing that must hold in the final state for a task to count as done."""

from pydantic import ConfigDict

from lamwright.records.base import Record


class Check(Record):
    """A kind and the fields that the application which knows this kind gives it.

    The application validates the fields and reads the answer from the saved document, never from
    the agent's word. Kinds of an application are subclasses that refuse unknown fields.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    kind: str
