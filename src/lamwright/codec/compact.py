"""The compact codec: short prompts for small models, replies in the paper's seven keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lamwright.codec import plans, prompt, reply
from lamwright.codec.dialect import Dialect
from lamwright.codec.found import believed
from lamwright.codec.grammar import guided_grammar, plan_grammar, reply_grammar
from lamwright.codec.guided import without_repeats
from lamwright.codec.prompt import Limits
from lamwright.records.retrieved import RankedControl, Retrieved
from lamwright.records.trajectory import Decision, State


class Finder(Protocol):
    """Finds what a prompt shows; ``retrieve.Retriever`` is one."""

    def retrieve(self, state: State) -> Retrieved:
        """Controls, paragraphs, targets and ways for a state, each in order of rank."""
        ...

    def controls(self, state: State) -> Sequence[RankedControl]:
        """All controls and menu entries alone, best first."""
        ...


@dataclass(frozen=True)
class CompactCodec:
    """Pure functions of a state, for one application's ``dialect``.

    The thought of a reply is always the wording of its action (``records.wording.describe``), so
    that the grammar can tie the two together and what follows a thought is mostly forced.
    """

    dialect: Dialect
    limits: Limits = Limits()
    finder: Finder | None = None
    """Without one, words alone choose, and nothing is shown as found."""
    belief: float = 0.0
    """Of what was found a first decision is made of the likeliest that hold such a share; 0: of the first alone."""

    def render_state(self, state: State) -> str:
        """The prompt, up to and including the reply mark."""
        if self.finder is None:
            return prompt.render_state(state, self.dialect, self.limits)
        if prompt.begins(state):
            return prompt.render_beginning(
                state, self.dialect, self.limits, self.finder.retrieve(state)
            )
        return prompt.render_going_on(state, self.dialect, self.limits, self.finder.controls(state))

    def grammar(self, state: State) -> str:
        """Lark text for llguidance that accepts exactly the valid replies in ``state``.

        With a finder the first decision is made among what was found, where there are known ways, and a
        plan is followed: while its steps are done, the reply does the next one.
        """
        if self.finder is not None and not state.history:
            found = believed(self.finder.retrieve(state), state.request, self.belief)
            guided = guided_grammar(state, self.dialect, found)
            if guided is not None:
                return guided
        follows = self.finder is not None and not prompt.begins(state)
        return reply_grammar(state, self.dialect, follows=follows)

    def render_reply(self, decision: Decision) -> str:
        """The training target."""
        return reply.render_reply(decision)

    def parse_reply(self, text: str) -> Decision:
        """The decision in a reply, ``valid=False`` when there is none. Never raises.

        What a plan says twice is done once.
        """
        decision = reply.parse_reply(text)
        plan = without_repeats([decision.thought, *decision.plan])[1:]
        if len(plan) == len(decision.plan):
            return decision
        left = {"plan": tuple(plan)} | ({} if plan else {"status": "FINISH"})
        return decision.model_copy(update=left)

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
