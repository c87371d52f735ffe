"""An application's rules for reading its documentation; collect itself knows no application."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lamwright.collect.procedure import Procedure
from lamwright.collect.sources.page import PageSource


class Manual:
    """Words and pages of an application. The defaults fit every application that says nothing."""

    names: frozenset[str] = frozenset()
    """Proper names: capitals stay in tasks, and in search queries they only say where."""

    def opens(self, path: Path, application: str) -> PageSource | None:
        """The source at ``path``, when it is documentation that the application installs itself."""
        del path, application
        return None

    def procedures(self, content: bytes, application: str) -> Iterator[Procedure] | None:
        """The procedures of a page in the application's own markup; None: it is in a common one."""
        del content, application
        return None

    def knows(self, application: str) -> bool:
        """Whether its pages speak of menus and dialogs alone, so that a plan begins in a menu."""
        del application
        return False

    def foreign(self, task: str, steps: Sequence[str], page: str, application: str) -> bool:
        """Whether a procedure of ``page`` belongs to another application or platform."""
        del task, steps, page, application
        return False
