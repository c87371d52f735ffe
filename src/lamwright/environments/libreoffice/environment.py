"""An application of LibreOffice as an environment: accessible controls, UNO for the document."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from lamwright.environments.claims import Claim
from lamwright.environments.deletions import deleted
from lamwright.environments.libreoffice.acting.performer import Performer
from lamwright.environments.libreoffice.acting.taking_back import TakingBack
from lamwright.environments.libreoffice.acting.wear import is_worn
from lamwright.environments.libreoffice.products.application import Application
from lamwright.environments.libreoffice.products.calc import CALC
from lamwright.environments.libreoffice.products.impress import IMPRESS
from lamwright.environments.libreoffice.products.losses import with_losses
from lamwright.environments.libreoffice.products.screening import Identity, identified
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.environments.libreoffice.screen.menus import Menu
from lamwright.environments.libreoffice.screen.sight import Sight
from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.settling import original
from lamwright.environments.libreoffice.settling.loading import Loading
from lamwright.environments.libreoffice.settling.watch import Watch
from lamwright.environments.libreoffice.taking_stock import take_stock
from lamwright.environments.libreoffice.workplace import Workplace
from lamwright.environments.libreoffice.writable import accepted
from lamwright.environments.linux.desktop import poll
from lamwright.environments.linux.x11.display import write_png
from lamwright.records.action import Action, ClickInput, Texts
from lamwright.records.canvas import Canvas, TextCanvas, as_text
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Outcome

_DIALOG_SECONDS = 1.0
_REVERT_SECONDS = 1.0  # after undoing, until all tool bars show it


class _Live(NamedTuple):
    """A running application, its menu, and the eye kept on it."""

    session: Session
    menu: Menu
    watch: Watch


class LibreOfficeEnvironment:
    """One private Writer, Calc or Impress. See ``environments.environment.Environment`` for the contract.

    Args:
        work_dir: private copies of documents are kept below it, and ``exports``, where ``save_as``
            may write.
        application: which one; what it opens and how its documents are read.
        deadline: seconds until an unanswered call counts as broken.
        resets_per_process: after so many resets LibreOffice is started afresh, at the next opening.
        is_own: ``work_dir`` was made for this Writer and is removed with it, also if this process is killed.
        is_fenced: the kernel keeps it from all other files and from networks; where that is not possible
            ``reset`` raises ``MissingRequirement``. False: it is not kept from anything.
    """

    def __init__(
        self,
        work_dir: Path,
        application: Application = WRITER,
        *,
        deadline: float = 20.0,
        resets_per_process: int = 200,
        is_own: bool = False,
        is_fenced: bool = True,
    ) -> None:
        self.name = application.name
        self._application = application
        self._place = Workplace(work_dir)
        self.exports = self._place.exports
        self._deadline = deadline
        self._resets_per_process = resets_per_process
        self._own = Claim(work_dir) if is_own else None
        self._is_fenced = is_fenced
        self._resets = 0
        self._live: _Live | None = None
        self._opened: Identity | None = None
        self._observed: Sight | None = None  # what labels speak of
        self._canvas: Canvas = TextCanvas()  # as it was looked at last
        self._back = TakingBack()
        self._losses: tuple[str, ...] = ()  # what LibreOffice did not take over from the file
        self._first: Sight | None = None  # what showed when the document had been opened

    def reset(self, document: Path | None) -> Observation:
        """Open a private copy of ``document`` (None: an empty one), dropping what was open.

        Raises:
            DocumentError: it is missing, damaged, encrypted or too large.
            EnvironmentBroken: LibreOffice broke twice, the second time freshly started.
            MissingRequirement: something must be installed first.
        """
        wanted = identified(document, self._application.types)
        self._place.clear_exports()
        try:
            return self._reset(document, wanted)
        except EnvironmentBroken:  # what broke is gone; a fresh process gets one try
            return self._reset(document, wanted)

    def stand_for(self, document: Path | None) -> None:
        """What is opened from now on is ``document``, or a later state of it; None: itself."""
        self._place.always_stands_for(document)

    def _reset(self, document: Path | None, wanted: Identity) -> Observation:
        with self._breakable():
            live = self._fresh(is_open=wanted == self._opened)
            is_opened = wanted != self._opened or not self._undo(live)
            if is_opened:
                self._open(live, document, wanted)
                self._opened = wanted
            else:
                self._place.stands_for(document)
            self._resets += 1
        observation = self.observe()
        if is_opened:
            self._first = live.watch.sight or self._first
            with self._breakable():
                self._losses = take_stock(document, live.session.uno, self._place, wanted.left_out)
        return with_losses(observation, self._losses)

    def _undo(self, live: _Live) -> bool:
        """Undo everything; False unless document, menus and tool bars are then as they were opened."""
        session, menu, watch = live
        if watch.is_window_marked or menu.is_replaced() or session.tree.has_another():
            return False
        if not session.uno.undo_all():
            return False
        watch.forget()
        if menu.switch_back(session.tree.frame()):
            watch.wait_for_timers()
        first = self._first
        if first is None:
            return False
        session.tree.objects.unselect(first.fields())
        return bool(poll(lambda: watch.is_back_at(first), _REVERT_SECONDS, pause=0.01))

    def _open(self, live: _Live, document: Path | None, wanted: Identity) -> None:
        session, menu, watch = live
        self._opened = None
        copy, watcher = self._place.copy(document, wanted.left_out), Loading(session)
        session.uno.open(copy, wanted.content, called=document, meanwhile=watcher)
        session.tree.forget()
        watch.forget()
        frame = session.tree.frame()
        if menu.switch_back(frame):
            watch.wait_for_timers()
        watch.arrive()
        menu.note_opened(frame)
        original.note(session)

    def menu(self) -> tuple[Control, ...]:
        """All menu entries with their present states."""
        with self._breakable():
            session, menu, watch = self._running()
            if menu.is_touched:
                watch.wait_for_timers()
            return menu.controls(session.tree.frame())

    def observe(self) -> Observation:
        """What shows now, after the interface has come to rest; ``DocumentError`` once it is closed."""
        with self._breakable():
            session, _, watch = self._running()
            if watch.is_closed():
                raise DocumentError("An action closed the document.")
            sight = watch.catch_up()
            self._canvas = canvas = session.canvas()
        self._observed = sight
        return Observation(
            controls=sight.controls,
            left_out=sight.left_out,
            notes=sight.notes,
            canvas=canvas,
            focus=sight.focus,
            window=sight.window,
            dialogs=sight.dialogs,
            choosers=sight.choosers,
        )

    def perform(self, action: Action) -> Outcome:
        """Do ``action`` on what was observed last and wait until the interface is at rest."""
        with self._breakable():
            session, menu, watch = self._running()
            sight = watch.sight or watch.catch_up()
            menu.note_action()
            self._back.note(session, action)
            seen = self._observed or sight
            before = watch.state
            performer = Performer(session, menu, self._place, seen, watch.opens_list)
            outcome = performer.perform(action, sight, watch.rest)
            if not outcome.delivered:
                watch.after_refusal(was_tried=outcome.reason != "disabled")
                return outcome
            if not isinstance(action, Texts):
                watch.note_change()
            opens = isinstance(action, ClickInput) and action.control.name.endswith("...")
            patience = _DIALOG_SECONDS if opens else 0.0
            changed = watch.after_action(before, until_changed=patience)
            gone = self._deleted(session) if changed else ()
        return outcome.model_copy(update={"changed": changed, "deleted": gone})

    def mark(self) -> None:
        """The next action may be taken back."""
        self._back.mark()

    def take_back(self) -> bool:
        """Undo what the last action did; False, and it stays done, where that cannot be undone."""
        with self._breakable():
            session, _, watch = self._running()
            return self._back.take_back(session, watch)

    def _deleted(self, session: Session) -> tuple[str, ...]:
        """What went of the structure since the last look; the next one finds this canvas made."""
        if not isinstance(self._canvas, TextCanvas):
            return ()
        before, self._canvas = self._canvas, session.uno.canvas()
        is_closed = self._canvas == TextCanvas()
        return () if is_closed else deleted(before, as_text(self._canvas))

    def screenshot(self, path: Path) -> None:
        """Write a PNG of the display to ``path``."""
        with self._breakable():
            write_png(self._running().session.display.picture(), path)

    def save_copy(self, path: Path) -> None:
        """Write what the application now holds to ``path`` (format by suffix)."""
        with self._breakable():
            uno = self._running().session.uno
            accepted(self._place.store(path, uno.save_as))

    def close(self) -> None:
        """End every process and remove private files. May be called twice."""
        self._drop_session()
        self._place.clear()
        if self._own:
            self._own.remove()

    @contextmanager
    def _breakable(self) -> Iterator[None]:
        try:
            yield
        except (EnvironmentBroken, KeyboardInterrupt):  # a late answer would be the next call's
            self._drop_session()
            raise

    def _running(self) -> _Live:
        if self._live is None:
            raise EnvironmentBroken(f"{self._application.title} is not running: call reset first.")
        return self._live

    def _drop_session(self) -> None:
        self._opened = None
        live, self._live = self._live, None
        if live is not None:
            live.session.close()

    def _fresh(self, *, is_open: bool) -> _Live:
        """What runs, without dialogs, or a new one."""
        if self._live is not None and self._is_worn(self._live, is_open=is_open):
            self._drop_session()
        if self._live is None:
            private = self._own.folder if self._own else None
            confinement = self._place.confinement(is_fenced=self._is_fenced)
            session = Session(
                self._application, confinement, deadline=self._deadline, private=private
            )
            self._live = _Live(
                session, Menu(session.tree, session.uno, self._application), Watch(session)
            )
            self._resets = 0
        return self._live

    def _is_worn(self, live: _Live, *, is_open: bool) -> bool:
        most = self._resets_per_process * (2 if is_open else 1)
        return self._resets >= most or is_worn(live.session, live.watch, is_open=is_open)


def open_writer(*, is_fenced: bool = True) -> LibreOfficeEnvironment:
    """A Writer in a private folder, which is removed when it is closed."""
    return _opened(WRITER, is_fenced=is_fenced)


def open_calc(*, is_fenced: bool = True) -> LibreOfficeEnvironment:
    """A Calc in a private folder, which is removed when it is closed."""
    return _opened(CALC, is_fenced=is_fenced)


def open_impress(*, is_fenced: bool = True) -> LibreOfficeEnvironment:
    """An Impress in a private folder, which is removed when it is closed."""
    return _opened(IMPRESS, is_fenced=is_fenced)


def _opened(application: Application, *, is_fenced: bool = True) -> LibreOfficeEnvironment:
    folder = Path(tempfile.mkdtemp(prefix="lamwright-"))
    return LibreOfficeEnvironment(folder, application, is_own=True, is_fenced=is_fenced)
