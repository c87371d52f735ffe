"""The application protocol: one class, with defaults for most of it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
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
from lamwright.judge.difference import differing_lines
from lamwright.judge.judge import Judge
from lamwright.models.prompts import Prompts
from lamwright.records.description import Descriptions
from lamwright.records.errors import UsageError
from lamwright.records.observation import Control
from lamwright.records.task import Split
from lamwright.retrieve.installed import installed_retriever, vectors_folder
from lamwright.retrieve.retriever import Retriever


class Application(ABC):
    """An application: its environment, its tasks, its judge, and everything else specific to it.

    A package of its own registers an instance under the entry point group
    ``lamwright.applications``; see ``docs/guides/own-application.md``.
    """

    name: str
    """Name on the command line: 'writer'."""
    suffixes: tuple[str, ...] = ()
    """File types it saves, its own first (final documents are saved in it); (): no documents."""
    opens: tuple[str, ...] = ()
    """File types whose documents ``act`` opens in it unless another application is named."""

    @property
    def title(self) -> str:
        """Display name: 'Writer'."""
        return self.name.title()

    @property
    def documented_as(self) -> str:
        """Name that ``collect`` uses in documentation of several applications."""
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

    def people_tasks(
        self, templates: Path, requests: Path | None, *, split: Split, count: int, seed: int
    ) -> Instantiation:
        """At most ``count`` tasks of a split whose requests people wrote, for runs that ask for them.

        ``requests``: a folder of them; None: those that it brings. Their documents are written into ``templates``.
        Raises ``UsageError`` where it cannot read such, or brings none.
        """
        del templates, requests, split, count, seed
        raise UsageError(f"{self.title} knows no tasks in people's words.")

    @abstractmethod
    def judge(self) -> Judge:
        """The judge that decides from an episode's files whether its task was done."""

    def examine(self) -> tuple[Finding, ...]:
        """Findings for ``lamwright doctor``: what it needs on this machine."""
        return ()

    def write_templates(self, folder: Path, *, seed: int) -> None:
        """Write its template documents, and ``description.json``, into ``folder``."""
        del seed
        folder.mkdir(parents=True, exist_ok=True)

    def documentation(self) -> Path | None:
        """Path of its installed documentation, a folder or file that ``collect`` can read."""
        return None

    def manual(self) -> Manual:
        """How its documentation is read; the default fits most."""
        return Manual()

    @property
    def ufo_name(self) -> str:
        """Name in UFO's task files: 'word' for Writer."""
        return self.name

    def families(self) -> tuple[Described, ...]:
        """Its task families, to link each to the documented task it comes from."""
        return ()

    def dialect(self) -> Dialect:
        """Its part of prompts and replies."""
        return CoreDialect()

    def codec(self, prompts: Prompts = "words") -> CompactCodec:
        """The codec for small models, with the kind of prompt that a model was trained on."""
        finder = self.retriever if prompts == "found" else None
        return CompactCodec(self.dialect(), finder=finder)

    def described(self) -> Descriptions:
        """What it says about its controls and commands, for retrieval by meaning."""
        return {}

    @cached_property
    def retriever(self) -> Retriever:
        """What finds the controls and paragraphs that a request means."""
        return installed_retriever(
            descriptions=self.described(), cache=vectors_folder(), application=self.name
        )

    def paper_codec(self) -> PaperCodec:
        """The paper's codec, for large models."""
        return PaperCodec(self.dialect())

    def guard(self, confirm: Confirm | None = None, policy: EffectPolicy | None = None) -> Guard:
        """The guard of its actions; by default all but core edits needs permission."""
        return Guard(policy, confirm=confirm)

    def skills(self, goal: Goal, menu: Sequence[Control]) -> Script | None:
        """Script for a goal that needs no documentation; None: the expert reads."""
        return no_skills(goal, menu)

    def dropped(self, document: Path, suffix: str) -> tuple[str, ...]:
        """What of one of its documents saving as ``suffix`` drops that a reader might miss, in words."""
        del document, suffix
        return ()

    def difference(self, initial: Path, final: Path) -> tuple[str, ...]:
        """Differences between two of its documents in words, one a line.

        Here of plain text, line by line. Raises ``DocumentError`` when one cannot be read.
        """
        return differing_lines(initial, final)
