"""Writing OpenDocument presentations without an application: the same slides give the same bytes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from lamwright.documents.archive import root, write_package
from lamwright.documents.odp_styles import FONTS, MASTER, PAGE_LAYOUTS, PAGES, STYLES
from lamwright.documents.package import PRESENTATION

Layout = Literal["title", "content", "only"]
_LAYOUTS: dict[Layout, str] = {"title": "AL1T0", "content": "AL2T1", "only": "AL3T19"}
_PLACES = {
    "title": 'svg:width="252mm" svg:height="26.3mm" svg:x="14mm" svg:y="6.3mm"',
    "subtitle": 'svg:width="252mm" svg:height="91.3mm" svg:x="14mm" svg:y="36.9mm"',
    "outline": 'svg:width="252mm" svg:height="91.3mm" svg:x="14mm" svg:y="36.9mm"',
    "text": 'svg:width="120mm" svg:height="14mm" svg:x="20mm" svg:y="130mm"',
    "notes": 'svg:width="168mm" svg:height="133.6mm" svg:x="21mm" svg:y="141.1mm"',
}
_AUTOMATIC = (
    '<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties '
    'presentation:background-visible="true" presentation:background-objects-visible="true" '
    'presentation:display-footer="false" presentation:display-page-number="false" '
    'presentation:display-date-time="false"/></style:style>'
    '<style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties '
    'presentation:display-header="true" presentation:display-footer="true" '
    'presentation:display-page-number="false" presentation:display-date-time="true"/></style:style>'
    '<style:style style:name="pr-title" style:family="presentation" '
    'style:parent-style-name="Default-title"><style:graphic-properties fo:min-height="26.3mm"/>'
    "</style:style>"
    '<style:style style:name="pr-subtitle" style:family="presentation" '
    'style:parent-style-name="Default-subtitle"><style:graphic-properties '
    'draw:fill-color="#ffffff" fo:min-height="91.3mm"/></style:style>'
    '<style:style style:name="pr-outline" style:family="presentation" '
    'style:parent-style-name="Default-outline1"><style:graphic-properties '
    'fo:min-height="91.3mm"/></style:style>'
    '<style:style style:name="pr-notes" style:family="presentation" '
    'style:parent-style-name="Default-notes"><style:graphic-properties draw:fill-color="#ffffff" '
    'fo:min-height="133.6mm"/></style:style>'
    '<style:style style:name="gr-text" style:family="graphic" style:parent-style-name="standard">'
    '<style:graphic-properties draw:stroke="none" draw:fill="none" fo:min-height="14mm"/>'
    "</style:style>"
    '<text:list-style style:name="L1">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="●">'
    '<style:list-level-properties text:min-label-width="6mm"/></text:list-level-style-bullet>'
    "</text:list-style>"
)


@dataclass(frozen=True)
class OdpSlide:
    """One slide: name, title, what stands below it, notes, and perhaps a text box."""

    name: str
    title: str
    lines: tuple[str, ...] = ()
    """The subtitle's lines or the bullets."""
    layout: Layout = "content"
    notes: str = ""
    box: str = ""


def write_odp(path: Path, slides: tuple[OdpSlide, ...]) -> Path:
    """Write an OpenDocument presentation to ``path`` (replaced whole)."""
    pages = "".join(_page(slide, number) for number, slide in enumerate(slides, 1))
    content = (
        f"{FONTS}<office:automatic-styles>{_AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:presentation>{pages}</office:presentation></office:body>"
    )
    styles = (
        f"{FONTS}<office:styles>{STYLES}{PAGE_LAYOUTS}</office:styles>"
        f"<office:automatic-styles>{PAGES}</office:automatic-styles>"
        f"<office:master-styles>{MASTER}</office:master-styles>"
    )
    parts = {
        "content.xml": root("document-content", content),
        "styles.xml": root("document-styles", styles),
    }
    return write_package(path, PRESENTATION, parts)


def _page(slide: OdpSlide, number: int) -> str:
    below = ""
    if slide.layout == "title":
        below = _frame("subtitle", _paragraphs(slide.lines))
    elif slide.layout == "content":
        items = "".join(
            f"<text:list-item>{_paragraphs((line,))}</text:list-item>" for line in slide.lines
        )
        below = _frame("outline", f'<text:list text:style-name="L1">{items}</text:list>')
    box = _box(slide.box) if slide.box else ""
    return (
        f'<draw:page draw:name={quoteattr(slide.name)} draw:style-name="dp1" '
        f'draw:master-page-name="Default" '
        f'presentation:presentation-page-layout-name="{_LAYOUTS[slide.layout]}">'
        f"{_frame('title', _paragraphs((slide.title,)))}{below}{box}"
        f"{_notes(slide.notes, number)}</draw:page>"
    )


def _frame(kind: str, inner: str) -> str:
    return (
        f'<draw:frame presentation:style-name="pr-{kind}" draw:layer="layout" {_PLACES[kind]} '
        f'presentation:class="{kind}"><draw:text-box>{inner}</draw:text-box></draw:frame>'
    )


def _box(text: str) -> str:
    return (
        f'<draw:frame draw:style-name="gr-text" draw:layer="layout" draw:name="Remark" '
        f"{_PLACES['text']}><draw:text-box>{_paragraphs((text,))}</draw:text-box></draw:frame>"
    )


def _notes(text: str, number: int) -> str:
    return (
        '<presentation:notes draw:style-name="dp2"><draw:page-thumbnail draw:layer="layout" '
        'svg:width="198mm" svg:height="111.4mm" svg:x="6mm" svg:y="22.6mm" '
        f'draw:page-number="{number}" presentation:class="page"/>'
        '<draw:frame presentation:style-name="pr-notes" draw:layer="layout" '
        f'{_PLACES["notes"]} presentation:class="notes"><draw:text-box>'
        f"{_paragraphs((text,)) if text else ''}</draw:text-box></draw:frame></presentation:notes>"
    )


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
