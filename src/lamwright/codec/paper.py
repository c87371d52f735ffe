"""The paper's prompt for large models (appendix C): everything spelled out, nothing trained."""

import json
from dataclasses import dataclass

from lamwright.codec.dialect import Dialect
from lamwright.codec.relevance import Wanted
from lamwright.codec.reply import parse_reply
from lamwright.models.chat import USER_MARK
from lamwright.records.action import CONTROL_FUNCTIONS, CORE_ACTIONS, BaseAction
from lamwright.records.observation import Control
from lamwright.records.trajectory import Decision, State, Step
from lamwright.records.wording import describe
from lamwright.safety.text import for_prompt

_ROLE = """\
You operate {application} for a user, one action at a time. You see the controls that can be \
operated now, the menu entries (they can be chosen without opening a menu), the document, and what \
has been done so far. Decide the single next action.

Control types: push button, toggle button, check box, radio button, page tab, combo box, edit, \
spin button, list item, tree item, menu item, check menu item, radio menu item.

Functions and their arguments:
{functions}

Rules:
- Select what is to be changed before you change it.
- For functions that act on a control give control_label and control_name exactly as listed.
- Other functions act on the document: leave control_label and control_name empty.
- status is FINISH when this action is the last one, otherwise CONTINUE.
- plan lists what remains after this action, one short step each; empty at the end.
- If nothing (more) is to be done, leave function empty and set status to FINISH.

Reply with one JSON object and nothing else, with these seven keys:
{reply}"""
_REPLY = {
    "thought": "why this action",
    "control_label": "label of the control",
    "control_name": "name of the control",
    "function": "name of the function",
    "args": {"argument": "value"},
    "status": "CONTINUE or FINISH",
    "plan": ["what remains"],
}


@dataclass(frozen=True)
class PaperCodec:
    """State to a system and a user message, and the reply back to a decision."""

    dialect: Dialect
    canvas_limit: int = 60
    """Lines of the document that are shown."""
    words: int = 24
    """Words of each of them."""

    def render_state(self, state: State) -> str:
        """System message, ``USER_MARK``, user message with the paper's four parts."""
        return self.system(state.application) + USER_MARK + self._user(state)

    def system(self, application: str) -> str:
        """Role, control types, function list and reply format."""
        reply = json.dumps(_REPLY, indent=1)
        return _ROLE.format(
            application=application, functions=function_list(self.dialect), reply=reply
        )

    def parse_reply(self, text: str) -> Decision:
        """The decision in a reply, ``valid=False`` when there is none. Never raises."""
        return parse_reply(text)

    def _user(self, state: State) -> str:
        wanted = Wanted((state.request, *state.plan))
        canvas = state.observation.canvas
        shown = self.dialect.canvas_lines(canvas, wanted, limit=self.canvas_limit, words=self.words)
        controls = [*state.observation.controls, *(c for c in state.menu if c.enabled)]
        return "\n".join((
            "<Available Controls>",
            *(_control_line(control) for control in controls),
            "<Document>",
            *shown,
            "<User Request>",
            for_prompt(state.request),
            "<Previous Actions>",
            *(_step_line(step) for step in state.history),
            "<Previous Plans>",
            *(for_prompt(step) for step in state.plan),
        ))


def function_list(dialect: Dialect) -> str:
    """The action vocabulary as it is, from its classes."""
    lines = []
    kinds: tuple[type[BaseAction], ...] = (*CORE_ACTIONS, *dialect.actions)
    for kind in kinds:
        fields = {n: f for n, f in kind.model_fields.items() if n not in {"function", "control"}}
        names = ", ".join(
            f"{name}{'' if field.is_required() else f'={field.default!r}'}"
            for name, field in fields.items()
        )
        function = kind.model_fields["function"].default
        on = " (on a control)" if function in CONTROL_FUNCTIONS else ""
        lines.append(f"- {function}({names}){on}: {str(kind.__doc__).strip()}")
    return "\n".join(lines)


def _control_line(control: Control) -> str:
    value = f" = {control.value!r}" if control.value is not None else ""
    states = [state for state in control.states if state not in {"enabled", "sensitive"}]
    off = [] if control.enabled else ["disabled"]
    marks = f" [{', '.join(off + states)}]" if off + states else ""
    return (
        f"{control.label} | {control.role} | {for_prompt(control.name)}{for_prompt(value)}{marks}"
    )


def _step_line(step: Step) -> str:
    decision, outcome = step.decision, step.outcome
    done = describe(decision.action) if decision.action else "(no usable action)"
    if outcome is None or outcome.delivered:
        return for_prompt(f"{step.index}. {done}")
    return for_prompt(f"{step.index}. {done} -> not done: {outcome.detail or outcome.reason}")
