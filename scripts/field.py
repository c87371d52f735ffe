"""Takes every document below a folder through Writer: open, observe, act, reset, save, compare.

``python scripts/field.py FOLDER [--out FILE.jsonl] [--soffice N] [--seconds N]``. A line of JSON for each document
and a table at the end: what was opened, which words are told in which place, seconds to open (and of ``soffice``
itself, converting without a window), seconds to reset, and whether what was saved in the same format holds the same
words and, of packages, the same pictures, charts, equations, controls, names and choices (``field_things.py``). The
words are read from the files, before and after, without this project's readers
(``field_words.py``), or from ``words.json`` beside the documents. A run that was cut short goes on where it was.
"""

import argparse
import contextlib
import json
import os
import tempfile
import time
from pathlib import Path

from field_soffice import seconds_of, used_by
from field_table import Row, lines
from field_things import lost, things_of
from field_words import PLACES, Words, canvas_words, missing, reported, words_of

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment, open_writer
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.records.action import KeyboardInput
from lamwright.records.canvas import Canvas, as_text
from lamwright.records.document_action import SelectParagraph
from lamwright.records.errors import DocumentError, EnvironmentBroken

_ENDINGS = {
    ".odt", ".ott", ".fodt", ".sxw", ".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".rtf",
}  # fmt: skip
_MOST_SAMPLES = 8


def measure(environment: LibreOfficeEnvironment, path: Path, known: Words | None) -> Row:
    """What became of one document."""
    row: Row = {"name": path.name, "suffix": path.suffix.lower(), "bytes": path.stat().st_size}
    start, used = time.perf_counter(), _used(environment)
    try:
        seen = environment.reset(path)
    except (DocumentError, EnvironmentBroken) as error:
        row |= {"opened": False, "why": str(error).replace(str(path), "it")}
        return row | {"open_s": round(time.perf_counter() - start, 3)}
    row |= {"opened": True, "open_s": round(time.perf_counter() - start, 3)}
    row["open_cpu_s"] = round(_used(environment) - used, 3)
    held = known or words_of(path)
    if held is not None:
        shown = canvas_words(as_text(seen.canvas))
        row |= {"told": reported(held, shown), "missing": _some(missing(held, shown))}
    row["losses"] = as_text(seen.canvas).losses
    try:
        row |= _reset(environment, path, seen.canvas)
        row |= _round_trip(environment, path, held)
    except EnvironmentBroken as error:
        row["broken"] = str(error)
    return row


def _reset(environment: LibreOfficeEnvironment, path: Path, seen: Canvas) -> Row:
    """Type into the first paragraph and reset; whether the canvas is again what it was."""
    chosen = environment.perform(SelectParagraph(start_index=1, end_index=1))
    typed = environment.perform(KeyboardInput(keys="Changed.{ENTER}"))
    row: Row = {"acted": chosen.delivered and typed.delivered, "changed": typed.changed}
    start, used = time.perf_counter(), _used(environment)
    again = environment.reset(path).canvas
    taken = {"reset_s": round(time.perf_counter() - start, 3)}
    return row | taken | {"reset_cpu_s": round(_used(environment) - used, 3), "same": again == seen}


def _used(environment: LibreOfficeEnvironment) -> float:
    """Processor seconds of this process and LibreOffice, which a busy machine does not lengthen."""
    live = environment._live
    return used_by(os.getpid(), *([live.session.office.pid] if live else []))


def _round_trip(environment: LibreOfficeEnvironment, path: Path, held: Words | None) -> Row:
    """Which words a copy saved in the same format has no more; nothing for what is not saved so."""
    if path.suffix.lower() not in WRITER.store_filters:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"copy{path.suffix.lower()}"
        try:
            environment.save_copy(copy)
            kept, before, after = words_of(copy), things_of(path), things_of(copy)
        except DocumentError as error:
            return {"kept": False, "lost": str(error)}
    row: Row = {} if before is None or after is None else {"things_lost": lost(before, after)}
    if held is None or kept is None:
        return row
    gone = _some(missing(held, {place: set().union(*kept.values()) for place in PLACES}))
    return row | {"kept": not gone, "lost": gone}


def _some(gone: Words) -> dict[str, list[str]]:
    """The first words of each place, for a reader who wants to know why."""
    return {place: sorted(words)[:_MOST_SAMPLES] for place, words in gone.items() if words}


def _known(folder: Path) -> dict[str, Words]:
    beside = folder / "words.json"
    if not beside.is_file():
        return {}
    held = json.loads(beside.read_text())
    return {
        name: {place: set(words.get(place, ())) for place in PLACES} for name, words in held.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="a line of JSON for each document")
    parser.add_argument(
        "--soffice",
        type=float,
        help="time soffice too where opening took so many processor seconds",
    )
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    options = parser.parse_args()
    found = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    done, known = _done(options.out), _known(options.folder)
    rows = list(done.values())
    until = time.monotonic() + options.seconds
    with contextlib.closing(open_writer()) as environment:
        environment.reset(None)  # so that no document is charged with the start
        for path in (path for path in found if path.name not in done):
            if time.monotonic() > until:
                break
            row = measure(environment, path, known.get(path.stem))
            needed = float(str(row.get("open_cpu_s", 1e9)))  # without a figure it was not opened
            if options.soffice is not None and needed >= options.soffice:
                taken = seconds_of(path)
                row |= {"soffice_s": taken.whole, "soffice_cpu_s": taken.cpu} if taken else {}
            rows.append(row)
            _keep(row, options.out)
    print("\n".join(lines(rows)))


def _keep(row: Row, out: Path | None) -> None:
    if out is not None:
        with out.open("a") as file:
            file.write(json.dumps(row) + "\n")


def _done(out: Path | None) -> dict[str, Row]:
    """Rows of an earlier run that was cut short."""
    if out is None or not out.is_file():
        return {}
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    return {str(row["name"]): row for row in rows}


if __name__ == "__main__":
    main()
