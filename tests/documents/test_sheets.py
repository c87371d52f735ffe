"""Spreadsheets as LibreOffice writes them: what repeats, what styles say, what settings keep."""

import pytest

from lamwright.documents.archive import root, write_package
from lamwright.documents.formulas import as_typed, as_written, cell_range, cell_ranges
from lamwright.documents.package import PRESENTATION, SPREADSHEET
from lamwright.documents.sheets import read_spreadsheet
from lamwright.records.errors import DocumentError
from lamwright.records.spreadsheet import ChartState, LineSize

STYLES = (
    '<style:style style:name="Default" style:family="table-cell"/>'
    '<style:style style:name="Accent" style:family="table-cell" style:parent-style-name="Default">'
    '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>'
    '<number:percentage-style style:name="N10"><number:number number:decimal-places="1"/>'
    "</number:percentage-style>"
)
OWN = (
    '<style:style style:name="co1" style:family="table-column"><style:table-column-properties '
    'style:column-width="4cm"/></style:style>'
    '<style:style style:name="ro1" style:family="table-row"><style:table-row-properties '
    'style:row-height="2cm" style:use-optimal-row-height="false"/></style:style>'
    '<style:style style:name="ta2" style:family="table"><style:table-properties '
    'table:display="false"/></style:style>'
    '<style:style style:name="share" style:family="table-cell" style:parent-style-name="Default" '
    'style:data-style-name="N10"/>'
    '<style:style style:name="boxed" style:family="table-cell" style:parent-style-name="Accent">'
    '<style:table-cell-properties fo:border="0.06pt solid #000000" fo:background-color="#FFFF00" '
    'style:text-align-source="fix" fo:wrap-option="wrap" style:vertical-align="top"/>'
    '<style:paragraph-properties fo:text-align="center"/></style:style>'
)
FROZEN = (
    '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed '
    'config:name="Views"><config:config-item-map-entry><config:config-item-map-named '
    'config:name="Tables"><config:config-item-map-entry config:name="Stock">'
    '<config:config-item config:name="VerticalSplitMode">2</config:config-item>'
    '<config:config-item config:name="VerticalSplitPosition">1</config:config-item>'
    '<config:config-item config:name="HorizontalSplitMode">0</config:config-item>'
    '<config:config-item config:name="HorizontalSplitPosition">3</config:config-item>'
    "</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry>"
    "</config:config-item-map-indexed></config:config-item-set>"
)
CHART = (
    '<office:body><office:chart><chart:chart chart:class="chart:bar"/></office:chart></office:body>'
)


def text(words, more=""):
    return f'<table:table-cell office:value-type="string"{more}><text:p>{words}</text:p></table:table-cell>'


def rows(*cells):
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)


def saved(
    tmp_path,
    inner,
    *,
    columns='<table:table-column table:number-columns-repeated="4"/>',
    after="",
    **parts,
):
    body = (
        f'<table:table table:name="Stock">{columns}{inner}</table:table>'
        f'<table:table table:name="Old one" table:style-name="ta2"/>{after}'
    )
    content = (
        f"<office:automatic-styles>{OWN}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    )
    files = {
        "content.xml": root("document-content", content),
        "styles.xml": root("document-styles", f"<office:styles>{STYLES}</office:styles>"),
        **{name.replace("__", "/").replace("_xml", ".xml"): held for name, held in parts.items()},
    }
    return read_spreadsheet(write_package(tmp_path / "a.ods", SPREADSHEET, files))


def test_repeated_rows_and_cells_are_spelled_out_as_far_as_something_stands_there(tmp_path):
    twice = text("x", ' table:number-columns-repeated="2"')
    sheet = saved(
        tmp_path,
        f'<table:table-row table:number-rows-repeated="2">{twice}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:style-name="boxed" table:number-columns-repeated="16384"/></table:table-row>',
    ).sheets[0]
    assert sheet.texts == {"A1": "x", "B1": "x", "A2": "x", "B2": "x"}
    assert len(sheet.cells) == 4


def test_looks_come_from_cell_row_and_column_in_this_order(tmp_path):
    columns = (
        '<table:table-column table:default-cell-style-name="Accent"/>'
        '<table:table-column table:style-name="co1"/>'
    )
    row = f'<table:table-row table:default-cell-style-name="share">{text("c")}</table:table-row>'
    sheet = saved(
        tmp_path,
        rows(text("a", ' table:style-name="boxed"') + text("b"), text("d")) + row,
        columns=columns,
    ).sheets[0]
    boxed = sheet.at("A1").format
    assert (boxed.bold, boxed.size, boxed.background) == (True, 14.0, "#ffff00")
    assert boxed.border == ("top", "bottom", "left", "right")
    assert (boxed.horizontal, boxed.vertical, boxed.wrap) == ("center", "top", True)
    assert sheet.at("A2").format.bold and not sheet.at("B1").format.bold
    assert (sheet.at("A3").format.number, sheet.at("A3").format.decimals) == ("percent", 1)
    assert sheet.widths == (LineSize(line=2, size=40.0),)


def test_values_formulas_comments_and_merged_cells(tmp_path):
    cells = (
        '<table:table-cell table:formula="of:=SUM([.A2:.A3])" office:value-type="float" '
        'office:value="7"><text:p>7</text:p></table:table-cell>'
        + text("wide", ' table:number-columns-spanned="2" table:number-rows-spanned="1"')
        + "<table:covered-table-cell/>"
    )
    note = "<office:annotation><text:p>Why?</text:p></office:annotation>"
    noted = (
        f'<table:table-cell office:value-type="string">{note}<text:p>x</text:p></table:table-cell>'
    )
    sheet = saved(tmp_path, rows(cells, noted)).sheets[0]
    assert (sheet.at("A1").formula, sheet.at("A1").value) == ("=SUM(A2:A3)", "7")
    assert (sheet.at("B1").columns, sheet.at("C1").text) == (2, "")
    assert (sheet.at("A2").comment, sheet.at("A2").text) == ("Why?", "x")


def test_hidden_lines_fixed_heights_frozen_rows_filters_charts_and_hidden_sheets(tmp_path):
    frame = (
        '<table:shapes><draw:frame><draw:object xlink:href="./Object 1" '
        'draw:notify-on-update-of-ranges="Stock.A1:Stock.B2"/></draw:frame></table:shapes>'
    )
    inner = frame + (
        f'<table:table-row table:style-name="ro1">{text("a")}</table:table-row>'
        f'<table:table-row table:visibility="collapse">{text("b")}</table:table-row>'
    )
    ranges = (
        '<table:database-ranges><table:database-range table:name="x" '
        'table:target-range-address="Stock.A1:Stock.B2" table:display-filter-buttons="true"/>'
        '<table:database-range table:name="y" table:target-range-address="Stock.A1:Stock.A2"/>'
        "</table:database-ranges>"
    )
    state = saved(
        tmp_path,
        inner,
        columns='<table:table-column/><table:table-column table:visibility="collapse"/>',
        after=ranges,
        settings_xml=root("document-settings", f"<office:settings>{FROZEN}</office:settings>"),
        **{"Object 1__content_xml": root("document-content", CHART)},
    )
    sheet = state.sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((2,), (2,))
    assert sheet.heights == (LineSize(line=1, size=20.0),)
    assert (sheet.frozen_rows, sheet.frozen_columns) == (1, 0)
    assert sheet.filters == ("A1:B2",)
    assert sheet.charts == (ChartState(kind="bar", ranges="Stock.A1:Stock.B2"),)
    assert [s.hidden for s in state.sheets] == [False, True]


def test_what_is_no_spreadsheet_is_refused_in_a_sentence(tmp_path, letter):
    with pytest.raises(DocumentError, match="not an OpenDocument spreadsheet; save it as .ods"):
        read_spreadsheet(letter)
    (tmp_path / "b.ods").write_bytes(b"A,B\n1,2\n")
    with pytest.raises(DocumentError, match="not an OpenDocument spreadsheet"):
        read_spreadsheet(tmp_path / "b.ods")
    with pytest.raises(DocumentError, match="There is no document"):
        read_spreadsheet(tmp_path / "c.ods")
    slides = write_package(tmp_path / "d.odp", PRESENTATION, {})
    with pytest.raises(DocumentError, match="not an OpenDocument spreadsheet"):
        read_spreadsheet(slides)
    empty = write_package(
        tmp_path / "e.ods", SPREADSHEET, {"content.xml": root("document-content", "")}
    )
    with pytest.raises(DocumentError, match="not a spreadsheet"):
        read_spreadsheet(empty)


def test_a_sheet_of_too_many_cells_is_refused(tmp_path):
    cell = text("x", ' table:number-columns-repeated="16384"')
    with pytest.raises(DocumentError, match="make no sense .more cells"):
        saved(
            tmp_path,
            f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>',
        )


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("of:=SUM([.A1:.B2])", "=SUM(A1:B2)"),
        ("of:=[.A1]*[.B2]", "=A1*B2"),
        ("of:=[.$A$1]+1", "=$A$1+1"),
    ],
)
def test_formulas_are_read_and_written(written, typed):
    assert as_typed(written) == typed
    assert as_written(typed) == written


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("Stock.A1:Stock.B2", ("Stock", "A1", "B2")),
        ("$Stock.$A$1:.$B$2", ("Stock", "A1", "B2")),
        ("'Ann''s 2.0'.A1:'Ann''s 2.0'.C3", ("Ann's 2.0", "A1", "C3")),
        ("Stock.A1", ("Stock", "A1", "A1")),
        ("nonsense", None),
    ],
)
def test_ranges_are_taken_apart(address, parts):
    assert cell_range(address) == parts


def test_several_ranges_are_taken_apart():
    assert cell_ranges("Stock.A1:Stock.A3 'My one'.B1:'My one'.B2 Stock.C4") == (
        ("Stock", "A1", "A3"),
        ("My one", "B1", "B2"),
        ("Stock", "C4", "C4"),
    )
