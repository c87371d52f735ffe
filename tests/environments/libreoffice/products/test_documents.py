"""Spreadsheets and presentations as exported, to canvases."""

import pytest

from lamwright.documents.formulas import as_typed
from lamwright.environments.libreoffice.content.sheet_document import SheetDocument
from lamwright.environments.libreoffice.content.sheet_reader import read_sheets
from lamwright.environments.libreoffice.content.slide_document import SlideDocument
from lamwright.environments.libreoffice.content.slide_reader import read_slides
from lamwright.environments.libreoffice.content.text_document import TextDocument
from lamwright.environments.linux.side_process import DocumentClosed
from lamwright.records.addresses import cell_address
from lamwright.records.canvas import SheetCanvas, SlidesCanvas
from lamwright.records.sheet_action import SelectRange
from lamwright.records.slide_action import SelectShape, SelectSlide
from lamwright.records.trajectory import Outcome


class Side:
    """Stands in for the UNO side: tells one look, the content only when it is not known."""

    def __init__(self, content, **look):
        self.look = look | {"digest": "1"}
        self.content = content
        self.sent = 0

    def ask(self, call, known="", **_):
        if call == "style_names":
            return {}
        assert call == "look"
        if self.content is None:
            raise DocumentClosed("gone")
        self.sent += known != self.look["digest"]
        return self.look | {"content": None if known == self.look["digest"] else self.content}


class Picking(Side):
    """A side that also notes what is selected, and finds everything but what is called 'no'."""

    def __init__(self, content, **look):
        super().__init__(content, **look)
        self.asked = []

    def attempt(self, call, otherwise, **arguments):
        self.asked.append((call, arguments))
        return otherwise if "no" in arguments.values() else Outcome(delivered=True)


def row(*cells):
    inner = "".join(
        f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p>'
        "</table:table-cell>"
        if text
        else f"<table:table-cell{more}/>"
        for text, more in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def repeated(times):
    return f' table:number-columns-repeated="{times}"'


def cells(xml, **limits):
    sheets, _ = read_sheets(xml, **{"cells": 400, "characters": 80} | limits)
    return sheets[0]


def test_cells_values_and_formulas(spreadsheet_xml):
    sheets, left_out = read_sheets(spreadsheet_xml(), cells=400, characters=80)
    first = [(c.address, c.text, c.value, c.formula) for c in sheets[0].cells]
    assert first == [
        ("A1", "Item", "", ""),
        ("B1", "Price", "", ""),
        ("A2", "Loom", "", ""),
        ("B2", "12.5", "", ""),
        ("B3", "25", "", "=SUM(B2:B2)*2"),
    ]
    assert (sheets[0].rows, sheets[0].columns, sheets[1].cells, left_out) == (3, 2, (), 0)


def test_a_value_is_told_where_the_text_does_not_tell_it(spreadsheet_xml):
    table = (
        '<table:table table:name="T"><table:table-row><table:table-cell '
        'office:value-type="currency" office:value="3.5"><text:p>3.50 €</text:p>'
        '</table:table-cell><table:table-cell office:value-type="date" '
        'office:date-value="2024-02-01"><text:p>1 Feb</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    reported = [(c.text, c.value) for c in cells(spreadsheet_xml(table)).cells]
    assert reported == [("3.50 €", "3.5"), ("1 Feb", "2024-02-01")]


def test_repeated_cells_and_empty_ones_keep_their_place(spreadsheet_xml):
    table = (
        '<table:table table:name="T">'
        + row(("", repeated(2)), ("x", repeated(2)), ("y", ""))
        + '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
        + "</table:table-row>"
        + row(("z", ""))
        + "</table:table>"
    )
    sheet = cells(spreadsheet_xml(table))
    assert [(c.address, c.text) for c in sheet.cells] == [
        ("C1", "x"),
        ("D1", "x"),
        ("E1", "y"),
        ("A1000002", "z"),
    ]
    assert (sheet.rows, sheet.columns) == (1_000_002, 5)


def test_many_cells_are_capped_and_counted(spreadsheet_xml):
    table = '<table:table table:name="T">' + row(("a", repeated(7))) * 3 + "</table:table>"
    sheet = cells(spreadsheet_xml(table), cells=10)
    assert (len(sheet.cells), sheet.truncated) == (10, 11)
    assert (
        cells(spreadsheet_xml(table.replace("a<", "abcdef<")), characters=3).cells[0].text == "ab…"
    )


@pytest.mark.parametrize(
    ("column", "row", "name"),
    [(0, 0, "A1"), (25, 9, "Z10"), (26, 0, "AA1"), (701, 0, "ZZ1"), (702, 0, "AAA1")],
)
def test_addresses(column, row, name):
    assert cell_address(column, row) == name


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("of:=[.A1]+[.$B$2]", "=A1+$B$2"),
        ("of:=SUM([.A1:.B2])", "=SUM(A1:B2)"),
        ("of:=[$Notes.A1]", "=$Notes.A1"),
        ('of:=IF([.A1]="x";1;2)', '=IF(A1="x";1;2)'),
    ],
)
def test_formulas_are_shown_as_they_are_typed(formula, shown):
    assert as_typed(formula) == shown


def test_slides_and_shapes(presentation_xml):
    slides, left_out = read_slides(presentation_xml(), slides=9, shapes=9, characters=80)
    assert [(slide.number, slide.name) for slide in slides] == [(1, "Opening"), (2, "Closing")]
    assert [(s.kind, s.name, s.text) for s in slides[0].shapes] == [
        ("title", "", "The engine"),
        ("text", "Words", "weaves\nalgebra"),
    ]
    assert left_out == 0


def test_shapes_of_all_kinds(presentation_xml):
    page = (
        '<draw:page draw:name="P"><draw:custom-shape><text:p>star</text:p></draw:custom-shape>'
        "<draw:g><draw:rect><text:p>in</text:p></draw:rect></draw:g>"
        "<draw:frame><draw:image/></draw:frame><draw:frame><table:table/></draw:frame>"
        "<draw:frame/><presentation:notes><draw:frame/></presentation:notes></draw:page>"
    )
    (slide,), _ = read_slides(presentation_xml(page), slides=9, shapes=9, characters=80)
    assert [(shape.kind, shape.text) for shape in slide.shapes] == [
        ("custom-shape", "star"),
        ("group", "in"),
        ("image", ""),
        ("table", ""),
        ("frame", ""),
    ]


def test_many_slides_and_shapes_are_capped_and_counted(presentation_xml):
    (slide,), left_out = read_slides(presentation_xml(), slides=1, shapes=1, characters=4)
    assert (left_out, slide.truncated, slide.shapes[0].text) == (1, 1, "The…")


def test_a_spreadsheet_is_read_once_and_its_cursor_each_time(spreadsheet_xml):
    side = Side(spreadsheet_xml(), sheet="Notes", selection="$Notes.$B$2", column=1, row=1)
    document = SheetDocument(side)
    for _ in range(2):
        canvas = document.canvas()
        assert len(canvas.sheets) == 2
        assert (canvas.current_sheet, canvas.cursor_cell, canvas.selection) == (2, "B2", "Notes.B2")
    side.content = None
    assert document.canvas() == SheetCanvas()


def test_what_was_read_ahead_of_a_text_is_not_sent_again(text_xml):
    look = {"selection": "", "line_ends": 0, "page_style": "", "page": None}
    side = Side(text_xml("one"), **look)
    document = TextDocument(side)
    document.read_ahead()
    assert ([p.text for p in document.canvas().paragraphs], side.sent) == (["one"], 1)
    side.content, side.look["digest"] = text_xml("two"), "2"
    document.read_ahead()
    assert ([p.text for p in document.canvas().paragraphs], side.sent) == (["two"], 2)


def test_the_whole_of_a_long_text_is_not_cut(text_xml):
    long = 90 * "engine "
    side = Side(
        text_xml("</text:p><text:p>".join([long] * 700)),
        selection="",
        line_ends=0,
        page_style="",
        page=None,
    )
    document = TextDocument(side)
    shown, whole = document.canvas(), document.whole()
    assert len(shown.paragraphs) == len(whole.paragraphs) == 700
    assert len(shown.paragraphs[-1].text) < 100 < len(whole.paragraphs[-1].text)
    side.content = None
    assert document.whole().paragraphs == ()


def test_what_may_change_without_being_told_is_not_read_ahead(spreadsheet_xml, presentation_xml):
    for kind, content in (
        (SheetDocument, spreadsheet_xml()),
        (SlideDocument, presentation_xml()),
    ):
        side = Side(content)
        kind(side).read_ahead()
        assert side.sent == 0


def test_selected_shapes_are_marked_on_the_current_slide_only(presentation_xml):
    side = Side(presentation_xml(), slide=1, selected=[2])
    document = SlideDocument(side)
    shown = [[shape.selected for shape in slide.shapes] for slide in document.canvas().slides]
    assert shown == [[False, True], []]
    side.look = side.look | {"slide": 2}
    assert not any(shape.selected for shape in document.canvas().slides[0].shapes)
    side.content = None
    assert document.canvas() == SlidesCanvas()


@pytest.mark.parametrize(
    ("action", "arguments"),
    [
        (SelectRange(first="b2"), {"sheet": "Costs", "first": "B2", "last": "B2"}),
        (SelectRange(first="A1", last="C4"), {"sheet": "Costs", "first": "A1", "last": "C4"}),
        (SelectRange(first="A1", sheet=2), {"sheet": "Notes", "first": "A1", "last": "A1"}),
    ],
)
def test_cells_are_selected_on_the_sheet_that_shows_or_another(spreadsheet_xml, action, arguments):
    side = Picking(spreadsheet_xml(), sheet="Costs", selection="", column=0, row=0)
    assert SheetDocument(side).perform(action).delivered
    assert side.asked == [("select_range", arguments)]


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        (SelectRange(first="B2", sheet=3), "has 2 sheets"),
        (SelectRange(first="second row"), "no address of a cell"),
        (SelectRange(first="A1", last="ZZZ1"), "no address of a cell"),
    ],
)
def test_cells_that_are_none_are_refused_before_anything_is_asked(spreadsheet_xml, action, reason):
    side = Picking(spreadsheet_xml(), sheet="Costs", selection="", column=0, row=0)
    outcome = SheetDocument(side).perform(action)
    assert (outcome.delivered, outcome.reason) == (False, "invalid")
    assert reason in outcome.detail
    assert side.asked == []


def test_slides_and_shapes_are_selected_by_their_numbers(presentation_xml):
    side = Picking(presentation_xml(), slide=1, selected=())
    document = SlideDocument(side)
    assert document.perform(SelectSlide(number=2)).delivered
    assert document.perform(SelectShape(slide=1, number=2)).delivered
    assert side.asked == [
        ("select_slide", {"number": 2}),
        ("select_shape", {"slide": 1, "number": 2}),
    ]
    assert document.perform(SelectRange(first="A1")).reason == "unsupported"
