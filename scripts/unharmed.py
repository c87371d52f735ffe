"""Documents that use everything, and whether opening and saving without an action leaves them as they were.

    python scripts/unharmed.py OUT [--count 60] [--result results/audit/unharmed.json]

Each is opened in the real Writer and saved as .odt and .docx, the .docx is opened and saved as .docx again, and
every sixth is saved as .rtf, .html and .txt too. What is compared is read from the files without this
project's readers. Goes on where it was stopped.
"""

import argparse
import json
import stat
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from unharmed_files import Held, everything, held_in, words_in

from lamwright.environments.environment import Environment
from lamwright.environments.libreoffice.environment import open_writer
from lamwright.records.canvas import as_text
from lamwright.records.errors import DocumentError

COUNT = 60
PAIRS = ((".odt", ".odt"), (".odt", ".docx"), (".docx", ".docx"))
FURTHER = (".rtf", ".html", ".txt")
"""Of these the words are compared; in .rtf alone text that is marked as deleted still stands."""
CANNOT = {".docx": frozenset({"sections", "styles"})}
"""What Word's format has no room for or calls otherwise when an OpenDocument text becomes one; empty
paragraphs are not compared then either: the end of a section is one."""
TOLD = "told at opening"
MODES = (0o600, 0o640, 0o644)


def pairs_of(number: int) -> Sequence[tuple[str, str]]:
    """The pairs of formats that a document goes through."""
    further = tuple((".odt", suffix) for suffix in FURTHER) if number % 6 == 0 else ()
    return (*PAIRS, *further)


def lost(
    environment: Environment, folder: Path, number: int, pair: tuple[str, str]
) -> dict[str, str]:
    """What opening and saving changed, by aspect; {}: nothing. Earlier pairs left what is opened here."""
    opened, stored = pair
    source = folder / f"{number:02}{opened}"
    target = folder / ("again" if opened == stored else ".") / f"{number:02}{stored}"
    target.parent.mkdir(exist_ok=True)
    mode = MODES[number % len(MODES)]
    source.chmod(mode)
    try:
        seen = environment.reset(source)
        environment.save_copy(target)
    except DocumentError as error:
        return {"saving": str(error)}
    found = dict(_compared(source, target))
    if stat.S_IMODE(target.stat().st_mode) != mode:
        found["mode"] = f"{mode:o} -> {stat.S_IMODE(target.stat().st_mode):o}"
    if found and (reported := as_text(seen.canvas).losses):
        found[TOLD] = ", ".join(reported)
    return found


def _compared(source: Path, target: Path) -> Iterator[tuple[str, str]]:
    if target.suffix in FURTHER:
        held = words_in(target)
        if gone := words_in(source) - held:
            yield "words", f"gone {sorted(gone)}"
        may = words_in(source, beside=target.suffix == ".html")
        if target.suffix != ".rtf" and (new := held - may):
            yield "deleted words", f"new {sorted(new)}"
        return
    had, has = held_in(source), held_in(target)
    is_other = source.suffix != target.suffix
    cannot = CANNOT.get(target.suffix, frozenset()) if is_other else ()
    for aspect in Held._fields:
        before, after = Counter(getattr(had, aspect)), Counter(getattr(has, aspect))
        if is_other:
            before.pop("", None), after.pop("", None)
        if aspect not in cannot and before != after:
            lines = sorted((before - after).elements()), sorted((after - before).elements())
            yield aspect, f"gone {lines[0][:3]}, new {lines[1][:3]}"


def main() -> None:
    """Make the documents, take each through, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--result", type=Path)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    done = given.out / "done.jsonl"
    known = (
        {tuple(json.loads(line)[:3]) for line in done.read_text().splitlines()}
        if done.exists()
        else set()
    )
    with closing(open_writer()) as environment, done.open("a") as log:
        until = time.monotonic() + given.seconds
        left = [(n, *pair) for n in range(given.count) for pair in pairs_of(n)]
        for number, opened, stored in (row for row in left if row not in known):
            if time.monotonic() > until:
                break
            document = given.out / f"{number:02}.odt"
            if not document.exists():
                everything(document, number)
            row = [number, opened, stored, lost(environment, given.out, number, (opened, stored))]
            log.write(json.dumps(row) + "\n")
            log.flush()
    _report([json.loads(line) for line in done.read_text().splitlines()], given.result)


def _report(rows: list[list[object]], result: Path | None) -> None:
    pairs: dict[str, Counter[str]] = {}
    examples: dict[str, object] = {}
    for number, opened, stored, found in rows:
        count = pairs.setdefault(f"{opened} to {stored}", Counter())
        count["documents"] += 1
        count["as they were"] += not found
        for aspect, what in dict(found).items():  # type: ignore[call-overload]
            count[aspect if aspect == TOLD else f"{aspect} differs"] += 1
            examples.setdefault(f"{opened} to {stored}: {aspect}", f"{number}: {what}")
    git = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(git, capture_output=True, check=False, text=True).stdout.strip()
    reported = {"pairs": pairs, "examples": examples, "commit": commit}
    print(json.dumps(reported, indent=1, ensure_ascii=False))
    if result is not None:
        result.write_text(
            json.dumps(reported, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
