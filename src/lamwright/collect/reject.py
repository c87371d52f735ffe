"""Rejects and their reasons, a closed list."""

from typing import Literal

from lamwright.records.base import Record
from lamwright.records.plan import Source

Reason = Literal[
    "unreadable",  # the file is empty, truncated, binary, too large or has no help text
    "no_task",  # no sentence says what the steps are for
    "no_steps",  # nothing imperative among the steps
    "lost_step",  # a list of which one item gave no step
    "too_short",
    "too_long",
    "not_english",
    "irrelevant",  # about another application, another platform or hardware
    "not_executable",  # no step names a menu entry, a control or a key; or it needs the mouse
    "duplicate",
    "near_duplicate",
    "no_plan",  # a query that no documented task answers
    "not_harder",  # an evolution that asks for nothing more than its parent
    "too_many_words",  # an evolution that adds more than 20 words
    "unfaithful",  # an evolution that forgot what its parent asked
    "unknown_control",  # a step names what the user interface is not known to offer
    "contradiction",  # the parts undo each other or cannot both be chosen
    "malformed_reply",  # a model answered something that cannot be used, again and again
]


class Reject(Record):
    """One page or procedure that did not become a pair."""

    stage: str
    reason: Reason
    source: Source
    text: str = ""
