"""The plain notation that annotators write documents in, and the OpenDocument text it means.

``about:`` and page lines, ``---``, then one line a paragraph: ``# heading``, ``- item``, ``1. item``,
``| cell | cell |``, ``{attributes} text``; inline marks as in ``inline``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lamwright.applications.writer.handwritten.inline import named, pieces, plain
from lamwright.applications.writer.handwritten.looks import Looks, paragraph_looks, text_looks
from lamwright.applications.writer.templates.blocks import AUTOMATIC
from lamwright.documents.odt import A4, OdtParts
from lamwright.records.document import PageState

_PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "a5": (148.0, 210.0)}
_MARGIN = 25.0
_STYLES = ("Title", "Subtitle", "Quotations", "Preformatted Text", "Signature", "Salutation")
_MORE_STYLES = "".join(
    f'<style:style style:name="{name.replace(" ", "_20_")}" style:display-name="{name}" '
    f'style:family="paragraph" style:parent-style-name="Standard">{look}</style:style>'
    for name, look in (
        (
            "Preformatted Text",
            '<style:text-properties fo:font-family="Liberation Mono" fo:font-size="10pt"/>',
        ),
        ("Signature", ""),
        ("Salutation", ""),
    )
)
"""Styles that annotators use and our own documents do not carry."""
_LIST = re.compile(r"^(\s*)(-|\d+\.)\s+(.*)$")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_BRACES = re.compile(r"^\{([^}]*)\}\s*(.*)$")


@dataclass
class _Writer:
    """Body and automatic styles while they grow."""

    font: str
    body_style: str
    body: list[str] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)
    notes: int = 0
    tables: int = 0

    def style(self, family: str, definition: str) -> str:
        """Name of the automatic style with this definition."""
        key = f"{family}|{definition}"
        if key not in self.styles:
            self.styles[key] = f"{'P' if family == 'paragraph' else 'T'}{len(self.styles) + 1}"
        return self.styles[key]

    def automatic(self) -> str:
        """All automatic styles."""
        return "".join(
            f'<style:style style:name="{name}" style:family="{key.split("|")[0]}" '
            f"{key.split('|', 1)[1]}</style:style>"
            for key, name in self.styles.items()
        )


def document_parts(source: str) -> OdtParts:
    """The parts of an OpenDocument text. Raises ``ValueError`` for an attribute or a paper that is none."""
    head, mark, body = source.partition("\n---\n")
    if not mark:  # nothing is said of the document
        head, body = "", source
    settings = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    settings = {key.strip(): value.strip() for key, value in settings.items()}
    has_headings = any(_HEADING.match(line) for line in body.splitlines())
    writer = _Writer(settings.get("font", ""), "Text body" if has_headings else "Standard")
    for group in _groups(body.splitlines()):
        writer.body.append(_block(writer, group))
    return OdtParts(
        body="".join(writer.body),
        automatic=AUTOMATIC + writer.automatic(),
        common=_MORE_STYLES,
        page=_page(settings),
    )


def _page(settings: dict[str, str]) -> PageState:
    name = settings.get("page", "A4").lower()
    if name not in _PAPERS:
        raise ValueError(f"'{name}' is no paper, only {', '.join(_PAPERS)}")
    width, height = _PAPERS[name]
    landscape = settings.get("orientation") == "landscape"
    header, footer = settings.get("header", ""), settings.get("footer", "")
    return A4.model_copy(
        update={
            "top": _MARGIN,
            "bottom": _MARGIN,
            "left": _MARGIN,
            "right": _MARGIN,
            "width": height if landscape else width,
            "height": width if landscape else height,
            "orientation": "landscape" if landscape else "portrait",
            "header": bool(header),
            "header_text": header,
            "footer": bool(footer),
            "footer_text": footer,
        }
    )


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Lines that belong together: those of a list, those of a table, others alone."""
    group: list[str] = []
    for line in lines:
        kind = _kind(line)
        if group and kind in {"list", "table"} and kind == _kind(group[-1]):
            group.append(line)
            continue
        if group:
            yield group
        group = [line] if line.strip() else []
        if kind == "name":
            continue
    if group:
        yield group


def _kind(line: str) -> str:
    if line.strip().startswith("|"):
        return "table"
    if _LIST.match(line):
        return "list"
    return "name" if line.strip().startswith("{table ") else "line"


def _block(writer: _Writer, group: list[str]) -> str:
    kind = _kind(group[0])
    if kind == "table":
        return _table(writer, group)
    if kind == "list":
        return _lists(writer, [found for line in group if (found := _LIST.match(line))])
    return "" if kind == "name" else _paragraph(writer, group[0].strip())


def _paragraph(writer: _Writer, line: str, style: str = "") -> str:
    attributes = ""
    if found := _BRACES.match(line):
        attributes, line = found.group(1), found.group(2)
        if attributes == "empty":
            return f'<text:p text:style-name="{_coded(writer.body_style)}"/>'
    heading = _HEADING.match(line)
    if heading:
        style, line = f"Heading {len(heading.group(1))}", heading.group(2)
    parent = next((s for s in _STYLES if attributes.startswith(s)), style or writer.body_style)
    looks = paragraph_looks(attributes.removeprefix(parent)).below(parent)
    if writer.font and parent in {"Standard", "Text body"} and "font" not in looks.text:
        looks = looks.in_font(writer.font)
    name = _style_of(writer, parent, looks)
    content = _inline(writer, line)
    if parent.startswith("Heading "):
        level = parent.removeprefix("Heading ")
        opening = f'<text:h text:style-name="{name}" text:outline-level="{level}">'
        return f"{opening}{content}</text:h>"
    return f'<text:p text:style-name="{name}">{content}</text:p>'


def _style_of(writer: _Writer, parent: str, looks: Looks) -> str:
    if not looks.text and not looks.paragraph:
        return _coded(parent)
    definition = (
        f'style:parent-style-name="{_coded(parent)}"><style:paragraph-properties '
        f"{looks.paragraph_xml}>{looks.tabs_xml}</style:paragraph-properties>"
        f"<style:text-properties {looks.text_xml}/>"
    )
    return writer.style("paragraph", definition)


def _coded(style: str) -> str:
    return style.replace(" ", "_20_")


def _inline(writer: _Writer, source: str) -> str:
    out = []
    for piece in pieces(source):
        if piece.is_note:
            writer.notes += 1
            out.append(
                f'<text:note text:id="ftn{writer.notes}" text:note-class="footnote">'
                f"<text:note-citation>{writer.notes}</text:note-citation><text:note-body>"
                f'<text:p text:style-name="Footnote">{escape(piece.text)}</text:p>'
                "</text:note-body></text:note>"
            )
            continue
        text = _text(piece.text)
        xml = text_looks(named(piece.looks))
        name = writer.style("text", f"><style:text-properties {xml}/>") if xml else ""
        out.append(f'<text:span text:style-name="{name}">{text}</text:span>' if name else text)
    return "".join(out)


def _text(text: str) -> str:
    """Tabs and runs of blanks, which OpenDocument has elements for."""
    coded = escape(text).replace("\t", "<text:tab/>")
    return re.sub(r"  +", lambda run: f' <text:s text:c="{len(run.group()) - 1}"/>', coded)


def _lists(writer: _Writer, items: list[re.Match[str]]) -> str:
    """Items of one list, nested by their indents; a change of kind begins another list."""
    out: list[str] = []
    run: list[re.Match[str]] = []
    for item in items:
        top = not item.group(1)
        if run and top and (item.group(2) == "-") != (run[0].group(2) == "-"):
            out.append(_list(writer, run))
            run = []
        run.append(item)
    return "".join([*out, _list(writer, run)])


def _list(writer: _Writer, items: list[re.Match[str]]) -> str:
    name = "Bulleted" if items[0].group(2) == "-" else "Ordered"
    out = [f'<text:list text:style-name="{name}">']
    at = 0
    while at < len(items):
        depth = len(items[at].group(1))
        below = at + 1
        while below < len(items) and len(items[below].group(1)) > depth:
            below += 1
        nested = _list(writer, items[at + 1 : below]) if below > at + 1 else ""
        out.append(f"<text:list-item>{_paragraph(writer, items[at].group(3))}{nested}")
        out.append("</text:list-item>")
        at = below
    return "".join([*out, "</text:list>"])


def _table(writer: _Writer, lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    columns = max(map(len, rows))
    writer.tables += 1
    out = [
        f'<table:table table:name={quoteattr(f"Table{writer.tables}")} table:style-name="Grid">'
        f'<table:table-column table:number-columns-repeated="{columns}"/>'
    ]
    for number, row in enumerate(rows):
        style = "Table Heading" if number == 0 else "Table Contents"
        cells = "".join(
            '<table:table-cell table:style-name="GridCell" office:value-type="string">'
            f'<text:p text:style-name="{_coded(style)}">{_inline(writer, cell)}</text:p>'
            "</table:table-cell>"
            for cell in [*row, *[""] * (columns - len(row))]
        )
        out.append(f"<table:table-row>{cells}</table:table-row>")
    return "".join([*out, "</table:table>"])


def about(source: str) -> str:
    """The line that describes the document."""
    first = source.splitlines()[0]
    return plain(first.removeprefix("about:").strip())
