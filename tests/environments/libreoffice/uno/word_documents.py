"""Word files made by hand, for the tests of the bridge."""

import zipfile

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = " ".join(
    f'xmlns:{short}="http://schemas.{name}"'
    for short, name in {
        "w": "openxmlformats.org/wordprocessingml/2006/main",
        "r": "openxmlformats.org/officeDocument/2006/relationships",
        "wp": "openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "openxmlformats.org/drawingml/2006/main",
        "c": "openxmlformats.org/drawingml/2006/chart",
        "w14": "microsoft.com/office/word/2010/wordml",
        "wps": "microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def p(*parts):
    return f"<w:p>{''.join(parts)}</w:p>"


def r(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction, result="", about=""):
    """A field as Word keeps it; ``about``: what a form field is."""
    about = f"<w:ffData>{about}</w:ffData>" if about else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{about}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(name, kind, text):
    about = f'<w:sdtPr><w:alias w:val="{name}"/>{kind}</w:sdtPr>'
    return f"<w:sdt>{about}<w:sdtContent>{r(text)}</w:sdtContent></w:sdt>"


def table(*rows):
    cells = ["".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows]
    grid = f"<w:tblGrid>{len(rows[0]) * '<w:gridCol/>'}</w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def inline(name, what, held):
    """A drawing within a line."""
    data = (
        f'<a:graphic><a:graphicData uri="http://schemas.{what}">{held}</a:graphicData></a:graphic>'
    )
    about = f'<wp:extent cx="1800000" cy="900000"/><wp:docPr id="7" name="{name}"/>'
    return f"<w:r><w:drawing><wp:inline>{about}{data}</wp:inline></w:drawing></w:r>"


def shape(name, form):
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/></a:xfrm>'
    look = f'<wps:spPr>{place}<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom></wps:spPr>'
    held = f"<wps:wsp><wps:cNvSpPr/>{look}<wps:bodyPr/></wps:wsp>"
    return inline(name, "microsoft.com/office/word/2010/wordprocessingShape", held)


def chart(name, relation):
    held = f'<c:chart r:id="{relation}"/>'
    return inline(name, "openxmlformats.org/drawingml/2006/chart", held)


def chart_part(title):
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numLit><c:ptCount val="1"/>'
        '<c:pt idx="0"><c:v>1</c:v></c:pt></c:numLit></c:val></c:ser>'
    )
    runs = "".join(f"<a:r><a:t>{text}</a:t></a:r>" for text in title)
    said = f"<c:title><c:tx><c:rich><a:bodyPr/><a:p>{runs}</a:p></c:rich></c:tx></c:title>"
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    bars = f'<c:barChart><c:barDir val="col"/>{series}{axes}</c:barChart>'
    held = f"<c:chart>{said}<c:plotArea>{bars}</c:plotArea></c:chart>"
    return f"<c:chartSpace {_NAMES}>{held}</c:chartSpace>"


def write_docx(path, body, *, header="", footer="", charts=()):
    """``charts``: their parts, related as 'chart0', 'chart1' ..."""
    kinds = {"header": header, "footer": footer}
    parts = [(f"{kind}1", kind, f"{kind}+xml", held) for kind, held in kinds.items() if held]
    section = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for _, kind, _, _ in parts
    )
    roots = {"header": "hdr", "footer": "ftr"}
    files = {
        f"word/{name}.xml": f"<w:{roots[kind]} {_NAMES}>{held}</w:{roots[kind]}>"
        for name, kind, _, held in parts
    }
    files |= {f"word/chart{number}.xml": held for number, held in enumerate(charts)}
    types = [(f"{name}.xml", f"wordprocessingml.{kind}") for name, _, kind, _ in parts]
    types += [(f"chart{number}.xml", "drawingml.chart+xml") for number, _ in enumerate(charts)]
    relations = [(kind, kind, f"{name}.xml") for name, kind, _, _ in parts]
    relations += [(f"chart{n}", "chart", f"chart{n}.xml") for n, _ in enumerate(charts)]
    files["word/document.xml"] = (
        f"<w:document {_NAMES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    )
    files["word/_rels/document.xml.rels"] = _relations(relations)
    main = [("document", "officeDocument", "word/document.xml")]
    files["_rels/.rels"] = _relations(main)
    types.append(("document.xml", "wordprocessingml.document.main+xml"))
    listed = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{kind}"/>' for name, kind in types
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{listed}</Types>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return path


def _relations(rows):
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
