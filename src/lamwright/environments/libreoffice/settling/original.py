"""What undoing has to bring back: a document as it is once LibreOffice has laid it out."""

from contextlib import suppress

from lamwright.environments.libreoffice.session import Session
from lamwright.environments.linux.desktop import poll
from lamwright.environments.linux.side_process import CallFailed

_BUSY_SECONDS = 2.0


def note(session: Session) -> None:
    """Note the document just opened; without that, undoing never counts as a reset.

    While events wait for it LibreOffice leaves pictures to a later layout, also where it is told to go
    to the last page; it comes to that when nothing else is left to do.
    """
    session.display.let_act()
    poll(session.office.has_nothing_to_do, _BUSY_SECONDS)
    with suppress(CallFailed):
        session.uno.ask("note")
