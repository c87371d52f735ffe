"""Writing OpenDocument texts without an application: the same parts give the same bytes."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from lamwright.documents.namespaces import NAMESPACES
from lamwright.documents.odt_styles import FONTS, STYLES, page_layout
from lamwright.records.document import PageState, Properties

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
A4 = PageState(width=210.0, height=297.0, top=20.0, bottom=20.0, left=20.0, right=20.0)


@dataclass(frozen=True)
class OdtParts:
    """What goes into a text document. ``body`` and ``automatic`` are XML, the rest is plain."""

    body: str
    automatic: str = field(default="", metadata={"holds": "children of office:automatic-styles"})
    common: str = field(default="", metadata={"holds": "further children of office:styles"})
    masters: str = field(default="", metadata={"holds": "further children of office:master-styles"})
    page: PageState = A4
    properties: Properties = Properties()
    line_numbering: bool = False


def write_odt(path: Path, parts: OdtParts) -> Path:
    """Write an OpenDocument text to ``path`` (replaced whole); the bytes depend on ``parts`` only."""
    files = {
        "META-INF/manifest.xml": _manifest(),
        "content.xml": _content(parts),
        "styles.xml": _styles(parts),
        "meta.xml": _meta(parts.properties),
    }
    waiting = path.with_name(path.name + ".part")
    with zipfile.ZipFile(waiting, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), _MIMETYPE)
        for name, text in files.items():
            document = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), document.encode())
    waiting.replace(path)
    return path


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    return entry


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (
            ("/", _MIMETYPE),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    uri = NAMESPACES["manifest"]
    return (
        f'<manifest:manifest xmlns:manifest="{uri}" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )


def _content(parts: OdtParts) -> str:
    return (
        f'<office:document-content {_XMLNS} office:version="1.3">{FONTS}'
        f"<office:automatic-styles>{parts.automatic}</office:automatic-styles>"
        f"<office:body><office:text>{parts.body}</office:text></office:body>"
        "</office:document-content>"
    )


def _styles(parts: OdtParts) -> str:
    numbering = "true" if parts.line_numbering else "false"
    return (
        f'<office:document-styles {_XMLNS} office:version="1.3">{FONTS}'
        f"<office:styles>{STYLES}{parts.common}"
        '<text:linenumbering-configuration text:style-name="Line_20_numbering" '
        f'text:number-lines="{numbering}" text:offset="4.99mm" style:num-format="1" '
        'text:number-position="left" text:increment="5"/></office:styles>'
        f"<office:automatic-styles>{page_layout(parts.page)}</office:automatic-styles>"
        f"<office:master-styles>{_master(parts.page)}{parts.masters}</office:master-styles>"
        "</office:document-styles>"
    )


def _master(page: PageState) -> str:
    header = _area("header", page.header_text) if page.header else ""
    footer = _area("footer", page.footer_text) if page.footer else ""
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="pm1">'
        f"{header}{footer}</style:master-page>"
    )


def _area(name: str, text: str) -> str:
    style = name.capitalize()
    return f'<style:{name}><text:p text:style-name="{style}">{escape(text)}</text:p></style:{name}>'


def _meta(properties: Properties) -> str:
    values = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:description", properties.comments),
        ("meta:initial-creator", properties.author),
        *(("meta:keyword", word) for word in properties.keywords),
    )
    held = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values if value)
    return (
        f'<office:document-meta {_XMLNS} office:version="1.3">'
        f"<office:meta>{held}</office:meta></office:document-meta>"
    )
