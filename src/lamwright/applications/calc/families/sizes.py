"""Rows and columns: how wide and high they are, and whether they show."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import ColumnWidth, LinesHidden, RowHeight
from lamwright.applications.calc.families.common import a_column, a_row, changes
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, fill, select
from lamwright.applications.calc.scene import Scene

WIDTHS = (3, 4, 5, 6, 7, 8)
HEIGHTS = (1, 2, 3)


def _wide(scene: Scene, random: Random) -> Binding:
    size = random.choice(WIDTHS)
    found = a_column(scene, random)
    return found.model_copy(update={"size": size})


def _high(scene: Scene, random: Random) -> Binding:
    return a_row(scene, random).model_copy(update={"size": random.choice(HEIGHTS)})


WIDTH = Family(
    name="column-width",
    source="text/scalc/01/05040000.html",
    phrasings=(
        "Make {line_words} {size} cm wide",
        "Set the width of {line_words} to {size} cm",
        "Change the width of {line_words} to {size} centimeters",
        "Please give {line_words} a width of {size} cm",
        "Could you set {line_words} to a width of {size} cm?",
        "{line_words} should be {size} cm wide",
        "Use a column width of {size} cm for {line_words}",
        "I want {line_words} to be {size} centimeters wide",
    ),
    draw=_wide,
    solve=lambda b: (
        select(b),
        click("Format > Columns > Width..."),
        fill("Width", f"{b.size} cm"),
        click("OK"),
    ),
    check=lambda b, scene: (ColumnWidth(sheet=b.sheet, column=b.line, width=10.0 * b.size),),
    effect=changes("widths"),
)
HEIGHT = Family(
    name="row-height",
    source="text/scalc/guide/row_height.html",
    phrasings=(
        "Make {line_words} {size} cm high",
        "Set the height of {line_words} to {size} cm",
        "Change the height of {line_words} to {size} centimeters",
        "Please give {line_words} a height of {size} cm",
        "Could you set {line_words} to a height of {size} cm?",
        "{line_words} should be {size} cm high",
        "Use a row height of {size} cm for {line_words}",
        "I want {line_words} to be {size} centimeters tall",
    ),
    draw=_high,
    solve=lambda b: (
        select(b),
        click("Format > Rows > Height..."),
        fill("Height", f"{b.size} cm"),
        click("OK"),
    ),
    check=lambda b, scene: (RowHeight(sheet=b.sheet, row=b.line, height=10.0 * b.size),),
    effect=changes("heights"),
)
HIDE_ROW = Family(
    name="hide-row",
    source="text/scalc/01/05030300.html",
    phrasings=(
        "Hide {line_words}",
        "Make {line_words} invisible",
        "Do not show {line_words}",
        "Please hide {line_words} from view",
        "Could you hide {line_words}?",
        "{line_words} should be hidden",
        "Let {line_words} disappear without deleting it",
        "Keep {line_words} but hide it",
    ),
    draw=a_row,
    solve=lambda b: (select(b), click("Format > Rows > Hide")),
    check=lambda b, scene: (LinesHidden(sheet=b.sheet, rows=(b.line,)),),
    effect=changes("hidden"),
    topic="hidden",
)
HIDE_COLUMN = Family(
    name="hide-column",
    source="text/scalc/01/05030300.html",
    phrasings=(
        "Hide {line_words}",
        "Make {line_words} invisible",
        "Do not show {line_words}",
        "Please hide {line_words} from view",
        "Could you hide {line_words}?",
        "{line_words} should be hidden",
        "Let {line_words} disappear without deleting it",
        "Keep {line_words} but hide it",
    ),
    draw=a_column,
    solve=lambda b: (select(b), click("Format > Columns > Hide")),
    check=lambda b, scene: (LinesHidden(sheet=b.sheet, columns=(b.line,)),),
    effect=changes("hidden"),
    topic="hidden",
)
FAMILIES = (WIDTH, HEIGHT, HIDE_ROW, HIDE_COLUMN)
