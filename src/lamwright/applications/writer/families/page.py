"""Page set-up: orientation, size, margins, columns, line numbers."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import LineNumbering, PageFormat
from lamwright.applications.writer.families.common import changes, need, nothing
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, fill
from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import one_of
from lamwright.records.action import Action
from lamwright.records.check import Check

MARGINS = {"1 cm": 10.0, "1.5 cm": 15.0, "2.5 cm": 25.0, "3 cm": 30.0, "3.5 cm": 35.0, "4 cm": 40.0}
SIDES = ("left", "right", "top", "bottom")
WIDTHS = {"14.8 cm": 148.0, "16 cm": 160.0, "18 cm": 180.0, "19.5 cm": 195.0}
HEIGHTS = {"21 cm": 210.0, "24 cm": 240.0, "26 cm": 260.0, "31.5 cm": 315.0}


def _landscape(scene: Scene, random: Random) -> Binding:
    need(scene.document.page.orientation == "portrait")
    return nothing(scene, random)


def _margin(scene: Scene, random: Random) -> Binding:
    page = scene.document.page
    now = {"left": page.left, "right": page.right, "top": page.top, "bottom": page.bottom}
    side = random.choice(SIDES)
    option = random.choice([
        o for o, length in sorted(MARGINS.items()) if abs(length - now[side]) > 1
    ])
    return Binding(option=option, text=side)


def _margin_is(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    wanted = {side: MARGINS[binding.option] if side == binding.text else None for side in SIDES}
    return (
        PageFormat(
            left=wanted["left"], right=wanted["right"], top=wanted["top"], bottom=wanted["bottom"]
        ),
    )


def _size(scene: Scene, random: Random) -> Binding:
    need(scene.document.page.orientation == "portrait")
    return Binding(option=one_of(WIDTHS, random), text=one_of(HEIGHTS, random))


def _size_is(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    return (PageFormat(width=WIDTHS[binding.option], height=HEIGHTS[binding.text]),)


def _columns(scene: Scene, random: Random) -> Binding:
    need(not scene.document.sections)
    fresh = [count for count in (2, 3, 4) if count != scene.document.page.columns]
    return Binding(columns=random.choice(fresh))


def _unnumbered(scene: Scene, random: Random) -> Binding:
    need(not scene.document.line_numbering)
    return nothing(scene, random)


def _page_dialog(*then: Action) -> tuple[Action, ...]:
    return (click("Format > Page Style..."), click("Page"), *then, click("OK"))


LANDSCAPE = Family(
    name="landscape-page",
    source="text/swriter/guide/pageorientation.html",
    phrasings=(
        "Change the page orientation to landscape",
        "Turn the pages to landscape",
        "Set the document in landscape format",
        "Please use landscape orientation for the pages",
        "Could you rotate the page to landscape?",
        "The page should be wider than tall: set it to landscape",
        "Switch from portrait to landscape",
        "I want landscape pages",
        "Lay the pages out in landscape orientation",
    ),
    draw=_landscape,
    solve=lambda b: _page_dialog(click("Landscape")),
    check=lambda b, scene: (PageFormat(orientation="landscape"),),
    effect=changes("page"),
    topic="page",
)
MARGIN = Family(
    name="page-margin",
    source="text/shared/01/05040200.html",
    phrasings=(
        "Set the {text} page margin to {option}",
        "Change the {text} margin of the page to {option}",
        "Make the {text} margin {option}",
        "Please give the page a {text} margin of {option}",
        "Could you set the margin on the {text} to {option}?",
        "The {text} margin should be {option}",
        "Use a {text} page margin of {option}",
        "I need {option} as the {text} margin",
    ),
    draw=_margin,
    solve=lambda b: _page_dialog(fill(b.text.capitalize(), b.option)),
    check=_margin_is,
    effect=changes("page"),
    topic="page",
)
SIZE = Family(
    name="page-size",
    source="text/shared/01/05040200.html",
    phrasings=(
        "Make the pages {option} wide and {text} high",
        "Set the page size to {option} by {text}",
        "Use paper of {option} width and {text} height",
        "Please change the page to a width of {option} and a height of {text}",
        "Could you make the paper {option} wide and {text} tall?",
        "The page should measure {option} across and {text} down",
        "Set the page width to {option} and the page height to {text}",
        "I print on sheets of {option} x {text}, so set that page size",
    ),
    draw=_size,
    solve=lambda b: _page_dialog(fill("Width", b.option), fill("Height", b.text)),
    check=_size_is,
    effect=changes("page"),
    topic="page",
)
COLUMNS = Family(
    name="page-columns",
    source="text/swriter/01/05040500.html",
    phrasings=(
        "Lay the page out in {columns} columns",
        "Set the page to {columns} columns",
        "Divide the text into {columns} columns",
        "Please use {columns} columns on the page",
        "Could you arrange the document in {columns} columns?",
        "Format the page with {columns} columns",
        "The page should have {columns} columns",
        "I want the text to run in {columns} columns",
    ),
    draw=_columns,
    solve=lambda b: (
        click("Format > Columns..."),
        fill("Columns", str(b.columns)),
        click("OK"),
    ),
    check=lambda b, scene: (PageFormat(columns=b.columns),),
    effect=changes("page", "sections"),
    order="alone",  # on a selection, columns are given to that alone
    topic="page",
)
LINE_NUMBERS = Family(
    name="line-numbering",
    source="text/swriter/guide/numbering_lines.html",
    phrasings=(
        "Turn on line numbering",
        "Number the lines of the document",
        "Show line numbers in the margin",
        "Please add line numbers to this text",
        "Could you switch on line numbers?",
        "I need line numbers beside the text",
        "Enable line numbering for the whole document",
        "Every few lines should carry a line number",
    ),
    draw=_unnumbered,
    solve=lambda b: (click("Tools > Line Numbering..."), click("Show numbering"), click("OK")),
    check=lambda b, scene: (LineNumbering(on=True),),
    effect=changes("settings"),
    topic="page",
)
FAMILIES = (
    LANDSCAPE,
    MARGIN,
    SIZE,
    COLUMNS,
    LINE_NUMBERS,
)
