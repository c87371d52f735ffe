"""The long suites of ``docs/development/safety.md``: canaries in a real Writer, denied effects, probes.

``python scripts/audit.py [--out results/audit] [--rows FILE.jsonl] [--seconds N]`` runs them and writes
``audit.json`` with what was counted, on what machine and at which commit. Anything that got through makes the exit
status 1. With ``--rows`` a run that was cut short, or stopped after so many seconds, goes on with the next format.
"""

import argparse
import json
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import NamedTuple

from canaries import MAKERS, Place, came_in, places
from denied_effects import cases

from lamwright import __version__
from lamwright.documents.inventory import Inventory, foreign, inventory
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment, open_writer
from lamwright.environments.linux.fences import fences_here
from lamwright.records.errors import DocumentError, EnvironmentBroken

SAVED = (".odt", ".docx", ".html", ".rtf", ".pdf")
_Found = tuple[list[str], list[str]]
COMMANDS = (".uno:UpdateAllLinks", ".uno:UpdateAll", ".uno:UpdateFields")
PURE = (
    "tests/guard/test_routes.py",
    "tests/guard/test_references.py",
    "tests/environments/linux/test_fences.py",
)


def main() -> None:
    """Run all suites."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("results/audit"))
    help_ = "leave out what needs LibreOffice to run"
    parser.add_argument("--without-application", action="store_true", help=help_)
    parser.add_argument("--rows", type=Path, help="a line of JSON for each format of canaries")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no format after so many")
    reported = parser.parse_args()
    out, started = reported.out, time.monotonic()
    canaries = None
    if not reported.without_application:
        canaries = _together(_canaries(reported.rows, started + reported.seconds))
        if canaries.left:
            print(f"left: {', '.join(canaries.left)}")  # noqa: T201
            return
    pure = _pure()
    found = {
        "canaries": canaries._asdict() if canaries else None,
        "pure": pure,
        "provenance": _provenance(),
        "seconds": round(time.monotonic() - started, 1),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "audit.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))  # noqa: T201
    came = canaries and (canaries.came_in or canaries.connections)
    sys.exit(1 if came or pure["status"] else 0)


class _Canaries(NamedTuple):
    cases: int
    places: int
    formats: tuple[str, ...]
    came_in: tuple[str, ...]
    new_pictures_or_objects: tuple[str, ...]
    connections: int
    broken: tuple[str, ...]
    """Formats over which the application broke: nothing was saved; their cases are not counted."""
    left: tuple[str, ...]
    """Formats that were not tried yet."""


def _together(rows: dict[str, _Canaries]) -> _Canaries:
    held = list(rows.values())
    return _Canaries(
        cases=sum(row.cases for row in held),
        places=max((row.places for row in held), default=0),
        formats=tuple(rows),
        came_in=tuple(place for row in held for place in row.came_in),
        new_pictures_or_objects=tuple(p for row in held for p in row.new_pictures_or_objects),
        connections=sum(row.connections for row in held),
        broken=tuple(suffix for row in held for suffix in row.broken),
        left=tuple(suffix for suffix in MAKERS if suffix not in rows),
    )


def _canaries(kept: Path | None, until: float) -> dict[str, _Canaries]:
    """Each format with all places and vectors: opened, updated, saved in each format."""
    lines = kept.read_text("utf-8").splitlines() if kept and kept.is_file() else ()
    rows = {row[0]: _Canaries(*row[1]) for row in map(json.loads, lines)}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lamwright-")))
        server = stack.enter_context(_listener())
        known = places(folder, Path.home())
        for place in known[:2]:
            stack.callback(Path(place.path).unlink)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        hrefs = [*(f"file://{place.path}" for place in known), address]
        environment = stack.enter_context(closing(open_writer()))
        for suffix in (suffix for suffix in MAKERS if suffix not in rows):
            if time.monotonic() > until:
                break
            document = folder / f"letter{suffix}"
            vectors, reported = (
                MAKERS[suffix](document, hrefs),
                _tried(environment, document, known),
            )
            rows[suffix] = _row(suffix, vectors, reported, len(known), _accepted(server))
            _keep(kept, suffix, rows[suffix])
    return rows


def _row(
    suffix: str, vectors: int, reported: _Found | None, places: int, connections: int
) -> _Canaries:
    came, pictures = reported or ([], [])
    return _Canaries(
        cases=vectors * len(SAVED) if reported else 0,
        places=places,
        formats=(suffix,),
        came_in=tuple(came),
        new_pictures_or_objects=tuple(pictures),
        connections=connections,
        broken=() if reported else (suffix,),
        left=(),
    )


def _keep(kept: Path | None, suffix: str, row: _Canaries) -> None:
    if kept:
        with kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps([suffix, row]) + "\n")


def _tried(
    environment: LibreOfficeEnvironment, document: Path, known: tuple[Place, ...]
) -> _Found | None:
    """What came in and what pictures are new; None when the application broke."""
    try:
        environment.reset(document)
    except EnvironmentBroken:  # it hangs over one of them: nothing is saved then
        return None
    live = environment._live  # noqa: SLF001
    assert live is not None
    for command in COMMANDS:
        with suppress(DocumentError):
            live.session.uno.dispatch(command)
    before = inventory(document) or Inventory()
    came: list[str] = []
    pictures: list[str] = []
    for kind in SAVED:
        saved = document.with_name(f"out-{document.name}{kind}")
        environment.save_copy(saved)
        came += [f"{document.suffix}{kind}: {place}" for place in came_in(saved, known)]
        new = foreign(before, inventory(saved) or Inventory())
        pictures += [
            f"{document.suffix}{kind}" for item in new if item.kind in {"picture", "object"}
        ]
    return came, pictures


def _listener() -> socket.socket:
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    return server


def _accepted(server: socket.socket) -> int:
    count = 0
    while True:
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


def _pure() -> dict[str, object]:
    """The suites that need no application, by pytest."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *PURE]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=600)
    last = done.stdout.strip().splitlines()[-1].strip("= ")
    return {"status": done.returncode, "said": last, "files": PURE, "denied effects": len(cases())}


def _provenance() -> dict[str, str]:
    soffice = shutil.which("soffice") or "soffice"
    git = ["git", "rev-parse", "HEAD"]
    return {
        "lamwright": __version__,
        "commit": subprocess.run(git, capture_output=True, check=False, text=True).stdout.strip(),
        "LibreOffice": subprocess.run(
            [soffice, "--version"], capture_output=True, check=False, text=True
        ).stdout.strip(),
        "kernel": platform.release().partition("-")[0],
        "machine": platform.machine(),
        "fences": fences_here().in_words(),
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    main()
