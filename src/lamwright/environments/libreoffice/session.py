"""Session: a running application and all connections to it."""

from pathlib import Path

from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.libreoffice.office import Office
from lamwright.environments.libreoffice.products.application import Application
from lamwright.environments.libreoffice.screen.comment import IN_COMMENT, Comments
from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.libreoffice.uno_bridge import UnoBridge
from lamwright.environments.linux.desktop import Desktop
from lamwright.environments.linux.x11.display import Display
from lamwright.records.canvas import Canvas, TextCanvas


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
            self.comments = Comments(self.tree)
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

    def canvas(self) -> Canvas:
        """What the document holds and where the cursor is, in a comment too; empty once it was closed."""
        canvas = self.uno.canvas()
        if isinstance(canvas, TextCanvas) and canvas.cursor_place == IN_COMMENT:
            return self.comments.told(canvas)
        return canvas

    def close(self) -> None:
        """End every process. May be called twice."""
        for name in ("display", "uno", "tree"):
            if (part := self.__dict__.get(name)) is not None:
                part.close()
        self.desktop.close()
