"""A document window without its document: the islands of controls around it.

The document is left out because reading it while it scrolls has crashed LibreOffice, and because
looking through all cells of a spreadsheet never ends.
"""

from lamwright.environments.linux.atspi.objects import Objects
from lamwright.environments.linux.atspi.queries import children, matches, paths_of

_SHOWING = 1 << 25
_DOCUMENTS = [0, 0, sum(1 << (role - 64) for role in (92, 93, 94)), 0]
"""ATSPI_ROLE_DOCUMENT_SPREADSHEET, _PRESENTATION, _TEXT."""
_MENU_BAR = [0, 1 << (34 - 32), 0, 0]
"""ATSPI_ROLE_MENU_BAR."""
_HOLDING = frozenset({"document presentation", "document spreadsheet", "document text"})
_SIDE_DOCUMENTS = [0, 0, 1 << (82 - 64), 0]
"""ATSPI_ROLE_DOCUMENT_FRAME: the pane of slides beside a presentation."""
_WITH_SIDE = "document presentation"
"""No other document has one beside it; looking for it in a new window takes a third of a second."""
_NO_ISLANDS = _HOLDING | {"menu bar", "document frame"}
"""A document gets a new object now and then."""
_DEEPEST = 12


class Islands:
    """Finds the controls of document windows; remembers where their documents are."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._chains: dict[str, list[str]] = {}

    def paths(self, frame: str) -> list[str]:
        """Paths of the showing objects of a window, but for the document and the menus."""
        chain, beside = self._around(frame)
        if not chain:  # the document shows a little later than its window
            return self._objects.descendants(frame)
        islands = _islands(beside)
        found = list(chain)
        for island, below in zip(islands, self._below(islands), strict=True):
            found += [island, *below]
        return found

    def menu_bars(self, frame: str) -> list[str]:
        """The showing menu bars of a window: GTK's and LibreOffice's own.

        Where the own one, beside the document, does not show, a search would go through the document.
        """
        chain, beside = self._around(frame)
        own = [path for path, role in beside.items() if role == "menu bar"]
        if chain and not any(bar.has("showing") for bar in self._objects.nodes(own)):
            return []
        return paths_of(self._objects.bus.call(matches(frame, _SHOWING, roles=_MENU_BAR, count=2)))

    def forget(self) -> None:
        """A new document has new objects."""
        self._chains.clear()

    def _around(self, frame: str) -> tuple[list[str], dict[str, str]]:
        """What holds the document of a window, and the roles of what lies beside it.

        Once a document is closed its window may get another one, which is not searched either.
        """
        chain = self._chains.get(frame, [])
        beside = self._beside(chain)
        if _HOLDING.isdisjoint(beside.values()) and (found := self._find_documents(frame)):
            self._chains[frame] = chain = found
            beside = self._beside(chain)
        return chain, beside

    def _beside(self, chain: list[str]) -> dict[str, str]:
        """The roles of what lies beside the document, by path, in the order of the tree."""
        replies = self._objects.bus.calls([children(holder) for holder in chain])
        near = [path for reply in replies for path in paths_of(reply) if path not in chain]
        fixed = self._objects.fixed(near)
        return {path: item.role for path, item in fixed.items()}

    def _below(self, islands: list[str]) -> list[list[str]]:
        calls = [matches(path, _SHOWING, roles=[], count=0) for path in islands]
        return [paths_of(reply) for reply in self._objects.bus.calls(calls)]

    def _find_documents(self, frame: str) -> list[str]:
        """What holds the document, from below the frame down, and the documents beside it, if any.

        The frame itself is left out: its drawn container holds everything a second time.
        """
        found = self._first(frame, _DOCUMENTS)
        chain = self._holders(found, frame) if found else []
        has_side = bool(found) and self._role(found) == _WITH_SIDE
        for island in _islands(self._beside(chain)) if has_side else ():
            found = self._first(island, _SIDE_DOCUMENTS)
            chain += [island, *self._holders(found, island)] if found else []
        return chain

    def _first(self, path: str, roles: list[int]) -> str:
        reply = self._objects.bus.call(matches(path, _SHOWING, roles=roles, count=1))
        return next(iter(paths_of(reply)), "")

    def _holders(self, path: str, top: str) -> list[str]:
        """What holds an object below ``top``, from there down."""
        chain: list[str] = []
        while (path := self._parent(path)) != top and len(chain) < _DEEPEST:
            chain.insert(0, path)
        return chain

    def _parent(self, path: str) -> str:
        fixed = self._objects.fixed([path])
        return fixed[path].parent if fixed else ""

    def _role(self, path: str) -> str:
        fixed = self._objects.fixed([path])
        return fixed[path].role if fixed else ""


def _islands(beside: dict[str, str]) -> list[str]:
    return [path for path, role in beside.items() if role not in _NO_ISLANDS]
