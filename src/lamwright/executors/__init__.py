"""Where work runs: in this process, or in processes of this machine, behind one call."""

from lamwright.executors.executor import Executor, Worker
from lamwright.executors.inline import InlineExecutor
from lamwright.executors.local import LocalExecutor
from lamwright.executors.specification import Specification

__all__ = ["Executor", "InlineExecutor", "LocalExecutor", "Specification", "Worker"]
