"""The last action taken back, by the application's own undo."""

from contextlib import suppress

from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.settling.watch import Watch
from lamwright.environments.linux.side_process import CallFailed
from lamwright.records.action import Action, Texts
from lamwright.records.document_action import SaveAs


class TakingBack:
    """Notes the document before an action that was marked, and goes back to it once."""

    def __init__(self) -> None:
        self._is_marked = self._is_noted = False

    def mark(self) -> None:
        """The next action may be taken back. Others are not noted: it takes some ten milliseconds."""
        self._is_marked = True

    def note(self, session: Session, action: Action) -> None:
        """``action`` is about to be done. What it writes to a file nothing takes back."""
        is_marked, self._is_marked, self._is_noted = self._is_marked, False, False
        if not is_marked or isinstance(action, SaveAs | Texts):
            return
        with suppress(CallFailed):  # no document is open
            self._is_noted = session.uno.ask("mark") is True

    def take_back(self, session: Session, watch: Watch) -> bool:
        """Undo it; whether the document is then what it was. Where dialogs show, nothing is undone."""
        is_noted, self._is_noted = self._is_noted, False
        if not is_noted or watch.is_closed() or watch.catch_up().dialogs:
            return False
        before, is_back = watch.state, False
        with suppress(CallFailed):
            is_back = session.uno.ask("take_back") is True
        watch.note_change()
        watch.after_action(before)
        return is_back
