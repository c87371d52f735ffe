"""Session: a running application and all connections to it."""

from pathlib import Path

from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.libreoffice.office import Office
from lamwright.environments.libreoffice.products.application import Application
from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.libreoffice.uno_bridge import UnoBridge
from lamwright.environments.linux.desktop import Desktop
from lamwright.environments.linux.x11.display import Display


class Session:
    """Desktop, office, accessible tree, UNO side and keyboard of one instance."""

    def __init__(
        self,
        application: Application,
        confinement: Confinement,
        *,
        deadline: float,
        private: Path | None = None,
    ) -> None:
        """Start all of it; ``private`` is removed if this process is killed.

        Raises ``MissingRequirement`` or ``EnvironmentBroken`` when that fails.
        """
        self.application = application
        self.desktop = Desktop(deadline=deadline, private=private)
        try:
            self.office = Office(self.desktop, application, confinement, deadline=deadline)
            self.tree = Tree(self.office.bus)
            adopt = self.desktop.adopt
            self.uno = UnoBridge(self.office.pipe, application, deadline=deadline, adopt=adopt)
            number, cookie = self.desktop.display, self.desktop.cookie
            self.display = Display(number, cookie, deadline=deadline)
        except BaseException:
            self.close()
            raise

    @property
    def directory(self) -> Path:
        """Private directory, removed with the session."""
        return self.desktop.directory

    def close(self) -> None:
        """End every process. May be called twice."""
        for name in ("display", "uno", "tree"):
            if (part := self.__dict__.get(name)) is not None:
                part.close()
        self.desktop.close()
