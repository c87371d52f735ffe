"""OpenDocument files made by hand, for the tests of the bridge."""

import zipfile
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "{extra}</manifest:manifest>"
)


def content_xml(body, styles=""):
    return (
        f"<office:document-content {NAMESPACES} office:version='1.3'>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def paragraphs(*texts):
    return "".join(f"<text:p>{escape(text)}</text:p>" for text in texts)


def table(name, rows, columns):
    row = (
        "<table:table-row>" + columns * "<table:table-cell><text:p>cell</text:p></table:table-cell>"
    )
    return (
        f'<table:table table:name="{name}">'
        f'<table:table-column table:number-columns-repeated="{columns}"/>'
        + rows * (row + "</table:table-row>")
        + "</table:table>"
    )


def write_odt(path, body, *, content=None, extra=""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content or content_xml(body))
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(extra=extra))
    return path
