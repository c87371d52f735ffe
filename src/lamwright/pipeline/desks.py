"""Ledgers and desks for stages that ask a model: an endpoint, or files of requests and answers."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from lamwright.models.batch import BatchModel
from lamwright.models.desk import Desk
from lamwright.models.http import expert_model
from lamwright.models.ledger import Budget, Ledger
from lamwright.models.model import Completion, StructuredModel
from lamwright.store.shelf import Shelf

Door = Literal["llm", "batch"]


def ledger_of(
    by: Door, calls: Path, budget: Budget, environ: Mapping[str, str] = os.environ
) -> Ledger:
    """The ledger of a model that is asked ``by`` one of the doors; answers are kept in ``calls``.

    Raises ``UsageError`` when the environment names no endpoint, ``StageError`` for a file of answers
    that cannot be read.
    """
    name = environ.get("LAMWRIGHT_EXPERT_MODEL", "any")
    model: StructuredModel = expert_model(environ) if by == "llm" else BatchModel(calls, name)
    return Ledger(model, Shelf(calls, Completion), budget)


def desk_of(by: Door, calls: Path, budget: Budget | None = None, workers: int = 4) -> Desk:
    """A desk at this door."""
    return Desk(ledger_of(by, calls, budget or Budget()), workers=workers)
