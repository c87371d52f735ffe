"""Steps that put lines of a document, or rows of a table, before others: moved by the menu, or cut and pasted.

The menu moves whole lines past others and keeps all that they are, but never past a table. Where a table stands
between, the stretch is cut with the paragraph mark behind it and pasted where a line begins, so that no line joins
another one. To move what stands above down is to move what stands below up: whichever costs less is done.
"""

from typing import NamedTuple

from lamwright.codec.found import paragraphs_selection
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable, TextCanvas

UP, DOWN = "Choose Format > Lists > Move Item Up", "Choose Format > Lists > Move Item Down"
_FARTHEST = 10
"""Lines that the menu moves past, at most: each is a step."""
_CUTS, _PASTES = 'Type "{CTRL+X}"', 'Type "{CTRL+UP}{CTRL+V}"'
_CUTS_BEFORE = 'Type "{CTRL+SHIFT+UP}{CTRL+X}"'
"""Cuts what is selected up to the beginning of its last line."""
_MARK = "."
"""A last line that holds something keeps its style when what stands before it is cut."""
_ADDS_LINE, _MARKS_LINE = f'Type "{{END}}{{ENTER}}{_MARK}"', f'Type "{_MARK}"'
_TAKES_LINE, _UNMARKS_LINE = 'Type "{END}{DELETE}{DELETE}"', 'Type "{CTRL+END}{BACKSPACE}"'
_PASTES_ROWS = "Choose Edit > Paste Special > Paste as Rows Above"


class Stretch(NamedTuple):
    """Lines, or rows, from a first one to a last one, both counted from 1."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


class Rearranged(NamedTuple):
    """What is selected first, and the steps that follow."""

    selection: str
    steps: tuple[str, ...]


def lines_moved(block: Stretch, before: int, canvas: TextCanvas) -> Rearranged | None:
    """Steps that make ``block`` stand before line ``before`` (one behind the last: at the end).

    None: it stands there, or no steps are known that leave all else as it is.
    """
    if block.first <= before <= block.last + 1:
        return None
    is_up = before < block.first
    other = Stretch(before, block.first - 1) if is_up else Stretch(block.last + 1, before - 1)
    upper, lower = (other, block) if is_up else (block, other)
    if not 1 <= upper.first <= lower.last <= len(canvas.paragraphs):
        return None
    tables = {table.after_paragraph for table in canvas.tables if table.place == "body"}
    # A table behind what is moved up belongs to it, unless that is a line alone.
    behind = lower.last - int(is_up and block.size == 1)
    if tables.isdisjoint(range(upper.first, behind + 1)):
        moved = _by_menu(upper, lower, is_up=is_up)
        if moved is not None:
            return _with_gap(moved, upper, lower, canvas)
        return _by_cutting(upper, lower, canvas, tables)
    if block.size == 1 and block.last in tables:
        return None
    return _by_cutting(upper, lower, canvas, tables)


def rows_moved(table: CanvasTable, row: int, before: int) -> Rearranged | None:
    """Steps that make a row stand before row ``before`` (one behind the last: at the end); None: it stands there."""
    if row <= before <= row + 1 or not 1 <= before <= table.rows + 1 or not 1 <= row <= table.rows:
        return None
    upper, lower = (
        (before, Stretch(row, row)) if before < row else (row, Stretch(row + 1, before - 1))
    )
    last = column_letters(table.columns - 1)
    cells = f"A{lower.first} to {last}{lower.last}"
    if table.columns == 1 and lower.size == 1:
        cells = ""
    selection = f"Select cells {cells} of table {table.number}"
    steps = (_CUTS, f"Select cell A{upper} of table {table.number}", 'Type "{HOME}"', _PASTES_ROWS)
    return Rearranged(selection, steps) if cells else None


def _by_menu(upper: Stretch, lower: Stretch, *, is_up: bool) -> Rearranged | None:
    """What is to be moved goes past the rest, or the rest past it; None: both are too far."""
    block, other = (lower, upper) if is_up else (upper, lower)
    step, back = (UP, DOWN) if is_up else (DOWN, UP)
    if other.size <= _FARTHEST and (other.size <= block.size or block.size == 1):
        return Rearranged(_selected(block), (step,) * other.size)
    if block.size <= _FARTHEST:
        return Rearranged(_selected(other), (back,) * block.size)
    return Rearranged(_selected(block), (step,) * other.size) if other.size <= _FARTHEST else None


def _with_gap(moved: Rearranged, upper: Stretch, lower: Stretch, canvas: TextCanvas) -> Rearranged:
    """Blank lines that parted two stretches part them again, where the lower one was the last of the document."""
    texts = [paragraph.text.strip() for paragraph in canvas.paragraphs]
    own = texts[upper.first - 1 : upper.last]
    blank = len(own) - len("\n".join(own).rstrip().split("\n")) if any(own) else 0
    if not blank or any(texts[lower.last :]) or not texts[lower.last - 1]:
        return moved
    core = Stretch(upper.first + lower.size, lower.last - blank)
    return Rearranged(
        moved.selection, (*moved.steps, _selected(core), *((DOWN,) * min(blank, _FARTHEST)))
    )


def _by_cutting(
    upper: Stretch, lower: Stretch, canvas: TextCanvas, tables: set[int]
) -> Rearranged | None:
    """Cut and pasted; what holds no table is cut where there is a choice, for a table that is cut loses its name."""
    texts = [paragraph.text for paragraph in canvas.paragraphs]
    count = len(texts)
    is_end = lower.last == count or (lower.last == count - 1 and not texts[-1].strip())
    if is_end:
        return _at_end(upper, lower, canvas, tables)
    if not texts[upper.first - 1] or not texts[lower.last] or not texts[lower.first - 1]:
        return None
    if tables.isdisjoint(range(upper.first, upper.last + 1)):
        target = lower.last + 1 - upper.size
        return _cut(upper, target)
    return _cut(lower, upper.first)


def _at_end(
    upper: Stretch, lower: Stretch, canvas: TextCanvas, tables: set[int]
) -> Rearranged | None:
    """The last lines put before others; a last line that is there for it alone goes again."""
    paragraphs = canvas.paragraphs
    count, is_empty = len(paragraphs), not paragraphs[-1].text.strip()
    if not paragraphs[upper.first - 1].text:
        return None
    last = f"Select paragraph {count}"
    if is_empty:
        if paragraphs[-1].text:
            return None
        cut = _cut(Stretch(lower.first, count - 1), upper.first)
        return Rearranged(last, (_MARKS_LINE, cut.selection, *cut.steps, _UNMARKS_LINE))
    cut = _cut(lower, upper.first)
    if upper.last not in tables:
        return Rearranged(last, (_ADDS_LINE, cut.selection, *cut.steps, last, _TAKES_LINE))
    if paragraphs[-1].list_label:
        return None
    return Rearranged(last, (_ADDS_LINE, cut.selection, *cut.steps, _UNMARKS_LINE))


def _cut(block: Stretch, target: int) -> Rearranged:
    """``block`` cut with the mark behind it, and pasted before line ``target`` of what is left."""
    selection = f"Select paragraphs {block.first} to {block.last + 1}"
    return Rearranged(selection, (_CUTS_BEFORE, f"Select paragraph {target}", _PASTES))


def _selected(block: Stretch) -> str:
    return paragraphs_selection(range(block.first, block.last + 1))
