"""The policy protocol: it answers states with decisions."""

from typing import Protocol, runtime_checkable

from lamwright.records.trajectory import Decision, State


@runtime_checkable
class Varying(Protocol):
    """A policy that can try another way."""

    def varied(self, number: int) -> "Policy":
        """A policy for try ``number``, counted from 1; the same number gives the same policy."""
        ...


class Policy(Protocol):
    """One policy in one episode. It sees a ``State`` only: no check, no reference solution."""

    name: str

    def decide(self, state: State) -> Decision:
        """The next action. Raises ``ModelError`` when its model cannot be used."""
        ...
