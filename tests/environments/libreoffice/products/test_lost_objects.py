"""Objects of a Word file are counted by kind and place, so that one that is there hides no other that is gone."""

import pytest
from word_files import SPACES, TYPES, write_word

from lamwright.environments.libreoffice.products.losses import losses
from lamwright.records.canvas import CanvasObject, CanvasPart, CanvasTable, TextCanvas

PICTURE = "<w:r><pic:pic/></w:r>"
CHART, EQUATION = "<w:r><c:chart/></w:r>", "<m:oMath/>"
OLE = "<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object>"
CONTROL = "<w:object><v:shape><v:imagedata/></v:shape><w:control/></w:object>"
NOTE = CanvasPart(place="footnote 1", text="")
COMMENT = CanvasPart(place="comment 1", text="")


@pytest.fixture
def told(tmp_path):
    """The losses of a Word file of these parts, of which this shows."""

    def told(shown=(), beside=(), tables=(), **parts):
        path = write_word(tmp_path / "a.docx", spaces=f"{SPACES} xmlns:r='{TYPES}'", **parts)
        objects = tuple(CanvasObject(kind=kind, place=place) for kind, place in shown)
        return losses(path, TextCanvas(objects=objects, parts=tuple(beside), tables=tuple(tables)))

    return told


def comment(inner):
    return f"<w:comment>{inner}</w:comment>"


def note(inner):
    return f"<w:footnote>{inner}</w:footnote>"


def test_a_picture_of_a_comment_is_missed_whatever_else_there_is(told):
    in_body = (("object", "paragraph 2"), ("picture", "paragraph 2"))
    body = CHART + PICTURE
    assert told(in_body, [COMMENT], document=body, comments=comment(PICTURE)) == ("1 picture",)
    in_comment = (*in_body, ("picture", "comment 1"))
    assert told(in_comment, [COMMENT], document=body, comments=comment(PICTURE)) == ()


def test_a_picture_of_a_header_stands_for_none_of_the_text(told):
    shown, edge = [("picture", "header of A")], CanvasPart(place="header of A", text="")
    section = "<w:sectPr><w:headerReference r:id='header1'/></w:sectPr>"
    parts = {"document": section + PICTURE, "header1": PICTURE}
    assert told(shown, [edge], **parts) == ("1 picture",)
    assert told([*shown, ("picture", "page")], [edge], **parts) == ()
    assert told([("picture", "page")], [edge], **parts) == ("1 picture",)


def test_each_header_is_looked_for_by_its_words(told):
    edges = [
        CanvasPart(place="header of A", text="Northern branch"),
        CanvasPart(place="header of B", text="Southern branch"),
    ]
    both = "".join(f"<w:headerReference r:id='header{n}'/>" for n in (1, 2))
    parts = {
        f"header{n}": f"<w:p><w:r><w:t>{name} branch</w:t></w:r>{PICTURE}</w:p>"
        for n, name in ((1, "Northern"), (2, "Southern"))
    }
    parts["document"] = f"<w:sectPr>{both}</w:sectPr>"
    twice = [("picture", "header of A")] * 2
    assert told(twice, edges, **parts) == ("1 picture",)
    assert told([("picture", "header of A"), ("picture", "header of B")], edges, **parts) == ()


def test_an_equation_of_a_note_is_not_found_in_the_body(told):
    chart = [("object", "paragraph 2")]
    assert told(chart, [NOTE], document=CHART, footnotes=note(EQUATION)) == ("1 equation",)
    assert told([], [], document=EQUATION + CHART) == ("1 equation", "1 chart")
    assert told([("equation", "page"), ("object", "page")], document=EQUATION + CHART) == ()


def test_what_stands_in_tables_of_a_note_stands_in_the_note(told):
    table = CanvasTable(
        number=1, name="T", rows=1, columns=1, after_paragraph=1, place="footnote 1"
    )
    shown = [("picture", "table 1 A1")]
    assert told(shown, [NOTE], [table], footnotes=note(PICTURE)) == ()
    assert told(shown, [NOTE], [table], document=PICTURE) == ("1 picture",)


def test_charts_objects_and_controls_are_told_by_their_kind(told):
    assert told(comments=comment(CHART + OLE + CONTROL), beside=[COMMENT]) == (
        "1 chart", "1 OLE object", "1 ActiveX control",
    )  # fmt: skip
    as_pictures = [("object", "page"), ("picture", "page"), ("form control", "page")]
    assert told(as_pictures, document=CHART + OLE + CONTROL) == ()


def test_a_picture_that_is_cut_to_a_shape_may_be_a_shape(told):
    cut = "<pic:pic><pic:spPr><a:prstGeom prst='ellipse'/></pic:spPr></pic:pic>"
    box = CanvasPart(place="text box 1", text="")
    for shown, beside in (([("shape ellipse", "page")], []), ([], [box])):
        assert told(shown, beside, document=cut) == ()
        assert told(shown, beside, document=PICTURE) == ("1 picture",)
    assert told(document=cut + PICTURE) == ("2 pictures",)
