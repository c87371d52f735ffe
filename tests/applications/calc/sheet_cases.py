"""Cases of every kind of check on spreadsheets: the deed, doing nothing, near misses."""

from lamwright.applications.calc.checks import kinds as k
from lamwright.records.spreadsheet import (
    CellFormat,
    ChartState,
    LineSize,
    SheetCell,
    SheetState,
    SpreadsheetState,
)


def cell(address, text="", value="", formula="", look=None, **more):
    return SheetCell(
        address=address,
        text=text,
        value=value,
        formula=formula,
        format=CellFormat(**(look or {})),
        **more,
    )


CELLS = {
    "A1": cell("A1", "Fruit"),
    "B1": cell("B1", "Weight"),
    "A2": cell("A2", "Plum"),
    "B2": cell("B2", "4", "4"),
    "A3": cell("A3", "Fig"),
    "B3": cell("B3", "2", "2"),
    "B4": cell("B4", "6", "6", "=SUM(B2:B3)"),
}
OTHER = SheetState(name="Notes", cells=(cell("A1", "Ripe"),))


def book(changes=None, other=OTHER, name="Stock", **sheet):
    """The spreadsheet with other cells (None: gone), other facts of its first sheet."""
    cells = dict(CELLS) | (changes or {})
    kept = tuple(c for c in cells.values() if c is not None)
    first = SheetState(name=name, cells=kept, **sheet)
    return SpreadsheetState(sheets=(first, other) if other else (first,))


BASE = book()


def looks(**look):
    """B2 and B3 look so."""
    return book({
        a: CELLS[a].model_copy(update={"format": CellFormat(**look)}) for a in ("B2", "B3")
    })


def half(**look):
    """Only B2 looks so."""
    return book({"B2": CELLS["B2"].model_copy(update={"format": CellFormat(**look)})})


def _look(asked, given=None, miss=None):
    wanted = k.CellsFormatted(sheet="Stock", area="B2:B3", **asked)
    given = given or asked
    misses = [half(**given)] + ([looks(**miss)] if miss else [])
    return wanted, looks(**given), misses


SWAPPED = {"A2": cell("A2", "Fig"), "B2": cell("B2", "2", "2"), "A3": cell("A3", "Plum")}
SWAPPED |= {"B3": cell("B3", "4", "4")}
GRID = (("Fruit", "Weight"), ("Fig", "2"), ("Plum", "4"), ("", None))
CHART = ChartState(kind="bar", ranges="Stock.A1:Stock.B3")
PIECES = ChartState(ranges="Stock.A1:Stock.A1 Stock.A2:Stock.A3 Stock.B1:Stock.B3")
CASES = [
    (
        k.CellIs(sheet="Stock", cell="A2", text="Pear"),
        book({"A2": cell("A2", "Pear")}),
        [book({"A2": cell("A2", "Pears")}), book({"A3": cell("A3", "Pear")}), book(name="Stick")],
    ),
    (
        k.CellIs(sheet="Stock", cell="B2", value=4.5, formula=""),
        book({"B2": cell("B2", "4.5", "4.5")}),
        [book({"B2": cell("B2", "4.5", "4.5", "=9/2")}), book({"B2": cell("B2", "4.5")})],
    ),
    (
        k.CellIs(sheet="Stock", cell="B4", formula="=AVERAGE(B2:B3)"),
        book({"B4": cell("B4", "3", "3", "=average( $B$2:B3 )")}),
        [book({"B4": cell("B4", "3", "3")}), book({"B4": cell("B4", "4", "4", "=AVERAGE(B2:B2)")})],
    ),
    _look({"bold": True}),
    _look({"italic": True}),
    _look({"underline": True}),
    _look({"strikethrough": True}),
    _look({"font": "DejaVu Sans"}, {"font": "dejavu sans"}, {"font": "DejaVu Serif"}),
    _look({"size": 14.0}, miss={"size": 14.5}),
    _look({"colour": "#ff0000"}, miss={"colour": "#fe0000"}),
    _look({"background": "any"}, {"background": "#ffff00"}),
    _look({"background": "#ffff00"}, miss={"background": "#ffff01"}),
    _look({"horizontal": "center"}, miss={"horizontal": "right"}),
    _look({"vertical": "top"}, miss={"vertical": "bottom"}),
    _look({"wrap": True}),
    _look({"border": ("top", "left")}, {"border": ("top", "bottom", "left")}, {"border": ("top",)}),
    _look({"number": "percent"}, miss={"number": "number"}),
    _look({"decimals": 2}, miss={"decimals": 1}),
    _look({"thousands": True}),
    (
        k.GridIs(sheet="Stock", rows=GRID),
        book(SWAPPED),
        [book(SWAPPED | {"A3": cell("A3", "Plums")}), book(SWAPPED | {"C1": cell("C1", "new")})],
    ),
    (
        k.CellsMerged(sheet="Stock", area="A6:B6"),
        book({"A6": cell("A6", columns=2)}),
        [book({"A6": cell("A6", columns=3)}), book({"A5": cell("A5", columns=2)})],
    ),
    (
        k.CommentPresent(sheet="Stock", cell="B2", text="Weigh again"),
        book({"B2": cell("B2", "4", "4", comment="Weigh again")}),
        [book({"B3": cell("B3", "2", "2", comment="Weigh again")})],
    ),
    (
        k.ColumnWidth(sheet="Stock", column=2, width=40.0),
        book(widths=(LineSize(line=2, size=40.1),)),
        [book(widths=(LineSize(line=1, size=40.0),)), book(widths=(LineSize(line=2, size=41.0),))],
    ),
    (
        k.RowHeight(sheet="Stock", row=3, height=20.0),
        book(heights=(LineSize(line=3, size=19.9),)),
        [book(heights=(LineSize(line=2, size=20.0),))],
    ),
    (
        k.LinesHidden(sheet="Stock", rows=(2,), columns=(1,)),
        book(hidden_rows=(2,), hidden_columns=(1,)),
        [book(hidden_rows=(2,)), book(hidden_rows=(2, 3), hidden_columns=(1,))],
    ),
    (
        k.Frozen(sheet="Stock", rows=1, columns=2),
        book(frozen_rows=1, frozen_columns=2),
        [book(frozen_rows=1), book(frozen_rows=2, frozen_columns=2)],
    ),
    (
        k.FilterButtons(sheet="Stock", area="A1:B3"),
        book(filters=("A1:B3",)),
        [book(filters=("A1:B4",))],
    ),
    (
        k.ChartPresent(sheet="Stock", count=1, area="A1:B3"),
        book(charts=(CHART,)),
        [book(charts=(CHART, CHART)), book(charts=(ChartState(ranges="Stock.A1:Stock.B2"),))],
    ),
    (
        k.ChartPresent(sheet="Stock", count=1, area="A1:B3"),
        book(charts=(PIECES,)),
        [book(charts=(ChartState(ranges="Stock.A1:Stock.A1 Stock.B3:Stock.B3"),))],
    ),
    (
        k.SheetNames(names=("Stock",)),
        book(other=None),
        [book(name="Stick", other=None)],
    ),
]
FREE = [
    (k.SheetsUnchangedExcept(), BASE),
    (k.SheetsUnchangedExcept(), book({"B4": cell("B4", "7", "7", "=SUM(B2:B3)")})),
    (k.SheetsUnchangedExcept(cells=("Stock.A2:A3",)), book({"A2": cell("A2", "Pear"), "A3": None})),
    (
        k.SheetsUnchangedExcept(cells=("Stock.B2",)),
        book({"B2": cell("B2", "4%", "0.04", look={"number": "percent"})}),
    ),
    (k.SheetsUnchangedExcept(formats=("Stock.B2:B3",)), looks(bold=True)),
    (k.SheetsUnchangedExcept(sheets=("Stock",)), book(SWAPPED, widths=(LineSize(line=1, size=9),))),
    (k.SheetsUnchangedExcept(aspects=("widths",)), book(widths=(LineSize(line=1, size=9),))),
    (
        k.SheetsUnchangedExcept(added=("New",), removed=("Notes",)),
        book(other=SheetState(name="New")),
    ),
    (k.SheetsUnchangedExcept(renamed=("Stock > Store",)), book(name="Store")),
]
DAMAGE = [
    (k.SheetsUnchangedExcept(), book({"A2": cell("A2", "Pear")}), "A2"),
    (k.SheetsUnchangedExcept(), book({"B4": cell("B4", "6", "6", "=SUM(B1:B3)")}), "B4"),
    (k.SheetsUnchangedExcept(), book({"C9": cell("C9", "Oops")}), "C9"),
    (k.SheetsUnchangedExcept(cells=("Stock.A2",)), book({"A3": None}), "A3"),
    (
        k.SheetsUnchangedExcept(cells=("Stock.A2",)),
        book({"A2": cell("A2", "Pear", look={"bold": True})}),
        "bold",
    ),
    (k.SheetsUnchangedExcept(formats=("Stock.B2",)), looks(bold=True), "B3"),
    (k.SheetsUnchangedExcept(formats=("Notes.B2:B3",)), looks(bold=True), "B2"),
    (k.SheetsUnchangedExcept(), book(widths=(LineSize(line=1, size=9),)), "widths"),
    (k.SheetsUnchangedExcept(), book(heights=(LineSize(line=1, size=9),)), "heights"),
    (k.SheetsUnchangedExcept(), book(hidden_rows=(2,)), "hidden"),
    (k.SheetsUnchangedExcept(), book(frozen_rows=1), "frozen"),
    (k.SheetsUnchangedExcept(), book(filters=("A1:B3",)), "filters"),
    (k.SheetsUnchangedExcept(), book(charts=(CHART,)), "charts"),
    (k.SheetsUnchangedExcept(), book({"A6": cell("A6", columns=2)}), "merged"),
    (k.SheetsUnchangedExcept(), book({"A2": cell("A2", "Plum", comment="x")}), "comments"),
    (k.SheetsUnchangedExcept(sheets=("Stock",)), book(SWAPPED, frozen_rows=1), "frozen"),
    (
        k.SheetsUnchangedExcept(sheets=("Stock",)),
        book(other=OTHER.model_copy(update={"cells": ()})),
        "A1",
    ),
    (k.SheetsUnchangedExcept(), book(other=None), "sheets"),
    (k.SheetsUnchangedExcept(added=("New",)), book(other=SheetState(name="New")), "sheets"),
    (
        k.SheetsUnchangedExcept(renamed=("Stock > Store",)),
        book({"A2": None}, name="Store"),
        "A2",
    ),
]
