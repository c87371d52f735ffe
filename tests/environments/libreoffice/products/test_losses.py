"""What LibreOffice did not take over is counted from the file."""

import zipfile

import pytest

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

SPACES = (
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
    "xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture' "
    "xmlns:v='urn:schemas-microsoft-com:vml'"
)
PICTURE = "<w:r><pic:pic/></w:r>"


@pytest.fixture
def word(tmp_path):
    def written(**parts):
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
            for name, body in parts.items():
                archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{body}</w:{name}>")
        return tmp_path / "a.docx"

    return written


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


def test_no_losses_are_known_of_other_files_and_of_what_is_not_told_whole(word, tmp_path):
    (tmp_path / "a.txt").write_text("x")
    assert losses(tmp_path / "a.txt", seen("")) == losses(None, seen("")) == ()
    path = word(document=PICTURE)
    assert losses(path, seen("", truncated=1)) == losses(path, SheetCanvas()) == ()


def test_losses_stand_on_the_canvas():
    reported = with_losses(Observation(controls=(), canvas=seen("x")), ("5 pictures",))
    assert reported.canvas == seen("x", losses=("5 pictures",))
    assert with_losses(reported, ()) is reported
