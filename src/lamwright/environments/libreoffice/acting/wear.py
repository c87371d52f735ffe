"""Whether a running LibreOffice can serve another document, or has to be started afresh."""

from lamwright.environments.libreoffice.acting.dismissing import dismiss_dialogs
from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.settling.watch import Watch
from lamwright.records.errors import EnvironmentBroken

_MOST_MEMORY = 1_500_000_000


def is_worn(session: Session, watch: Watch) -> bool:
    """Whether it is dead or too large, or keeps what an episode did to it; dialogs are closed."""
    office = session.office
    if not office.is_alive() or watch.is_marked or office.memory() > _MOST_MEMORY:
        return True
    try:
        return (
            not dismiss_dialogs(session, watch)
            or session.uno.has_changed_options()
            or office.has_changed_files()
        )
    except EnvironmentBroken:
        return True
