"""State to prompt: what grows slowly first, what changes at every step last."""

from collections.abc import Sequence

from lamwright.codec import vocabulary as v
from lamwright.codec.dialect import Dialect
from lamwright.codec.found import found_lines
from lamwright.codec.relevance import Wanted, chosen_controls
from lamwright.codec.text import flat
from lamwright.records.base import Record
from lamwright.records.observation import Control
from lamwright.records.retrieved import RankedControl, Retrieved
from lamwright.records.trajectory import State, Step
from lamwright.records.wording import describe

_SHOWN_STATES = ("checked", "pressed", "selected", "expanded", "focused")
_DETAIL_WORDS = 8


def history_line(step: Step) -> str:
    """An earlier action and its outcome: ``Click "Bold": ok``."""
    action = step.decision.action
    did = describe(action) if action is not None else step.decision.thought
    return f"{flat(did)}: {outcome_words(step)}"


def outcome_words(step: Step) -> str:
    """``ok``, ``no change``, ``not done``, or why it failed."""
    outcome = step.outcome
    if outcome is None:
        return "not done"
    if outcome.delivered:
        detail = _short(outcome.detail) if _tells(step) else ""
        return f"ok {detail}".rstrip()
    return f"failed {outcome.reason} {_short(outcome.detail)}".rstrip()


def _tells(step: Step) -> bool:
    return step.decision.action is not None and step.decision.action.function == "texts"


def _short(detail: str) -> str:
    return " ".join(flat(detail).split()[:_DETAIL_WORDS])


def control_line(control: Control) -> str:
    """``12 toggle button "Bold" pressed`` or ``7 spin button "Width" = "2.00"``."""
    line = f'{control.label} {control.role} "{flat(control.name)}"'
    if control.value:
        line += f' = "{_short(control.value)}"'
    states = [state for state in _SHOWN_STATES if state in control.states]
    if control.states and not control.enabled:
        states.append("disabled")
    return " ".join([line, *states])


def wanted_by(state: State) -> Wanted:
    """Request, plan left and the last action, which decide what is worth showing."""
    last = [history_line(step) for step in state.history[-1:]]
    return Wanted([state.request, *state.plan, *last])


def capped(lines: list[str], limit: int) -> list[str]:
    """The first ``limit`` lines, and how many more there are."""
    if len(lines) <= limit:
        return lines
    return [*lines[:limit], f"+{len(lines) - limit} more"]


def latest(lines: list[str], limit: int) -> list[str]:
    """The last ``limit`` lines, and how many came before."""
    if len(lines) <= limit:
        return lines
    return [f"+{len(lines) - limit} earlier", *lines[-limit:]]


def control_lines(state: State, wanted: Wanted, limit: int) -> list[str]:
    """The controls worth showing, and how many there are besides."""
    observation = state.observation
    shown, left_out = chosen_controls(
        observation.controls, state.menu, observation.dialogs, wanted, limit=limit
    )
    lines = [control_line(control) for control in shown]
    return [*lines, f"+{left_out} more"] if left_out else lines


def part(mark: str, lines: list[str]) -> str:
    """A part of the prompt: its mark and its lines."""
    return mark + "\n".join(lines)


class Limits(Record):
    """How much a prompt shows; the defaults suit 1,024 tokens of context."""

    canvas: int = 12
    """Lines of the document."""
    controls: int = 14
    words: int = 7
    """Words of a line of the document."""
    lines: int = 8
    """Lines of the history, and of the plan."""


def render_state(state: State, dialect: Dialect, limits: Limits) -> str:
    """The whole prompt, up to and including the reply mark."""
    wanted = wanted_by(state)
    shown = dialect.canvas_lines(
        state.observation.canvas, wanted, limit=limits.canvas, words=limits.words
    )
    return "".join([
        part(v.REQUEST, [flat(state.request)]),
        part(v.DONE, latest([history_line(step) for step in state.history], limits.lines)),
        part(v.PLAN, capped([flat(step) for step in state.plan], limits.lines)),
        part(v.CANVAS, shown),
        part(v.CONTROLS, control_lines(state, wanted, limits.controls)),
        v.REPLY,
    ])


def begins(state: State) -> bool:
    """Whether the request has yet to be understood: there is no plan, or its last step failed."""
    last = state.history[-1:]
    return not state.plan or any(s.outcome is not None and not s.outcome.delivered for s in last)


def render_beginning(state: State, dialect: Dialect, limits: Limits, found: Retrieved) -> str:
    """The prompt of a request that has yet to be understood, with what was ``found`` in order of rank.

    Beside document and controls it shows known ways to do such things, and what words of the request
    may mean, worded as the actions that select it.
    """
    wanted = Wanted(wanted_by(state).texts, [line.index for line in found.paragraphs])
    shown = dialect.canvas_lines(
        state.observation.canvas, wanted, limit=limits.canvas, words=limits.words
    )
    return "".join([
        *_so_far(state, limits),
        part(v.CANVAS, shown),
        part(v.CONTROLS, _ranked_lines(state, found.controls, limits.controls)),
        part(v.TASK, found_lines(found)),
        v.REPLY,
    ])


def render_going_on(
    state: State, dialect: Dialect, limits: Limits, controls: Sequence[RankedControl]
) -> str:
    """The prompt of a step in the middle of a plan: what is selected, and the best ``controls``."""
    shown = dialect.canvas_lines(state.observation.canvas, Wanted(()), limit=0, words=limits.words)
    return "".join([
        *_so_far(state, limits),
        part(v.CANVAS, shown),
        part(v.CONTROLS, _ranked_lines(state, controls, limits.controls // 2)),
        v.REPLY,
    ])


def _so_far(state: State, limits: Limits) -> list[str]:
    done = latest([history_line(step) for step in state.history], limits.lines)
    return [
        part(v.REQUEST, [flat(state.request)]),
        part(v.DONE, done),
        part(v.PLAN, capped([flat(step) for step in state.plan], limits.lines)),
    ]


def _ranked_lines(state: State, ranked: Sequence[RankedControl], limit: int) -> list[str]:
    """Lines of the best controls, and how many there are besides."""
    left_out = len(state.observation.controls) + len(state.menu) - min(len(ranked), limit)
    return [
        *(control_line(item.control) for item in ranked[:limit]),
        *([f"+{left_out} more"] if left_out else []),
    ]
