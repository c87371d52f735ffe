"""What every kind of check on a text document is."""

from pydantic import ConfigDict

from lamwright.records.check import Check


class WriterCheck(Check):
    """A check that Writer's judge can run; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
