"""Workers that the tests of executors run in processes."""

import os
import select
import signal
from pathlib import Path

from lamwright.records.errors import UsageError


class Shouting:
    """Answers in capitals; 'refuse' raises, 'die' kills its process the first times."""

    def __init__(self, folder, deaths=0):
        self._folder = Path(folder)
        self._deaths = deaths

    def __call__(self, item):
        if item == "refuse":
            raise UsageError("This one is refused.")
        if item == "die" and self._die():
            os.kill(os.getpid(), signal.SIGKILL)
        return f"{item.upper()} {os.getpid()}"

    def _die(self):
        died = len(list(self._folder.glob("died-*")))
        if died >= self._deaths:
            return False
        (self._folder / f"died-{died}").touch()
        return True

    def close(self):
        (self._folder / f"closed-{os.getpid()}").touch()


class Slow:
    """Works on an item for a minute; writes down its process at once."""

    def __init__(self, folder):
        self._folder = Path(folder)

    def __call__(self, item):
        scratch = self._folder / "pid.part"
        scratch.write_text(str(os.getpid()), encoding="utf-8")
        scratch.rename(self._folder / "pid")
        select.select([], [], [], 60)
        return item

    def close(self):
        """Nothing to close."""
