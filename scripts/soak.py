"""Random episodes on the real Writer, for hours: nothing hangs, leaks, writes outside or calls out.

``python scripts/soak.py --resets 1000 --steps 10 [--seed 1]``. Actions are drawn from everything that
shows and the whole menu, without a guard. The last line is JSON; the exit status is 1 if a file was
written outside the instance's folders, a network socket was seen, or a process or lock was left.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.records.action import (
    Action,
    ClickInput,
    ControlRef,
    InsertTable,
    KeyboardInput,
    SelectParagraph,
    SelectTable,
    SelectText,
    SetEditText,
    SetFont,
    WheelMouseInput,
)
from lamwright.records.errors import EnvironmentBroken
from lamwright.records.observation import Control, Observation

_TEXTS = ("engine", "2 cm", "12", "Heading 1", "x" * 300, "Größe ☃", "=1+1", "../../etc/passwd")
_KEYS = (
    "{ENTER}",
    "{TAB}",
    "{ESC}",
    "{CTRL+A}",
    "{CTRL+C}",
    "{CTRL+V}",
    "{CTRL+Z}",
    "{CTRL+S}",
    "word",
)
_FAMILIES = ("tcp", "tcp6", "udp", "udp6")


def documents(folder: Path) -> list[Path | None]:
    """An empty document and three of different lengths."""
    made: list[Path | None] = [None]
    for count in (3, 30, 400):
        body = "".join(f"<text:p>{n}. The engine works well.</text:p>" for n in range(count))
        made.append(write_odt(folder / f"document-{count}.odt", OdtParts(body=body)))
    return made


def draw(rng: random.Random, seen: Observation, menu: tuple[Control, ...]) -> Action:
    """Any action on what shows."""
    kind = rng.random()
    if kind < 0.2 and menu:
        return ClickInput(control=_ref(rng.choice(menu)))
    if kind < 0.65 and seen.controls:
        control = rng.choice(seen.controls)
        if control.role in {"edit", "combo box", "spin button"}:
            return SetEditText(control=_ref(control), text=rng.choice(_TEXTS))
        return ClickInput(control=_ref(control), double=rng.random() < 0.1)
    first = rng.randint(1, 4)
    return rng.choice([
        KeyboardInput(keys=rng.choice(_KEYS)),
        SelectParagraph(start_index=first, end_index=first),
        SelectText(text="engine"),
        SelectTable(number=1),
        InsertTable(rows=rng.randint(1, 4), columns=rng.randint(1, 4)),
        SetFont(font_size=rng.randint(6, 40)),
        WheelMouseInput(wheel_dist=rng.choice([-3, 3])),
    ])


def _ref(control: Control) -> ControlRef:
    return ControlRef(label=control.label, name=control.name)


def below(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for number in found:
        for task in Path(f"/proc/{number}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text(encoding="ascii").split()]
            except OSError:  # it ended meanwhile
                continue
    return found


def network_sockets(pids: list[int]) -> set[str]:
    """Rows of the kernel's socket tables that belong to one of the processes."""
    held = set()
    for pid in pids:
        try:
            held |= {str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir()}
        except OSError:  # it ended meanwhile
            continue
    rows = set()
    for family in _FAMILIES:
        for line in Path(f"/proc/net/{family}").read_text(encoding="ascii").splitlines()[1:]:
            if f"socket:[{line.split()[9]}]" in held:
                rows.add(f"{family} {line.split()[1]} {line.split()[2]}")
    return rows


def written_since(start: float, allowed: list[Path]) -> list[str]:
    """Files changed since ``start`` where LibreOffice might have put them, but must not."""
    places = [Path.home(), Path("/var/tmp"), Path("/usr/lib/libreoffice")]
    files = (path for place in places for path in _files(place, allowed))
    return [str(path) for path in files if path.is_file() and path.stat().st_mtime >= start]


def _files(place: Path, allowed: list[Path]) -> Iterator[Path]:
    for folder, inner, files in os.walk(place):
        inner[:] = [d for d in inner if Path(folder, d) not in allowed and d not in _NOISE]
        yield from (Path(folder, name) for name in files)


_NOISE = {".git", ".cache", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


class Soak:
    """One run: what was done, and what came of it."""

    def __init__(self, seed: int, steps: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lamwright-soak-"))
        self.environment = LibreOfficeEnvironment(self.folder / "work", deadline=30.0)
        self.documents = documents(self.folder)
        self.rng = random.Random(seed)
        self.steps = steps
        self.counts: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()
        self.sockets: set[str] = set()
        self.slowest = {"reset": 0.0, "step": 0.0}
        self.memory = 0

    def episode(self) -> None:
        """A reset and some random steps; what breaks is counted, the next reset recovers."""
        try:
            started = time.monotonic()
            seen = self.environment.reset(self.rng.choice(self.documents))
            self._note("reset", started)
            menu = self.environment.menu()
            for _ in range(self.steps):
                started = time.monotonic()
                outcome = self.environment.perform(draw(self.rng, seen, menu))
                seen = self.environment.observe()
                self._note("step", started)
                self.counts["delivered" if outcome.delivered else f"not: {outcome.reason}"] += 1
        except EnvironmentBroken as error:
            self.broken[str(error)[:90]] += 1
        pids = below(os.getpid())[1:]
        self.sockets |= network_sockets(pids)
        self.memory = max([self.memory, *map(_resident, pids)])

    def _note(self, what: str, started: float) -> None:
        self.counts[what] += 1
        self.slowest[what] = max(self.slowest[what], time.monotonic() - started)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * 4096
    except OSError:
        return 0


def main() -> None:
    """Run, report, exit with 1 if something happened that must not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--resets", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    options = parser.parse_args()
    start, clock = time.time(), time.monotonic()
    pipes = set(Path("/tmp").glob("OSL_PIPE_*"))
    soak = Soak(options.seed, options.steps)
    done = 0
    while done < options.resets and time.monotonic() - clock < options.seconds:
        soak.episode()
        done += 1
        if done % 20 == 0:
            print(done, dict(soak.counts), dict(soak.broken), f"{soak.memory >> 20} MB", flush=True)
    soak.environment.close()
    left = below(os.getpid())[1:]
    written = written_since(start, [soak.folder])
    report = {
        "episodes": done,
        "seconds": round(time.monotonic() - clock),
        "load": round(os.getloadavg()[0], 1),
        "counts": dict(soak.counts),
        "broken": dict(soak.broken),
        "slowest_seconds": {k: round(v, 1) for k, v in soak.slowest.items()},
        "most_memory_mb": soak.memory >> 20,
        "network_sockets": sorted(soak.sockets),
        "written_outside": written,
        "processes_left": left,
        "pipes_left": len(set(Path("/tmp").glob("OSL_PIPE_*")) - pipes),
    }
    print(json.dumps(report))
    sys.exit(1 if soak.sockets or written or left else 0)


if __name__ == "__main__":
    main()
