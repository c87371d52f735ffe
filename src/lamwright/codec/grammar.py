"""The replies that are valid in a state, as one regular expression in llguidance's Lark form.

A reply is a single terminal on purpose: inside one regular expression a span that holds a quote
cannot be confused with the quote that ends it, which a lexer over several terminals would do.
"""

import json
import re
from collections.abc import Iterable

from lamwright.codec import vocabulary as v
from lamwright.codec.canvas import shown
from lamwright.codec.lark import either, escaped, literal
from lamwright.codec.steps import cell_address, step_rules
from lamwright.records.observation import CanvasTable, Control, TextCanvas
from lamwright.records.trajectory import State

EDITABLE = frozenset({
    "edit",
    "text",
    "entry",
    "combo box",
    "spin button",
    "password text",
    "editbar",
    "paragraph",
})
STATIC = frozenset({"label", "static", "separator", "filler", "panel", "image", "icon"})
KEYS = [
    "{ENTER}",
    "{TAB}",
    "{SPACE}",
    "{ESC}",
    "{DELETE}",
    "{BACKSPACE}",
    "{HOME}",
    "{END}",
    "{UP}",
    "{DOWN}",
    "{LEFT}",
    "{RIGHT}",
    "{PGUP}",
    "{PGDN}",
    "{CTRL+A}",
    "{CTRL+B}",
    "{CTRL+C}",
    "{CTRL+E}",
    "{CTRL+I}",
    "{CTRL+J}",
    "{CTRL+L}",
    "{CTRL+R}",
    "{CTRL+S}",
    "{CTRL+U}",
    "{CTRL+V}",
    "{CTRL+X}",
    "{CTRL+Y}",
    "{CTRL+Z}",
    "{CTRL+HOME}",
    "{CTRL+END}",
    "{CTRL+ENTER}",
    "{SHIFT+END}",
]
_QUOTED = re.compile(r'"([^"]+)"')
"""Spans end between words, and a full stop and a quote are one word: what is quoted counts apart."""
_NUMBER = (
    r'/-?[0-9]{1,5}([.,][0-9]{1,3})?( ?(cm|mm|pt|in|pi|%|\\")) ?|-?[0-9]{1,5}([.,][0-9]{1,3})?/'
)
_STEP = r'/([^"\\\x00-\x1F]|\\["\\\/bfnrt]){1,160}/'


def plan_grammar() -> str:
    """Replies of phase 1: 1 to 16 steps."""
    steps = f"{literal(v.PLAN_OPEN)} STEP ({literal(v.NEXT)} STEP){{0,15}} {literal(v.CLOSE[:2])}"
    return f"start: PLAN\nPLAN: {steps}\nSTEP: {_STEP}\n"


def reply_grammar(state: State) -> str:
    """Every valid reply: its control exists, its function fits, its texts are spans of what is there."""
    rules = _Rules(state)
    rules.controls()
    rules.document()
    return rules.text()


class _Rules:
    """Collects terminals and the alternatives of ACT."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._canvas = shown(state.observation.canvas)
        self._showing = state.observation.controls
        self._lines: list[str] = []
        self._acts: list[str] = []
        self._spans("CANVAS", _canvas_texts(self._canvas))
        self._spans("ASKED", [state.request, *_QUOTED.findall(state.request)])
        self._lines += [f"NUMBER: {_NUMBER}", "INT: /[0-9]{1,3}/", "SIZE: /[0-9]{1,3}([.][0-9])?/"]
        options = sorted({escaped(option) for option in _options(self._showing)})
        self._lines.append("TYPED: " + either(["ASKED", "NUMBER", *map(literal, options)]))

    def text(self) -> str:
        """The finished grammar."""
        done = either(self._acts) + "\n" + "\n".join(self._lines)
        plan = f"{literal(v.CONTINUE)} STEP ({literal(v.NEXT)} STEP){{0,15}} {literal(v.CLOSE)}"
        tail = either([literal(v.FINISH), plan, literal(v.CONTINUE_BLIND)])
        nothing = literal(
            v.OPEN + v.NO_ACTION_THOUGHT + v.on_document("") + "}" + v.STATUS + v.FINISH
        )
        whole = f"{literal(v.OPEN)} ACT {literal(v.STATUS)} TAIL"
        return f"start: REPLY\nREPLY: {whole} | {nothing}\nTAIL: {tail}\nACT: {done}\n"

    def _act(self, name: str, alternatives: list[str]) -> None:
        if alternatives:
            self._lines.append(f"{name}: {either(alternatives)}")
            self._acts.append(name)

    def _spans(self, name: str, texts: list[str]) -> None:
        """A terminal for every run of words of one of ``texts``."""
        parts = [escaped(text) for text in texts if text.strip()]
        for number, part in enumerate(parts):
            body = json.dumps({"substring_words": part}, ensure_ascii=False)
            self._lines.append(f"{name}_{number}: %regex {body}")
        self._lines.append(
            f"{name}: " + (either(f"{name}_{i}" for i in range(len(parts))) or literal("-"))
        )

    def controls(self) -> None:
        """Click, double-click, right-click, set, type into, scroll and read."""
        pressable = [c for c in (*self._showing, *self._state.menu) if c.role not in STATIC]
        self._act("CLICK", [_click(control) for control in pressable if control.name])
        named = [control for control in self._showing if control.name]
        self._act("OTHER_CLICK", [way for control in named for way in _other_clicks(control)])
        edits = [control for control in named if control.role in EDITABLE]
        self._act("SET", [_set(control) for control in edits])
        self._act("KEYS_IN", [_keys_in(control) for control in edits])
        self._act("READ", [_read(control) for control in named])

    def document(self) -> None:
        """The functions that need no control."""
        self._lines.append("KEYS: " + _keys_terminal())
        keys = _tied("Type ", v.on_document("keyboard_input") + '"keys":"', "KEYS")
        self._act("KEYS_HERE", [keys])
        wheel = v.on_document("wheel_mouse_input") + '"wheel_dist":'
        sign = '("-")? INT'
        self._act("WHEEL", [f'{literal("Scroll by ")} {sign} {literal(wheel)} {sign} "}}"'])
        self._act("SELECT_TEXT", self._select_text())
        self._act("SELECT_PARAGRAPH", self._select_paragraph())
        self._act("SELECT_TABLE", [_select_table(t.number) for t in self._canvas.tables])
        self._act("SELECT_CELLS", self._select_cells())
        self._act("INSERT_TABLE", [_insert_table()])
        self._act("SET_FONT", _set_font())
        self._act("SAVE_AS", [_save_as(ext) for ext in v.EXTENSIONS])
        self._lines += step_rules(
            self._state.menu, _last_paragraph(self._canvas), self._canvas.tables
        )

    def _select_text(self) -> list[str]:
        """What the canvas shows, or what the request names (cells and long texts are not shown)."""
        opening = v.on_document("select_text") + '"text":"'
        return [_tied("Select the text ", opening, "(CANVAS | ASKED)")]

    def _select_paragraph(self) -> list[str]:
        last = _last_paragraph(self._canvas)
        if not last:
            return []
        single = [_select_one(index) for index in range(1, last + 1)]
        number = either(literal(str(index)) for index in range(1, last + 1))
        self._lines.append(f"INDEX: {number}")
        return [*single, *_select_range()]

    def _select_cells(self) -> list[str]:
        """Cells of the tables that the canvas shows, one or a range; each table has its CELL."""
        tables = self._canvas.tables
        self._lines += [f"CELL_{table.number}: {cell_address(table)}" for table in tables]
        return [way for table in tables for way in _cells_of(table)]


def _last_paragraph(canvas: TextCanvas) -> int:
    indexes = [paragraph.index for paragraph in canvas.paragraphs]
    return max(indexes, default=0) + canvas.truncated


def _canvas_texts(canvas: TextCanvas) -> list[str]:
    texts = [paragraph.text.removesuffix("…") for paragraph in canvas.paragraphs]
    return [text for text in texts if text.strip()]


def _options(showing: Iterable[Control]) -> set[str]:
    """What a list, a combo box or a choice on the screen already says."""
    return {text for control in showing for text in (control.name, control.value) if text}


def _tied(opening: str, middle: str, terminal: str) -> str:
    """``Opening "X"`` in the thought and X again as the text argument."""
    return " ".join([
        literal(opening + '\\"'),
        terminal,
        literal('\\"' + middle),
        terminal,
        literal('"}'),
    ])


def _control_tail(function: str, control: Control, args: str) -> str:
    name = escaped(control.name)
    return f"{v.on_control(function)}{name}{v.LABEL}{control.label}{args}"


def _click(control: Control) -> str:
    name = escaped(control.name)
    thought = f"Choose {name}" if " > " in control.name else f'Click \\"{name}\\"'
    return literal(thought + _control_tail("click_input", control, v.CLICK_ARGS))


def _other_clicks(control: Control) -> list[str]:
    if " > " in control.name:
        return []
    name = escaped(control.name)
    ways = (("Double-click", '{"double":true}'), ("Right-click", '{"button":"right"}'))
    return [
        literal(f'{verb} \\"{name}\\"' + _control_tail("click_input", control, f'","args":{args}'))
        for verb, args in ways
    ]


def _set(control: Control) -> str:
    opening = literal(f'Set \\"{escaped(control.name)}\\" to \\"')
    middle = literal('\\"' + _control_tail("set_edit_text", control, v.TEXT_ARGS))
    return f"{opening} TYPED {middle} TYPED {literal(chr(34) + '}')}"


def _keys_in(control: Control) -> str:
    tail = _control_tail("keyboard_input", control, v.KEYS_ARGS)
    middle = literal(f'\\" in \\"{escaped(control.name)}\\"' + tail)
    return f"{literal('Type ' + chr(92) + chr(34))} KEYS {middle} KEYS {literal(chr(34) + '}')}"


def _read(control: Control) -> str:
    thought = f'Read \\"{escaped(control.name)}\\"'
    return literal(thought + _control_tail("texts", control, v.CLICK_ARGS))


def _keys_terminal() -> str:
    key = "(" + either(literal(key) for key in KEYS) + ")"
    return f"(TYPED {key}{{0,3}}) | ({key}{{1,6}} (TYPED {key}{{0,2}})?)"


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


def _select_table(number: int) -> str:
    return literal(f'Select table {number}{v.on_document("select_table")}"number":{number}}}')


def _cells_of(table: CanvasTable) -> list[str]:
    cell, where = f"CELL_{table.number}", f" of table {table.number}"
    args = f'{where}{v.on_document("select_cells")}"table":{table.number},"first":"'
    one = f"{literal('Select cell ')} {cell} {literal(args)} {cell} {literal(v.TEXT_END)}"
    several = f"{literal('Select cells ')} {cell} {literal(' to ')} {cell} {literal(args)} {cell}"
    return [one, f"{several} {literal(v.LAST_CELL)} {cell} {literal(v.TEXT_END)}"]


def _insert_table() -> str:
    thought = f"{literal('Insert a table with ')} INT {literal(' rows and ')} INT "
    head = literal(" columns" + v.on_document("insert_table") + '"rows":')
    return f"{thought}{head} INT {literal(',' + chr(34) + 'columns' + chr(34) + ':')} INT {literal('}')}"


def _set_font() -> list[str]:
    name_args = literal('\\"' + v.on_document("set_font") + '"font_name":"')
    both_args = literal(v.on_document("set_font") + '"font_name":"')
    size_args = literal(v.on_document("set_font") + '"font_size":')
    named, close = literal('Set the font to \\"'), literal("}")
    return [
        f"{named} TYPED {name_args} TYPED {literal(chr(34) + '}')}",
        f"{named} TYPED {literal(chr(92) + chr(34) + ' size ')} SIZE {both_args} TYPED"
        f" {literal(v.FONT_SIZE)} SIZE {close}",
        f"{literal('Set the font size ')} SIZE {size_args} SIZE {close}",
    ]


def _save_as(extension: str) -> str:
    middle = literal(f'{extension}\\"' + v.on_document("save_as") + '"file_name":"')
    end = literal(f'","file_ext":"{extension}"}}')
    return f"{literal('Save as ' + chr(92) + chr(34))} ASKED {middle} ASKED {end}"
