"""Writer's tasks on the fake environment: fast, for tests of what uses an application."""

from typing_extensions import override

from lamwright.applications.writer.application import Writer
from lamwright.environments.doctor import Finding
from lamwright.environments.environment import Environment
from lamwright.environments.fake import open_fake
from lamwright.guard.guard import Confirm, Guard
from lamwright.guard.policy import EffectPolicy
from lamwright.safety.tables import known


class Fake(Writer):
    """Writer's tasks, checks and codec on a simulated program."""

    name = "fake"
    opens = ()

    @property
    @override
    def documented_as(self) -> str:
        """Writer's help."""
        return "writer"

    @override
    def guard(self, confirm: Confirm | None = None, policy: EffectPolicy | None = None) -> Guard:
        """Writer's: its controls are called as Writer's are."""
        return Guard(policy, known("writer"), confirm=confirm)

    @override
    def examine(self) -> tuple[Finding, ...]:
        """Nothing is needed."""
        return ()

    @override
    def open(self) -> Environment:
        """The fake environment."""
        return open_fake()
