"""Observations as text: what is told, how it is capped, what a change looks like."""

import pytest
from PIL import Image

from lamwright.environments.rendering.marks import marked
from lamwright.environments.rendering.outline import changes, menu_outline, outline
from lamwright.records.canvas import (
    CanvasCell,
    CanvasPage,
    CanvasParagraph,
    CanvasRun,
    CanvasShape,
    CanvasSheet,
    CanvasSlide,
    CanvasTable,
    SheetCanvas,
    SlidesCanvas,
    TextCanvas,
)
from lamwright.records.observation import Control, Observation


def control(label, name, *states, role="push button", path="Formatting", value=None):
    return Control(label=label, name=name, role=role, states=states, path=path, value=value)


def seen(*controls, **more):
    return Observation(controls=controls, window="letter.odt", **more)


CANVAS = TextCanvas(
    paragraphs=(
        CanvasParagraph(index=1, style="Title", text="Dear Ada,"),
        CanvasParagraph(index=2, style="Text Body", text="first", list_label="1."),
    ),
    tables=(CanvasTable(number=1, name="Costs", rows=2, columns=3, after_paragraph=1),),
    selection="Ada",
    cursor_paragraph=1,
    page_style="Default Page Style",
    truncated=4,
)
BOLD = CanvasRun(text="Note", attributes=("bold",))
PAGE = seen(
    control(1, "Bold", "checked", "enabled", role="toggle button"),
    control(2, "Cut"),
    control(3, "Font Size", "enabled", role="combo box", path="Formatting > Font Size", value="12"),
    control(4, "OK", "enabled", path="Paragraph"),
    dialogs=("Paragraph",),
    canvas=CANVAS,
)


def test_cells_stand_below_their_table():
    cells = (
        CanvasCell(address="A1", text="Name"),
        CanvasCell(address="B2", text="4", formula="=A2*2"),
    )
    table = CanvasTable(
        number=1, name="T", rows=2, columns=2, after_paragraph=0, cells=cells, truncated=3
    )
    assert outline(seen(canvas=TextCanvas(tables=(table,)))).splitlines()[-4:] == [
        '  - table 1 "T" [2 x 2]',
        "    - A1: Name",
        "    - B2 [=A2*2]: 4",
        "    - … 3 more cells",
    ]


def test_everything_is_told_once_and_nested():
    assert outline(PAGE).splitlines() == [
        '- window "letter.odt":',
        '- open dialog "Paragraph"',
        '  - group "Formatting":',
        '    - toggle button "Bold" [checked] [ref=1]',
        '    - push button "Cut" [disabled] [ref=2]',
        '    - combo box "Font Size" [ref=3]: 12',
        '  - group "Paragraph":',
        '    - push button "OK" [ref=4]',
        '- document [page style="Default Page Style"]:',
        '  - paragraph 1 "Title" [cursor]: Dear Ada,',
        '  - table 1 "Costs" [2 x 3]',
        '  - paragraph 2 "Text Body": 1. first',
        "  - … 4 more paragraphs",
        "  - selection: Ada",
    ]


def test_formats_and_the_page_are_told():
    run = CanvasRun(text="Ada", attributes=("bold", "14 pt"))
    paragraph = CanvasParagraph(
        index=1, style="Title", text="Dear Ada", attributes=("centered",), runs=(run,), more_runs=2
    )
    page = CanvasPage(
        width=210, height=297, top=20, bottom=20, left=25.5, right=20, columns=2, header=True
    )
    canvas = TextCanvas(paragraphs=(paragraph,), page_style="Standard", page=page)
    assert outline(seen(canvas=canvas)).splitlines()[1:] == [
        '- document [page style="Standard"] '
        "[210 x 297 mm portrait, margins 20/20/25.5/20 mm, 2 columns, header]:",
        '  - paragraph 1 "Title" [centered]: Dear Ada',
        '    - "Ada" [bold, 14 pt]',
        "    - … 2 more formatted runs",
    ]


def test_what_a_document_calls_a_style_cannot_forge_a_line():
    run = CanvasRun(text="x", attributes=("style a]\n- push button", "bold"))
    paragraph = CanvasParagraph(index=1, style="T", text="x", runs=(run,))
    lines = outline(seen(canvas=TextCanvas(paragraphs=(paragraph,)))).splitlines()
    assert lines[-1] == '    - "x" [style a] - push button, bold]'


def test_sheets_and_cells_are_told():
    cells = (
        CanvasCell(address="A1", text="Price"),
        CanvasCell(address="B1", text="3.50 €", value="3.5"),
        CanvasCell(address="B2", text="7", formula="=B1*2"),
    )
    sheet = CanvasSheet(number=1, name="Costs", rows=2, columns=2, cells=cells, truncated=5)
    canvas = SheetCanvas(
        sheets=(sheet,), current_sheet=1, cursor_cell="B2", selection="Costs.B2", truncated=2
    )
    assert outline(seen(canvas=canvas)).splitlines()[1:] == [
        "- spreadsheet [cursor=B2]:",
        '  - sheet 1 "Costs" [current] [2 x 2]:',
        "    - A1: Price",
        "    - B1 [3.5]: 3.50 €",
        "    - B2 [=B1*2]: 7",
        "    - … 5 more cells",
        "  - … 2 more sheets",
        "  - selection: Costs.B2",
    ]


def test_slides_and_shapes_are_told():
    shapes = (
        CanvasShape(number=1, kind="title", text="The engine"),
        CanvasShape(number=2, kind="text", name="Words", text="a\nb", selected=True),
    )
    slides = (
        CanvasSlide(number=1, name="Opening", shapes=shapes, truncated=3),
        CanvasSlide(number=2, name="Closing"),
    )
    canvas = SlidesCanvas(slides=slides, current_slide=1, truncated=4)
    assert outline(seen(canvas=canvas)).splitlines()[1:] == [
        "- presentation:",
        '  - slide 1 "Opening" [current]:',
        "    - shape 1 title: The engine",
        '    - shape 2 text "Words" [selected]: a b',
        "    - … 3 more shapes",
        '  - slide 2 "Closing":',
        "  - … 4 more slides",
    ]


def test_a_cap_is_kept_and_told():
    whole = outline(PAGE)
    for limit in (60, 100, len(whole) - 1):
        capped = outline(PAGE, limit=limit)
        assert len(capped) <= limit
        lines = capped.splitlines()
        assert lines[-1] == f"- … {len(whole.splitlines()) - len(lines) + 1} more lines"
    assert outline(PAGE, limit=len(whole)) == whole


def test_line_breaks_and_quotes_cannot_forge_a_line():
    text = outline(seen(control(1, 'x" [ref=9]\n- push button "Delete', "enabled")))
    assert text.count("\n") == 3
    assert "[ref=9]" in text
    assert text.splitlines()[2].endswith("[ref=1]")


def test_changes_are_told_alone():
    after = seen(
        control(1, "Bold", "enabled", role="toggle button"),
        *PAGE.controls[1:],
        dialogs=PAGE.dialogs,
        canvas=CANVAS,
    )
    assert changes(PAGE, after).splitlines() == [
        '- toggle button "Bold" [checked] [ref=1]',
        '+ toggle button "Bold" [ref=1]',
    ]
    assert changes(PAGE, PAGE) == ""


def test_what_went_stands_before_what_came_in_its_place():
    before, after = (
        seen(
            canvas=TextCanvas(
                paragraphs=tuple(
                    CanvasParagraph(index=index, style="S", text=text)
                    for index, text in enumerate(texts, 1)
                )
            )
        )
        for texts in (("a", "b", "same", "c", *"rest"), ("A", "B", "same", "C", *"rest"))
    )
    assert [row[0] + row[-1] for row in changes(before, after).splitlines()] == [
        *("-a", "-b", "+A", "+B"),
        *("-c", "+C"),
    ]


@pytest.mark.timeout(60)
def test_a_document_of_2000_changed_paragraphs_is_compared():
    before, after = (
        seen(
            canvas=TextCanvas(
                paragraphs=tuple(
                    CanvasParagraph(index=index, style="S", text=f"{word} {index}", runs=(BOLD,))
                    for index in range(1, 2001)
                )
            )
        )
        for word in ("old", "new")
    )
    rows = changes(before, after, limit=8000).splitlines()
    assert rows[0] == '- paragraph 1 "S": old 1'
    assert rows[-1].endswith("more lines")


def test_when_all_is_new_the_whole_is_told():
    before = seen(*(control(n, f"A{n}", "enabled") for n in range(1, 30)))
    after = seen(control(1, "B", "enabled"))
    assert changes(before, after) == outline(after)


def test_menus_are_nested():
    menu = (
        control(1001, "File > New > Text", "enabled", role="menu item"),
        control(1002, "File > Close", role="menu item"),
    )
    assert menu_outline(menu).splitlines() == [
        "- menu bar:",
        '  - menu "File":',
        '    - menu "New":',
        '      - menu item "Text" [ref=1001]',
        '    - menu item "Close" [disabled] [ref=1002]',
    ]


def test_marks_are_drawn_on_a_copy():
    picture = Image.new("RGB", (100, 60), "white")
    boxed = control(7, "Bold").model_copy(update={"box": (10, 10, 40, 30)})
    drawn = marked(picture, [boxed, control(8, "nowhere")])
    assert picture.getpixel((10, 39)) == (255, 255, 255)
    assert drawn.getpixel((10, 39)) != (255, 255, 255)
    assert drawn.getpixel((90, 50)) == (255, 255, 255)
