"""Stage one: documents in, task-plan pairs out (paper, section 3.1)."""

from lamwright.collect.collection import CollectConfig, Collection, StageYield, collect
from lamwright.collect.manual import Manual
from lamwright.collect.reject import Reject
from lamwright.collect.sources.queries import Sampling

__all__ = [
    "CollectConfig",
    "Collection",
    "Manual",
    "Reject",
    "Sampling",
    "StageYield",
    "collect",
]
