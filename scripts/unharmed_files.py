"""Text documents with everything in them, and a plain reader of what they hold: for ``unharmed.py``."""

import base64
import hashlib
import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from lxml import etree
from PIL import Image

from lamwright.documents.namespaces import NAMESPACES
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.records.document import Properties

_WORDS = (
    *("amber", "basin", "cedar", "delta", "ember", "flint", "grove"),
    *("haven", "inlet", "jetty", "knoll", "ledge", "marsh", "north"),
)
_LINKS = ("../notes.odt", "../../up/plan.odt", "https://example.org/a?b=1&c=2", "mailto:ada@example.org",
          "#Terms", "file:///srv/shared/list.odt")  # fmt: skip
STYLE, TEXT = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("style", "text"))
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CODES = {"TITLE": "title", "PAGE": "page-number", "DATE": "date"}
_LINK = 'xlink:type="simple"'
_DATE = (
    '<number:date-style style:name="Da"><number:month number:style="long"/><number:text>/</number:text>'
    '<number:day number:style="long"/><number:text>/</number:text><number:year/></number:date-style>'
)
_AUTOMATIC = _DATE + "".join(
    f'<style:style style:name="{name}" style:family="{family}"{parent}>{look}</style:style>'
    for name, family, parent, look in (
        ("Bo", "text", "", '<style:text-properties fo:font-weight="bold"/>'),
        ("It", "text", "", '<style:text-properties fo:font-style="italic" fo:color="#aa0000"/>'),
        ("Ce", "paragraph", ' style:parent-style-name="Standard"',
         '<style:paragraph-properties fo:text-align="center"/>'),
        ("Se", "section", "", "<style:section-properties/>"),
    )
)  # fmt: skip


class Held(NamedTuple):
    """What a document holds, aspect by aspect; each a list that is compared without order."""

    texts: tuple[str, ...]
    cells: tuple[str, ...]
    styles: tuple[str, ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    changes: tuple[str, ...]
    fields: tuple[str, ...]
    comments: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[str, ...]


def everything(path: Path, seed: int) -> Path:
    """A document that uses every feature, drawn by ``seed``."""
    rng = random.Random(seed)

    def said(n: int) -> str:
        return " ".join(rng.choice(_WORDS) for _ in range(n))

    title = said(2)
    blocks = [
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{said(3)}</text:h>',
        f"<text:p>{said(9)} <text:span text:style-name=\"Bo\">{said(2)}</text:span> {said(3)}"
        f' <text:span text:style-name="It">{said(2)}</text:span></text:p>',
        f'<text:p text:style-name="Ce">{said(6)}</text:p>',
        _table(rng, said),
        *(f'<text:p>{said(2)} <text:a xlink:href="{escape(href)}" {_LINK}>{said(2)}</text:a></text:p>'
          for href in rng.sample(_LINKS, 4)),
        _picture(rng),
        f"<text:p>{said(4)}<text:change-start text:change-id=\"c1\"/> {said(3)}<text:change-end"
        f' text:change-id="c1"/><text:change text:change-id="c2"/> {said(2)}</text:p>',
        f'<text:p>{said(2)} <text:title>{title}</text:title> <text:page-number text:select-page="current">1'
        '</text:page-number> <text:date style:data-style-name="Da" text:date-value="2026-01-02" text:fixed="true">'
        "01/02/26</text:date></text:p>",
        f"<text:p>{said(3)}<office:annotation><dc:creator>A. Reader</dc:creator><dc:date>2026-01-02T03:04:05"
        f"</dc:date><text:p>{said(4)}</text:p></office:annotation> {said(3)}</text:p>",
        f'<text:p>{said(3)}<text:note text:note-class="footnote" text:id="f1"><text:note-citation>1'
        f"</text:note-citation><text:note-body><text:p>{said(4)}</text:p></text:note-body></text:note></text:p>",
        f'<text:section text:style-name="Se" text:name="Terms"><text:p>{said(7)}</text:p></text:section>',
    ]  # fmt: skip
    middle = blocks[1:]
    rng.shuffle(middle)
    who = "<dc:creator>B. Editor</dc:creator><dc:date>2026-01-02T03:04:05</dc:date>"
    tracked = (
        '<text:tracked-changes text:track-changes="false"><text:changed-region xml:id="c1" text:id="c1">'
        f"<text:insertion><office:change-info>{who}</office:change-info></text:insertion></text:changed-region>"
        '<text:changed-region xml:id="c2" text:id="c2"><text:deletion><office:change-info>'
        f"{who}</office:change-info><text:p><text:s/>{said(2)}</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    body = tracked + blocks[0] + "".join(middle) + f"<text:p>{said(5)}</text:p>"
    return write_odt(
        path, OdtParts(body=body, automatic=_AUTOMATIC, properties=Properties(title=title))
    )


def _table(rng: random.Random, said: Callable[[int], str]) -> str:
    rows, columns = rng.randint(2, 4), rng.randint(2, 4)

    def cell() -> str:
        return f"<table:table-cell><text:p>{said(2)}</text:p></table:table-cell>"

    reported = "".join(
        f"<table:table-row>{''.join(cell() for _ in range(columns))}</table:table-row>"
        for _ in range(rows)
    )
    column = f'<table:table-column table:number-columns-repeated="{columns}"/>'
    return f'<table:table table:name="Prices">{column}{reported}</table:table>'


def _picture(rng: random.Random) -> str:
    held = io.BytesIO()
    Image.frombytes("RGB", (12, 12), rng.randbytes(432)).save(held, "PNG")
    data = base64.b64encode(held.getvalue()).decode()
    size = 'svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"'
    return (
        f"<text:p><draw:frame {size}><draw:image><office:binary-data>{data}</office:binary-data></draw:image>"
        "</draw:frame></text:p>"
    )


def held_in(path: Path) -> Held:
    """What an .odt or .docx holds."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _of_word(parts) if path.suffix == ".docx" else _of_odf(parts)


def words_in(path: Path, *, beside: bool = False) -> Counter[str]:
    """Which of the words these documents are made of stand in a file, and how often.

    Of a package those of the body; ``beside`` it also notes, comments, and once more the title.
    """
    data = path.read_bytes().decode("utf-8", "replace")
    if path.suffix in {".odt", ".docx"}:
        held = held_in(path)
        data = " ".join((*held.texts, *held.cells))
        if beside:
            data = " ".join((data, *held.notes, *held.comments, _title(path)))
    return Counter(word for word in re.findall(r"[a-z]+", data) if word in _WORDS)


def _title(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        held: Any = etree.fromstring(archive.read("meta.xml")).xpath(
            "//*[local-name()='title']/text()"
        )
    return " ".join(held)


def _of_odf(parts: dict[str, bytes]) -> Held:
    root = etree.fromstring(parts["content.xml"])

    def find(path: str, start: etree._Element = root) -> list[Any]:
        found: Any = start.xpath(path, namespaces=NAMESPACES)
        return list(found)

    def said(path: str, inside: str) -> tuple[str, ...]:
        return tuple("".join(map(_shown, find(inside, e))) for e in find(path))

    apart = (
        "not(ancestor::text:note or ancestor::office:annotation or ancestor::text:tracked-changes)"
    )
    hidden = "ancestor::text:note or ancestor::office:annotation or ancestor::office:binary-data"
    text = f".//text()[not({hidden})]|.//text:s[not({hidden})]"
    parents = {
        e.get(STYLE + "name"): e.get(STYLE + "parent-style-name") for e in find("//style:style")
    }
    body = f"//text:p[{apart}]|//text:h[{apart}]"
    styles = (e.get(TEXT + "style-name") or "Standard" for e in find(body))
    images = [
        base64.b64decode("".join(e.itertext())) for e in find("//draw:image/office:binary-data")
    ]
    images += [parts[h] for h in find("//draw:image/@xlink:href") if h in parts]
    return Held(
        texts=said(f"//text:p[{apart} and not(ancestor::table:table)]|//text:h[{apart}]", text),
        cells=said("//table:table-cell/text:p", text),
        styles=tuple(parents.get(name, name) or name for name in styles),
        links=tuple(h.removeprefix("../") for h in find("//text:a/@xlink:href")),  # out of the package
        pictures=tuple(_pixels(data) for data in images),
        changes=tuple(f"text:{e.tag.rpartition('}')[2]}" for e in find("//text:changed-region/*")),
        fields=tuple(e.tag.rpartition("}")[2] for e in
                     find("//text:p/text:title|//text:p/text:page-number|//text:p/text:date")),
        comments=said("//office:annotation", ".//text:p//text()"),
        notes=said("//text:note", ".//text:note-body//text()"),
        sections=tuple(find("//text:section/@text:name")),
    )  # fmt: skip


def _shown(piece: Any) -> str:  # noqa: ANN401
    """Text, or the spaces that an element stands for."""
    return str(piece) if isinstance(piece, str) else " " * int(piece.get(TEXT + "c", "1"))


def _of_word(parts: dict[str, bytes]) -> Held:
    root = etree.fromstring(parts["word/document.xml"])
    reported = {"w": _WORD, "r": _RELATIONS}

    def find(path: str, start: etree._Element = root) -> list[Any]:
        found: Any = start.xpath(path, namespaces=reported)
        return list(found)

    def apart(name: str, kind: str) -> tuple[str, ...]:
        held = parts.get(f"word/{name}.xml")
        if held is None:
            return ()
        elements = find(f"//w:{kind}[not(@w:type)]", etree.fromstring(held))
        return tuple("".join(find(".//w:t/text()", e)).strip() for e in elements)

    rels = {e.get("Id"): e for e in etree.fromstring(parts["word/_rels/document.xml.rels"])}
    names = {
        e.get(f"{{{_WORD}}}styleId"): "".join(find("w:name/@w:val", e))
        for e in find("//w:style", etree.fromstring(parts["word/styles.xml"]))
    }
    codes = " ".join(find("//w:instrText/text()|//w:fldSimple/@w:instr"))
    paragraphs = find("//w:body//w:p[not(ancestor::w:txbxContent)]")
    inside = [p for p in paragraphs if find("ancestor::w:tbl", p)]

    def said(paragraph: etree._Element) -> str:
        return "".join(find(".//w:t/text()", paragraph))

    return Held(
        texts=tuple(said(p) for p in paragraphs if p not in inside),
        cells=tuple(said(p) for p in inside),
        styles=tuple(names.get("".join(find("w:pPr/w:pStyle/@w:val", p)), "") for p in paragraphs),
        links=tuple([rels[i].get("Target") or "" for i in find("//w:hyperlink/@r:id")]
                    + [f"#{a}" for a in find("//w:hyperlink[not(@r:id)]/@w:anchor")]),
        pictures=tuple(_pixels(data) for n, data in parts.items() if n.startswith("word/media/")),
        changes=tuple(["text:insertion"] * bool(find("//w:ins/w:r")) + ["text:deletion"] * bool(find("//w:del/w:r"))),
        fields=tuple(field for code, field in _CODES.items() for _ in range(codes.count(code))),
        comments=apart("comments", "comment"),
        notes=apart("footnotes", "footnote"),
        sections=(),
    )  # fmt: skip


def _pixels(data: bytes) -> str:
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return f"{image.size} {hashlib.sha256(image.tobytes()).hexdigest()[:12]}"
