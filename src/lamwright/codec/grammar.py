"""Grammar of the valid replies in a state: one regular expression in llguidance's Lark form.

A reply is a single terminal on purpose: inside one regular expression a span that holds a quote
cannot be confused with the quote that ends it, which a lexer over several terminals would do.
"""

import json
import re
from collections.abc import Iterable

from lamwright.codec import vocabulary as v
from lamwright.codec.dialect import Dialect
from lamwright.codec.found import shown_ways
from lamwright.codec.guided import act_of, first_of, guided_rules, selecting
from lamwright.codec.lark import either, escaped, literal, tied
from lamwright.codec.steps import step_rules
from lamwright.codec.values import default_colours, named_values
from lamwright.records.action import BaseAction
from lamwright.records.document_action import SelectText
from lamwright.records.observation import Control
from lamwright.records.retrieved import Retrieved
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
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
_TYPED_STEP = re.compile(r'Type \\"((?:(?!\\" in \\").)*)\\"', re.DOTALL)
"""A step that types where the cursor is, as a reply holds it."""
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


def reply_grammar(state: State, dialect: Dialect, *, follows: bool = False) -> str:
    """Every valid reply: its control exists, its function fits, its texts are spans of what is there.

    ``follows``: only those that do the next step of the plan, or begin as it does, if there are any. What it selects
    is selected word for word: spans end between words, and "€34.50" is no run of them.
    """
    step = state.plan[0] if follows and state.plan else ""
    rules = _Rules(state, dialect, step)
    rules.controls()
    rules.document()
    chosen = selecting(step)
    if chosen is not None and _is_there(chosen, dialect.texts(state.observation.canvas)):
        rules.only(chosen)
    if step and not rules.acts:
        return reply_grammar(state, dialect)
    return rules.text()


def guided_grammar(state: State, dialect: Dialect, found: Retrieved) -> str | None:
    """Replies among what was ``found`` (``guided``); None where that is not enough to choose from.

    To a request that is doubted there is one reply: nothing is done.
    """
    if found.doubt:
        return f"start: REPLY\nREPLY: {literal(nothing_to_do())}\n"
    ways = shown_ways(found)
    if not ways:
        return None
    rules = _Rules(state, dialect)
    rules.controls()
    rules.document()
    firsts = [rules.beginning(first) for first in first_of(ways)]
    if not any(firsts):
        return None
    texts = dialect.texts(state.observation.canvas)
    colours = default_colours([step for way in ways for step in way])
    return rules.guided(guided_rules(state.request, found, firsts, texts), colours)


def nothing_to_do() -> str:
    """The reply that ends without an action."""
    return v.OPEN + v.NO_ACTION_THOUGHT + v.on_document("") + "}" + v.STATUS + v.FINISH


def _begins_as(alternative: str, step: str) -> bool:
    """Whether what an alternative begins with begins like ``step``, or all of ``step`` does."""
    first = _LITERAL.match(alternative.lstrip("( "))
    said = json.loads(first[0]) if first else ""
    return bool(said) and (said.startswith(step) or step.startswith(said))


def _is_there(chosen: BaseAction, texts: list[str]) -> bool:
    """Whether the words that are selected stand among ``texts``; with a place they are not looked for."""
    if not isinstance(chosen, SelectText) or chosen.place:
        return True
    return any(chosen.text in text for text in texts)


class _Rules:
    """Collects terminals and the alternatives of ACT."""

    def __init__(self, state: State, dialect: Dialect, step: str = "") -> None:
        self._dialect = dialect
        self._step = escaped(step)
        self._state = state
        self._showing = state.observation.controls
        self._lines: list[str] = []
        self.acts: list[str] = []
        """Names of the terminals of ACT."""
        self._alternatives: list[str] = []
        self._spans("CANVAS", dialect.texts(state.observation.canvas))
        self._spans("REQUEST", [state.request, *_QUOTED.findall(state.request)])
        self._lines += [f"NUMBER: {_NUMBER}", "INT: /[0-9]{1,3}/", "SIZE: /[0-9]{1,3}([.][0-9])?/"]
        options = sorted({escaped(option) for option in _options(self._showing)})
        self._lines.append("TYPED: " + either(["REQUEST", "NUMBER", *map(literal, options)]))

    def text(self) -> str:
        """The finished grammar."""
        done = either(self.acts) + "\n" + "\n".join(self._lines)
        plan = f"{literal(v.CONTINUE)} STEP ({literal(v.NEXT)} STEP){{0,15}} {literal(v.CLOSE)}"
        tail = either([literal(v.FINISH), plan, literal(v.CONTINUE_BLIND)])
        if self._step:
            left = [escaped(step) for step in self._state.plan[1:]]
            tail = literal(f"{v.CONTINUE}{v.NEXT.join(left)}{v.CLOSE}" if left else v.FINISH)
        nothing = literal(nothing_to_do())
        whole = f"{literal(v.OPEN)} ACT {literal(v.STATUS)} TAIL"
        whole += "" if self._step else f" | {nothing}"
        return f"start: REPLY\nREPLY: {whole}\nTAIL: {tail}\nACT: {done}\n"

    def only(self, action: BaseAction) -> None:
        """Nothing but ``action`` is done."""
        self._lines.append(f"CHOSEN: {literal(act_of(action))}")
        self.acts = ["CHOSEN"]

    def beginning(self, step: str) -> list[str]:
        """The alternatives of ACT that begin as a step does."""
        return [way for way in self._alternatives if _begins_as(way, step)]

    def guided(self, rules: list[str], colours: str) -> str:
        """The grammar with other rules for REPLY, and values that the request names where it names some.

        ``colours``: what a colour may be where it names none.
        """
        named = {"COLOR_NAME": colours, **named_values(self._state.request)}
        held = [line for line in self._lines if line.partition(":")[0] not in named]
        values = [f"{name}: {value}" for name, value in named.items()]
        return "start: REPLY\n" + "\n".join([*held, *values, *rules]) + "\n"

    def _act(self, name: str, alternatives: list[str]) -> None:
        if self._step:
            alternatives = [way for way in alternatives if _begins_as(way, self._step)]
        self._alternatives += alternatives
        if alternatives:
            self._lines.append(f"{name}: {either(alternatives)}")
            self.acts.append(name)

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
        self._act("SET", [_set(control, self._put(control)) for control in edits])
        types_here = _TYPED_STEP.fullmatch(self._step)
        self._act("KEYS_IN", [] if types_here else [_keys_in(control) for control in edits])
        self._act("READ", [_read(control) for control in named])

    def _put(self, control: Control) -> str:
        """What is put into ``control``: what the step says, where it says so."""
        before = f'Set \\"{escaped(control.name)}\\" to \\"'
        if self._step.startswith(before):
            return literal(self._step.removeprefix(before).removesuffix('\\"'))
        return "TYPED"

    def document(self) -> None:
        """The functions that need no control, the application's own among them."""
        self._lines.append("KEYS: " + _keys_terminal())
        typed = _TYPED_STEP.fullmatch(self._step)
        keys = literal(typed[1]) if typed else "KEYS"
        self._act("KEYS_HERE", [tied("Type ", v.on_document("keyboard_input") + '"keys":"', keys)])
        wheel = v.on_document("wheel_mouse_input") + '"wheel_dist":'
        sign = '("-")? INT'
        self._act("WHEEL", [f'{literal("Scroll by ")} {sign} {literal(wheel)} {sign} "}}"'])
        for terminal in self._dialect.replies(self._state):
            self._lines += terminal.lines
            self._act(terminal.name, list(terminal.alternatives))
        self._lines += step_rules(self._state.menu, self._dialect.steps(self._state))


def _options(showing: Iterable[Control]) -> set[str]:
    """Texts that visible lists, combo boxes and choices already show."""
    return {text for control in showing for text in (control.name, control.value) if text}


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


def _set(control: Control, value: str) -> str:
    opening = literal(f'Set \\"{escaped(control.name)}\\" to \\"')
    middle = literal('\\"' + _control_tail("set_edit_text", control, v.TEXT_ARGS))
    return f"{opening} {value} {middle} {value} {literal(chr(34) + '}')}"


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
