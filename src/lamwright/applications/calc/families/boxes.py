"""Cells as boxes: alignment, wrapping, background, borders, merging."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import CellsMerged, SheetsUnchangedExcept
from lamwright.applications.calc.families.common import areas, bound, has, need, restyles
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, select
from lamwright.applications.calc.scene import Scene, letters

COLOURS = {
    "yellow": "#ffff00",
    "gold": "#ffbf00",
    "orange": "#ff8000",
    "red": "#ff0000",
    "purple": "#800080",
    "blue": "#2a6099",
    "green": "#00a933",
    "lime": "#81d41a",
}
SIDES = ("top", "bottom", "left", "right")


def _colour(scene: Scene, random: Random) -> Binding:
    option = random.choice(sorted(COLOURS))
    return areas()(scene, random).model_copy(update={"option": option})


def _merge(scene: Scene, random: Random) -> Binding:
    """Empty cells below the table, so that nothing is lost."""
    table = scene.table(random)
    need(table.columns >= 2)
    row = max(table.last, table.total) + random.randint(2, 4)
    first, last = f"A{row}", f"{letters(random.randint(2, table.columns))}{row}"
    need(scene.is_free(table, first, last))
    return bound(scene, table, first, last, f"cells {first}:{last}")


def _merged(binding: Binding, scene: Scene) -> SheetsUnchangedExcept:
    """A merged cell may look different."""
    return restyles(binding, scene).model_copy(update={"aspects": ("merged",)})


CENTER = Family(
    name="center-cells",
    source="text/shared/01/05340300.html",
    phrasings=(
        "Center {place}",
        "Align {place} to the center",
        "Please center the content of {place}",
        "Could you put {place} in the middle of their columns?",
        "Use centered alignment for {place}",
        "{place} should be centered",
        "Set the horizontal alignment of {place} to centered",
        "Show {place} centered",
    ),
    draw=areas(lambda cell: cell.format.horizontal != "center"),
    solve=lambda b: (select(b), click("Format > Align Text > Centered")),
    check=lambda b, scene: has(b, horizontal="center"),
    effect=restyles,
)
RIGHT = Family(
    name="right-align-cells",
    source="text/shared/01/05340300.html",
    phrasings=(
        "Align {place} to the right",
        "Right-align {place}",
        "Please move the content of {place} to the right edge",
        "Could you align {place} right?",
        "Use right alignment for {place}",
        "{place} should be aligned right",
        "Set the horizontal alignment of {place} to right",
        "Show {place} flush right",
    ),
    draw=areas(lambda cell: cell.format.horizontal != "right"),
    solve=lambda b: (select(b), click("Format > Align Text > Right")),
    check=lambda b, scene: has(b, horizontal="right"),
    effect=restyles,
)
TOP = Family(
    name="top-align-cells",
    source="text/shared/01/05340300.html",
    phrasings=(
        "Align {place} to the top",
        "Top-align {place}",
        "Please move the content of {place} to the upper edge",
        "Could you align {place} at the top?",
        "Use top alignment for {place}",
        "{place} should be aligned at the top",
        "Set the vertical alignment of {place} to top",
        "Show {place} at the top edge of the row",
    ),
    draw=areas(lambda cell: cell.format.vertical != "top"),
    solve=lambda b: (select(b), click("Format > Align Text > Top")),
    check=lambda b, scene: has(b, vertical="top"),
    effect=restyles,
)
WRAP = Family(
    name="wrap-cells",
    source="text/scalc/guide/text_wrap.html",
    phrasings=(
        "Wrap the text in {place}",
        "Turn on text wrapping for {place}",
        "Let the text of {place} wrap",
        "Please break long lines in {place}",
        "Could you make the text of {place} wrap automatically?",
        "{place} should wrap their text",
        "Apply wrap text to {place}",
        "Use automatic line breaks in {place}",
    ),
    draw=areas(lambda cell: not cell.format.wrap and not cell.value),
    solve=lambda b: (select(b), click("Format > Text > Wrap Text")),
    check=lambda b, scene: has(b, wrap=True),
    effect=restyles,
)
MERGE = Family(
    name="merge-cells",
    source="text/scalc/guide/table_cellmerge.html",
    phrasings=(
        "Merge {place}",
        "Join {place} into one cell",
        "Combine {place} into a single cell",
        "Please merge {place} into one",
        "Could you make one cell of {place}?",
        "{place} should be a single merged cell",
        "Turn {place} into one large cell",
        "Use one merged cell instead of {place}",
    ),
    draw=_merge,
    solve=lambda b: (select(b), click("Format > Merge and Unmerge Cells > Merge Cells")),
    check=lambda b, scene: (CellsMerged(sheet=b.sheet, area=b.area),),
    effect=_merged,
)
BACKGROUND = Family(
    name="cell-background",
    source="text/scalc/guide/background.html",
    phrasings=(
        "Give {place} a {option} background",
        "Color the background of {place} {option}",
        "Set the background color of {place} to {option}",
        "Please fill {place} with {option}",
        "Could you make the background of {place} {option}?",
        "Put {place} on a {option} background",
        "Use {option} as the background color of {place}",
        "The background of {place} should be {option}",
    ),
    draw=_colour,
    solve=lambda b: (
        select(b),
        click("Format > Cells..."),
        click("Background"),
        click("Color"),
        click(b.option.capitalize()),
        click("OK"),
    ),
    check=lambda b, scene: has(b, background=COLOURS[b.option]),
    effect=restyles,
)
BORDER = Family(
    name="cell-borders",
    source="text/scalc/guide/borders.html",
    phrasings=(
        "Draw borders around all of {place}",
        "Put a border on every side of {place}",
        "Add all borders to {place}",
        "Please give {place} borders on all sides",
        "Could you frame each of {place} with lines?",
        "Set border lines on all sides of {place}",
        "{place} should have lines on every side",
        "Use a full border for {place}",
    ),
    draw=areas(lambda cell: not cell.format.border),
    solve=lambda b: (
        select(b),
        click("Format > Cells..."),
        click("Borders"),
        click("Outer Border and All Inner Lines" if b.last else "Outer Border Only"),
        click("OK"),
    ),
    check=lambda b, scene: has(b, border=SIDES),
    effect=restyles,
)
FAMILIES = (CENTER, RIGHT, TOP, WRAP, MERGE, BACKGROUND, BORDER)
