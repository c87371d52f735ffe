"""Stage one: documents in, task-plan pairs out (paper, section 3.1)."""

from lamwright.collect.collection import Collection, StageYield, collect
from lamwright.collect.reject import Reject
from lamwright.collect.sources import default_help

__all__ = ["Collection", "Reject", "StageYield", "collect", "default_help"]
