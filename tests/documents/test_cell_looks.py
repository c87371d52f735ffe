"""How the text of cells looks is read, and told where it changes."""

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.documents.reader import read_document
from lamwright.judge.difference import describe_difference

STYLE = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:color="#ff0000" fo:font-size="9pt"'
    ' fo:font-family="Liberation Mono" style:font-name="Liberation Mono"'
    ' style:text-underline-style="solid" style:text-line-through-style="solid"/></style:style>'
)


def table(total: str) -> str:
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Sum", total)
    )
    return f'<table:table table:name="T"><table:table-row>{cells}</table:table-row></table:table><text:p/>'


def test_looks_of_a_cell_are_read_and_told(tmp_path) -> None:
    looked = '<text:span text:style-name="T1">12</text:span>'
    plain = read_document(write_odt(tmp_path / "a.odt", OdtParts(body=table("12"))))
    marked = read_document(
        write_odt(tmp_path / "b.odt", OdtParts(body=table(looked), automatic=STYLE))
    )
    cell = marked.tables[0].rows[0][1]
    assert (cell.colour, cell.size, cell.underline) == ("#ff0000", 9.0, "single")
    assert cell.strikethrough and not plain.tables[0].rows[0][1].strikethrough
    said = "\n".join(describe_difference(plain, marked))
    for look in ("colour was 'automatic', is '#ff0000'", "size was 12.0, is 9.0", "underline"):
        assert look in said
    assert "Sum" not in said  # the other cell is as it was


def test_a_cell_of_several_looks_has_no_one_look(tmp_path) -> None:
    mixed = 'in all <text:span text:style-name="T1">12</text:span>'
    state = read_document(
        write_odt(tmp_path / "a.odt", OdtParts(body=table(mixed), automatic=STYLE))
    )
    cell = state.tables[0].rows[0][1]
    assert (cell.colour, cell.size, cell.strikethrough) == ("", 0.0, False)


def test_a_comment_or_a_note_in_a_cell_is_none_of_its_text(tmp_path) -> None:
    comment = "<office:annotation><text:p>Why?</text:p></office:annotation>"
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>With tax.</text:p></text:note-body></text:note>"
    )
    state = read_document(write_odt(tmp_path / "a.odt", OdtParts(body=table(f"12{comment}{note}"))))
    assert state.tables[0].texts == (("Sum", "12"),)
    assert [one.text for one in (*state.comments, *state.notes)] == ["Why?", "With tax."]
