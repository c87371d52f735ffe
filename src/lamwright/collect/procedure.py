"""What extraction finds on a page."""

from typing import Literal, NamedTuple

Kind = Literal["given", "numbered", "reference", "prose", "control"]
PREFERENCE: tuple[Kind, ...] = ("given", "numbered", "reference", "prose", "control")
"""Of duplicates the kind named first is kept."""


class Procedure(NamedTuple):
    """Steps and the words that say what they are for (not yet a task)."""

    kind: Kind
    purpose: str
    heading: str
    steps: tuple[str, ...]
