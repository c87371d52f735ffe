"""Actions of accessible objects, invoked without waiting for dialogs that they open."""

from lamwright.environments.linux.atspi.bus import Bus, Call
from lamwright.environments.linux.atspi.objects import ACTION, ROOT
from lamwright.environments.linux.atspi.queries import ACCESSIBLE, get, one

_MOMENT = 0.25  # most actions are over within 5 ms


class Actions:
    """Invokes actions on connections of its own, made like ``bus``."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._acting: list[Bus] = []

    def act(self, path: str, number: int = 0) -> bool:
        """Invoke an action of an object and wait a moment until it is done; False if it was not.

        Some actions open a dialog and last until it is closed. They are answered before, but their
        connection is deaf until then; so actions have one of their own, and get a new one then.
        """
        for deaf in self._acting[:-1]:
            if deaf.is_answered(0.0):
                self._acting.remove(deaf)
                deaf.close()
        if not self._acting or not self._acting[-1].is_answered(0.0):
            self._acting.append(self._bus.again())
        acting = self._acting[-1]
        over = get(ROOT, ACCESSIBLE, "Name")  # answered when the action is over
        acting.send(Call(path, ACTION, "DoAction", "i", (number,)), over)
        acting.is_answered(_MOMENT)
        return acting.first_answer is None or bool(one(acting.first_answer))

    def close(self) -> None:
        """Close the connections made here."""
        for bus in self._acting:
            bus.close()
