"""Types random strings over all planes of Unicode and prints those that do not stand there as they were typed.

``python scripts/type_planes.py [--count 10000] [--seed 0]``. Controls, surrogates and non-characters are left out.
"""

import argparse
import random
import time
import unicodedata

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment, open_writer
from lamwright.records.action import KeyboardInput
from lamwright.records.canvas import as_text

_BATCH = 100
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
        if (
            not is_none
            and character not in "{}"
            and unicodedata.category(character) not in {"Cc", "Cs"}
        ):
            return character


def wrong(environment: LibreOfficeEnvironment, texts: list[str]) -> list[tuple[str, str]]:
    """Which of ``texts``, typed one a paragraph, do not stand there, and what does."""
    environment.reset(None)
    for text in texts:
        environment.perform(KeyboardInput(keys=text))
        environment.perform(KeyboardInput(keys="{ENTER}"))
    shown = [item.text for item in as_text(environment.observe().canvas).paragraphs]
    shown += [""] * (len(texts) - len(shown))
    return [(text, got) for text, got in zip(texts, shown, strict=False) if text != got]


def main() -> None:
    """Type and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    environment, bad, start = open_writer(), 0, time.perf_counter()
    try:
        for done in range(0, options.count, _BATCH):
            texts = [drawn(rng) for _ in range(min(_BATCH, options.count - done))]
            for text, got in wrong(environment, texts):
                bad += 1
                print(f"typed {ascii(text)}, stands {ascii(got)}", flush=True)
            print(
                f"{done + len(texts)} typed, {bad} wrong, {time.perf_counter() - start:.0f} s",
                flush=True,
            )
    finally:
        environment.close()


if __name__ == "__main__":
    main()
