"""How long LibreOffice itself takes to open documents in a window: scripts/field_window.py FOLDER --out FILE.jsonl.

A plain soffice with a new profile on a private display, whose start does not count, loads each in a new window,
timed until it is loaded and the main thread has waited for 50 ms. What ``field.py`` measures takes as long and
then reads what shows. With ``--ours FILE.jsonl`` of ``field.py`` it prints how many times as long that took.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from field_table import Row

from lamwright.environments.linux.desktop import Desktop

_QUIET, _LOOK, _LONGEST = 0.05, 0.005, 120.0
_SIDE = Path(__file__).with_name("field_window_uno.py")
_ENDINGS = {".odt", ".ott", ".fodt", ".docx", ".dotx", ".doc", ".rtf"}


class Peer:
    """A soffice, and what asks it to open documents."""

    def __init__(self, desktop: Desktop) -> None:
        pipe = f"{desktop.directory.name}/peer"
        profile = f"-env:UserInstallation=file://{desktop.directory}/peer"
        options = [
            "--norestore",
            "--nologo",
            "--nofirststartwizard",
            "--nolockcheck",
            "--nodefault",
        ]
        accept = f"--accept=pipe,name={pipe};urp;"
        self._launcher = desktop.start("peer", ["soffice", profile, *options, accept])
        self._side = subprocess.Popen(
            ["/usr/bin/python3", str(_SIDE), pipe],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._side.stdin and self._side.stdout
        self._ask, self._answers = self._side.stdin, self._side.stdout
        if self._answers.readline().strip() != "ready":
            sys.exit("soffice does not answer")
        self._pid = _soffice(str(desktop.directory))

    def seconds(self, path: Path) -> float | None:
        """Until it is open and at rest; None: it is refused."""
        self._told("\n")
        self._rest(time.monotonic())
        start = time.monotonic()
        if self._told(f"{path.resolve().as_uri()}\n") != "loaded":
            return None
        return self._rest(start)

    def _told(self, line: str) -> str:
        self._ask.write(line)
        self._ask.flush()
        return self._answers.readline().strip()

    def _rest(self, start: float) -> float:
        since = time.monotonic()
        while (now := time.monotonic()) - start < _LONGEST:
            state = Path(f"/proc/{self._pid}/stat").read_text("utf-8", errors="replace")
            if state.rpartition(")")[2].split()[0] in {"R", "D"}:
                since = now
            elif now - since >= _QUIET:
                break
            time.sleep(_LOOK)
        return since - start

    def close(self) -> None:
        """End the part that asks; the desktop ends soffice."""
        self._ask.close()
        self._side.wait(timeout=10)


def _soffice(directory: str) -> int:
    """The process that was started with a profile in ``directory``."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if "soffice.bin" in command and f"{directory}/peer" in command:
            return int(place.name)
    sys.exit("soffice is gone")


def main() -> None:
    """Open each, write a line for each, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ours", type=Path, help="what field.py wrote of the same folder")
    given = parser.parse_args()
    paths = [p for p in sorted(given.folder.iterdir()) if p.suffix.lower() in _ENDINGS]
    desktop = Desktop(deadline=60.0)
    rows: list[Row] = []
    try:
        peer = Peer(desktop)
        with given.out.open("w", encoding="utf-8") as out:
            for path in paths:
                taken = peer.seconds(path)
                rows.append({"name": path.name, "window_s": taken and round(taken, 3)})
                print(json.dumps(rows[-1]), file=out, flush=True)
        peer.close()
    finally:
        desktop.close()
    print(json.dumps(_compared(rows, given.ours)))


def _compared(rows: list[Row], ours: Path | None) -> Row:
    """Seconds, and how many times as long ours took: in the middle, for all but a twentieth, at most."""
    held = {str(row["name"]): float(str(row["window_s"])) for row in rows if row["window_s"]}
    figures: Row = {"documents": len(rows), "opened": len(held)}
    figures |= {
        "window_p50": statistics.median(held.values()),
        "window_slowest": max(held.values()),
    }
    if ours is not None:
        lines = map(json.loads, ours.read_text("utf-8").splitlines())
        times = {row["name"]: float(row["open_s"]) for row in lines if row["opened"]}
        ratios = sorted(times[name] / held[name] for name in held if name in times)
        slowest = max((name for name in held if name in times), key=lambda name: times[name])
        figures |= {
            "times_p50": round(statistics.median(ratios), 2),
            "times_p95": round(ratios[int(0.95 * len(ratios))], 2), "times_most": round(ratios[-1], 2),
            "slowest": slowest, "slowest_s": times[slowest],
            "slowest_times": round(times[slowest] / held[slowest], 2),
        }  # fmt: skip
    return figures


if __name__ == "__main__":
    main()
