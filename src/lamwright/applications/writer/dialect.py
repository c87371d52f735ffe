"""Writer's part of a codec: paragraphs and tables in prompts, selecting and inserting in replies."""

from collections.abc import Mapping

from lamwright.applications.office.dialect import further_replies, further_steps
from lamwright.applications.writer.canvas import AT_FULL_LENGTH, canvas_lines, shown
from lamwright.applications.writer.places import place_steps, place_terminal, range_terminal
from lamwright.codec import vocabulary as v
from lamwright.codec.dialect import Terminal
from lamwright.codec.lark import QUOTE, either, literal, opening, tied
from lamwright.codec.relevance import Wanted
from lamwright.records.action import BaseAction
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import Canvas, CanvasTable, TextCanvas, as_text
from lamwright.records.document_action import TEXT_DOCUMENT_ACTIONS
from lamwright.records.trajectory import State

_TEXT = "(CANVAS | REQUEST)"
_EVERY = '","every":true}'
_IN_PARAGRAPH = '","place":"paragraph '
_MOST_LISTED = 20
"""Paragraphs that one reply lists: so long is a list of headings."""


class TextDialect:
    """Text documents; see ``codec.dialect.Dialect``."""

    actions: tuple[type[BaseAction], ...] = TEXT_DOCUMENT_ACTIONS

    def canvas_lines(self, canvas: Canvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
        """Lines like ``4 Heading 1: Methods``, tables and the selection."""
        cut = shown(canvas, AT_FULL_LENGTH) if wanted.paragraphs else shown(canvas)
        return canvas_lines(cut, wanted, limit=limit, words=words)

    def texts(self, canvas: Canvas) -> list[str]:
        """The paragraphs."""
        held = shown(canvas, AT_FULL_LENGTH).paragraphs
        texts = [paragraph.text.removesuffix("…") for paragraph in held]
        return [text for text in texts if text.strip()]

    def replies(self, state: State) -> list[Terminal]:
        """Select texts, paragraphs and tables, insert tables, set fonts, save."""
        canvas = as_text(state.observation.canvas)
        return [
            # What the canvas shows, or what the request names (cells and long texts are not shown).
            Terminal("SELECT_TEXT", _select_text(canvas)),
            _select_paragraph(canvas),
            Terminal("SELECT_TABLE", [_select_table(table.number) for table in canvas.tables]),
            _select_cells(canvas),
            Terminal("INSERT_TABLE", [_insert_table()]),
            place_terminal(canvas),
            range_terminal(canvas, _last_paragraph(canvas)),
            *further_replies(v.EXTENSIONS),
        ]

    def steps(self, state: State) -> Mapping[str, str]:
        """The wordings of the same actions."""
        canvas = as_text(state.observation.canvas)
        last = _last_paragraph(canvas)
        return {
            "PICK": f"{opening('Select the text ')} {_TEXT} {QUOTE}"
            + (f" ({literal(' in paragraph ')} INDEX)?" if last else ""),
            "EVERY": f"{opening('Select every ')} {_TEXT} {QUOTE}",
            "PARAGRAPH": f"{literal('Select paragraph ')} INDEX" if last else "",
            "PARAGRAPHS": (
                f"{literal('Select paragraphs ')} INDEX {literal(' to ')}"
                f" (INDEX | {literal('the last')})"
                if last
                else ""
            ),
            "SEVERAL": _listed() if last else "",
            "TABLE": either(literal(f"Select table {table.number}") for table in canvas.tables),
            "CELLS": either(_cells_step(table.number) for table in canvas.tables),
            "NEW_TABLE": (
                f"{literal('Insert a table with ')} INT {literal(' rows and ')} INT"
                f" {literal(' columns')}"
            ),
            **place_steps(canvas),
            **further_steps(v.EXTENSIONS),
        }


def _last_paragraph(canvas: TextCanvas) -> int:
    indexes = [paragraph.index for paragraph in canvas.paragraphs]
    return max(indexes, default=0) + canvas.truncated


def _select_text(canvas: TextCanvas) -> list[str]:
    """The first one, every one, or that of one paragraph."""
    middle = v.on_document("select_text") + '"text":"'
    first = tied("Select the text ", middle, _TEXT)
    args = literal('\\"' + middle)
    every = f"{opening('Select every ')} {_TEXT} {args} {_TEXT} {literal(_EVERY)}"
    inside = " ".join([
        opening("Select the text "),
        _TEXT,
        literal('\\" in paragraph '),
        "INDEX",
        literal(middle),
        _TEXT,
        literal(_IN_PARAGRAPH),
        "INDEX",
        literal(v.TEXT_END),
    ])
    return [first, every, *([inside] if _last_paragraph(canvas) else [])]


def _select_paragraph(canvas: TextCanvas) -> Terminal:
    last = _last_paragraph(canvas)
    if not last:
        return Terminal("SELECT_PARAGRAPH", [])
    single = [_select_one(index) for index in range(1, last + 1)]
    number = either(literal(str(index)) for index in range(1, last + 1))
    ways = [*single, *_select_range(), *map(_select_several, range(2, _MOST_LISTED + 1))]
    return Terminal("SELECT_PARAGRAPH", ways, [f"INDEX: {number}"])


def _select_one(index: int) -> str:
    args = f'{v.on_document("select_paragraph")}"start_index":{index},"end_index":{index}}}'
    return literal(f"Select paragraph {index}" + args)


def _select_range() -> list[str]:
    middle = literal(v.on_document("select_paragraph") + '"start_index":')
    to, end = literal(" to "), literal(',"end_index":')
    opening = literal("Select paragraphs ")
    last = literal(" to the last" + v.on_document("select_paragraph") + '"start_index":')
    return [
        f"{opening} INDEX {to} INDEX {middle} INDEX {end} INDEX {literal('}')}",
        f"{opening} INDEX {last} INDEX {literal(v.LAST_INDEX)}",
    ]


def _select_several(count: int) -> str:
    """So many paragraphs in the thought, as many in the arguments."""
    middle = literal(v.on_document("select_paragraphs") + '"indexes":[')
    further, comma = f" {literal(', ')} ", f" {literal(',')} "
    thought = f"{further.join(['INDEX'] * (count - 1))} {literal(' and ')} INDEX"
    listed = comma.join(["INDEX"] * count)
    return f"{literal('Select paragraphs ')} {thought} {middle} {listed} {literal(']}')}"


def _listed() -> str:
    """``Select paragraphs 2, 5 and 9``."""
    between = f"({literal(', ')} INDEX){{0,{_MOST_LISTED - 2}}}"
    return f"{literal('Select paragraphs ')} INDEX {between} {literal(' and ')} INDEX"


def _select_table(number: int) -> str:
    return literal(f'Select table {number}{v.on_document("select_table")}"number":{number}}}')


def _select_cells(canvas: TextCanvas) -> Terminal:
    """Cells of the tables that the canvas shows, one or a range; each table has its CELL."""
    lines = [f"CELL_{table.number}: {_cell_address(table)}" for table in canvas.tables]
    return Terminal("SELECT_CELLS", [way for t in canvas.tables for way in _cells_of(t)], lines)


def _cell_address(table: CanvasTable) -> str:
    columns = either(literal(column_letters(number)) for number in range(table.columns))
    rows = either(literal(str(number)) for number in range(1, table.rows + 1))
    return f"({columns}) ({rows})" if table.columns and table.rows else literal("A1")


def _cells_of(table: CanvasTable) -> list[str]:
    cell, where = f"CELL_{table.number}", f" of table {table.number}"
    args = f'{where}{v.on_document("select_cells")}"table":{table.number},"first":"'
    one = f"{literal('Select cell ')} {cell} {literal(args)} {cell} {literal(v.TEXT_END)}"
    several = f"{literal('Select cells ')} {cell} {literal(' to ')} {cell} {literal(args)} {cell}"
    return [one, f"{several} {literal(v.LAST_CELL)} {cell} {literal(v.TEXT_END)}"]


def _cells_step(table: int) -> str:
    cell, where = f"CELL_{table}", literal(f" of table {table}")
    several = f"{literal('Select cells ')} {cell} {literal(' to ')} {cell}"
    return f"({literal('Select cell ')} {cell} | {several}) {where}"


def _insert_table() -> str:
    thought = f"{literal('Insert a table with ')} INT {literal(' rows and ')} INT "
    head = literal(" columns" + v.on_document("insert_table") + '"rows":')
    return f"{thought}{head} INT {literal(',' + chr(34) + 'columns' + chr(34) + ':')} INT {literal('}')}"
