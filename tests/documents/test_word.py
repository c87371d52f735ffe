"""Word documents are read into the same records; a small one written by hand, element by element."""

import zipfile

import pytest

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.applications.writer.checks import kinds as c
from lamwright.documents.reader import read_document
from lamwright.records.errors import DocumentError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:basedOn w:val='Normal'/>"
    "<w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:rPr><w:b/><w:sz w:val='32'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Loop'><w:name w:val='Loop'/><w:basedOn w:val='Loop'/>"
    "</w:style>"
)
NUMBERING = (
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
)
BODY = (
    "<w:p><w:pPr><w:pStyle w:val='H2'/></w:pPr><w:r><w:t>Fair</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t xml:space='preserve'>At the </w:t></w:r>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>mill</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    "<w:r><w:br w:type='page'/></w:r></w:p>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    "<w:hyperlink r:id='rId1'><w:r><w:t>Bread</w:t></w:r></w:hyperlink></w:p>"
    "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/>"
    "</w:tcPr><w:p><w:r><w:t>Stall</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/>"
    "</w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    "<w:sectPr><w:pgSz w:w='16838' w:h='11906'/><w:cols w:num='2'/></w:sectPr>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="https://example.org/"/></Relationships>'
)


def written(path, body=BODY, **others):
    parts = {
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{NUMBERING}</w:numbering>",
        "word/settings.xml": f"<w:settings {W}><w:trackRevisions/></w:settings>",
        "word/_rels/document.xml.rels": RELATIONS,
    } | {f"word/{name}.xml": text for name, text in others.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


CASES = [
    (c.TextFormat(text="Fair", bold=True, size=16), ("w:val='H2'", "w:val='Normal'")),
    (c.TextFormat(text="mill", bold=True), ("<w:b/></w:rPr><w:t>mill", "</w:rPr><w:t>mill")),
    (c.ParagraphFormatted(text="Fair", style="Heading 2", outline_level=2), ("'H2'", "'Loop'")),
    (c.ParagraphFormatted(text="At the mill", alignment="center"), ("'center'", "'right'")),
    (c.ParagraphFormatted(text="Bread", list_kind="number", list_level=1), ("numPr", "noPr")),
    (c.ParagraphFormatted(text="Bread", break_before="page"), ("'page'", "'textWrapping'")),
    (c.PageBreakBefore(text="Bread"), ("'page'", "'column'")),
    (c.LinkPresent(address="https://example.org", text="Bread"), ("'rId1'", "'rId2'")),
    (c.TableShape(table="1", rows=2, columns=2), ("<w:tr><w:tc><w:p/>", "<w:tr/><w:tr><w:tc><w:p/>")),
    (c.TableCell(table="1", row=1, column=1, text="Stall", columns=2), ("'2'/></w:tcPr>", "'1'/></w:tcPr>")),
    (c.FieldPresent(field="page-number", place="body"), (" PAGE ", " NUMPAGES ")),
    (c.PageFormat(orientation="landscape", width=297, columns=2), ("'16838'", "'8000'")),
    (c.TrackedChanges(count=1), ("<w:del>", "<w:del/><w:del>")),
    (c.TextLacks(text="x"), ("delText", "t")),
    (c.StyleExists(name="Loop"), None),
]  # fmt: skip


@pytest.mark.parametrize(("check", "miss"), CASES, ids=lambda x: getattr(x, "kind", ""))
def test_what_stands_in_a_word_document_is_read(check, miss, tmp_path):
    state = read_document(written(tmp_path / "fair.docx"))
    done = run_check(check, Evidence(state, state))
    assert done.passed, done.reason
    if miss:
        assert miss[0] in BODY
        text = BODY.replace(*miss).replace("<w:del><w:r><w:t>", "<w:ins><w:r><w:t>")
        text = text.replace("x</w:t></w:r></w:del>", "x</w:t></w:r></w:ins>")
        other = read_document(written(tmp_path / "other.docx", text))
        answer = run_check(check, Evidence(other, other))
        assert not answer.passed, answer.reason


MILL = "<w:t>mill</w:t></w:r>"
BLANK = "<w:r><w:t xml:space='preserve'> </w:t></w:r>"
LOUD = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>At  the </w:t></w:r>"
BLANKS = [
    ((MILL, MILL + BLANK), True),
    (("At the ", "At  the "), True),
    (("At the ", "Atthe "), False),
    (("<w:r><w:t xml:space='preserve'>At the </w:t></w:r>", LOUD), False),
    (("'center'/></w:pPr>", f"'right'/></w:pPr>{BLANK}"), False),
]


@pytest.mark.parametrize(("change", "passed"), BLANKS)
def test_a_blank_hides_no_other_look_in_a_word_document(change, passed, tmp_path):
    assert change[0] in BODY
    initial = read_document(written(tmp_path / "fair.docx"))
    final = read_document(written(tmp_path / "final.docx", BODY.replace(*change)))
    answer = run_check(c.UnchangedExcept(), Evidence(initial, final))
    assert answer.passed is passed, answer.reason


def test_word_documents_that_are_damaged_or_dangerous_are_refused(tmp_path):
    path = tmp_path / "bad.docx"
    for body in ("<w:p>", "<w:p><w:pPr><w:outlineLvl w:val='x'/></w:pPr></w:p>"):
        with pytest.raises(DocumentError):
            read_document(written(path, body))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(DocumentError):
        read_document(path)


def test_the_text_of_cells_has_looks(tmp_path):
    red = "<w:r><w:rPr><w:color w:val='FF0000'/><w:sz w:val='18'/><w:strike/></w:rPr><w:t>Stall"
    path = written(tmp_path / "a.docx", BODY.replace("<w:r><w:t>Stall", red))
    cell = read_document(path).tables[0].rows[0][0]
    assert (cell.text, cell.colour, cell.size, cell.strikethrough) == (
        "Stall",
        "#ff0000",
        9.0,
        True,
    )


LEVELS = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi'/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:after='200' w:line='276' w:lineRule='auto'/></w:pPr></w:pPrDefault>"
    "</w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/>"
    "<w:pPr><w:spacing w:before='480' w:after='0'/><w:ind w:left='567' w:hanging='283'/></w:pPr>"
    "<w:rPr><w:rFonts w:asciiTheme='majorHAnsi'/></w:rPr></w:style>"
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    "<a:fontScheme name='Office'><a:majorFont><a:latin typeface='Calibri'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Cambria'/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)
LEVELLED = (
    "<w:p><w:pPr><w:pStyle w:val='H1'/><w:ind w:firstLine='283'/></w:pPr><w:r><w:t>Fair</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:spacing w:line='480' w:lineRule='auto'/></w:pPr><w:r><w:t>Bread</w:t></w:r>"
    "<w:r><w:rPr><w:rFonts w:ascii='Arial'/></w:rPr><w:t>Beer</w:t></w:r></w:p>"
)


def test_each_attribute_of_spacing_indents_and_fonts_is_inherited_by_itself(tmp_path):
    styles = {"styles": f"<w:styles {W}>{LEVELS}</w:styles>", "theme/theme1": THEME}
    heading, text = read_document(written(tmp_path / "a.docx", LEVELLED, **styles)).paragraphs
    looks = heading.format
    assert (looks.above, looks.below, looks.line_spacing) == (8.47, 0.0, 115.0)
    assert (looks.left, looks.first_line) == (10.0, 4.99)
    assert (text.format.below, text.format.line_spacing) == (3.53, 200.0)
    assert [run.format.font for run in (*heading.runs, *text.runs)] == [
        "Calibri",
        "Cambria",
        "Arial",
    ]
