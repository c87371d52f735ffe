"""Requests written by hand, and the documents they are about, read as canvases."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lamwright.records.canvas import (
    CanvasCell,
    CanvasPage,
    CanvasParagraph,
    CanvasRun,
    CanvasTable,
    TextCanvas,
)

_MARKS = (
    ("**", "bold"),
    ("__", "underline"),
    ("==", "background #ffff00"),
    ("~~", "strikethrough"),
    ("*", "italic"),
)
_STYLES = {"Title", "Subtitle", "Quotations", "Signature", "Salutation"}
_LOOKS = {"right": "right-aligned", "center": "centered", "justify": "justified"}
_LIST = re.compile(r"^(\s*)(-|\d+\.)\s+")


@dataclass(frozen=True)
class Request:
    """One request: its words, the parts it means, and its document."""

    document: str
    text: str
    parts: tuple[dict[str, object], ...]
    canvas: TextCanvas
    by: str


def read_requests(folder: Path) -> Iterator[Request]:
    """The requests of one writer's folder that mean something."""
    canvases = {
        file.stem: read_canvas(file.read_text(encoding="utf-8"))
        for file in sorted((folder / "documents").glob("*.txt"))
    }
    for line in (folder / "requests.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            reported = json.loads(line)
            name = str(reported["document"])
            if reported["parts"]:
                parts = tuple(reported["parts"])
                yield Request(
                    name, reported["request"], parts, canvases[name], reported.get("by", "")
                )


def read_canvas(source: str) -> TextCanvas:
    """The document as an environment shows it."""
    head, _, body = source.partition("\n---\n")
    paragraphs: list[CanvasParagraph] = []
    tables: list[CanvasTable] = []
    rows: list[list[str]] = []
    name = ""
    for line in (*body.splitlines(), ""):
        named = re.fullmatch(r"\s*\{table ([^}]*)\}\s*", line)
        if line.strip().startswith("|"):
            rows.append([plain(cell)[0] for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            tables.append(_table(rows, len(tables) + 1, name, len(paragraphs)))
            rows, name = [], ""
        if named:
            name = named[1]
        elif line.strip():
            paragraphs.append(_paragraph(line, len(paragraphs) + 1))
    landscape = "orientation: landscape" in head
    return TextCanvas(
        paragraphs=tuple(paragraphs),
        tables=tuple(tables),
        page_style="Default Page Style",
        page=CanvasPage(width=210, height=297, landscape=landscape),
    )


def needed_paragraphs(target: dict[str, object], canvas: TextCanvas) -> tuple[int, ...]:
    """Body paragraphs that a target names; none for cells, tables and whole documents."""
    if "paragraph" in target:
        return _starting(canvas, str(target["paragraph"]))
    if "paragraphs" in target:
        return tuple(
            i for start in _strings(target["paragraphs"]) for i in _starting(canvas, start)
        )
    if "range" in target:
        ends = [i for start in _strings(target["range"]) for i in _starting(canvas, start)]
        return tuple(range(ends[0], ends[-1] + 1)) if ends else ()
    spans = target.get("texts", [target] if "text" in target else [])
    assert isinstance(spans, list)
    return tuple(dict.fromkeys(i for span in spans for i in _holding(canvas, span)))


def plain(text: str) -> tuple[str, tuple[CanvasRun, ...]]:
    """Text without marks, and what they mark."""
    text = re.sub(r"\[\^[^\]]*\]", "", text.strip()).replace(r"\*", "\0")
    runs = []
    for mark, look in _MARKS:
        for found in re.finditer(re.escape(mark) + r"(.+?)" + re.escape(mark), text):
            runs.append(CanvasRun(text=found[1].replace("\0", "*"), attributes=(look,)))
        text = re.sub(re.escape(mark) + r"(.+?)" + re.escape(mark), r"\1", text)
    return text.replace("\0", "*").replace(r"\t", "\t"), tuple(runs)


def _paragraph(line: str, index: int) -> CanvasParagraph:
    if line.strip() == "{empty}":
        return CanvasParagraph(index=index, style="Default Paragraph Style", text="")
    braces = re.match(r"^\{([^}]*)\}\s*", line)
    words = braces[1].split() if braces else []
    rest = line[braces.end() :] if braces else line
    heading = re.match(r"^(#{1,6})\s+", rest)
    item = _LIST.match(rest)
    rest = re.sub(r"^\s*(#{1,6}|-|\d+\.)\s+", "", rest)
    text, runs = plain(rest)
    style = next((word for word in words if word in _STYLES), "Default Paragraph Style")
    style = f"Heading {len(heading[1])}" if heading else style
    looks = [_LOOKS.get(word, word.replace("=", " ")) for word in words if word not in _STYLES]
    return CanvasParagraph(
        index=index,
        style=style,
        text=text,
        list_label=("•" if item[2] == "-" else item[2]) if item else "",
        attributes=tuple(look for look in looks if look not in {"bold", "italic", "underline"}),
        runs=(*_whole(text, looks), *runs),
    )


def _whole(text: str, looks: list[str]) -> tuple[CanvasRun, ...]:
    own = tuple(look for look in looks if look in {"bold", "italic", "underline"})
    return (CanvasRun(text=text, attributes=own),) if own else ()


def _table(rows: list[list[str]], number: int, name: str, after: int) -> CanvasTable:
    cells = tuple(
        CanvasCell(address=f"{chr(65 + x)}{y}", text=text)
        for y, row in enumerate(rows, 1)
        for x, text in enumerate(row)
        if text
    )
    return CanvasTable(
        number=number,
        name=name or f"Table{number}",
        rows=len(rows),
        columns=len(rows[0]),
        after_paragraph=after,
        cells=cells,
    )


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]


def _starting(canvas: TextCanvas, start: str) -> tuple[int, ...]:
    return tuple(p.index for p in canvas.paragraphs if p.text.startswith(start))


def _holding(canvas: TextCanvas, span: dict[str, object]) -> tuple[int, ...]:
    text, within = str(span["text"]), str(span.get("in", ""))
    return tuple(p.index for p in canvas.paragraphs if text in p.text and p.text.startswith(within))
