"""The first look at a document just opened, which LibreOffice may still be moving about."""

from lamwright.environments.libreoffice.screen.sight import Sight, look
from lamwright.environments.libreoffice.screen.toolbars import ToolBars
from lamwright.environments.libreoffice.session import Session

_MOST_LOOKS = 6


def first_look(session: Session, bars: ToolBars) -> tuple[Sight, str, bool]:
    """What will show, the document's fingerprint, and whether that was the same before and after the look.

    The cursor's place on the page changes while the last of it is laid out: it is looked again then, which takes
    some 0.03 s, a tenth of waiting for timers.
    """
    looks_left = _MOST_LOOKS
    while True:
        before, looks_left = session.uno.fingerprint(), looks_left - 1
        sight = bars.now(bars.with_commands(look(session.tree)))
        document = session.uno.fingerprint()
        if before == document or not looks_left:
            return sight, document, before == document
