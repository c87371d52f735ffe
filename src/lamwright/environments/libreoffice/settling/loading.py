"""What a document that is being loaded may be waiting for."""

import time
from collections.abc import Callable

from lamwright.environments.libreoffice.session import Session
from lamwright.environments.linux.x11.keys import parse_keys
from lamwright.records.errors import EnvironmentBroken

_IDLE_SECONDS = 30.0
_NOTHING = 0.3  # processor seconds that are no work: timers


class Loading:
    """Called now and then while LibreOffice loads a document.

    A question that it asks on the screen (some filters do, also where nobody is to be asked) is
    answered with Escape: the load then ends. ``EnvironmentBroken`` when it has done nothing for long.
    """

    def __init__(self, session: Session, clock: Callable[[], float] = time.monotonic) -> None:
        self._session, self._clock = session, clock
        self._used = session.office.processor_seconds()
        self._since = clock()

    def __call__(self) -> None:
        """Look once."""
        session, now = self._session, self._clock()
        used = session.office.processor_seconds()
        if used - self._used > _NOTHING:
            self._used, self._since = used, now
        elif session.office.has_nothing_to_do() and session.display.is_modal():
            session.display.press_keys(parse_keys("{ESC}"))
        elif now - self._since > _IDLE_SECONDS:
            raise EnvironmentBroken("LibreOffice neither loads the document nor says why.")
