"""Documented plans in the order in which they fit a request."""

from collections.abc import Sequence

import numpy as np

from lamwright.models.vectors import CachedEncoder
from lamwright.records.plan import TaskPlan
from lamwright.records.retrieved import RankedPlan
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.requests import clauses

_WORDS = 0.3


def ranked_plans(
    request: str, plans: Sequence[TaskPlan], encoder: CachedEncoder | None
) -> list[RankedPlan]:
    """All plans, best first: cosine of the request's nearest clause and the task, and shared words."""
    if not plans:
        return []
    asked = frozenset(content_stems(request))
    stems = [frozenset(content_stems(plan.task)) for plan in plans]
    scores = np.array([len(asked & held) / max(len(held), 1) for held in stems], dtype=np.float32)
    if encoder is not None:
        tasks = encoder.keep([plan.task for plan in plans])
        near = (tasks @ encoder.encode(clauses(request)).T).max(axis=1)
        scores = near + _WORDS * scores
    order = np.argsort(-scores, kind="stable")
    return [RankedPlan(plan=plans[i], score=float(scores[i])) for i in order]
