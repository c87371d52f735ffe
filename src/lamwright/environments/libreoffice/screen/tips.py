"""Tool tips of objects, and placeholders of empty fields."""

from collections.abc import Sequence

from lamwright.environments.linux.atspi.bus import Call
from lamwright.environments.linux.atspi.objects import Objects
from lamwright.environments.linux.atspi.queries import ACCESSIBLE, get, one


class Tips:
    """Asks objects once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[str, str] = {}
        self._in_fields: dict[str, str] = {}

    def forget(self) -> None:
        """A new document has new objects."""
        self._known.clear()
        self._in_fields.clear()

    def of(self, path: str) -> str:
        """What describes an object, as a tool tip or in a field that is empty."""
        if path not in self._known:
            calls = [get(path, ACCESSIBLE, "Description"), Call(path, ACCESSIBLE, "GetAttributes")]
            description, attributes = (one(reply) for reply in self._objects.bus.calls(calls))
            reported = attributes if isinstance(attributes, dict) else {}
            self._known[path] = str(reported.get("placeholder-text") or description or "")
        return self._known[path]

    def in_field(self, path: str, shown: str) -> str:
        """What a field shows, or showed while it was empty: that is its name also when it is filled."""
        if shown:
            self._in_fields[path] = shown
        return self._in_fields.get(path, "")

    def titles(self, paths: Sequence[str]) -> dict[str, str]:
        """What ``paths`` are called now; what holds the decks of the side bar is renamed with them."""
        replies = self._objects.bus.calls([get(path, ACCESSIBLE, "Name") for path in paths])
        return {path: str(one(name) or "") for path, name in zip(paths, replies, strict=True)}
