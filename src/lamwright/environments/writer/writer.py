"""LibreOffice Writer as an environment: accessible controls, UNO for the document."""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from lamwright.environments.writer.desktop import poll
from lamwright.environments.writer.keys import parse_keys
from lamwright.environments.writer.menus import Menu
from lamwright.environments.writer.operate import Operator
from lamwright.environments.writer.performer import Performer
from lamwright.environments.writer.screening import screen
from lamwright.environments.writer.session import Session
from lamwright.environments.writer.sight import Sight, look
from lamwright.environments.writer.x11 import write_png
from lamwright.records.action import Action, ClickInput
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Outcome

_CLOSERS = ("Cancel", "Close", "Don't Save", "Don’t Save", "No", "OK")
_MOST_DIALOGS = 8
_SETTLE_SECONDS = 6.0
_DIALOG_SECONDS = 1.0
_KEY_SECONDS = 0.3
_PAUSE = 0.01  # LibreOffice runs its timers only while nobody asks it anything
_LAG_SECONDS = 0.34
_LAG_LOOKS = 3  # on a busy machine timers are late; how late shows in how long a look takes
_REVERT_SECONDS = 1.0  # after undoing, until all tool bars show it
_MOST_MEMORY = 1_500_000_000


class _State(NamedTuple):
    """What is compared to tell whether anything happened."""

    interface: int
    document: str


class WriterEnvironment:
    """One private Writer. See ``environments.environment.Environment`` for the contract.

    Args:
        work_dir: private copies of documents are kept below it, and ``exports``, where ``save_as``
            may write.
        deadline: seconds until an unanswered call counts as broken.
        resets_per_process: after so many documents LibreOffice is started afresh.
        is_own: ``work_dir`` was made for this Writer and is removed with it.
    """

    name = "writer"

    def __init__(
        self,
        work_dir: Path,
        *,
        deadline: float = 20.0,
        resets_per_process: int = 200,
        is_own: bool = False,
    ) -> None:
        self._work_dir = work_dir
        self.exports = work_dir / "exports"
        self._deadline = deadline
        self._resets_per_process = resets_per_process
        self._is_own = is_own
        self._resets = 0
        self._session: Session | None = None
        self._menu: Menu | None = None
        self._sight: Sight | None = None
        self._state: _State | None = None
        self._copies: Path | None = None
        self._lags_until = 0.0
        self._opened: tuple[str, str] | None = None
        self._first = 0  # what the interface was when the document had been opened

    def reset(self, document: Path | None) -> Observation:
        """Open a private copy of ``document`` (None: an empty one), dropping what was open.

        Raises:
            DocumentError: it is missing, damaged, encrypted or too large.
            EnvironmentBroken: LibreOffice broke twice, the second time freshly started.
            MissingRequirement: something must be installed first.
        """
        wanted = _read(document)
        shutil.rmtree(self.exports, ignore_errors=True)
        self.exports.mkdir(parents=True)
        try:
            return self._reset(document, wanted)
        except EnvironmentBroken:  # what broke is gone; a fresh process gets one try
            return self._reset(document, wanted)

    def _reset(self, document: Path | None, wanted: tuple[str, str]) -> Observation:
        self._sight = self._state = None
        with self._breakable():
            session = self._fresh_session()
            is_undone = wanted == self._opened and self._is_undone(session)
            if not is_undone:
                self._opened = None
                session.uno.open(self._private_copy(document))
                session.tree.forget()
                self._opened = wanted
            self._resets += 1
            self._settle()
            self._catch_up()  # the menu lags like the tool bars
            self._running()[1].restore_view(self._frame(session))
            if is_undone:
                poll(lambda: self._settle().signature() == self._first, _REVERT_SECONDS)
        observation = self.observe()
        self._first = self._first if is_undone or not self._sight else self._sight.signature()
        return observation

    def _is_undone(self, session: Session) -> bool:
        """Undo everything; False unless document and menus are then as they were opened."""
        return not self._running()[1].is_replaced() and session.uno.undo_all()

    def menu(self) -> tuple[Control, ...]:
        """All menu entries with their present states."""
        with self._breakable():
            session, menu = self._running()
            return menu.controls(self._frame(session))

    def observe(self) -> Observation:
        """What shows now, after the interface has come to rest."""
        with self._breakable():
            session, _ = self._running()
            self._catch_up()
            sight = self._sight or self._settle()
            canvas = session.uno.canvas()
        return Observation(
            controls=sight.controls,
            canvas=canvas,
            focus=sight.focus,
            window=sight.window,
            dialogs=sight.dialogs,
        )

    def perform(self, action: Action) -> Outcome:
        """Do ``action`` on what was observed last and wait until the interface is at rest."""
        with self._breakable():
            session, menu = self._running()
            sight = self._sight or self._settle()
            before = self._state
            performer = Performer(session, menu, self.exports)
            outcome = performer.perform(action, sight, self._rest)
            if not outcome.delivered:
                return outcome
            opens = isinstance(action, ClickInput) and action.control.name.endswith("...")
            self._settle(until_changed=_DIALOG_SECONDS if opens else 0.0)
        return outcome.model_copy(update={"changed": self._state != before})

    def screenshot(self, path: Path) -> None:
        """Write a PNG of the display to ``path``."""
        with self._breakable():
            session, _ = self._running()
            write_png(session.display.picture(), path)

    def save_copy(self, path: Path) -> None:
        """Write what the application now holds to ``path`` (format by suffix)."""
        with self._breakable():
            session, _ = self._running()
            session.uno.save_copy(path)

    def close(self) -> None:
        """End every process and remove private files. May be called twice."""
        self._drop_session()
        if self._copies is not None:
            shutil.rmtree(self._copies, ignore_errors=True)
            self._copies = None
        if self._is_own:
            shutil.rmtree(self._work_dir, ignore_errors=True)

    @contextmanager
    def _breakable(self) -> Iterator[None]:
        try:
            yield
        except EnvironmentBroken:
            self._drop_session()
            raise

    def _running(self) -> tuple[Session, Menu]:
        if self._session is None or self._menu is None:
            raise EnvironmentBroken("Writer is not running: call reset first.")
        return self._session, self._menu

    def _frame(self, session: Session) -> str:
        frames = [window for window in session.tree.windows() if window.role == "frame"]
        if not frames:
            raise EnvironmentBroken("Writer has no window.")
        return frames[-1].path

    def _drop_session(self) -> None:
        self._sight = self._state = self._menu = self._opened = None
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _fresh_session(self) -> Session:
        """The running session without dialogs, or a new one."""
        session = self._session
        if session is not None and self._is_worn(session):
            self._drop_session()
        if self._session is None:
            self._session = Session(deadline=self._deadline)
            self._menu = Menu(self._session.tree, self._session.uno)
            self._resets = 0
        return self._session

    def _is_worn(self, session: Session) -> bool:
        if self._resets >= self._resets_per_process or not session.office.is_alive():
            return True
        if session.office.memory() > _MOST_MEMORY:
            return True
        try:
            return not self._dismiss_dialogs(session)
        except EnvironmentBroken:
            return True

    def _dismiss_dialogs(self, session: Session) -> bool:
        """Close what the last episode left open; whether all of it is closed."""
        operator = Operator(session.tree, session.display)
        for _ in range(_MOST_DIALOGS):
            sight = self._settle()
            if all(window.role == "frame" for window in session.tree.windows()):
                return True
            closers = [c for name in _CLOSERS for c in sight.controls if c.name == name]
            node = session.tree.node(sight.targets[closers[0].label].path) if closers else None
            if node is not None and sight.dialogs:
                target = sight.targets[closers[0].label]
                operator.click(node, target, button="left", is_double=False)
            else:
                session.display.press_keys(parse_keys("{ESC}"))
        return False

    def _settle(self, *, until_changed: float = 0.0) -> Sight:
        """Look until two looks agree; for ``until_changed`` seconds also wait for a change."""
        session, _ = self._running()
        start, before = time.monotonic(), self._state
        previous = None
        while True:
            looked = time.monotonic()
            sight = look(session.tree)
            state = _State(sight.signature(), session.uno.fingerprint())
            now = time.monotonic()
            waited = now - start
            is_expected = state != before or waited > until_changed
            if (state == previous and is_expected) or waited > _SETTLE_SECONDS:
                break
            previous = state
            time.sleep(_PAUSE)
        if before is None or before.document != state.document:
            self._lags_until = now + _LAG_SECONDS + _LAG_LOOKS * (now - looked)
        self._sight, self._state = sight, state
        return sight

    def _catch_up(self) -> None:
        """Wait until the tool bars show what the document became.

        LibreOffice updates them by a timer 0.3 s after the last change; there is no event for it.
        """
        left = self._lags_until - time.monotonic()
        if self._sight is None or (left > 0 and not self._sight.is_modal):
            time.sleep(max(left, 0.0))
            self._lags_until = 0.0
            self._settle()

    def _rest(self) -> None:
        """Wait until the document has taken a key, as far as that can be seen."""
        session, _ = self._running()
        before = session.uno.fingerprint()
        seen = [before]

        def is_taken() -> bool:
            seen.append(session.uno.fingerprint())
            return seen[-1] == seen[-2] != before

        poll(is_taken, _KEY_SECONDS)

    def _private_copy(self, document: Path | None) -> Path | None:
        if self._copies is not None:
            shutil.rmtree(self._copies, ignore_errors=True)
        self._copies = Path(tempfile.mkdtemp(prefix="open-", dir=self._work_dir))
        if document is None:
            return None
        return Path(shutil.copy(document, self._copies / document.name))


def _read(document: Path | None) -> tuple[str, str]:
    """Name and digest of a document that may be opened; two empty ones for an empty document."""
    if document is None:
        return "", ""
    screen(document)  # here, so that the message names the file and not its private copy
    try:
        return document.name, hashlib.sha256(document.read_bytes()).hexdigest()
    except OSError as error:
        raise DocumentError(f"{document} cannot be read: {error.strerror}.") from error


def open_writer() -> WriterEnvironment:
    """A Writer in a private folder, which goes when it is closed."""
    return WriterEnvironment(Path(tempfile.mkdtemp(prefix="lamwright-")), is_own=True)
