"""Selections that come to the same for a way: any cell of a row where one is added, words of a line that is centred."""

import re
from collections.abc import Sequence

from lamwright.codec.found import parts_of
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import NOTHING, candidate_of

_CELLS = re.compile(r"Select cells? ([A-Z]+)(\d+)(?: to ([A-Z]+)(\d+))? of table (\d+)")
_TABLE = re.compile(r"Select (?:cells? \w+(?: to \w+)? of )?table (\d+)")
_OF_ROWS = ("Choose Table > Insert > Rows", "Choose Table > Delete > Delete Rows")
_OF_COLUMNS = ("Choose Table > Insert > Columns", "Choose Table > Delete > Delete Columns")
_OF_TABLE = (
    "Choose Table > Delete > Table",
    "Choose Table > Properties...",
    "Choose Table > Convert > Table to Text...",
    "Choose Table > Header Rows Repeat",
)
_OF_LINES = (
    "Choose Format > Align Text",
    "Choose Format > Spacing",
    "Choose Format > Lists",
    "Choose Format > Paragraph...",
    'Type "{CTRL+E}"',
    'Type "{CTRL+R}"',
    'Type "{CTRL+L}"',
    'Type "{CTRL+J}"',
    'Type "{END}',
    'Type "{HOME}',
    *(
        f"Choose Styles > {name}"
        for name in ("Heading", "Title", "Subtitle", "Text Body", "Quotations")
    ),
)
_OF_DOCUMENT = (
    "Choose Insert > Header and Footer",
    "Choose Format > Page Style...",
    "Choose Format > Watermark...",
    "Choose Edit > Find and Replace...",
    "Choose Edit > Track Changes",
    "Choose File > Properties...",
    "Choose Tools > Line Numbering...",
    "Choose Tools > Language > For All Text",
    'Save as "',
)
_ONE_OF = (
    ("Choose Format > Align Text > ", 'Type "{CTRL+E}"', 'Type "{CTRL+R}"', 'Type "{CTRL+L}"', 'Type "{CTRL+J}"'),
    ("Choose Format > Text > Superscript", "Choose Format > Text > Subscript"),
    ("Choose Format > Spacing > Line Spacing",),
    ("Choose Format > Text > UPPERCASE", "Choose Format > Text > lowercase", "Choose Format > Text > Sentence case",
     "Choose Format > Text > Capitalize Every Word"),
    ("Choose Format > Text > Increase Size", "Choose Format > Text > Decrease Size", "Set the font size"),
    ("Choose Table > Insert > Rows Below", "Choose Table > Insert > Rows Above"),
    ("Choose Format > Lists > Move Item Up", "Choose Format > Lists > Move Item Down"),
    ("Choose Styles > ",),
)  # fmt: skip


def taken_as(worded: str, way: Sequence[str], reading: Reading) -> str:
    """What ``way`` is done to where ``worded`` is selected: the same for all selections that come to the same."""
    step = way[0]
    if step.startswith(_OF_DOCUMENT):
        return NOTHING
    cells, table = _CELLS.fullmatch(worded), _TABLE.fullmatch(worded)
    if step.startswith(_OF_TABLE):
        return f"table {table[1]}" if table else worded
    if step.startswith(_OF_ROWS):
        return f"rows {cells[2]} to {cells[4] or cells[2]} of {cells[5]}" if cells else worded
    if step.startswith(_OF_COLUMNS):
        return f"columns {cells[1]} to {cells[3] or cells[1]} of {cells[5]}" if cells else worded
    if (
        step.startswith(_OF_LINES)
        and worded.startswith("Select the text ")
        and len(parts_of(worded)) == 1
    ):
        lines = candidate_of(worded, reading).lines
        return f"Select paragraph {lines[0]}" if len(lines) == 1 else worded
    return worded


def only_one(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two ways undo each other in one place: centred and to the left."""
    return any(first[0].startswith(kind) and second[0].startswith(kind) for kind in _ONE_OF)
