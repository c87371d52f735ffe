"""What extraction finds on a page."""

from typing import Literal, NamedTuple

Kind = Literal["given", "numbered", "bullets", "reference", "prose", "control"]
PREFERENCE: tuple[Kind, ...] = ("given", "numbered", "bullets", "reference", "prose", "control")
"""Of duplicates the kind named first is kept."""


class Procedure(NamedTuple):
    """Steps and the words that say what they are for (not yet a task).

    ``lost`` names the first text of a list that should have given a step and did not.
    """

    kind: Kind
    purpose: str
    heading: str
    steps: tuple[str, ...]
    lost: str = ""
