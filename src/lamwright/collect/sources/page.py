"""Pages and their origin: the common output of all sources."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, Protocol

SourceKind = Literal["documentation", "query-log", "ufo", "pairs"]


class Page(NamedTuple):
    """One page, one line of a query log, one task file or one finished pair; ``load`` reads its bytes.

    ``load`` raises ``OSError`` or ``Unreadable``; both become a counted reject.
    """

    collection: str
    location: str
    licence: str
    application: str
    load: Callable[[], bytes]
    kind: SourceKind = "documentation"


class PageSource(Protocol):
    """A collection of pages."""

    name: str

    def pages(self) -> Iterator[Page]:
        """The pages, in an order that does not depend on the machine; each call starts anew."""
        ...


class Unreadable(Exception):  # noqa: N818  (a page that cannot be read is no program error)
    """The page cannot be read; the message says why."""
