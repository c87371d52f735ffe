"""The policy protocol: it answers states with decisions."""

from typing import Protocol

from lamwright.records.trajectory import Decision, State


class Policy(Protocol):
    """One policy in one episode. It sees a ``State`` only: no check, no reference solution."""

    name: str

    def decide(self, state: State) -> Decision:
        """The next action. Raises ``ModelError`` when its model cannot be used."""
        ...
