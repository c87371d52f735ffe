"""What LibreOffice did not take over is counted from the file."""

import pytest
from word_files import SPACES, TYPES, write_word

from lamwright.environments.libreoffice.products.losses import losses, with_losses
from lamwright.records.canvas import (
    CanvasInput,
    CanvasObject,
    CanvasParagraph,
    CanvasPart,
    CanvasTable,
    SheetCanvas,
    TextCanvas,
)
from lamwright.records.observation import Observation

PICTURE = "<w:r><pic:pic/></w:r>"


@pytest.fixture
def word(tmp_path):
    return lambda **parts: write_word(tmp_path / "a.docx", **parts)


def seen(text, **more):
    return TextCanvas(paragraphs=(CanvasParagraph(index=1, style="S", text=text),), **more)


def control(text):
    return f"<w:sdt><w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>"


def test_what_is_all_there_is_no_loss(word):
    path = word(document=control("Bank of England") + PICTURE, comments="<w:comment/>")
    canvas = seen(
        "Pay to: bank of  England.",
        objects=(CanvasObject(kind="picture", place="paragraph 1"),),
        parts=(CanvasPart(place="comment 1", text=""),),
    )
    assert losses(path, canvas) == ()


def test_controls_pictures_equations_and_notes_that_are_missing_are_counted(word):
    path = word(
        document=control("Bank of England") + PICTURE + "<v:imagedata/><w:footnoteReference/>",
        comments=f"<w:comment>{PICTURE}</w:comment>",
        footnotes="<w:footnote><m:oMath/></w:footnote>",
    )
    assert losses(path, seen("Nothing.")) == (
        "1 content control", "3 pictures", "1 equation", "1 comment", "1 note",
    )  # fmt: skip


def test_a_chart_or_a_shape_does_not_stand_for_a_picture_or_an_equation(word):
    held = [CanvasObject(kind=kind, place="paragraph 1") for kind in ("chart", "shape ellipse")]
    path = word(document=PICTURE + "<m:oMath/>")
    assert losses(path, seen("x", objects=tuple(held))) == ("1 picture", "1 equation")


def test_what_is_only_for_programs_that_know_less_is_not_counted(word):
    old = "<mc:Fallback><v:imagedata/></mc:Fallback>"
    drawn = f"<mc:AlternateContent><mc:Choice>{PICTURE}</mc:Choice>{old}</mc:AlternateContent>"
    canvas = seen("x", objects=(CanvasObject(kind="picture", place="paragraph 1"),))
    assert losses(word(document=drawn), canvas) == ()


def test_an_empty_paragraph_put_between_a_section_and_a_table_is_told(word):
    end, table = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", "<w:tbl/>"
    reported = CanvasTable(number=1, name="T", rows=1, columns=1, after_paragraph=1)
    path = word(document=f"<w:body>{end}{table}</w:body>")
    assert losses(path, seen("", tables=(reported,))) == (
        "1 table's place right behind a section (an empty paragraph is put between)",
    )
    assert losses(path, seen("Terms", tables=(reported,))) == ()
    behind = word(document=f"<w:body>{end}<w:p/>{table}</w:body>")
    assert losses(behind, seen("", tables=(reported,))) == ()


def test_texts_of_inputs_are_texts(word):
    held = CanvasInput(kind="plain text", text="Bank of England", place="paragraph 1")
    assert losses(word(document=control("Bank of England")), seen("", inputs=(held,))) == ()


def test_no_losses_are_known_of_other_files(word, tmp_path):
    (tmp_path / "a.txt").write_text("x")
    assert losses(tmp_path / "a.txt", seen("")) == losses(None, seen("")) == ()
    assert losses(word(document=PICTURE), SheetCanvas()) == ()


def test_losses_stand_on_the_canvas():
    reported = with_losses(Observation(controls=(), canvas=seen("x")), ("5 pictures",))
    assert reported.canvas == seen("x", losses=("5 pictures",))
    assert with_losses(reported, ()) is reported


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_notes_and_comments_that_came_without_their_text_are_told(word):
    path = word(
        document="<w:footnoteReference w:id='1'/>",
        footnotes=f"<w:footnote w:id='1'><w:p>{run('See the lease.')}</w:p></w:footnote>"
        f"<w:footnote w:type='separator'><w:p>{run('Separated')}</w:p></w:footnote>",
        comments=f"<w:comment><w:p>{run('Check the rent.')}</w:p></w:comment>",
    )
    empty = (CanvasPart(place="footnote 1", text=""), CanvasPart(place="comment 1", text=""))
    assert losses(path, seen("x", parts=empty)) == ("1 comment", "1 note")
    kept = (
        CanvasPart(place="footnote 1", text="See the lease."),
        CanvasPart(place="comment 1", text="Check the rent."),
    )
    assert losses(path, seen("x", parts=kept)) == ()


def test_runs_of_letters_that_are_nowhere_are_told(word):
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        + run("Wednesday")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        + f"<w:fldSimple>{run('Thursday')}</w:fldSimple>"
    )
    gone = f"<w:del>{run('deleted')}</w:del><w:moveFrom>{run('moved away')}</w:moveFrom>"
    path = word(
        document=f"<w:p>{run('The rent is due.')}{field}{gone}</w:p><w:p>{run('Quietly')}</w:p>"
    )
    assert losses(path, seen("The rent is due. Monday")) == ("1 paragraph's text",)
    assert losses(path, seen("The rent is due. Monday; quietly")) == ()


def test_headers_are_missed_only_where_pages_have_them(word):
    def section(kind, switch=""):
        return f"<w:sectPr><w:headerReference r:id='header1' w:type='{kind}'/>{switch}</w:sectPr>"

    header = f"<w:p>{run('Draft of the lease')}</w:p>"
    spaces = f"{SPACES} xmlns:r='{TYPES}'"

    def told(body, **more):
        return losses(word(document=body, header1=header, spaces=spaces, **more), seen("x"))

    assert told(section("default")) == ("1 header or footer",)
    assert told(section("first")) == told(section("even")) == ()
    assert told(section("first", "<w:titlePg/>")) == ("1 header or footer",)
    assert told(section("even"), settings="<w:evenAndOddHeaders/>") == ("1 header or footer",)


def test_parts_are_found_by_their_relations_and_by_their_strict_names(word):
    strict = SPACES.replace(
        "schemas.openxmlformats.org/wordprocessingml/2006/", "purl.oclc.org/ooxml/wordprocessingml/"
    )
    for path in (
        word(main="text2", document=control("Bank of England")),
        word(spaces=strict, document=control("Bank of England")),
    ):
        assert losses(path, seen("Nothing.")) == ("1 content control",)


def test_a_control_that_shows_what_stands_elsewhere_is_not_looked_for_by_the_words_it_held(word):
    held = "<w:sdtContent><w:r><w:t>Your name</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    bound = f"<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath='creator'/></w:sdtPr>{held}"
    loose = f"<w:p><w:sdt><w:sdtPr/>{held}"
    author = CanvasInput(kind="plain text", text="Ada", place="paragraph 1")
    assert losses(word(document=bound), seen("Ada", inputs=(author,))) == ()
    assert losses(word(document=loose), seen("Ada", inputs=(author,))) != ()
