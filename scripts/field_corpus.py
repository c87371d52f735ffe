"""Makes documents with a word of its own in every place, in all the formats and flavours people have.

``python scripts/field_corpus.py FOLDER [--count N] [--seed S]``: N texts each of OpenDocument, Word and rich text,
written here; the first as .ott .fodt .docx .doc .rtf by LibreOffice as well, all packages in one other flavour.
The words of each place stand beside them in ``words.json``.
"""

import argparse
import json
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from field_flavours import OPEN, WORD, flavoured, renamed_streams
from field_open_text import write_open_text
from field_rich import write_rich
from field_word import write_word
from field_words_made import Drawn

_CONVERTED = {
    "fodt": "fodt:OpenDocument Text Flat XML", "ott": "ott:writer8_template", "docx": "docx",
    "doc": "doc", "rtf": "rtf",
}  # fmt: skip


def make(folder: Path, count: int, seed: int) -> None:
    """Write the corpus into ``folder``, which is there."""
    words: dict[str, dict[str, list[str]]] = {}

    def written(name: str, number: int, write: Callable[[Path, Drawn], None]) -> Path:
        path = folder / name
        drawn = Drawn(random.Random(f"{seed} {name} {number}"), {"body": [], "table": []})
        write(path, drawn)
        words[path.stem] = drawn.words
        return path

    for number in range(count):
        open_text = written(f"open-{number:03}.odt", number, write_open_text)
        word = written(f"word-{number:03}.docx", number, write_word)
        written(f"template-{number:03}.dotx", number, write_word)
        rich = written(f"rich-{number:03}.rtf", number, write_rich)
        written(
            f"strict-{number:03}.docx",
            number,
            lambda path, drawn: write_word(path, drawn, is_strict=True),
        )
        for source, flavours in ((open_text, OPEN), (word, WORD)):
            name = list(flavours)[number % len(flavours)]
            target = source.with_name(f"{name}-{number:03}{source.suffix}")
            flavoured(source, target, flavours[name])
            words[target.stem] = words[source.stem]
        shutil.copyfile(rich, folder / f"misnamed-{number:03}.doc")
        words[f"misnamed-{number:03}"] = words[rich.stem]
    _converted(folder, words)
    (folder / "words.json").write_text(json.dumps(words))


def _converted(folder: Path, words: dict[str, dict[str, list[str]]]) -> None:
    """LibreOffice makes the other formats, all documents in one run for each."""
    sources = sorted(folder.glob("open-*.odt"))
    for ending, name in _CONVERTED.items():
        with tempfile.TemporaryDirectory() as place:
            command = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless"]
            command += ["--convert-to", name, "--outdir", place, *map(str, sources)]
            subprocess.run(command, check=True, capture_output=True, timeout=600)
            for made in sorted(Path(place).glob(f"*.{ending}")):
                stem = f"{ending}-{made.stem}"
                shutil.copyfile(made, folder / f"{stem}.{ending}")
                words[stem] = _read_by_others(made, words[made.stem])
    for path in sorted(folder.glob("doc-*.doc")):
        renamed_streams(path, folder / f"capitals-{path.name}")
        words[f"capitals-{path.stem}"] = words[path.stem]


def _read_by_others(made: Path, words: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without headers and footers that LibreOffice wrote for itself alone, where no other program looks."""
    if made.suffix != ".rtf":
        return words
    text = made.read_text("ascii", "replace")
    start = text.find(r"{\*\pgdsctbl")
    end, depth = start, 0
    while start >= 0 and (depth or end == start):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    others = text[:start] + text[end:] if start >= 0 else text
    return words | {"edge": [word for word in words.get("edge", []) if word in others]}


def main() -> None:
    """Make the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    make(options.folder, options.count, options.seed)


if __name__ == "__main__":
    main()
