"""Presentations as LibreOffice writes them: looks, layouts, notes, what a slide shows."""

import pytest

from lamwright.documents.archive import root, write_package
from lamwright.documents.package import PRESENTATION
from lamwright.documents.slides import read_presentation
from lamwright.records.errors import DocumentError

STYLES = (
    '<style:style style:name="Default-title" style:family="presentation"><style:paragraph-properties '
    'fo:text-align="center"/><style:text-properties fo:font-size="44pt"/></style:style>'
)
OWN = (
    '<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties '
    'draw:fill="solid" draw:fill-color="#FFFF00" presentation:visibility="hidden" smil:type="barWipe" '
    'presentation:display-footer="true" presentation:display-page-number="true"/></style:style>'
    '<style:style style:name="pr1" style:family="presentation" style:parent-style-name='
    '"Default-title"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties '
    'fo:text-align="end"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="normal" '
    'fo:font-style="italic" fo:font-size="50%"/></style:style>'
)


def frame(inner, kind="title", style="pr1"):
    return (
        f'<draw:frame presentation:style-name="{style}" presentation:class="{kind}" svg:x="1cm" '
        f'svg:y="2cm" svg:width="3cm" svg:height="4cm"><draw:text-box>{inner}</draw:text-box></draw:frame>'
    )


def saved(tmp_path, *pages):
    decl = '<presentation:footer-decl presentation:name="ftr1">Draft</presentation:footer-decl>'
    content = (
        f"<office:automatic-styles>{OWN}</office:automatic-styles>"
        f"<office:body><office:presentation>{decl}{''.join(pages)}</office:presentation></office:body>"
    )
    parts = {
        "content.xml": root("document-content", content),
        "styles.xml": root("document-styles", f"<office:styles>{STYLES}</office:styles>"),
    }
    return read_presentation(write_package(tmp_path / "a.odp", PRESENTATION, parts)).slides


def page(inner="", more="", name="One"):
    return f'<draw:page draw:name="{name}"{more}>{inner}</draw:page>'


def test_looks_are_those_of_shape_paragraph_and_span(tmp_path):
    (slide,) = saved(tmp_path, page(frame('<text:p text:style-name="P1">Bees</text:p>')))
    (shape,) = slide.shapes
    look = shape.paragraphs[0].look
    assert (look.bold, look.size, look.alignment) == (True, 44.0, "right")
    assert shape.box == (10.0, 20.0, 30.0, 40.0)
    part = '<text:p>Bees <text:span text:style-name="T1">fly</text:span></text:p>'
    whole = '<text:p><text:span text:style-name="T1">Bees</text:span></text:p>'
    (slide,) = saved(tmp_path, page(frame(part + whole)))
    first, second = (paragraph.look for paragraph in slide.shapes[0].paragraphs)
    assert (first.bold, first.italic, first.size) == (False, False, 44.0)
    assert (second.bold, second.italic, second.size) == (False, True, 22.0)


def test_bullets_have_levels_and_shapes_kinds(tmp_path):
    inner = "<text:list-item><text:p>b</text:p></text:list-item>"
    items = (
        "<text:list><text:list-item><text:p>a</text:p>"
        f"<text:list>{inner}</text:list></text:list-item></text:list>"
    )
    image = '<draw:frame draw:name="Sun"><draw:image/></draw:frame>'
    (slide,) = saved(tmp_path, page(frame(items, "outline") + image + "<draw:g/><draw:rect/>"))
    assert [(p.text, p.level) for p in slide.shapes[0].paragraphs] == [("a", 1), ("b", 2)]
    assert [shape.kind for shape in slide.shapes] == ["outline", "image", "group", "rect"]


def test_what_a_slide_is_and_shows(tmp_path):
    facts = (
        ' draw:style-name="dp1" presentation:use-footer-name="ftr1" '
        'presentation:presentation-page-layout-name="AL3T19"'
    )
    notes = (
        f"<presentation:notes>{frame('<text:p>Speak up</text:p>', 'notes')}</presentation:notes>"
    )
    first, second = saved(tmp_path, page(notes, facts), page(name="Two"))
    assert (first.layout, first.background, first.hidden) == ("Title Only", "#ffff00", True)
    assert (first.transition, first.footer, first.number_shown) == ("barWipe", "Draft", True)
    assert (first.notes, first.shapes) == ("Speak up", ())
    assert (second.layout, second.background, second.hidden) == ("", "none", False)
    assert (second.transition, second.footer, second.number_shown) == ("", "", False)


def test_what_is_no_presentation_is_refused_in_a_sentence(tmp_path, letter):
    with pytest.raises(DocumentError, match="not an OpenDocument presentation; save it as .odp"):
        read_presentation(letter)
    empty = write_package(
        tmp_path / "e.odp", PRESENTATION, {"content.xml": root("document-content", "")}
    )
    with pytest.raises(DocumentError, match="not a presentation"):
        read_presentation(empty)
    bare = write_package(tmp_path / "f.odp", PRESENTATION, {})
    with pytest.raises(DocumentError, match="has no content.xml"):
        read_presentation(bare)
