"""Any accessible program on a private desktop as an environment."""

import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lamwright.environments.claims import Claim
from lamwright.environments.exports import export_path
from lamwright.environments.linux.atspi.objects import Objects
from lamwright.environments.linux.instance import Instance
from lamwright.environments.linux.operating import Operator
from lamwright.environments.linux.outcomes import DONE, refused
from lamwright.environments.linux.screen import Screen
from lamwright.environments.linux.x11.display import write_png
from lamwright.records.action import (
    Action,
    ClickInput,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.canvas import TextCanvas
from lamwright.records.document_action import SaveAs
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Outcome

_PAUSE = 0.02
_LATE_SECONDS = 0.3  # until what an action without an effect so far would have done


class AccessibleProgram(ABC):
    """A program of GTK or Qt; a subclass says how it is started and what its document holds.

    See ``environments.environment.Environment`` for the contract. Each reset starts the program
    afresh, with a home of its own and a private copy of the document.

    Args:
        work_dir: the private copy is kept below it, and ``exports``.
        deadline: seconds until an unanswered call counts as broken.
        is_own: ``work_dir`` was made for this program and is removed with it.
    """

    name: str
    """As tasks and command line call it; a subclass says it."""

    def __init__(self, work_dir: Path, *, deadline: float = 20.0, is_own: bool = False) -> None:
        self._work_dir = work_dir
        self.exports = work_dir / "exports"
        self._deadline = deadline
        self._own = Claim(work_dir) if is_own else None
        self._instance: Instance | None = None
        self._copy: Path | None = None
        self._observed: Screen | None = None

    @abstractmethod
    def command(self, document: Path | None) -> list[str]:
        """The program and its arguments; ``document`` is the private copy."""

    @abstractmethod
    def canvas(self) -> TextCanvas:
        """What the document holds now."""

    @abstractmethod
    def content(self) -> bytes:
        """What the program now holds, as its file would; ``DocumentError`` when it holds nothing."""

    def check(self, document: Path) -> None:
        """Raise ``DocumentError`` for a document that cannot be opened."""
        if not document.is_file():
            raise DocumentError(f"There is no document {document.name}.")

    def perform_on_document(self, action: Action) -> Outcome:
        """Do an action that is not on a control; a subclass may know some."""
        return refused("unsupported", f"{self.name} does not know {action.function}.")

    @property
    def objects(self) -> Objects:
        """The accessible objects of the program."""
        return self._running().objects

    @property
    def frame(self) -> str:
        """Path of the main window as it was seen last; '' when there is none."""
        return (self._observed or self._running().settle()).frame

    @property
    def opened(self) -> Path | None:
        """The private copy that the program has open, where it saves."""
        return self._copy

    def reset(self, document: Path | None) -> Observation:
        """Start the program afresh on a private copy of ``document`` (None: without one)."""
        try:
            if document is not None:
                self.check(document)
        except OSError as error:
            raise DocumentError(f"{document} cannot be read: {error.strerror}.") from error
        shutil.rmtree(self.exports, ignore_errors=True)
        self.exports.mkdir(parents=True)
        with self._breakable():
            self._start(self.command(self._private_copy(document)))
            return self.observe()

    def menu(self) -> tuple[Control, ...]:
        """All entries of the menu bar, names as paths."""
        with self._breakable():
            return self._running().menu.controls(self.frame)

    def observe(self) -> Observation:
        """What shows, once it has come to rest; ``DocumentError`` when an action ended the program."""
        with self._breakable():
            self._observed = screen = self._running().settle()
            canvas = self.canvas()
        return Observation(
            controls=screen.controls,
            left_out=screen.left_out,
            canvas=canvas,
            focus=screen.focus,
            window=screen.window,
            dialogs=screen.dialogs,
            choosers=screen.choosers,
        )

    def perform(self, action: Action) -> Outcome:
        """Do ``action`` on what was observed last and wait until the interface is at rest."""
        with self._breakable():
            running = self._running()
            if running.has_ended():
                return refused("disabled", "The program has ended.")
            screen = self._observed or running.settle()
            before = screen, self.canvas()
            try:
                outcome = self._do(action, screen, running)
                changed = outcome.delivered and self._has_changed(before)
            except EnvironmentBroken:
                if not running.ends_now():
                    raise
                outcome, changed = DONE, True
            except DocumentError:
                outcome, changed = DONE, True
        return outcome.model_copy(update={"changed": changed})

    def screenshot(self, path: Path) -> None:
        """Write a PNG of the display to ``path``."""
        with self._breakable():
            write_png(self._running().display.picture(), path)

    def save_copy(self, path: Path) -> None:
        """Write what the program now holds to ``path``."""
        with self._breakable():
            self._running().check_end()
            path.write_bytes(self.content())

    def close(self) -> None:
        """End every process and remove private files. May be called twice."""
        self._drop()
        if self._own:
            self._own.remove()

    def _do(self, action: Action, screen: Screen, running: Instance) -> Outcome:
        operator = Operator(running.objects, running.actions, running.display)
        match action:
            case ClickInput():
                if action.control.label in screen.targets:
                    return operator.click(action, screen)
                return self._choose_menu(action, screen, running)
            case SetEditText():
                return operator.set_text(action, screen)
            case KeyboardInput():
                return operator.type(action, screen)
            case WheelMouseInput():
                return operator.scroll(action, screen)
            case Texts():
                return operator.read(action, screen)
            case SaveAs():
                return self._save(action)
            case _ if screen.is_modal:
                return refused("disabled", f'Close the dialog "{screen.dialogs[-1]}" first.')
            case _:
                return self.perform_on_document(action)

    def _save(self, action: SaveAs) -> Outcome:
        path = export_path(self.exports, action)
        if isinstance(path, Outcome):
            return path
        try:
            path.write_bytes(self.content())
        except (OSError, ValueError) as error:
            return refused("invalid", f"{action.file_name} cannot be written: {error}.")
        return DONE

    def _choose_menu(self, action: ClickInput, screen: Screen, running: Instance) -> Outcome:
        ref = action.control
        entry = running.menu.entry(ref.label)
        if entry is None:
            return refused("not_found", f"There is no control {ref.label}.")
        if entry.name != ref.name:
            return refused("stale", f'Menu entry {ref.label} is "{entry.name}".')
        if screen.is_modal:
            return refused("disabled", f'Close the dialog "{screen.dialogs[-1]}" first.')
        if not running.menu.is_enabled(entry) or not running.actions.act(entry.path):
            return refused("disabled", f'"{entry.name}" is disabled now.')
        return DONE

    def _has_changed(self, before: tuple[Screen, TextCanvas]) -> bool:
        """Whether anything is not as it was, once the interface is at rest; some effects come late."""
        until = time.monotonic() + _LATE_SECONDS
        while True:
            if (self._running().settle(), self.canvas()) != before:
                return True
            if time.monotonic() > until:
                return False
            time.sleep(_PAUSE)

    def _start(self, argv: list[str]) -> None:
        self._observed = None
        if self._instance is None:
            private = self._own.folder if self._own else None
            self._instance = Instance(argv, deadline=self._deadline, private=private)
        else:
            self._instance.restart(argv)

    def _private_copy(self, document: Path | None) -> Path | None:
        """A copy that always lies in the same place: titles of windows show where."""
        folder = self._work_dir / "open"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._copy = None
        if document is not None:
            try:
                self._copy = Path(shutil.copy(document, folder / document.name))
            except OSError as error:
                raise DocumentError(f"{document} cannot be copied: {error.strerror}.") from error
        return self._copy

    def _running(self) -> Instance:
        if self._instance is None:
            raise EnvironmentBroken(f"{self.name} is not running: call reset first.")
        return self._instance

    @contextmanager
    def _breakable(self) -> Iterator[None]:
        try:
            yield
        except (
            EnvironmentBroken,
            KeyboardInterrupt,
        ):  # what answers later would answer the next call
            self._drop()
            raise

    def _drop(self) -> None:
        instance, self._instance = self._instance, None
        self._observed = None
        if instance is not None:
            instance.close()
