"""A document open in its application, and requests on it, one after the other, each kept or not."""

import shutil
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from lamwright.agent.agent import Agent, Episode, Limits
from lamwright.agent.endings import Conclusion
from lamwright.agent.examining import Examiner
from lamwright.agent.policy import Policy
from lamwright.agent.tries import Tried, search
from lamwright.applications import Application
from lamwright.cli.results import Waiting, Written, copied, prepare, private, put
from lamwright.documents.inventory import inventory
from lamwright.environments.environment import StandsFor
from lamwright.guard.guard import Confirm
from lamwright.guard.policy import EffectPolicy
from lamwright.models.model import Closing
from lamwright.pipeline.place import ModelPlace
from lamwright.records.canvas import as_text
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Step


class Setting(NamedTuple):
    """What is worked on, and how; checked."""

    document: Path
    application: Application
    model: ModelPlace
    policy: EffectPolicy
    is_fenced: bool
    steps: int
    tries: int = 1


class Change(NamedTuple):
    """What one request came to."""

    request: str
    episode: Episode
    conclusion: Conclusion
    differences: tuple[str, ...]
    document: Path
    """The document after it, in the application's own type."""
    exports: Path | None
    """A folder with what the request itself saved."""
    tries: int = 1
    """So many tries were made; the others are gone."""


class _Left(NamedTuple):
    """The document after a try, and what the try itself saved."""

    document: Path
    exports: Path | None


class Session:
    """The document of ``setting``, open; a context manager. The document itself is never written to.

    ``policy`` gives who decides; it is called when the document is open, so that a model can be read
    while the application starts. Raises ``EnvironmentBroken`` when the application does not start,
    ``ModelError`` from the policy.
    """

    def __init__(
        self,
        setting: Setting,
        policy: Callable[[], Policy],
        confirm: Confirm | None = None,
        on_step: Callable[[Step], None] | None = None,
    ) -> None:
        self._setting = setting
        self._awaited = policy
        self._confirm = confirm
        self._on_step = on_step
        self._kept: list[Change] = []
        self._asked = 0
        self._saved = 0
        application = setting.application
        self._environment = application.open() if setting.is_fenced else application.open_unfenced()

    def __enter__(self) -> Self:
        document = self._setting.document
        try:
            self._folder = private(self._environment)
            self._original = copied(document, self._folder / "original")
            if isinstance(self._environment, StandsFor):
                self._environment.stand_for(document)
            observation = self._first_look()
            self._held = inventory(self._original)
            self.losses = as_text(observation.canvas).losses
            """What the application does not take over from the file, such as '5 pictures'."""
            self._opened = self._folder / f"opened{self._own_type}"
            self._environment.save_copy(self._opened)
            self._shown: Path | None = self._opened
            self._policy = self._awaited()
        except BaseException:
            self._environment.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._environment.close()
        if isinstance(self._policy, Closing):
            self._policy.close()

    def _first_look(self) -> Observation:
        """Open the copy, which is what is screened: the document may be another one by now."""
        try:
            return self._environment.reset(self._original)
        except DocumentError as error:
            named = str(error).replace(str(self._original), str(self._setting.document))
            raise DocumentError(named) from error

    @property
    def kept(self) -> tuple[Change, ...]:
        """The changes that stay, oldest first."""
        return tuple(self._kept)

    def ask(self, request: str) -> Change:
        """Do ``request`` on the document as it is kept. It stays only when it is kept.

        Where the first try does not convince and more are allowed, others are made from the same
        document, and the best of them is the result; those that come to the same speak for each other.
        """
        found = search(self._policy, self._setting.tries, lambda each: self._try(request, each))
        episode, examined, left = found.best
        said, differences = examined.conclusion, examined.differences
        return Change(request, episode, said, differences, *left, tries=len(found.tries))

    def _try(self, request: str, policy: Policy) -> Tried[_Left]:
        setting, before = self._setting, self._latest
        self._shown = None  # not known until it has ended well
        agent = Agent(
            policy,
            self._environment,
            setting.application.guard(self._confirm, setting.policy),
            limits=Limits(steps=setting.steps),
            on_step=self._on_step,
        )
        episode = agent.run(request, before if self._kept else self._original)
        self._asked += 1
        after = self._folder / f"after-{self._asked}{self._own_type}"
        try:
            if episode.ending != "broken":
                self._environment.save_copy(after)
        except DocumentError as error:  # its last document was closed
            episode = episode.model_copy(update={"ending": "gave_up", "why": str(error)})
        except EnvironmentBroken as error:
            episode = episode.model_copy(update={"ending": "broken", "why": str(error)})
        if not after.exists():
            examined = self._examiner.examine(request, episode, before, None)
            return Tried(episode, examined, _Left(before, None))
        self._shown = after
        examined = self._examiner.examine(request, episode, before, after)
        return Tried(episode, examined, _Left(after, self._exported()))

    def keep(self, change: Change) -> None:
        """Have ``change``, the latest, stay."""
        self._kept.append(change)

    def undo(self) -> Change | None:
        """Take the last kept change back; None when there is none."""
        return self._kept.pop() if self._kept else None

    def screenshot(self, path: Path) -> None:
        """A PNG of the application's window at ``path``, with the document as it is kept."""
        self._show_kept()
        self._environment.screenshot(path)

    def difference(self) -> tuple[str, ...]:
        """What differs from the document as it was opened, in words."""
        return self._setting.application.difference(self._opened, self._latest)

    def save(self, target: Path, *, is_dry: bool = False) -> Written:
        """Look through what is kept and put it at ``target``; what is replaced there has a backup.

        ``objections`` of the result say why nothing was written. ``is_dry``: look, but write nothing.
        """
        self._show_kept()
        self._saved += 1
        dropped = tuple(self._dropped(target))
        exports = [change.exports for change in self._kept if change.exports]
        results = prepare(
            self._environment,
            Waiting(self._folder / f"out-{self._saved}", target.name, self._latest, exports),
            self._held or inventory(self._opened),
            [step for change in self._kept for step in change.episode.steps],
            self._setting.policy,
        )
        if results.objections or is_dry:
            return Written(objections=results.objections, dropped=dropped)
        return put(results, target, exports)._replace(dropped=dropped)

    def _dropped(self, target: Path) -> Iterator[str]:
        """What files cannot hold of the document: the result, and what requests saved themselves."""
        files = [(self._latest, target)]
        for change in self._kept:
            saved = sorted(change.exports.iterdir()) if change.exports else ()
            files += [(change.document, file) for file in saved]
        for document, file in files:
            for what in self._setting.application.dropped(document, file.suffix):
                yield f"{file.name}: {what}"

    @property
    def _own_type(self) -> str:
        return self._setting.application.suffixes[0]

    @property
    def _latest(self) -> Path:
        return self._kept[-1].document if self._kept else self._opened

    @cached_property
    def _examiner(self) -> Examiner:
        return Examiner(self._setting.application.difference, self._setting.application.retriever)

    def _show_kept(self) -> None:
        if self._shown != self._latest:
            self._environment.reset(self._latest)
            self._shown = self._latest

    def _exported(self) -> Path | None:
        """What was saved by the request itself, out of reach of the next one's reset."""
        exports = self._environment.exports
        files = [p for p in exports.rglob("*") if p.is_file() and not p.is_symlink()]
        folder = self._folder / f"exports-{self._asked}"
        for file in files:
            folder.mkdir(exist_ok=True)
            shutil.copy(file, folder / file.name)
        return folder if files else None
