"""Writing Word documents without an application: text, looks, lists, tables; the same state gives the same bytes."""

import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from lamwright.documents.word.names import NAMESPACES
from lamwright.documents.word.parts import CONTENT_TYPES, RELATIONS, STYLES, numbering
from lamwright.records.document import (
    CharacterFormat,
    DocumentState,
    PageState,
    ParagraphFormat,
    ParagraphState,
    TableState,
)

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TWIPS_PER_MM = 1440 / 25.4
_XMLNS = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "r"))
_STYLE_IDS = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading 1": "Heading1",
    "Heading 2": "Heading2",
    "Heading 3": "Heading3",
    "Quotations": "Quote",
}
_ALIGNED = {"center": "center", "right": "end", "justify": "both"}


def write_docx(path: Path, state: DocumentState) -> Path:
    """Write a Word document that holds what ``state`` does, but for notes, fields and objects."""
    page = state.page
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS["package"],
        "word/_rels/document.xml.rels": RELATIONS["document"],
        "word/document.xml": _document(state),
        "word/styles.xml": STYLES.format(xmlns=_XMLNS),
        "word/numbering.xml": numbering(_XMLNS, len(_lists(state))),
        "word/header1.xml": _edge("hdr", page.header_text),
        "word/footer1.xml": _edge("ftr", page.footer_text),
    }
    waiting = path.with_name(path.name + ".part")
    with zipfile.ZipFile(waiting, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
            archive.writestr(entry, declared.encode())
    waiting.replace(path)
    return path


def _lists(state: DocumentState) -> list[int]:
    """Where lists begin: paragraphs whose forerunner is no item of the same kind."""
    kinds = ["none", *(p.format.list_kind for p in state.paragraphs)]
    return [
        at
        for at, (before, kind) in enumerate(zip(kinds, kinds[1:], strict=False))
        if kind != "none" and kind != before
    ]


def _document(state: DocumentState) -> str:
    body = "".join(_blocks(state))
    return f"<w:document {_XMLNS}><w:body>{body}{_section(state.page)}</w:body></w:document>"


def _blocks(state: DocumentState) -> Iterator[str]:
    starts = _lists(state)
    for at in range(len(state.paragraphs) + 1):
        if at:
            paragraph = state.paragraphs[at - 1]
            number = sum(start <= at - 1 for start in starts)
            yield _paragraph(paragraph, number)
        yield from (_table(table) for table in state.tables if table.after_paragraph == at)


def _paragraph(paragraph: ParagraphState, number: int) -> str:
    form = paragraph.format
    runs = "".join(_runs(paragraph))
    return f"<w:p><w:pPr>{''.join(_properties(form, number))}</w:pPr>{runs}</w:p>"


def _properties(form: ParagraphFormat, number: int) -> Iterator[str]:
    """In the order that the format wants."""
    style = _STYLE_IDS.get(form.style, "")
    if style:
        yield f'<w:pStyle w:val="{style}"/>'
    if form.break_before == "page":
        yield "<w:pageBreakBefore/>"
    if form.list_kind != "none":
        kind = 1 if form.list_kind == "bullet" else 2
        level = max(form.list_level - 1, 0)
        yield f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{2 * number + kind}"/></w:numPr>'
    if form.background != "none":
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{form.background[1:].upper()}"/>'
    if form.tab_stops:
        stops = (f'<w:tab w:val="left" w:pos="{_twips(at)}"/>' for at in form.tab_stops)
        yield f"<w:tabs>{''.join(stops)}</w:tabs>"
    if not style:
        line = f' w:line="{round(2.4 * form.line_spacing)}" w:lineRule="auto"'
        above, below = _twips(form.above), _twips(form.below)
        yield f'<w:spacing w:before="{above}" w:after="{below}"{line if form.line_spacing else ""}/>'
        if form.list_kind == "none":
            yield _indent(form)
    if form.alignment in _ALIGNED:
        yield f'<w:jc w:val="{_ALIGNED[form.alignment]}"/>'


def _indent(form: ParagraphFormat) -> str:
    first = "firstLine" if form.first_line >= 0 else "hanging"
    inner = f'w:{first}="{_twips(abs(form.first_line))}"'
    return f'<w:ind w:left="{_twips(form.left)}" w:right="{_twips(form.right)}" {inner}/>'


def _twips(length: float) -> int:
    return round(length * _TWIPS_PER_MM)


def _runs(paragraph: ParagraphState) -> Iterator[str]:
    is_styled = paragraph.format.style in _STYLE_IDS
    for look, group in groupby(paragraph.runs, lambda run: run.format):
        text = "".join(run.text for run in group)
        pieces = "<w:tab/>".join(_text(piece) for piece in text.split("\t"))
        yield f"<w:r><w:rPr>{''.join(_looks(look, is_styled=is_styled))}</w:rPr>{pieces}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _looks(look: CharacterFormat, *, is_styled: bool) -> Iterator[str]:
    """Named styles bring their own font, size and weight."""
    if not is_styled and look.font:
        font = f'w:ascii="{escape(look.font)}" w:hAnsi="{escape(look.font)}"'
        yield f'<w:rFonts {font} w:cs="{escape(look.font)}"/>'
    if look.bold and not is_styled:
        yield "<w:b/>"
    if look.italic:
        yield "<w:i/>"
    if look.strikethrough:
        yield "<w:strike/>"
    if look.colour != "automatic":
        yield f'<w:color w:val="{look.colour[1:].upper()}"/>'
    if not is_styled:
        yield f'<w:sz w:val="{round(2 * look.size)}"/><w:szCs w:val="{round(2 * look.size)}"/>'
    if look.highlight == "#ffff00":
        yield '<w:highlight w:val="yellow"/>'
    if look.underline != "none":
        yield '<w:u w:val="single"/>'


def _table(table: TableState) -> str:
    width = round(9638 / max(table.columns, 1))
    grid = f'<w:gridCol w:w="{width}"/>' * table.columns
    rows = "".join(
        f"<w:tr>{''.join(_cell(cell.text, width, is_head=y == 0) for cell in row)}</w:tr>"
        for y, row in enumerate(table.rows)
    )
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = (
        f'<w:tblW w:w="{width * table.columns}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
    )
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _cell(text: str, width: int, *, is_head: bool) -> str:
    look, align = ("<w:rPr><w:b/></w:rPr>", '<w:jc w:val="center"/>') if is_head else ("", "")
    run = f"<w:r>{look}{_text(text)}</w:r>" if text else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{align}</w:pPr>{run}</w:p></w:tc>'


def _edge(name: str, text: str) -> str:
    run = f"<w:r>{_text(text)}</w:r>" if text else ""
    return f"<w:{name} {_XMLNS}><w:p>{run}</w:p></w:{name}>"


def _section(page: PageState) -> str:
    header = '<w:headerReference w:type="default" r:id="rId3"/>' if page.header else ""
    footer = '<w:footerReference w:type="default" r:id="rId4"/>' if page.footer else ""
    orient = ' w:orient="landscape"' if page.orientation == "landscape" else ""
    size = f'<w:pgSz w:w="{_twips(page.width)}" w:h="{_twips(page.height)}"{orient}/>'
    sides = " ".join(
        f'w:{side}="{_twips(getattr(page, side))}"' for side in ("top", "right", "bottom", "left")
    )
    margins = f'<w:pgMar {sides} w:header="708" w:footer="708" w:gutter="0"/>'
    return f"<w:sectPr>{header}{footer}{size}{margins}</w:sectPr>"
