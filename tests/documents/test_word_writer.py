"""Word documents that we write: what is read back is what was written."""

from lamwright.documents.reader import read_document
from lamwright.documents.word.writer import write_docx
from lamwright.records.document import (
    Cell,
    CharacterFormat,
    DocumentState,
    PageState,
    ParagraphFormat,
    ParagraphState,
    Run,
    TableState,
)

PLAIN = CharacterFormat(font="Carlito", size=11.0, language="en-US")
BOLD = PLAIN.model_copy(update={"bold": True, "colour": "#ff0000", "underline": "single"})


def paragraph(index, *runs, **form):
    text = "".join(run.text for run in runs)
    return ParagraphState(index=index, text=text, format=ParagraphFormat(**form), runs=runs)


STATE = DocumentState(
    paragraphs=(
        paragraph(1, Run(text="On foot"), style="Title"),
        paragraph(2, Run(text="Why", format=PLAIN), style="Heading 1", outline_level=1),
        paragraph(
            3,
            Run(text="a <slow> ", format=PLAIN),
            Run(text="walk\tnorth", format=BOLD),
            alignment="right",
            below=3.0,
            left=10.0,
        ),
        paragraph(4, Run(text="boots", format=PLAIN), list_kind="bullet", list_level=1),
        paragraph(5, Run(text="go", format=PLAIN), list_kind="number", list_level=1),
    ),
    tables=(
        TableState(
            name="", rows=((Cell(text="Day"), Cell(text="km")),), columns=2, after_paragraph=3
        ),
    ),
    pages=(
        PageState(
            width=210.0,
            height=297.0,
            top=25.0,
            bottom=25.0,
            left=25.0,
            right=25.0,
            header=True,
            header_text="Walks",
        ),
    ),
)


def test_what_is_written_is_read_back(tmp_path):
    read = read_document(write_docx(tmp_path / "walk.docx", STATE))
    assert [p.text for p in read.paragraphs] == [p.text for p in STATE.paragraphs]
    assert [p.format.style for p in read.paragraphs][:2] == ["Title", "Heading 1"]
    assert [p.format.list_kind for p in read.paragraphs][3:] == ["bullet", "number"]
    dressed = read.paragraphs[2]
    assert (dressed.format.alignment, round(dressed.format.left)) == ("right", 10)
    look = dressed.runs[-1].format
    assert (look.bold, look.colour, look.underline, look.font) == (
        True,
        "#ff0000",
        "single",
        "Carlito",
    )
    assert not dressed.runs[0].format.bold
    assert read.tables[0].texts == (("Day", "km"),) and read.tables[0].after_paragraph == 3
    assert (round(read.page.width), read.page.header_text) == (210, "Walks")


def test_the_same_state_gives_the_same_bytes(tmp_path):
    first, second = (write_docx(tmp_path / f"{n}.docx", STATE).read_bytes() for n in "ab")
    assert first == second
