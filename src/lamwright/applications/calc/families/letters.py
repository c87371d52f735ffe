"""Letters of cells: bold, italic, underlined, struck through, size, font."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.families.common import areas, has, headings, restyles
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, font, select
from lamwright.applications.calc.scene import Scene

FONTS = ("Liberation Mono", "Liberation Serif", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono")
SIZES = (8, 9, 11, 12, 13, 14, 16, 18, 20)


def _size(scene: Scene, random: Random) -> Binding:
    size = random.choice(SIZES)
    found = areas(lambda cell: cell.format.size != size)(scene, random)
    return found.model_copy(update={"size": size})


def _font(scene: Scene, random: Random) -> Binding:
    option = random.choice(FONTS)
    found = areas(lambda cell: cell.format.font != option)(scene, random)
    return found.model_copy(update={"option": option})


BOLD = Family(
    name="bold-cells",
    source="text/shared/01/05110100.html",
    phrasings=(
        "Make {place} bold",
        "Set {place} in bold",
        "Please put {place} in bold type",
        "Could you bold {place}?",
        "Apply bold to {place}",
        "Show {place} in bold letters",
        "Turn on bold for {place}",
        "I want {place} to be bold",
    ),
    draw=areas(lambda cell: not cell.format.bold),
    solve=lambda b: (select(b), click("Bold")),
    check=lambda b, scene: has(b, bold=True),
    effect=restyles,
)
HEADINGS_BOLD = Family(
    name="bold-headings",
    source="text/shared/01/05110100.html",
    phrasings=(
        "Make {place} of the table bold",
        "Print {place} of the table in bold",
        "Please set all of {place} in bold",
        "Could you make {place} stand out in bold?",
        "All of {place} should be bold",
        "Embolden {place}",
        "Use bold letters for {place}",
        "Put {place} into bold type",
    ),
    draw=headings(lambda cell: not cell.format.bold),
    solve=lambda b: (select(b), click("Bold")),
    check=lambda b, scene: has(b, bold=True),
    effect=restyles,
)
ITALIC = Family(
    name="italic-cells",
    source="text/shared/01/05110200.html",
    phrasings=(
        "Make {place} italic",
        "Set {place} in italics",
        "Please put {place} in italic type",
        "Could you italicize {place}?",
        "Apply italics to {place}",
        "Show {place} in slanted letters",
        "Turn on italic for {place}",
        "I want {place} to be in italics",
    ),
    draw=areas(lambda cell: not cell.format.italic),
    solve=lambda b: (select(b), click("Italic")),
    check=lambda b, scene: has(b, italic=True),
    effect=restyles,
)
UNDERLINE = Family(
    name="underline-cells",
    source="text/shared/01/05110300.html",
    phrasings=(
        "Underline {place}",
        "Set {place} with an underline",
        "Please put a line under the text of {place}",
        "Could you underline {place} for me?",
        "Apply an underline to {place}",
        "Show {place} underlined",
        "Turn on underlining for {place}",
        "I want the text of {place} underlined",
    ),
    draw=areas(lambda cell: not cell.format.underline),
    solve=lambda b: (select(b), click("Format > Text > Single Underline")),
    check=lambda b, scene: has(b, underline=True),
    effect=restyles,
)
STRIKE = Family(
    name="strike-cells",
    source="text/shared/01/05110400.html",
    phrasings=(
        "Strike through {place}",
        "Cross out {place}",
        "Please put a line through {place}",
        "Could you strike out {place}?",
        "Apply strikethrough to {place}",
        "Show {place} as struck through",
        "Mark {place} as crossed out",
        "The text of {place} should be struck through",
    ),
    draw=areas(lambda cell: not cell.format.strikethrough),
    solve=lambda b: (select(b), click("Format > Text > Strikethrough")),
    check=lambda b, scene: has(b, strikethrough=True),
    effect=restyles,
)
SIZE = Family(
    name="cell-font-size",
    source="text/shared/01/05020100.html",
    phrasings=(
        "Set the font size of {place} to {size}",
        "Change {place} to {size} points",
        "Make the text of {place} {size} pt",
        "Please use font size {size} for {place}",
        "Could you set {place} at {size} points?",
        "{place} should be in {size} pt",
        "Give {place} a font size of {size}",
        "Apply size {size} to {place}",
    ),
    draw=_size,
    solve=lambda b: (select(b), font(size=float(b.size))),
    check=lambda b, scene: has(b, size=float(b.size)),
    effect=restyles,
)
FONT = Family(
    name="cell-font",
    source="text/shared/01/05020100.html",
    phrasings=(
        "Change the font of {place} to {option}",
        "Set {place} in {option}",
        "Use the font {option} for {place}",
        "Please show {place} in the {option} typeface",
        "Could you switch {place} to the font {option}?",
        "Put {place} in {option}",
        "Apply the font {option} to {place}",
        "I would like {option} as the font of {place}",
    ),
    draw=_font,
    solve=lambda b: (select(b), font(b.option)),
    check=lambda b, scene: has(b, font=b.option),
    effect=restyles,
)
FAMILIES = (BOLD, HEADINGS_BOLD, ITALIC, UNDERLINE, STRIKE, SIZE, FONT)
