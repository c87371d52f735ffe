"""The compact codec: short prompts for small models, replies in the paper's seven keys."""

from lamwright.codec import plans, prompt, reply
from lamwright.codec.grammar import plan_grammar, reply_grammar
from lamwright.records.base import Record
from lamwright.records.trajectory import Decision, State


class CompactCodec(Record):
    """Pure functions of a state with a few limits; a default one suits 1,024 tokens of context.

    The thought of a reply is always the wording of its action (``records.wording.describe``), so
    that the grammar can tie the two together and what follows a thought is mostly forced.
    """

    canvas_limit: int = 12
    control_limit: int = 14
    words: int = 7
    line_limit: int = 8

    def render_state(self, state: State) -> str:
        """The prompt, up to and including the reply mark."""
        return prompt.render_state(
            state,
            canvas_limit=self.canvas_limit,
            control_limit=self.control_limit,
            words=self.words,
            line_limit=self.line_limit,
        )

    def grammar(self, state: State) -> str:
        """Lark text for llguidance that accepts exactly the valid replies in ``state``."""
        return reply_grammar(state)

    def render_reply(self, decision: Decision) -> str:
        """The training target."""
        return reply.render_reply(decision)

    def parse_reply(self, text: str, state: State) -> Decision:
        """The decision in a reply, ``valid=False`` when there is none. Never raises."""
        return reply.parse_reply(text, state)

    def render_task(self, task: str) -> str:
        """The prompt of phase 1."""
        return plans.render_task(task)

    def render_plan(self, steps: list[str] | tuple[str, ...]) -> str:
        """The target of phase 1."""
        return plans.render_plan(steps)

    def parse_plan(self, text: str) -> tuple[str, ...]:
        """The plan in a reply of phase 1; empty when unusable. Never raises."""
        return plans.parse_plan(text)

    def plan_grammar(self) -> str:
        """Lark text that accepts exactly a list of plan steps."""
        return plan_grammar()
