"""content.xml to paragraphs and tables."""

import pytest
from uno_documents import content_xml, paragraphs, table

from lamwright.environments.libreoffice.content.text_bounds import (
    Shown,
    shown_others,
    shown_paragraphs,
)
from lamwright.environments.libreoffice.content.text_reader import read_content
from lamwright.environments.libreoffice.content.text_runs import cap


def texts(body, styles=""):
    return [item.text for item in read_content(content_xml(body, styles)).paragraphs]


def test_spaces_tabs_breaks_spans_and_links():
    body = (
        "<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>"
        "<text:span>d<text:a>e</text:a></text:span>f</text:p>"
    )
    assert texts(body) == ["a   b\tc\ndef"]


def test_notes_comments_and_text_boxes_are_not_in_the_text():
    body = (
        "<text:p>one<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>comment</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame> two</text:p>"
    )
    assert texts(body) == ["one two"]


def test_deleted_text_of_tracked_changes_is_left_out():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>" + paragraphs("kept")
    )
    assert texts(body) == ["kept"]


def test_recorded_changes_are_told_across_paragraphs_and_within_spans():
    region = '<text:changed-region text:id="{}"><text:{}/></text:changed-region>'
    start, end = (
        '<text:change-start text:change-id="{}"/>',
        '<text:change-end text:change-id="{}"/>',
    )
    regions = region.format("a", "deletion") + region.format("b", "insertion")
    body = (
        f"<text:tracked-changes>{regions}{region.format('c', 'format-change')}"
        f"</text:tracked-changes><text:p>kept {start.format('a')}gone<text:span>, too</text:span>"
        f"</text:p><text:p>all of it</text:p>{start.format('b')}<text:p>both{end.format('a')}new"
        f"{end.format('b')}{start.format('c')}<text:line-break/>plain{end.format('c')}</text:p>"
    )
    reported = [
        [(run.text, *run.attributes) for run in paragraph.runs]
        for paragraph in read_content(content_xml(body)).paragraphs
    ]
    assert reported == [
        [("gone, too", "deleted")],
        [("all of it", "deleted")],
        [("both", "deleted", "inserted"), ("new", "inserted")],
    ]


def test_list_labels():
    item = "<text:list-item>{number}<text:p>{text}</text:p><text:p>more</text:p></text:list-item>"
    body = (
        "<text:list>"
        + item.format(number="<text:number>1.</text:number>", text="first")
        + item.format(number="", text="bullet")
        + "<text:list-header><text:p>header</text:p></text:list-header></text:list>"
    )
    labels = [item.list_label for item in read_content(content_xml(body)).paragraphs]
    assert labels == ["1.", "", "•", "", ""]


def test_styles_are_those_of_the_document_not_automatic_ones():
    styles = (
        "<style:style style:name='P1' style:family='paragraph' "
        "style:parent-style-name='Text_20_body'/>"
    )
    body = (
        "<text:p text:style-name='P1'>a</text:p><text:h text:style-name='Heading_20_1'>b</text:h>"
    )
    content = read_content(content_xml(body, styles))
    assert [item.style for item in content.paragraphs] == ["Text body", "Heading 1"]


def test_tables_count_rows_and_columns_of_their_own():
    inner = table("Inner", 5, 5)
    header = (
        "<table:table table:name='T'><table:table-column/>"
        "<table:table-column table:number-columns-repeated='2'/>"
        "<table:table-header-rows><table:table-row><table:table-cell>"
        f"{inner}</table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row/><table:table-row/></table:table>"
    )
    content = read_content(content_xml(paragraphs("before") + header + paragraphs("after")))
    assert [(t.name, t.rows, t.columns, t.after_paragraph) for t in content.tables] == [
        ("T", 3, 3, 1)
    ]
    assert [item.text for item in content.paragraphs] == ["before", "after"]


def row(*texts):
    cells = (f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_cells_of_a_table_are_told_in_full_with_addresses():
    small = f"<table:table>{row('Name', '')}{row('', 'x' * 600)}</table:table>"
    (first,) = read_content(content_xml(small)).tables
    assert [(cell.address, cell.text) for cell in first.cells] == [
        ("A1", "Name"),
        ("B2", "x" * 600),
    ]


def test_cells_are_bounded_and_the_rest_is_counted():
    large = f"<table:table>{row('Name', 'y' * 1000) * 6000}</table:table>"
    (first, second) = shown_others(read_content(content_xml(large + large)), ()).tables
    assert (len(first.cells), first.truncated) == (10_000, 2000)
    assert (len(second.cells), second.truncated) == (100, 11_900)
    assert first.cells[1].text == "y" * 1000 and first.cells[-1].text == "y" * 39 + "…"


def test_paragraphs_are_told_in_full_up_to_a_budget():
    content = read_content(content_xml(paragraphs(*(f"{n} " + "w" * 5000 for n in range(100)))))
    reported = shown_paragraphs(content, {}, {}, Shown()).paragraphs
    assert [len(item.text) for item in reported[:79]] == [5002] * 10 + [5003] * 69
    assert [len(item.text) for item in reported[79:]] == [80] * 21


def test_what_stayed_is_taken_over():
    content = read_content(content_xml(paragraphs("one", "two", "three")))
    before = shown_paragraphs(content, {}, {}, Shown())
    changed = read_content(content_xml(paragraphs("one", "2", "three")))
    after = shown_paragraphs(changed, {}, {}, before).paragraphs
    assert [item.text for item in after] == ["one", "2", "three"]
    assert after[0] is before.paragraphs[0] and after[2] is before.paragraphs[2]


@pytest.mark.parametrize(
    ("line_ends", "expected"), [(None, 0), (0, 1), (1, 1), (2, 2), (4, 3), (5, 3)]
)
def test_paragraph_at_counts_line_breaks_and_cells(line_ends, expected):
    body = "<text:p>a<text:line-break/>b</text:p><text:p>c</text:p>" + table("T", 1, 1)
    content = read_content(content_xml(body + paragraphs("d")))
    assert content.paragraph_at(line_ends) == expected


def test_cap():
    assert cap("abc", 3) == "abc"
    assert cap("abcd", 3) == "ab…"


def test_the_paragraph_behind_a_table_does_not_count_what_stands_beside_its_cells():
    note = "<text:note><text:note-body><text:p>n</text:p><text:p>m</text:p></text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box><text:p>box{note}</text:p></draw:text-box></draw:frame>"
    remark = "<office:annotation><text:p>comment</text:p></office:annotation>"
    beside = f"<text:p>cell{note}{box}{remark}</text:p>{table('Inner', 1, 1)}"
    outer = table("Outer", 1, 1).replace("<text:p>cell</text:p>", beside)
    content = read_content(content_xml(paragraphs("a") + outer + paragraphs("b")))
    assert content.line_ends == (0, 3)


BOLD = (
    "<style:style style:name='P7' style:family='paragraph' style:parent-style-name='Standard'>"
    "<style:text-properties fo:font-weight='bold'/></style:style>"
)


@pytest.mark.parametrize("after", ["", "<text:span text:style-name='T1'/>"])
def test_an_empty_span_says_nothing_of_how_text_looks(after):
    """LibreOffice drops it once the paragraph was changed and that was undone."""
    styled = "<text:p text:style-name='P7'>{}</text:p>"
    cell = styled.format("Rent") + styled.format(after)
    body = (
        styled.format(f"<text:line-break/>{after}")
        + f"<table:table><table:table-row><table:table-cell>{cell}</table:table-cell></table:table-row></table:table>"
    )
    content = read_content(content_xml(body, BOLD))
    assert content.paragraphs[0].runs == ()
    (held,) = shown_others(content, ()).tables
    assert held.cells[0].attributes == ("bold",)
