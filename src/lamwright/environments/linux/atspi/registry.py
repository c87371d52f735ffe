"""Finding the accessible program of a private desktop."""

from collections.abc import Iterator

from lamwright.environments.linux.atspi.bus import Bus, Call, Failure
from lamwright.environments.linux.atspi.objects import ROOT, Objects
from lamwright.environments.linux.atspi.queries import ACCESSIBLE, one
from lamwright.records.errors import EnvironmentBroken

_REGISTRY = "org.a11y.atspi.Registry"
_APPLICATION = "org.a11y.atspi.Application"
_PROBE_SECONDS = 5.0


def registry_at(address: str) -> Bus | None:
    """A connection to the message bus at ``address`` once the registry answers there."""
    bus = Bus(address, deadline=_PROBE_SECONDS)
    if isinstance(bus.call(_programs()), Failure):
        bus.close()
        return None
    return bus


def program_of(registry: Bus) -> Bus | None:
    """A connection to a program that shows a window; None while there is none.

    GTK programs have an address of their own; Qt ones are spoken to on the bus of the registry.
    """
    for bus in _connections(registry):
        if _shows_a_window(bus):
            return bus
        bus.close()
    return None


def _connections(registry: Bus) -> Iterator[Bus]:
    for name, path in one(registry.call(_programs())) or []:  # type: ignore[attr-defined]
        address = one(
            registry.call(Call(path, _APPLICATION, "GetApplicationBusAddress", "", (), name))
        )
        try:
            if address:
                yield Bus(str(address), deadline=registry.deadline, is_peer=True)
            else:
                yield registry.again_to(name)
        except EnvironmentBroken:  # it just ended
            continue


def _shows_a_window(bus: Bus) -> bool:
    try:
        return bool(Objects(bus).windows())
    except EnvironmentBroken:  # it ended between two calls
        return False


def _programs() -> Call:
    return Call(ROOT, ACCESSIBLE, "GetChildren", "", (), _REGISTRY)
