"""A private desktop with one program on it, which can be started anew."""

import time
from pathlib import Path

from lamwright.environments.linux.atspi.actions import Actions
from lamwright.environments.linux.atspi.objects import Objects
from lamwright.environments.linux.desktop import Desktop, poll
from lamwright.environments.linux.menu_bar import MenuBar
from lamwright.environments.linux.program import Program
from lamwright.environments.linux.screen import Screen, look
from lamwright.environments.linux.x11.display import Display
from lamwright.records.errors import DocumentError, EnvironmentBroken

_SETTLE_SECONDS = 5.0
_PRESS_SECONDS = 0.5
"""How long a button may show that it was pressed before it acts (Qt: 0.1 s)."""
_PAUSE = 0.02
_END_SECONDS = 2.0


class Instance:
    """The program and what reads and operates it. Calls raise ``EnvironmentBroken`` when it died."""

    def __init__(self, argv: list[str], *, deadline: float, private: Path | None) -> None:
        """Start a desktop and ``argv`` on it; ``private`` is removed if this process is killed."""
        self._deadline = deadline
        self._starts = 0
        self._desktop = Desktop(deadline=deadline, private=private)
        try:
            number, cookie = self._desktop.display, self._desktop.cookie
            self.display = Display(number, cookie, deadline=deadline)
            self.display.publish("AT_SPI_BUS", self._desktop.bus_address)  # where Qt looks for it
            self._start(argv)
        except BaseException:
            self._desktop.close()
            raise

    def restart(self, argv: list[str]) -> None:
        """End the program and start ``argv`` with a home of its own."""
        self._end()
        self._start(argv)

    def settle(self) -> Screen:
        """What shows once two looks agree, or after a while; ``DocumentError`` when it ended by itself."""
        begun = time.monotonic()
        until, pressed_until = begun + _SETTLE_SECONDS, begun + _PRESS_SECONDS
        previous = None
        while True:
            self.check_end()
            seen = look(self.objects, is_modal=self.display.is_modal())
            is_pressed = seen.is_button_pressed and time.monotonic() < pressed_until
            if (seen == previous and not is_pressed) or time.monotonic() > until:
                return seen
            previous = seen
            time.sleep(_PAUSE)
            self.display.let_act()

    def has_ended(self, within: float = 0.0) -> bool:
        """Whether the program ended, waiting for that up to ``within`` seconds."""
        return bool(poll(lambda: self._program.status is not None, within))

    def ends_now(self) -> bool:
        """Whether a connection that broke did so because the program is ending by itself."""
        return self.has_ended(_END_SECONDS)

    def check_end(self) -> None:
        """Tell a program that an action ended from one that died."""
        status = self._program.status
        if status == 0:
            raise DocumentError("An action ended the program.")
        if status is not None:
            raise EnvironmentBroken(f"The program ended with status {status}.")

    def close(self) -> None:
        """End every process."""
        self._end()
        self.display.close()
        self._desktop.close()

    def _start(self, argv: list[str]) -> None:
        self._starts += 1
        home = self._desktop.directory / f"home-{self._starts}"
        self._program = Program(self._desktop, argv, home, deadline=self._deadline)
        self.objects = Objects(self._program.bus)
        self.actions = Actions(self._program.bus)
        self.menu = MenuBar(self.objects)

    def _end(self) -> None:
        self.actions.close()
        self.objects.bus.close()
        self._program.end()
