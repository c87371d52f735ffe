"""What the real Writer drops of a file is told, and no more."""

import zipfile

import pytest
from word_files import write_word

from lamwright.environments.libreoffice.taking_stock import take_stock
from lamwright.environments.libreoffice.workplace import Workplace

pytestmark = pytest.mark.writer
LIST = (
    "<w:sdt><w:sdtPr><w:alias w:val='Priority'/><w:{kind}><w:listItem w:displayText='High' w:value='h'/>"
    "<w:listItem w:displayText='Low' w:value='l'/></w:{kind}></w:sdtPr>"
    "<w:sdtContent><w:r><w:t>Low</w:t></w:r></w:sdtContent></w:sdt>"
)


@pytest.fixture
def stock(session, tmp_path):
    """What is told of a Word file with this body."""
    place = Workplace(tmp_path)
    place.clear_exports()

    def told(body, broken=()):
        path = write_word(tmp_path / "mine.docx", document=f"<w:body>{body}</w:body>")
        session.uno.open(place.copy(path))
        return take_stock(path, session.uno, place, broken)

    return told


def paragraph(inner):
    return f"<w:p>{inner}</w:p>"


def test_of_a_long_file_nothing_is_told_that_is_there(stock, session):
    lines = (f"<w:r><w:t>{n} {'engine ' * 90}end{n}</w:t></w:r>" for n in range(5200))
    assert stock("".join(map(paragraph, lines))) == ()
    assert session.uno.canvas().truncated == 200


def test_names_and_kinds_are_told_when_what_is_saved_lacks_them(stock, session, tmp_path):
    told = stock(
        "".join(paragraph(LIST.format(kind=kind)) for kind in ("dropDownList", "comboBox"))
    )
    session.uno.save_copy(tmp_path / "saved.docx")
    with zipfile.ZipFile(tmp_path / "saved.docx") as archive:
        saved = archive.read("word/document.xml").decode()
    missing = 2 - saved.count('w:val="Priority"')
    assert any(line.startswith("name") for line in told) == bool(missing)
    assert any("combo box" in line for line in told) == ("<w:comboBox" not in saved)
    assert not any(path.name.startswith("tried") for path in tmp_path.rglob("*"))


def test_a_file_that_is_nothing_but_a_table_opens(stock, session):
    row = f"<w:tr><w:tc><w:tcPr/>{paragraph('<w:r><w:t>Engine</w:t></w:r>')}</w:tc></w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid>{row}</w:tbl>"
    assert stock(table) == ()
    canvas = session.uno.canvas()
    assert canvas.tables[0].cells[0].text == "Engine" and canvas.paragraphs[0].text == ""
    session.uno.ask("note")
    session.uno.document.select_table(1)
    assert session.uno.undo_all()


def test_broken_parts_that_were_left_out_are_told(stock):
    assert stock(paragraph(""), ["word/people.xml"]) == ("1 broken part (word/people.xml)",)
    assert stock(paragraph(""), list("abcd")) == ("4 broken parts (a, b, c, ...)",)
