"""Dialogs that an episode left open are closed."""

from lamwright.environments.libreoffice.acting.operate import Operator
from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.settling.watch import Watch
from lamwright.environments.linux.x11.keys import parse_keys

_CLOSERS = ("Cancel", "Close", "Don't Save", "Don’t Save", "No", "OK")
_MOST_DIALOGS = 8


def dismiss_dialogs(session: Session, watch: Watch) -> bool:
    """Close what the last episode left open; whether all of it is closed."""
    operator = Operator(session.tree, session.display)
    for _ in range(_MOST_DIALOGS):
        if all(window.role == "frame" for window in session.tree.objects.windows()):
            return True
        sight = watch.settle()
        closers = [c for name in _CLOSERS for c in sight.controls if c.name == name]
        node = session.tree.node(sight.targets[closers[0].label].path) if closers else None
        if node is not None and sight.dialogs:
            target = sight.targets[closers[0].label]
            operator.click(node, target, button="left", is_double=False)
        else:
            session.display.press_keys(parse_keys("{ESC}"))
    return False
