"""Random episodes on a real LibreOffice, for hours: nothing hangs, leaks, writes outside or calls out.

``python scripts/soak.py --log soak.jsonl --resets 1000 --actions 10000 [--steps 10] [--application calc]``
runs until both are reached; actions are drawn from everything that shows and the whole menu, without a guard.
Each episode is a line of the log as soon as it is over. Killed and started again with the same log it
continues where it stopped; ``--report`` only says what the log shows so far. The last line is that, as JSON;
the exit status is 1 if something happened that must not (``faults``). Documents, seeds and so
the draws depend on the number of the episode only.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

from random_actions import APPLICATIONS, documents, draw
from soak_log import Ending, Episode, faults, open_log, read_log, report
from soaking import (
    Written,
    below,
    changed_since,
    leave_network,
    network_attempts,
    resident,
    sockets,
)

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.records.base import derive_seed
from lamwright.records.errors import DocumentError, EnvironmentBroken

_DEADLINE = 30.0


class Soak:
    """One run: episodes on one instance, watched from outside."""

    def __init__(self, folder: Path, log: IO[str], application: str) -> None:
        self._log = log
        self._started = time.time()
        self._has_own_network = leave_network()
        self._written = Written()
        self._attempts = network_attempts() if self._has_own_network else 0
        self._folder = folder
        self._documents = documents(folder, application)
        self.environment = LibreOfficeEnvironment(
            folder / "work", APPLICATIONS[application], deadline=_DEADLINE, is_own=True
        )
        self._pids: set[int] = set()
        self._names: set[Path] = set()
        self._doing = ""

    def episode(self, number: int, steps: int, seed: int) -> Episode:
        """Do and note one; what breaks is noted, the next reset must recover."""
        episode, started = Episode(number), time.monotonic()
        self._doing = "reset"
        try:
            with suppress(DocumentError):  # an action closed the document: that ends the episode
                self._act(episode, random.Random(derive_seed(seed, "soak", number)), steps)
        except EnvironmentBroken as error:
            episode.broken, episode.broken_by = str(error)[:90], self._doing
            episode.is_unrecovered = not episode.slowest_reset
        self._look(episode)
        self._note_attempts(episode, "closing")
        written, self._pids = self._written.by(self._pids), set()  # numbers are used again
        episode.written_outside = sorted(path for path in written if not self._may(path))
        episode.seconds = round(time.monotonic() - started, 2)
        episode.load = round(os.getloadavg()[0], 1)
        self._note(episode)
        return episode

    def end(self) -> None:
        """Close, and note what is left."""
        self.environment.close()
        self._note(
            Ending(
                is_network_counted=self._has_own_network,
                is_disk_watched=self._written.is_watching,
                processes_left=len(below(os.getpid())) - 1,
                locks_left=self._left(),
                changed_outside=changed_since(self._started, [self._folder]),
            )
        )

    def _act(self, episode: Episode, rng: random.Random, steps: int) -> None:
        started = time.monotonic()
        seen = self.environment.reset(rng.choice(self._documents))
        episode.slowest_reset = round(time.monotonic() - started, 3)
        menu = self.environment.menu()
        self._note_attempts(episode, "reset")
        for _ in range(steps):
            started = time.monotonic()
            action = draw(rng, seen, menu)
            self._doing = action.model_dump_json()
            outcome = self.environment.perform(action)
            seen = self.environment.observe()
            took = round(time.monotonic() - started, 3)
            episode.slowest_step = max(episode.slowest_step, took)
            episode.actions += 1
            episode.delivered += outcome.delivered
            if not outcome.delivered:
                reason = outcome.reason or ""
                episode.refused[reason] = episode.refused.get(reason, 0) + 1
            self._look(episode)
            self._note_attempts(episode, self._doing)

    def _look(self, episode: Episode) -> None:
        pids = below(os.getpid())[1:]
        self._pids |= set(pids)
        held = sockets(pids)
        self._names |= held.local
        episode.sockets = sorted({*episode.sockets, *held.network})
        episode.memory = max([episode.memory, *map(resident, pids)])
        episode.processes = max(episode.processes, len(pids))

    def _note_attempts(self, episode: Episode, by: str) -> None:
        """Add what tried to reach a network since the last time to ``episode``."""
        attempts = network_attempts() if self._has_own_network else 0
        if attempts > self._attempts:
            episode.network_attempts += attempts - self._attempts
            episode.attempted_by.append(by[:200])
            self._attempts = attempts

    def _note(self, line: Episode | Ending) -> None:
        self._log.write(json.dumps({type(line).__name__: asdict(line)}) + "\n")
        self._log.flush()

    def _left(self) -> list[str]:
        """Named sockets, folders they lay in, and LibreOffice's locks that are there still."""
        names = {*self._names, *(name.parent for name in self._names if name.name == "bus")}
        locks = self._folder.rglob(".~lock.*")
        return sorted(str(path) for path in (*names, *locks) if path.exists())

    def _may(self, path: str) -> bool:
        """Whether a process of the instance may write there: its folders, its display's locks."""
        private = f"{tempfile.gettempdir()}/lamwright-"
        return path.startswith((str(self._folder), private, "/tmp/.X", "/tmp/.tX", "/dev/"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--log", type=Path, default=Path("soak.jsonl"), help="is added to")
    parser.add_argument("--resets", type=int, default=1000)
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--steps", type=int, default=10, help="actions in each episode")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--application", choices=APPLICATIONS, default="writer")
    parser.add_argument("--report", action="store_true", help="only say what the log shows")
    return parser.parse_args()


def _run(options: argparse.Namespace, folder: Path, log: IO[str]) -> None:
    """Go on where the log ends, until enough was done or the time is over."""
    episodes, _ = read_log(options.log)
    done, actions = len(episodes), sum(episode.actions for episode in episodes)
    until = time.monotonic() + options.seconds
    soak = Soak(folder, log, options.application)
    try:
        while (done < options.resets or actions < options.actions) and time.monotonic() < until:
            actions += soak.episode(done, options.steps, options.seed).actions
            done += 1
    finally:
        soak.end()


def main() -> None:
    """Run, report, exit with 1 if something happened that must not."""
    options = _options()
    if not options.report:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        with (
            tempfile.TemporaryDirectory(prefix="lamwright-soak-") as folder,
            open_log(options.log) as log,
        ):
            _run(options, Path(folder), log)
    episodes, endings = read_log(options.log)
    print(json.dumps(report(episodes, endings)))
    sys.exit(1 if any(faults(episodes, endings)) else 0)


if __name__ == "__main__":
    main()
