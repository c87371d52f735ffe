"""Types random strings over all planes of Unicode and prints those that do not stand there as they were typed.

``python scripts/type_planes.py [--count 10000] [--seed 0] [--out FILE.jsonl]``. Controls, surrogates and
non-characters are left out.
"""

import argparse
import contextlib
import json
import random
import time
import unicodedata
from pathlib import Path
from typing import Any

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment, open_writer
from lamwright.records.action import KeyboardInput
from lamwright.records.canvas import as_text

_BATCH = 100
_AT_ONCE = 20
_LONGEST = 8
_LAST = 0x10FFFF


def drawn(rng: random.Random) -> str:
    """A string of characters of any plane, plane 0 and 1 more often than others."""
    return "".join(_character(rng) for _ in range(rng.randint(1, _LONGEST)))


def _character(rng: random.Random) -> str:
    while True:
        kind = rng.random()
        if kind < 0.4:
            code = rng.randint(0x20, 0x7E)
        elif kind < 0.7:
            code = rng.randint(0xA0, 0xFFFD)
        else:
            code = rng.randint(0x10000, 0x1FFFF if kind < 0.9 else _LAST)
        character = chr(code)
        is_none = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
        if not is_none and unicodedata.category(character) not in {"Cc", "Cs"}:
            return character


def wrong(environment: LibreOfficeEnvironment, texts: list[str]) -> list[tuple[str, str]]:
    """Which of ``texts``, typed as paragraphs of an empty document, do not stand there, and what does."""
    environment.reset(None)
    for at in range(0, len(texts), _AT_ONCE):
        keys = "".join(f"{_escaped(text)}{{ENTER}}" for text in texts[at : at + _AT_ONCE])
        environment.perform(KeyboardInput(keys=keys))
    shown = [item.text for item in as_text(environment.observe().canvas).paragraphs]
    shown += [""] * (len(texts) - len(shown))
    return [(text, got) for text, got in zip(texts, shown, strict=False) if text != got]


def _escaped(text: str) -> str:
    """With braces as keys are written."""
    return "".join(f"{{{character}}}" if character in "{}" else character for character in text)


def main() -> None:
    """Type, and print what went wrong and how far it came; a run that was cut short goes on there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    parser.add_argument("--out", type=Path, help="a line of JSON for each hundred strings")
    options = parser.parse_args()
    rows = [] if options.out is None or not options.out.is_file() else _rows(options.out)
    start = time.monotonic()
    with contextlib.closing(open_writer()) as environment:
        for number in range(len(rows), options.count // _BATCH):
            if time.monotonic() - start > options.seconds:
                break
            rng = random.Random(f"{options.seed} {number}")
            bad = wrong(environment, [drawn(rng) for _ in range(_BATCH)])
            rows.append({"first": number * _BATCH, "typed": _BATCH, "wrong": bad})
            _keep(rows[-1], options.out)
    everything = [pair for row in rows for pair in row["wrong"]]
    print(json.dumps({"typed": _BATCH * len(rows), "wrong": len(everything), "seed": options.seed}))
    print("\n".join(f"typed {ascii(text)}, stands {ascii(got)}" for text, got in everything))


def _keep(row: dict[str, Any], out: Path | None) -> None:
    if out is not None:
        with out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
