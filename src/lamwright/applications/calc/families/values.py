"""What cells hold: numbers, texts, formulas, nothing, comments."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import CellIs, CommentPresent
from lamwright.applications.calc.families.common import (
    bound,
    cells,
    changes,
    need,
    rewrites,
)
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, keys, select
from lamwright.applications.calc.scene import Scene, letters
from lamwright.records.check import Check
from lamwright.records.spreadsheet import SheetCell

TEXTS = (
    "Pending",
    "Sold out",
    "Not yet known",
    "On holiday",
    "Reserved",
    "Archive",
    "Second choice",
    "Ask again",
    "Paid in cash",
    "Cancelled",
)
COMMENTS = (
    "Please check this",
    "Ask the manager",
    "New since Monday",
    "Source is the old list",
    "Round this later",
    "Compare with last year",
)
FUNCTIONS = {"sum": "SUM", "average": "AVERAGE", "largest value": "MAX", "smallest value": "MIN"}


def _plain_number(cell: SheetCell) -> bool:
    """Typed numbers keep its look: in a cell of percents a typed 3 is 3 %."""
    kind = cell.format.number in {"general", "number", "currency"}
    return kind and bool(cell.value) and not cell.formula


def _number(scene: Scene, random: Random) -> Binding:
    found = cells(_plain_number, heads=False)(scene, random)
    number = random.choice((random.randint(11, 990), random.randint(11, 300) + 0.5))
    return found.model_copy(update={"text": f"{number:g}"})


def _is_text(cell: SheetCell) -> bool:
    return not cell.value and not cell.formula


def _text(scene: Scene, random: Random) -> Binding:
    found = cells(_is_text, heads=False)(scene, random)
    return found.model_copy(update={"text": random.choice(TEXTS)})


def _label(scene: Scene, random: Random) -> Binding:
    """A text for an empty cell some rows below the table."""
    table = scene.table(random)
    row = max(table.last, table.total) + random.randint(2, 4)
    address = f"{letters(random.randint(1, table.columns))}{row}"
    need(scene.is_free(table, address))
    found = bound(scene, table, address)
    return found.model_copy(update={"text": random.choice(TEXTS)})


def _formula(scene: Scene, random: Random) -> Binding:
    table, column = scene.column(random, lambda table, column: table.is_number(column))
    row = max(table.last, table.total) + random.randint(2, 3)
    found = bound(scene, table, f"{letters(column)}{row}")
    need(scene.is_free(table, found.first))
    source = f"{letters(column)}{table.rows[0]}:{letters(column)}{table.last}"
    option = random.choice(sorted(FUNCTIONS))
    return found.model_copy(update={"source": source, "option": option})


def _typed_formula(binding: Binding) -> str:
    return f"={FUNCTIONS[binding.option]}({binding.source})"


def _comment(scene: Scene, random: Random) -> Binding:
    found = cells(lambda cell: not cell.comment)(scene, random)
    return found.model_copy(update={"text": random.choice(COMMENTS)})


def _shows(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    return (CellIs(sheet=binding.sheet, cell=binding.first, text=binding.text),)


NUMBER = Family(
    name="enter-number",
    source="text/scalc/guide/cell_enter.html",
    phrasings=(
        "Enter {text} in {place}",
        "Put the number {text} into {place}",
        "Type {text} into {place}",
        "Please change {place} to {text}",
        "Could you set {place} to {text}?",
        "{place} should hold {text}",
        "Overwrite {place} with {text}",
        "Correct the value of {place}: it is {text}",
        "Write {text} in {place}",
    ),
    draw=_number,
    solve=lambda b: (select(b), keys(b.text + "{ENTER}")),
    check=lambda b, scene: (CellIs(sheet=b.sheet, cell=b.first, value=float(b.text), formula=""),),
    effect=rewrites,
)
TEXT = Family(
    name="enter-text",
    source="text/scalc/guide/cell_enter.html",
    phrasings=(
        'Write "{text}" in {place}',
        'Enter the text "{text}" in {place}',
        'Change {place} to "{text}"',
        'Please put "{text}" into {place}',
        'Could you type "{text}" into {place}?',
        '{place} should say "{text}"',
        'Replace what is in {place} with "{text}"',
        'Set {place} to the text "{text}"',
        'I want {place} to read "{text}"',
    ),
    draw=_text,
    solve=lambda b: (select(b), keys(b.text + "{ENTER}")),
    check=_shows,
    effect=rewrites,
)
LABEL = Family(
    name="fill-empty-cell",
    source="text/scalc/guide/cell_enter.html",
    phrasings=(
        'Add the text "{text}" in the empty {place}',
        'Fill the empty {place} with "{text}"',
        'Put the note "{text}" into the free {place}',
        'Please type "{text}" into the blank {place}',
        'Could you write "{text}" in the unused {place}?',
        'The empty {place} should read "{text}"',
        'Enter "{text}" in the blank {place}',
        'Write the word or words "{text}" into the empty {place}',
    ),
    draw=_label,
    solve=lambda b: (select(b), keys(b.text + "{ENTER}")),
    check=_shows,
    effect=rewrites,
)
FORMULA = Family(
    name="enter-formula",
    source="text/scalc/guide/formula_enter.html",
    phrasings=(
        "Put the {option} of {source} into {place}",
        "Calculate the {option} of {source} in {place}",
        "Show the {option} of the cells {source} in {place}",
        "Please enter a formula for the {option} of {source} in {place}",
        "Could you work out the {option} of {source} in {place}?",
        "{place} should show the {option} of {source}",
        "Add a formula to {place} that gives the {option} of {source}",
        "In {place}, compute the {option} of {source}",
        "I need the {option} of {source} in {place}",
    ),
    draw=_formula,
    solve=lambda b: (select(b), keys(_typed_formula(b) + "{ENTER}")),
    check=lambda b, scene: (CellIs(sheet=b.sheet, cell=b.first, formula=_typed_formula(b)),),
    effect=rewrites,
)
CLEAR = Family(
    name="clear-cell",
    source="text/scalc/01/02150000.html",
    phrasings=(
        "Delete the contents of {place}",
        "Clear {place}",
        "Empty {place}",
        "Please erase what is in {place}",
        "Could you remove the content of {place}?",
        "{place} should be empty",
        "Take out what stands in {place}",
        "Leave {place} blank",
    ),
    draw=cells(lambda cell: not cell.formula, heads=False),
    solve=lambda b: (select(b), keys("{DELETE}")),
    check=lambda b, scene: (CellIs(sheet=b.sheet, cell=b.first, text="", formula=""),),
    effect=rewrites,
)
COMMENT = Family(
    name="cell-comment",
    source="text/scalc/guide/note_insert.html",
    phrasings=(
        'Add the comment "{text}" to {place}',
        'Insert a comment in {place} that says "{text}"',
        'Comment {place} with "{text}"',
        'Please attach the comment "{text}" to {place}',
        'Could you leave a comment reading "{text}" on {place}?',
        'Give {place} the comment "{text}"',
        '{place} needs a comment: "{text}"',
        'Annotate {place} with the comment "{text}"',
    ),
    draw=_comment,
    solve=lambda b: (select(b), click("Insert > Comment"), keys(b.text)),
    check=lambda b, scene: (CommentPresent(sheet=b.sheet, cell=b.first, text=b.text),),
    effect=changes("comments"),
    order="last",  # the keyboard stays in the comment
)
FAMILIES = (NUMBER, TEXT, LABEL, FORMULA, CLEAR, COMMENT)
