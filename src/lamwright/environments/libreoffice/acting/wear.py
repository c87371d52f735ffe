"""Whether a running LibreOffice can serve another document, or has to be started afresh."""

from lamwright.environments.libreoffice.acting.dismissing import dismiss_dialogs
from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.settling.watch import Watch
from lamwright.records.errors import EnvironmentBroken

_MOST_MEMORY, _MOST_WHILE_OPEN = 1_500_000_000, 2_000_000_000
"""Bytes; a document that is undone in place may wait for the next opening (a new process takes three seconds)."""


def is_worn(session: Session, watch: Watch, *, is_open: bool) -> bool:
    """Whether it is dead or too large, or keeps what an episode did to it; dialogs are closed.

    ``is_open``: what it has open is the document that is wanted.
    """
    office = session.office
    most = _MOST_WHILE_OPEN if is_open else _MOST_MEMORY
    if not office.is_alive() or watch.is_marked or office.memory() > most:
        return True
    try:
        return (
            not dismiss_dialogs(session, watch)
            or session.uno.has_changed_options()
            or office.has_changed_files()
        )
    except EnvironmentBroken:
        return True
