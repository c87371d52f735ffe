"""What the rest of lamwright knows of an application: one class, with a default for most of it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from lamwright.agent.policies.documentation.planning import Script, no_skills
from lamwright.agent.policies.documentation.reading import Goal
from lamwright.codec import CompactCodec, CoreDialect, Dialect
from lamwright.codec.paper import PaperCodec
from lamwright.collect.manual import Manual
from lamwright.environments.doctor import Finding
from lamwright.environments.environment import Environment
from lamwright.guard.guard import Confirm, Guard
from lamwright.guard.policy import EffectPolicy
from lamwright.instantiate.instantiate import Instantiation
from lamwright.instantiate.lineage import Described
from lamwright.judge.judge import Judge
from lamwright.records.observation import Control
from lamwright.records.task import Split


class Application(ABC):
    """One application: its environment, its tasks, its judge, and what only it knows besides.

    A package of its own registers an instance under the entry point group
    ``lamwright.applications``; see ``docs/guides/own-application.md``.
    """

    name: str
    """As a command line option is called: 'writer'."""
    suffixes: tuple[str, ...] = ()
    """File types it saves, its own first (final documents are saved in it); (): no documents."""
    opens: tuple[str, ...] = ()
    """File types whose documents ``act`` opens in it unless another application is named."""

    @property
    def title(self) -> str:
        """As people call it: 'Writer'."""
        return self.name.title()

    @property
    def documented_as(self) -> str:
        """What ``collect`` calls it in documentation that speaks of several applications."""
        return self.name

    @abstractmethod
    def open(self) -> Environment:
        """A private instance, started at the first reset. Whoever opens it closes it."""

    def open_unfenced(self) -> Environment:
        """An instance that the kernel keeps from nothing, for machines that cannot do that."""
        return self.open()

    @abstractmethod
    def tasks(self, templates: Path, *, split: Split, count: int, seed: int) -> Instantiation:
        """At most ``count`` tasks of a split, on the documents in ``templates``.

        The same arguments give the same tasks; the splits share none.
        """

    @abstractmethod
    def judge(self) -> Judge:
        """Who says whether a task was done, from the state an episode left."""

    def examine(self) -> tuple[Finding, ...]:
        """What this machine must have for it, for ``lamwright doctor``."""
        return ()

    def write_templates(self, folder: Path, *, seed: int) -> None:
        """Write its template documents, and ``description.json``, into ``folder``."""
        del seed
        folder.mkdir(parents=True, exist_ok=True)

    def documentation(self) -> Path | None:
        """Where its documentation is installed: a folder or file that ``collect`` can read."""
        return None

    def manual(self) -> Manual:
        """What only the application knows about its documentation; the default fits most."""
        return Manual()

    @property
    def ufo_name(self) -> str:
        """What UFO's task files call it: 'word' for Writer."""
        return self.name

    def families(self) -> tuple[Described, ...]:
        """Its task families in words, to find the documented task that each comes from."""
        return ()

    def dialect(self) -> Dialect:
        """Its part of prompts and replies."""
        return CoreDialect()

    def codec(self) -> CompactCodec:
        """The codec for small models."""
        return CompactCodec(self.dialect())

    def paper_codec(self) -> PaperCodec:
        """The paper's codec, for large models."""
        return PaperCodec(self.dialect())

    def guard(self, confirm: Confirm | None = None, policy: EffectPolicy | None = None) -> Guard:
        """What stands between a decision and the application; here, all but core edits is asked."""
        return Guard(policy, confirm=confirm)

    def skills(self, goal: Goal, menu: Sequence[Control]) -> Script | None:
        """What the documentation expert can do here without reading; None: it reads."""
        return no_skills(goal, menu)

    def difference(self, initial: Path, final: Path) -> tuple[str, ...]:
        """How two of its documents differ, one line a difference, in words.

        Raises ``DocumentError`` when one cannot be read.
        """
        del initial, final
        return ()
