"""Makes documents with a word of its own in every place, in all the formats people have.

``python scripts/field_corpus.py FOLDER [--count N]``: N documents, each as .odt .ott .fodt .docx .dotx
.doc .rtf (LibreOffice converts); the words of each place stand beside them in ``words.json``.
"""

import argparse
import json
import random
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from lamwright.documents.odt import A4, OdtParts, write_odt

FORMATS = ("odt", "ott", "fodt", "docx", "dotx", "doc", "rtf")
_SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wa", "xe",
    "yi", "zo",
)  # fmt: skip


class _Maker(NamedTuple):
    """Draws the places of one document and remembers the words in each."""

    rng: random.Random
    words: dict[str, list[str]]

    def word(self, place: str) -> str:
        made = "".join(self.rng.choice(_SYLLABLES) for _ in range(5))
        self.words.setdefault(place, []).append(made)
        return made

    def sentence(self, place: str) -> str:
        return " ".join(self.word(place) for _ in range(self.rng.randint(3, 40)))

    def paragraph(self) -> str:
        inside = " ".join(self.rng.choice(_INLINE)(self) for _ in range(self.rng.randint(0, 2)))
        style = self.rng.choice(["Standard", "Heading_20_1", "Text_20_body"])
        bold = f'<text:span text:style-name="Strong_20_Emphasis">{self.word("body")}</text:span>'
        said = f"{self.sentence('body')} {bold} {inside} {self.word('body')}"
        return f'<text:p text:style-name="{style}">{said}</text:p>'

    def table(self, *, depth: int = 0) -> str:
        rows, columns = self.rng.randint(1, 5), self.rng.randint(1, 4)
        nested = self.rng.random() < 0.3 and not depth
        cells = [
            f"<table:table-cell><text:p>{self.sentence('table')}</text:p></table:table-cell>"
            for _ in range(rows * columns - nested)
        ]
        if nested:
            inner = self.table(depth=1)
            cells.append(f"<table:table-cell><text:p/>{inner}<text:p/></table:table-cell>")
        body = "".join(
            f"<table:table-row>{''.join(cells[row * columns : (row + 1) * columns])}</table:table-row>"
            for row in range(rows)
        )
        name = f"Table{len(self.words['table'])}"
        column = f'<table:table-column table:number-columns-repeated="{columns}"/>'
        return f'<table:table table:name="{name}">{column}{body}</table:table>'


def _note(maker: _Maker) -> str:
    kind = maker.rng.choice(["footnote", "endnote"])
    body = f"<text:note-body><text:p>{maker.sentence(kind)}</text:p></text:note-body>"
    label = "<text:note-citation>1</text:note-citation>"
    return f'<text:note text:note-class="{kind}">{label}{body}</text:note>'


def _comment(maker: _Maker) -> str:
    who = "<dc:creator>A. Reviewer</dc:creator><dc:date>2026-01-02T03:04:05</dc:date>"
    return (
        f"<office:annotation>{who}<text:p>{maker.sentence('comment')}</text:p></office:annotation>"
    )


def _box(maker: _Maker) -> str:
    inside = f"<draw:text-box><text:p>{maker.sentence('box')}</text:p></draw:text-box>"
    size = 'svg:width="50mm" svg:height="20mm" text:anchor-type="as-char"'
    return f"<draw:frame {size}>{inside}</draw:frame>"


def _field(maker: _Maker) -> str:
    return f'<text:text-input text:description="{maker.word("name")}">{maker.word("body")}</text:text-input>'


_INLINE = (_note, _comment, _box, _field, _field)


def _document(path: Path, rng: random.Random) -> dict[str, list[str]]:
    maker = _Maker(rng, {place: [] for place in ("body", "table")})
    blocks = [maker.paragraph()]
    for _ in range(rng.randint(2, 25)):
        blocks.append(maker.paragraph() if rng.random() < 0.8 else maker.table())
    blocks.append(f'<text:section text:name="Terms">{maker.paragraph()}</text:section>')
    edges = {"header": True, "footer": True}
    texts = {"header_text": maker.sentence("edge"), "footer_text": maker.sentence("edge")}
    write_odt(path, OdtParts(body="".join(blocks), page=A4.model_copy(update=edges | texts)))
    return maker.words


def _aged(path: Path) -> None:
    """Leave an empty part, as older writers do."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Configurations2/accelerator/current.xml", "")


def _convert(folder: Path, ending: str) -> None:
    """LibreOffice makes the other formats, all documents in one run."""
    name = {"fodt": "fodt:OpenDocument Text Flat XML", "dotx": "dotx:MS Word 2007 XML Template",
            "ott": "ott:writer8_template"}.get(ending, ending)  # fmt: skip
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        sources = sorted(str(path) for path in folder.glob("plain-*.odt"))
        command += ["--convert-to", name, "--outdir", str(folder), *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=600)


def main() -> None:
    """Make the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    words: dict[str, dict[str, list[str]]] = {}
    for number in range(options.count):
        rng = random.Random(options.seed * 1000 + number)
        state = rng.getstate()
        made = _document(folder / f"made-{number:03}.odt", rng)
        _aged(folder / f"made-{number:03}.odt")
        rng.setstate(state)
        _document(folder / f"plain-{number:03}.odt", rng)
        with zipfile.ZipFile(folder / f"plain-{number:03}.odt") as archive:
            kept = {
                name: archive.read(name) for name in archive.namelist() if "current" not in name
            }
        with zipfile.ZipFile(folder / f"plain-{number:03}.odt", "w") as archive:
            for name, data in kept.items():
                archive.writestr(name, data)
        words |= {f"{name}-{number:03}": made for name in ("made", "plain")}
    (folder / "words.json").write_text(json.dumps(words))
    for ending in FORMATS[1:]:
        _convert(folder, ending)


if __name__ == "__main__":
    main()
