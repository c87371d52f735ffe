"""Everything a text holds can be seen, selected and read by its place, in the real Writer."""

import pytest
from word_documents import chart, chart_part, control, field, p, r, shape, table, write_docx

from lamwright.documents.odt import A4, OdtParts, write_odt
from lamwright.records.document_action import ReadText, SelectCells, SelectTable, SelectText

pytestmark = pytest.mark.writer

_NOTE = (
    '<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>{text}</text:p></text:note-body></text:note>"
)
_CELL = "<table:table-cell><text:p>{text}</text:p>{more}</table:table-cell>"
_TABLE = (
    '<table:table table:name="{name}"><table:table-column table:number-columns-repeated="2"/>'
    "<table:table-row>{cells}</table:table-row></table:table>"
)


_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def places(bridge, tmp_path):
    """A document with text in every place, opened."""
    cells = [_CELL.format(text=text, more="") for text in ("rose", "four")]
    inner = _TABLE.format(name="Inner", cells="".join(cells)) + "<text:p/>"
    cells = [_CELL.format(text="Plant", more=""), _CELL.format(text="Price", more=inner)]
    body = (
        "<text:p>Contact: <text:text-input text:description='Who'>Robin Sample</text:text-input> now</text:p>"
        f"{_TABLE.format(name='Outer', cells=''.join(cells))}"
        f"<text:p>Noted{_NOTE.format(kind='footnote', text='first note')}"
        f"{_NOTE.format(kind='footnote', text='second note')}{_NOTE.format(kind='endnote', text='the end')}"
        "<office:annotation><dc:creator>Ada</dc:creator><text:p>Really?</text:p></office:annotation></text:p>"
        '<text:p><draw:frame draw:name="Slogan" text:anchor-type="as-char" svg:width="5cm" svg:height="2cm">'
        "<draw:text-box><text:p>Boxed words</text:p></draw:text-box></draw:frame></text:p>"
    )
    page = {"header": True, "footer": True, "header_text": "Our club", "footer_text": "A draft"}
    bridge.open(write_odt(tmp_path / "a.odt", OdtParts(body=body, page=A4.model_copy(update=page))))
    return bridge


def test_every_place_is_told_once(places):
    canvas = places.canvas()
    assert [(part.place, part.text, part.paragraph, part.author) for part in canvas.parts] == [
        ("header of Default Page Style", "Our club", 0, ""),
        ("footer of Default Page Style", "A draft", 0, ""),
        ("footnote 1", "first note", 2, ""),
        ("footnote 2", "second note", 2, ""),
        ("endnote 1", "the end", 2, ""),
        ("comment 1", "Really?", 2, "Ada"),
        ("text box 1", "Boxed words", 3, ""),
    ]
    assert [(held.name, held.text) for held in canvas.inputs] == [("Who", "Robin Sample")]
    reported = [
        (t.number, t.name, t.place, [c.text.strip() for c in t.cells]) for t in canvas.tables
    ]
    assert reported == [
        (1, "Outer", "body", ["Plant", "Price"]),
        (2, "Inner", "table 1 B1", ["rose", "four"]),
    ]


@pytest.mark.parametrize(
    ("text", "place", "selected", "where"),
    [
        ("Contact: Robin", "", "Contact: Robin Sample", ""),
        ("Sample now", "", "Robin Sample now", ""),
        ("rose", "", "rose", "table 2 A1"),
        ("Price", "table 1", "Price", "table 1 B1"),
        ("", "table 2 B1", "four", "table 2 B1"),
        ("four", "table 1 B1", "four", "table 2 B1"),
        ("note", "footnote 2", "note", "footnote 2"),
        ("", "endnote 1", "the end", "endnote 1"),
        ("club", "header of Default Page Style", "club", "header of Default Page Style"),
        ("", "footer of Default Page Style", "A draft", "footer of Default Page Style"),
        ("boxed", "text box 1", "Boxed", "text box 1"),
        ("Noted", "paragraph 2", "Noted", ""),
        ("", "paragraph 1", "Contact: Robin Sample now", ""),
        ("", "table 2", "rose\tfour", "table 2 A1:B1"),
    ],
)
def test_text_is_selected_in_its_place(places, text, place, selected, where):
    assert places.document.perform(SelectText(text=text, place=place)).delivered
    canvas = places.canvas()
    assert (canvas.selection, canvas.cursor_place) == (selected, where)


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("Price", "paragraph 1", "not_found"),
        ("Contact", "table 1", "not_found"),
        ("x", "footnote 3", "invalid"),
        ("x", "table 3", "invalid"),
        ("", "paragraph 4", "invalid"),
        ("Contact", "paragraph 0", "invalid"),
        ("", "table 1 C1", "invalid"),
        ("x", "somewhere", "invalid"),
        ("unreal", "comment 1", "not_found"),
    ],
)
def test_what_is_not_in_a_place_is_not_selected(places, text, place, reason):
    outcome = places.document.perform(SelectText(text=text, place=place))
    assert (outcome.delivered, outcome.reason) == (False, reason)
    assert not places.canvas().selection


def test_tables_in_tables_and_their_cells_are_selected(places):
    assert places.document.perform(SelectTable(number=2)).delivered
    assert places.canvas().selection == "rose\tfour"
    assert places.document.perform(SelectCells(table=2, first="B1", last="A1")).delivered
    assert places.canvas().cursor_place == "table 2 A1:B1"
    assert places.document.perform(SelectCells(table=1, first="A1")).delivered
    canvas = places.canvas()
    assert (canvas.selection, canvas.cursor_place) == ("Plant", "table 1 A1")


def test_ranges_are_read_in_full(places):
    def read(**wanted):
        return places.document.perform(ReadText(**wanted))

    assert read(start_index=1, end_index=2).detail == "Contact: Robin Sample now\nNoted"
    assert read(place="footnote 2").detail == "second note"
    assert read(place="table 2").detail == "rose\nfour"
    assert read(place="table 1 B1").detail == "Price\n\nrose\nfour"
    assert read(place="table 3").detail == "The document has 2 tables."
    assert read(place="table 1 B2").detail == 'Table 1 has the cells A1 to B1, not "B2".'
    assert read(place="header of Default Page Style").detail == "Our club"
    assert read(start_index=4).reason == read(place="footnote 9").reason == "invalid"


def test_tables_boxes_and_pictures_in_headers_are_told_and_reached(bridge, tmp_path):
    cells = "".join(_CELL.format(text=text, more="") for text in ("Chapter", "Page"))
    size = 'text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"'
    frames = (
        f'<draw:frame draw:name="Stamp" {size}><draw:text-box><text:p>Sealed</text:p></draw:text-box></draw:frame>'
        f'<draw:frame draw:name="Logo" {size}><draw:image><office:binary-data>{_DOT}</office:binary-data>'
        "</draw:image></draw:frame>"
    )
    masters = (
        '<style:master-page style:name="Second" style:page-layout-name="pm1"><style:header>'
        f"{_TABLE.format(name='Top', cells=cells)}<text:p>under it{frames}</text:p></style:header></style:master-page>"
    )
    style = (
        '<style:style style:name="On" style:family="paragraph" style:master-page-name="Second"/>'
    )
    body = '<text:p text:style-name="On">Begin</text:p>'
    bridge.open(write_odt(tmp_path / "h.odt", OdtParts(body, automatic=style, masters=masters)))
    canvas = bridge.canvas()
    reported = [(part.place, part.name, part.text) for part in canvas.parts]
    assert ("header of Second", "", "under it") in reported
    assert ("text box 1", "Stamp", "Sealed") in reported
    assert [(o.kind, o.name, o.place) for o in canvas.objects] == [
        ("picture", "Logo", "header of Second")
    ]
    assert [(t.number, t.name, t.place) for t in canvas.tables] == [(1, "Top", "header of Second")]
    read = bridge.document.perform(ReadText(place="header of Second"))
    assert read.detail == "under it\nChapter\nPage"
    for text, place in (("Page", "header of Second"), ("Sealed", "text box 1")):
        assert bridge.document.perform(SelectText(text=text, place=place)).delivered
        assert bridge.canvas().selection == text


_MARK = (
    '<field:fieldmark xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" '
    'text:name="{name}" field:type="vnd.oasis.opendocument.field.{kind}">{values}</field:fieldmark>'
)
_VALUE = '<field:param field:name="{name}" field:value="{value}"/>'


@pytest.fixture(scope="module")
def form(session, tmp_path_factory):
    """A form as Word files hold them, marks of notes within a sentence, and a cell with things beside it; opened."""
    checked = _VALUE.format(name="Checkbox_Checked", value="true")
    values = [
        ("Dropdown_ListEntry", "one"),
        ("Dropdown_ListEntry", "two"),
        ("Dropdown_Selected", 1),
    ]
    choices = "".join(_VALUE.format(name=name, value=value) for name, value in values)
    note = _NOTE.format(kind="footnote", text="a note")
    beside = (
        f"<text:p>more{note}<office:annotation><text:p>Why?</text:p></office:annotation></text:p>"
    )
    cells = [_CELL.format(text=text, more=beside) for text in ("left", "right")]
    body = (
        f"<text:p>Check {_MARK.format(name='Check1', kind='FORMCHECKBOX', values=checked)}<text:s/>agreed</text:p>"
        f"<text:p>Pick {_MARK.format(name='Drop1', kind='FORMDROPDOWN', values=choices)}<text:s/>done</text:p>"
        f"<text:p/><text:p>It was{note} noted</text:p>"
        f"{_TABLE.format(name='Cells', cells=''.join(cells))}<text:p>behind it</text:p><text:p>last</text:p>"
    )
    session.uno.open(write_odt(tmp_path_factory.mktemp("form") / "form.odt", OdtParts(body=body)))
    return session.uno


@pytest.mark.parametrize(
    ("text", "place", "selected", "paragraph"),
    [
        ("agreed", "paragraph 1", "agreed", 1),
        ("check  AGREED", "paragraph 1", "Check  agreed", 1),
        ("done", "paragraph 2", "done", 2),
        ("", "paragraph 2", "Pick  done", 2),
        ("", "paragraph 3", "", 3),
        ("was noted", "paragraph 4", "was1 noted", 4),
        ("", "paragraph 5", "behind it", 5),
        ("last", "", "last", 6),
    ],
)
def test_what_is_told_of_a_paragraph_is_what_is_selected(form, text, place, selected, paragraph):
    assert form.document.perform(SelectText(text=text, place=place)).delivered
    canvas = form.canvas()
    assert (canvas.selection, canvas.cursor_paragraph) == (selected, paragraph)


_DROP = (
    '<w:dropDownList><w:listItem w:displayText="High" w:value="h"/>'
    '<w:listItem w:displayText="Low" w:value="l"/></w:dropDownList>'
)
_TEXT = '<w:name w:val="Who"/><w:enabled/><w:textInput/>'
_BOX = '<w:name w:val="Agree"/><w:enabled/><w:checkBox><w:sizeAuto/><w:checked/></w:checkBox>'
_LIST = (
    '<w:name w:val="Size"/><w:enabled/><w:ddList><w:result w:val="1"/>'
    '<w:listEntry w:val="Small"/><w:listEntry w:val="Large"/></w:ddList>'
)


@pytest.fixture(scope="module")
def word(session, tmp_path_factory):
    """A Word file with form fields, a chart, shapes without text, and a header with all there can be in one; opened."""
    checked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    rows = (
        [p(r("Pages")), p(field("NUMPAGES", "1"))],
        [p(r("Rank")), p(control("Rank", _DROP, "Low"))],
    )
    city = field("MERGEFIELD City", "«City»")
    owner = control("Owner", "<w:text/>", "Ada")
    body = (
        p(r("By "), field("FORMTEXT", "Ada L.", _TEXT), r(" alone"))
        + p(r("I do "), field("FORMCHECKBOX", "", _BOX), r(" "), field("FORMDROPDOWN", "", _LIST))
        + p(chart("Chart 7", "chart0"), shape("Oval 1", "ellipse"), shape("Line 2", "line"))
    )
    path = write_docx(
        tmp_path_factory.mktemp("word") / "form.docx",
        body,
        header=table(*rows) + p(r("Dear "), city, r(" "), owner, control("Final", checked, "☒")),
        footer=p(r("Page "), field("PAGE", "1")),
        charts=[chart_part(["Sales of ", "tea"])],
    )
    session.uno.open(path)
    return session.uno


def test_what_is_to_be_filled_in_is_told_wherever_it_stands(word):
    reported = [
        (i.kind, i.name, i.text, i.choices, i.checked, i.place) for i in word.canvas().inputs
    ]
    header = "header of Default Page Style"
    assert reported == [
        ("plain text", "Who", "Ada L.", (), None, "paragraph 1"),
        ("check box", "Agree", "☒", (), True, "paragraph 2"),
        ("drop-down", "Size", "Large", ("Small", "Large"), None, "paragraph 2"),
        ("drop-down", "Rank", "Low", ("High", "Low"), None, "table 1 B2"),
        ("plain text", "Owner", "Ada", (), None, header),
        ("check box", "Final", "☒", (), True, header),
    ]


def test_fields_and_tables_of_headers_charts_and_bare_shapes_are_told(word):
    canvas = word.canvas()
    assert [(f.kind, f.name, f.text, f.place) for f in canvas.fields] == [
        ("page count", "", "1", "table 1 B1"),
        ("merge field", "City", "«City»", "header of Default Page Style"),
        ("page number", "", "1", "footer of Default Page Style"),
    ]
    assert [(o.kind, o.text, o.place) for o in canvas.objects] == [
        ("chart", "Sales of tea", "paragraph 3"),
        ("shape ellipse", "", "paragraph 3"),
        ("line", "", "paragraph 3"),
    ]
    assert {part.place.partition(" of ")[0] for part in canvas.parts} == {"header", "footer"}


def test_the_cursor_in_a_table_of_a_header_is_at_a_place(word):
    assert word.document.perform(SelectText(text="Rank", place="table 1 A2")).delivered
    canvas = word.canvas()
    assert (canvas.selection, canvas.cursor_place) == ("Rank", "table 1 A2")
    assert word.document.perform(SelectCells(table=1, first="A1", last="A2")).delivered
    assert word.canvas().selection == "Pages\nRank"
