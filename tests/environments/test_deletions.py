"""What went of a document's structure."""

from lamwright.environments.deletions import deleted
from lamwright.records.canvas import (
    CanvasInput,
    CanvasObject,
    CanvasPart,
    CanvasSection,
    CanvasTable,
    TextCanvas,
)


def table(name, rows=4, columns=2):
    return CanvasTable(number=1, name=name, rows=rows, columns=columns, after_paragraph=0)


def canvas(*tables, **more):
    return TextCanvas(tables=tables, **more)


def test_a_table_that_went_is_named_with_its_rows():
    assert deleted(canvas(table("Prices"), table("Names")), canvas(table("Names"))) == (
        'table "Prices" (4 rows)',
    )
    assert deleted(canvas(table("Prices", 1)), canvas()) == ('table "Prices" (1 row)',)


def test_rows_and_columns_that_went_are_counted():
    assert deleted(canvas(table("Prices")), canvas(table("Prices", 3, 2))) == (
        '1 row of table "Prices"',
    )
    assert deleted(canvas(table("P", 4, 3)), canvas(table("P", 2, 2))) == (
        '2 rows of table "P"',
        '1 column of table "P"',
    )


def test_what_came_and_what_was_renamed_is_no_deletion():
    assert deleted(canvas(), canvas(table("Prices"))) == ()
    assert deleted(canvas(table("Prices")), canvas(table("Costs"))) == ()
    assert deleted(canvas(table("Prices", 2)), canvas(table("Prices", 3))) == ()


def test_sections_notes_objects_and_inputs():
    section = CanvasSection(name="Terms", first_paragraph=1, last_paragraph=2)
    parts = (
        CanvasPart(place="footnote 1", text="a"),
        CanvasPart(place="footnote 2", text="b"),
        CanvasPart(place="left header of Standard", text="c"),
        CanvasPart(place="text box 1", text="d"),
    )
    before = canvas(
        parts=parts,
        sections=(section,),
        objects=(CanvasObject(kind="picture", place="paragraph 1"),),
        inputs=(CanvasInput(kind="check box", text="", place="paragraph 1"),),
    )
    assert deleted(before, canvas(parts=parts[:1])) == (
        'section "Terms"',
        "1 check box to fill in",
        "1 footnote",
        "1 header",
        "1 picture",
        "1 text box",
    )


def test_many_are_counted():
    before = canvas(*(table(f"T{n}", rows=n) for n in range(1, 31)))
    assert deleted(before, canvas())[-1] == "20 more" and len(deleted(before, canvas())) == 11


def test_a_shape_that_got_a_text_or_lost_it_is_still_there():
    bare = canvas(objects=(CanvasObject(kind="shape ellipse", place="paragraph 1"),))
    filled = canvas(parts=(CanvasPart(place="text box 1", text="x"),))
    assert deleted(bare, filled) == deleted(filled, bare) == ()
    assert deleted(bare, canvas()) == ("1 shape ellipse",)
    assert deleted(filled, canvas()) == ("1 text box",)
