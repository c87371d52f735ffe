"""The Navigator of the side bar, which follows the document by a slow timer of its own."""

from collections.abc import Callable

from lamwright.environments.libreoffice.screen.sight import Sight
from lamwright.environments.linux.desktop import poll

_LATE_SECONDS = 3.0
_DECK = "Navigator"


def followed(
    sight: Sight, listed: Callable[[], dict[str, bool]], settle: Callable[[], Sight]
) -> Sight:
    """The sight in which the Navigator shows lists for what the document has, if it shows at all.

    It looks at the document a second or so after it opened or the document changed, without an
    event. What the document has is asked of it; a Navigator that never follows is not waited for long.
    """
    if not _lists(sight):
        return sight
    wanted = listed()
    found = [sight]

    def agrees() -> bool:
        shown = _lists(found[-1])
        if all(shown.get(name, holds) == holds for name, holds in wanted.items()):
            return True
        found.append(settle())
        return False

    poll(agrees, _LATE_SECONDS)
    return found[-1]


def _lists(sight: Sight) -> dict[str, bool]:
    """The Navigator's lists by name, and whether each can be unfolded."""
    rows = (c for c in sight.controls if c.role == "table cell")
    return {c.name: "expandable" in c.states for c in rows if c.path.startswith(_DECK)}
