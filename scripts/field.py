"""Takes every document of a folder through Writer: open, observe, act, reset, save, compare.

``python scripts/field.py FOLDER [--out FILE.jsonl]``. A line for each document and a table at the end: what was
opened, which words are told in which place, seconds to open (and of ``soffice`` itself with ``--soffice``), seconds to
reset, and whether what was saved in the same format holds the same words in every place. The words are read
from the file without this project's readers, or from ``words.json`` beside it.
"""

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from field_words import PLACES, Words, canvas_words, told, words_of

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment, open_writer
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.records.action import KeyboardInput
from lamwright.records.canvas import as_text
from lamwright.records.document_action import SelectParagraph
from lamwright.records.errors import DocumentError, EnvironmentBroken

Row = dict[str, object]


def measure(environment: LibreOfficeEnvironment, path: Path, known: Words | None) -> Row:
    """What became of one document."""
    row: Row = {"name": path.name, "suffix": path.suffix.lower(), "bytes": path.stat().st_size}
    start = time.perf_counter()
    try:
        seen = environment.reset(path)
    except (DocumentError, EnvironmentBroken) as error:
        return row | {"opened": False, "why": str(error)}
    row |= {"opened": True, "open_s": round(time.perf_counter() - start, 3)}
    canvas = as_text(seen.canvas)
    held = known or words_of(path)
    shown = canvas_words(canvas)
    if held is not None:
        row["told"] = told(held, shown)
    row["losses"] = canvas.losses
    row["kept"] = _round_trip(environment, path, shown)
    environment.reset(path)
    environment.perform(SelectParagraph(start_index=1, end_index=1))
    row["acted"] = environment.perform(KeyboardInput(keys="Changed.{ENTER}")).delivered
    start = time.perf_counter()
    again = environment.reset(path)
    row["reset_s"] = round(time.perf_counter() - start, 3)
    row["same"] = again.canvas == seen.canvas
    return row


def _round_trip(environment: LibreOfficeEnvironment, path: Path, before: Words) -> bool | None:
    """Whether a copy saved in the same format shows the same words in every place; None: not saved so."""
    if path.suffix.lower() not in WRITER.store_filters:
        return None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        try:
            environment.save_copy(copy)
            after = canvas_words(as_text(environment.reset(copy).canvas))
        except DocumentError:
            return False
    return all(before[place] <= after[place] for place in PLACES)


def soffice_seconds(path: Path) -> float:
    """How long ``soffice`` takes to open and convert a document, less what it takes for an empty one."""
    return round(_converted(path) - _converted(None), 3)


def _converted(path: Path | None) -> float:
    with tempfile.TemporaryDirectory() as folder:
        source = path or Path(folder) / "empty.txt"
        if path is None:
            source.write_text("x")
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/field-profile"
        command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", folder]
        start = time.perf_counter()
        subprocess.run([*command, str(source)], capture_output=True, timeout=120, check=False)
        return time.perf_counter() - start


def table(rows: list[Row]) -> Iterator[str]:
    """The figures by kind of file, as Markdown."""
    yield (
        "| files | opened | told: "
        + " | ".join(PLACES)
        + " | kept | reset p50 s | p95 s | opening p50 s | max s |"
    )
    yield "| --- " * (8 + len(PLACES)) + "|"
    suffixes = sorted({str(row["suffix"]) for row in rows})
    for suffix in (*suffixes, ""):
        some = [row for row in rows if not suffix or row["suffix"] == suffix]
        opened = [row for row in some if row["opened"]]
        shares = " | ".join(_share(opened, place) for place in PLACES)
        kept = [row["kept"] for row in opened if row["kept"] is not None]
        resets, opens = _seconds(opened, "reset_s"), _seconds(opened, "open_s")
        yield (
            f"| {len(some)} {suffix or 'all'} | {len(opened)} | {shares} | {sum(map(bool, kept))} of {len(kept)} "
            f"| {_at(resets, 50)} | {_at(resets, 95)} | {_at(opens, 50)} | {_at(opens, 100)} |"
        )


def _share(rows: list[Row], place: str) -> str:
    pairs = [row["told"][place] for row in rows if "told" in row]  # type: ignore[index]
    said, total = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return f"{said} of {total}" if total else "-"


def _seconds(rows: list[Row], name: str) -> list[float]:
    return sorted(float(str(row[name])) for row in rows if name in row)


def _at(ordered: list[float], percent: int) -> str:
    return f"{ordered[round(percent / 100 * (len(ordered) - 1))]:.2f}" if ordered else "-"


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
    parser.add_argument("--soffice", action="store_true", help="time soffice itself too")
    parser.add_argument("--limit", type=int, default=0, help="the first so many documents only")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.iterdir() if path.is_file())
    files = [path for path in files if path.name != "words.json"][: options.limit or None]
    done = _done(options.out)
    rows, known = list(done.values()), _known(options.folder)
    environment = open_writer()
    try:
        for path in (path for path in files if path.name not in done):
            row = measure(environment, path, known.get(path.stem))
            row |= {"soffice_s": soffice_seconds(path)} if options.soffice else {}
            rows.append(row)
            _keep(row, options.out)
    finally:
        environment.close()
    print("\n".join(table(rows)))


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
