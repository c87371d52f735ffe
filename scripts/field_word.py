"""Makes Word documents as Word itself writes them, a word of its own in every place."""

import base64
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from field_words_made import Drawn

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_PARTS = (
    "footnotes",
    "endnotes",
    "comments",
    "header1",
    "header2",
    "footer1",
    "settings",
    "styles",
)


@dataclass
class _Made:
    """The parts of a document so far."""

    drawn: Drawn
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    count: int = 0

    def number(self) -> int:
        self.count += 1
        return self.count

    def inline(self) -> str:
        return self.drawn.rng.choice(_INLINE)(self)

    def paragraph(self, place: str = "body") -> str:
        said = _run(self.drawn.sentence(place), "<w:b/>" if self.drawn.chance(0.2) else "")
        count = self.drawn.rng.randint(0, 2) if place == "body" else 0
        more = "".join(self.inline() for _ in range(count))
        style = self.drawn.rng.choice(["Normal", "Normal", "Heading1", "Heading2"])
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if place == "body" else ""
        end = _run(self.drawn.word(place))
        return f"<w:p>{look}{said}{more}{end}</w:p>"

    def table(self, depth: int = 0) -> str:
        rows, columns = self.drawn.rng.randint(1, 5), self.drawn.rng.randint(1, 4)
        grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
        body = ""
        for _ in range(rows):
            cells = "".join(self._cell(depth) for _ in range(columns))
            body += f"<w:tr>{cells}</w:tr>"
        look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"

    def _cell(self, depth: int) -> str:
        shade = '<w:shd w:val="clear" w:fill="FFFF00"/>' if self.drawn.chance(0.2) else ""
        inner = f"{self.table(depth + 1)}<w:p/>" if not depth and self.drawn.chance(0.1) else ""
        text = self.paragraph("table")
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{shade}</w:tcPr>{text}{inner}</w:tc>'


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text} </w:t></w:r>'


def _footnote(made: _Made) -> str:
    number = len(made.footnotes) + 1
    made.footnotes.append(f'<w:footnote w:id="{number}">{made.paragraph("footnote")}</w:footnote>')
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def _endnote(made: _Made) -> str:
    number = len(made.endnotes) + 1
    made.endnotes.append(f'<w:endnote w:id="{number}">{made.paragraph("endnote")}</w:endnote>')
    return f'<w:r><w:endnoteReference w:id="{number}"/></w:r>'


def _comment(made: _Made) -> str:
    number = len(made.comments)
    about = f'w:id="{number}" w:author="A. Reviewer" w:date="2026-01-02T03:04:05Z" w:initials="A"'
    made.comments.append(f"<w:comment {about}>{made.paragraph('comment')}</w:comment>")
    start, end = (f'<w:commentRange{end} w:id="{number}"/>' for end in ("Start", "End"))
    said = _run(made.drawn.word("body"))
    return f'{start}{said}{end}<w:r><w:commentReference w:id="{number}"/></w:r>'


def _box(made: _Made) -> str:
    number = made.number()
    text = f"<w:txbxContent>{made.paragraph('box')}</w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{text}</wps:txbx>'
        "<wps:bodyPr/></wps:wsp>"
    )
    kind = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = _drawing(number, f"Box {number}", shape, kind)
    old = f'<w:pict><v:shape style="width:150pt;height:50pt"><v:textbox>{text}</v:textbox></v:shape></w:pict>'
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def _drawing(number: int, name: str, held: str, kind: str) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="600000"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="What {name} shows"/>'
        f'<a:graphic><a:graphicData uri="{kind}">{held}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _picture(made: _Made) -> str:
    number = made.number()
    held = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="dot.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rIdDot"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="300000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
    )
    kind = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return f"<w:r>{_drawing(number, f'Picture {number}', held, kind)}</w:r>"


def _control(made: _Made) -> str:
    name, kind = made.drawn.word("name"), made.drawn.rng.choice(_CONTROLS)
    about = f'<w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:id w:val="{made.number()}"/>{kind}</w:sdtPr>'
    return f"<w:sdt>{about}<w:sdtContent>{_run(made.drawn.word('body'))}</w:sdtContent></w:sdt>"


_CONTROLS = (
    "<w:text/>",
    '<w:dropDownList><w:listItem w:displayText="One" w:value="1"/><w:listItem w:displayText="Two" w:value="2"/>'
    "</w:dropDownList>",
    '<w:date><w:dateFormat w:val="d.M.yyyy"/></w:date>',
    '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>',
    "",
)


def _merge_field(made: _Made) -> str:
    name = made.drawn.word("name")
    code = f'<w:r><w:instrText xml:space="preserve"> MERGEFIELD {name} </w:instrText></w:r>'
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}{code}{middle}{_run('«' + name + '»')}{end}"


def _simple_field(made: _Made) -> str:
    name = made.drawn.word("name")
    return f'<w:fldSimple w:instr=" MERGEFIELD {name} ">{_run("«" + name + "»")}</w:fldSimple>'


def _link(made: _Made) -> str:
    return f'<w:hyperlink w:anchor="top">{_run(made.drawn.word("body"))}</w:hyperlink>'


def _inserted(made: _Made) -> str:
    about = f'w:id="{900 + made.number()}" w:author="B. Writer" w:date="2026-01-02T03:04:05Z"'
    return f"<w:ins {about}>{_run(made.drawn.word('body'))}</w:ins>"


def _equation(made: _Made) -> str:
    del made
    return "<m:oMath><m:r><m:t>a+b=c</m:t></m:r></m:oMath>"


_INLINE: tuple[Callable[[_Made], str], ...] = (
    _footnote, _endnote, _comment, _box, _picture, _control, _control, _merge_field, _simple_field,
    _link, _inserted, _equation,
)  # fmt: skip


def write_word(path: Path, drawn: Drawn, *, is_strict: bool = False) -> None:
    """Write a Word document or template, by the ending, in the transitional or the strict flavour."""
    made = _Made(drawn)
    blocks = [made.paragraph()]
    for _ in range(drawn.rng.randint(2, 25)):
        blocks.append(made.paragraph() if drawn.chance(0.8) else made.table() + made.paragraph())
    block = made.paragraph()
    about = f'<w:sdtPr><w:alias w:val="{drawn.word("name")}"/></w:sdtPr>'
    control = f"<w:sdt>{about}<w:sdtContent>{block}</w:sdtContent></w:sdt>"
    edges = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="rId{kind}{number}"/>'
        for kind, which, number in (
            ("header", "default", 1),
            ("header", "first", 2),
            ("footer", "default", 1),
        )
    )
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417"/>'
    end = f"<w:sectPr>{edges}{page}<w:titlePg/></w:sectPr>"
    body = f"<w:document {_NAMES}><w:body>{''.join(blocks)}{control}{end}</w:body></w:document>"
    _pack(path, made, body, is_strict=is_strict)


def _pack(path: Path, made: _Made, body: str, *, is_strict: bool) -> None:
    kind = "template" if path.suffix == ".dotx" else "document"
    notes = {
        f"{name}s": f"<w:{name}s {_NAMES}>{_separators(name)}{''.join(held)}</w:{name}s>"
        for name, held in (
            ("footnote", made.footnotes),
            ("endnote", made.endnotes),
            ("comment", made.comments),
        )
    }
    edges = {
        name: f"<w:{tag} {_NAMES}>{made.paragraph('edge')}</w:{tag}>"
        for name, tag in (("header1", "hdr"), ("header2", "hdr"), ("footer1", "ftr"))
    }
    parts = (
        notes
        | edges
        | {"settings": f"<w:settings {_NAMES}/>", "styles": _styles(), "document": body}
    )
    files = {f"word/{name}.xml": text for name, text in parts.items()} | _index(kind, list(parts))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            held = _strict(text) if is_strict else text
            archive.writestr(
                name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{held}'
            )
        archive.writestr("word/media/dot.png", DOT)


def _index(kind: str, parts: list[str]) -> dict[str, str]:
    """The parts that say what the others are."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}'
        f'{kind + ".main" if name == "document" else name.rstrip("12")}+xml"/>'
        for name in parts
    )
    relations = "".join(
        f'<Relationship Id="rId{name}" Type="{_R}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for name in _PARTS
    )
    relations += f'<Relationship Id="rIdDot" Type="{_R}/image" Target="media/dot.png"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    main = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{defaults}{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
    }


def _separators(name: str) -> str:
    """The two notes that every file of Word begins with."""
    if name == "comment":
        return ""
    return "".join(
        f'<w:{name} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{name}>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )


def _strict(text: str) -> str:
    for usual, strict in _STRICT.items():
        text = text.replace(usual, strict)
    return text


def _styles() -> str:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/></w:style>'
        for level in (1, 2)
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return f"<w:styles {_NAMES}>{normal}{named}</w:styles>"
