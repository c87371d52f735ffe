"""Watch: waits until the interface is at rest, and keeps what it showed then."""

import time
from typing import NamedTuple

from lamwright.environments.libreoffice.screen.sight import Sight, look
from lamwright.environments.libreoffice.screen.toolbars import ToolBars
from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.settling import leftovers
from lamwright.environments.libreoffice.settling.first_look import first_look
from lamwright.environments.libreoffice.settling.navigator import followed
from lamwright.environments.libreoffice.uno_bridge import CLOSED
from lamwright.environments.linux.desktop import poll

_SETTLE_SECONDS = 6.0
_LAYOUT_SECONDS = 1.0
_PAUSE = 0.01  # LibreOffice runs its timers only while it is idle
_BUSY_SECONDS = 1.0
_IDLE = 0.003  # of a pause, when its document is read meanwhile
_FRESH = 0.1  # what was seen so long ago is looked at again before it is returned
_QUIET = 0.4  # asking a command puts off the tool bars' own timer by 0.3 s
_LAG_SECONDS = 0.34  # from a change until they follow by themselves
_LATE_SECONDS = 1.5  # until when they have been seen to be late
_SWAP_SECONDS = 0.5  # until the bar for text has made room for the one of a shape, or back
_FIXED = " fixed"
_LAG_LOOKS = 3  # on a busy machine timers are late; how late shows in how long a look takes
_Beside = tuple[tuple[str, ...], str]
"""Dialogs that show beside the document, and the document that they may show something of."""


class State(NamedTuple):
    """What is compared to see whether anything happened."""

    interface: int
    document: str


class Watch:
    """Looks at one session until it is at rest; remembers the last sight and state."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.sight: Sight | None = None
        self.is_marked = False
        """Whether a dialog showed that keeps what was entered until LibreOffice ends."""
        self.is_window_marked = False
        """Whether one showed that looks otherwise in a window that it was opened in before."""
        self.state: State | None = None
        self._bars = ToolBars(session.uno)
        self._is_behind = True
        self._was_plain = False
        self._changed = self._slack = self._looked = 0.0
        self._context = ""
        self._beside: _Beside = (), ""
        self._arrivals: dict[str, set[tuple[object, ...]]] = {}

    def is_closed(self) -> bool:
        """Whether an action closed the document, as far as is known."""
        return self.state is not None and self.state.document == CLOSED

    def opens_list(self, sight: Sight, label: int) -> bool:
        """Whether a control opens a list and does nothing else."""
        return self._bars.opens_list(sight, label)

    def forget(self) -> None:
        """A reset: nothing seen so far counts."""
        self.sight = self.state = None
        self._beside = (), ""
        self._bars.begin()
        self.note_change()

    def arrive(self) -> None:
        """A document was opened: wait until its window is complete.

        That is seen at once where it shows just what one showed at rest when the cursor of a document
        before stood in the like; a new window's tool bars do not lag, and commands report their states.
        """
        self._context = ""
        self.is_window_marked = False
        sight, document, is_still = first_look(self._session, self._bars)
        known = self._arrivals.setdefault(document.partition(":")[0], set())
        is_known = is_still and sight.shape() in known and self._bars.is_proved(sight)
        if is_known and sight.is_active and self._bars.covers(sight):
            self.sight, self.state = sight, State(sight.signature(), document)
            self._context, self._is_behind = self._context_now(), False
            return
        self.settle()
        known.add(self.catch_up().shape())

    def is_back_at(self, first: Sight) -> bool:
        """Whether one look shows just what ``first`` did, places too; then that is what shows at rest."""
        document = self._session.uno.fingerprint()
        sight = self._look()
        if not sight.is_like(first) or document != self._session.uno.fingerprint():
            return False
        self.sight, self.state = sight, State(sight.signature(), document)
        self._is_behind = False
        self._context = self._context_now()
        return True

    def settle(self, *, until_changed: float = 0.0) -> Sight:
        """Look until two looks agree; for ``until_changed`` seconds also wait for a change."""
        start, before = time.monotonic(), self.state
        shape = self.sight.shape() if self.sight else ()
        previous: tuple[object, ...] = ()
        last = before.document if before else ""
        while True:
            document = self._session.uno.fingerprint()
            if document != last:
                self.note_change()
            sight, last = self._look_raw(), document
            state = State(sight.signature(), document)
            waited = time.monotonic() - start
            is_changed = before is None or document != before.document or sight.shape() != shape
            is_expected = is_changed or waited > until_changed
            is_expected &= not sight.has_unplaced or waited > _LAYOUT_SECONDS
            seen = (state, sight.places())
            if (seen == previous and is_expected) or waited > _SETTLE_SECONDS:
                break
            previous = seen
            self._pause(_PAUSE)
        self.sight = self._as_it_will_be(sight)
        self.state = State(self.sight.signature(), document)
        return self.sight

    def after_action(self, before: State | None, *, until_changed: float = 0.0) -> bool:
        """Wait until an action has taken effect; whether anything is not as it was ``before`` it.

        When the document changed the interface is not looked at: it would have to be again.
        """
        sight = self.sight
        self._was_plain = sight is not None and not sight.dialogs
        if before is not None and self._was_plain and not until_changed:
            document = self._document_at_rest(before.document)
            if document != before.document:
                self.note_change()
                self.sight, self.state = None, State(0, document)
                return True
        self.settle(until_changed=until_changed)
        return self.state != before

    def catch_up(self) -> Sight:
        """What shows once the tool bars show what the document became.

        LibreOffice updates them by a timer 0.3 s after the last change, without an event. Their
        commands are asked instead, but for tool bars that come and go with what the cursor stands
        in (a table, a list, a picture).
        """
        if self.sight is None:
            self.sight = self._look() if self._was_plain else self.settle()
            self.state = State(self.sight.signature(), self._session.uno.fingerprint())
        elif time.monotonic() > self._looked + _FRESH and self._look() != self.sight:
            self.sight = self.settle()
        if self.sight.is_modal or not self._is_behind:
            return self.sight
        context, beside = self._context_now(), self._beside_now()
        is_reported = (context, beside) == (self._context, self._beside)
        if not is_reported or not self._bars.covers(self.sight):
            self._await_the_unreported(self.sight, context, beside)
        self.sight = followed(self.sight, self._session.uno.document.listed, self.settle)
        self._is_behind = False
        return self.sight

    def _await_the_unreported(self, sight: Sight, context: str, beside: _Beside) -> None:
        """Wait for what commands do not report: tool bars that come and go, dialogs beside the document."""
        is_moved = context != self._context
        is_swapped = _is_fixed(context) != _is_fixed(self._context)
        if beside != self._beside:
            self._wait_for_dialogs(after_bars=is_moved)
        else:
            if self._bars.covers(sight):
                self._bars.warm_up(sight)
            self.wait_for_timers()
        if is_swapped:
            poll(lambda: self._look_raw().bars() != sight.bars(), _SWAP_SECONDS)
        self._context = ""  # what shows now, not what commands say
        self._wait_for_bars(context)
        self._context = self._context_now()
        self.sight = self._look()
        self.state = State(self.sight.signature(), self._session.uno.fingerprint())
        self._context, self._beside = self._context_now(), self._beside_now()

    def _wait_for_dialogs(self, *, after_bars: bool) -> None:
        """Wait, not for ever, until dialogs stay as they are while LibreOffice is not asked anything.

        Where tool bars come and go (``after_bars``) they follow those.
        """
        previous, until = None, time.monotonic() + _LATE_SECONDS
        while time.monotonic() < until:
            sight = self._look_raw()
            shown = sight.controls if after_bars else sight.in_dialogs()
            if shown == previous:
                return
            previous = shown
            time.sleep(_QUIET)

    def _wait_for_bars(self, context: str) -> None:
        """Wait, not for ever, until tool bars show what their commands say."""
        sight = self.settle()
        is_covered = self._bars.covers(sight)
        if is_covered and self._bars.is_proved(sight):
            return
        pause = _PAUSE if is_covered else _QUIET
        agreed = poll(lambda: self._bars.agree(self.settle(), context), _LATE_SECONDS, pause=pause)
        if self.sight is not None:
            self._bars.prove(self.sight)
            if not agreed:
                self._bars.give_up(self.sight, context)

    def rest(self, until_changed: float) -> None:
        """Wait until LibreOffice has done what the keys read so far ask for, or so long for a change.

        Some keys only post what is to be done; it answers calls in order with that.
        """
        self._session.uno.fingerprint()  # the keys are looked at before it is answered
        self._session.uno.fingerprint()  # what they posted is done before this one
        if until_changed:
            self.settle(until_changed=until_changed)

    def _pause(self, seconds: float) -> None:
        """Let LibreOffice do what it puts off while it is asked: for so long, and until it has done it.

        On a busy core it may get no turn meanwhile: then a dialog shows the same twice, half drawn.
        """
        time.sleep(seconds)
        self._session.display.let_act()
        poll(self._session.office.has_nothing_to_do, _BUSY_SECONDS)

    def after_refusal(self, *, was_tried: bool) -> None:
        """Nothing was done, but what was seen last may not show any more.

        An action that ``was_tried`` may have moved the focus, or opened a list and closed it.
        """
        if was_tried:
            self.settle()
        else:
            self._looked = 0.0

    def note_change(self) -> None:
        """Something was done that tool bars and menus will follow by a timer."""
        self._is_behind = True
        self._changed = time.monotonic()

    def wait_for_timers(self) -> None:
        """Wait until menus and tool bars have followed the last change by themselves."""
        until = self._changed + _LAG_SECONDS + self._slack
        time.sleep(max(0.0, until - time.monotonic()))

    def _look(self) -> Sight:
        return self._as_it_will_be(self._look_raw())

    def _look_raw(self) -> Sight:
        started = time.monotonic()
        sight = look(self._session.tree)
        self._looked = time.monotonic()
        self.is_marked |= leftovers.is_process_marked(sight)
        self.is_window_marked |= leftovers.is_window_marked(sight)
        self._slack = _LAG_LOOKS * (self._looked - started)
        return self._bars.completed(sight)

    def _as_it_will_be(self, sight: Sight) -> Sight:
        """A look, with tool bars as they will show if they may lag still and commands report it."""
        is_lagging = bool(self._context) and time.monotonic() < self._changed + _LATE_SECONDS
        if is_lagging and not sight.is_modal and self._bars.covers(sight):
            return self._bars.now(sight)
        return sight

    def _context_now(self) -> str:
        """What the cursor stands in, and whether text can be formatted there (not while one draws)."""
        if self.state is None or self.sight is None:
            return ""
        is_text = self._bars.can_format(self.sight)
        return self.state.document.partition(":")[0] + ("" if is_text else _FIXED)

    def _beside_now(self) -> _Beside:
        if self.state is None or self.sight is None or not self.sight.dialogs:
            return (), ""
        return self.sight.dialogs, self.state.document

    def _document_at_rest(self, before: str) -> str:
        """Fingerprint of the document, once it stays the same if it is not ``before``."""
        until = time.monotonic() + _SETTLE_SECONDS
        document = self._session.uno.fingerprint()
        previous = before
        while document != previous and time.monotonic() < until:
            resumed = time.monotonic() + _PAUSE
            self._session.uno.read_ahead()
            self._pause(max(_IDLE, resumed - time.monotonic()))
            previous, document = document, self._session.uno.fingerprint()
        return document


def _is_fixed(context: str) -> bool:
    """Whether no text can be formatted there."""
    return context.endswith(_FIXED)
