"""Pairs written by a language model: constructed, evolved, or answered to a query; all checked."""

from collections.abc import Sequence

from pydantic import Field

from lamwright.collect.evolving.interface import Interface
from lamwright.collect.evolving.offline import Evolution
from lamwright.collect.evolving.rules import MOST_WORDS, violation
from lamwright.collect.manual import Manual
from lamwright.collect.procedure import Procedure
from lamwright.collect.reject import Reject
from lamwright.models.desk import Desk, Question
from lamwright.records.base import Record, content_hash
from lamwright.records.plan import TaskPlan

_MOST_TOKENS = 600
_SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {
        "task": {"type": "string"},
        "plan": {"type": "array", "items": {"type": "string"}, "minItems": 1},
    },
    "required": ["task", "plan"],
    "additionalProperties": False,
}
_FORM = (
    'Answer with one JSON object: {"task": one imperative sentence, "plan": [steps]}. '
    'Menu paths are written File > Open, other names of the interface stand in "quotes".'
)
_CONSTRUCT = (
    "You turn documentation into a task that a user could ask for and the plan that does it. "
    "Keep to what the text says. " + _FORM
)
_EVOLVE = (
    "You rewrite a task of a desktop application into a harder one: add one requirement, constraint "
    f"or step. Add at most {MOST_WORDS} words. Keep what the task asks. It must be done step by step "
    "with the controls that are listed; the plan stays concise and correct. " + _FORM
)
_REWRITE = (
    "You turn a search query into the full request that its writer meant, and give the plan that "
    "does it, using the documented tasks that are listed. " + _FORM
)


class PairReply(Record, extra="ignore"):
    """What the model answers."""

    task: str = Field(min_length=8, max_length=400)
    plan: tuple[str, ...] = Field(min_length=1, max_length=30)


class Bureau(Desk):
    """Asks for pairs."""

    def construct(self, procedure: Procedure) -> PairReply | None:
        """A pair from what a page says; None when the model will not answer in form."""
        text = "\n".join([f"Heading: {procedure.heading}", f"For: {procedure.purpose}"])
        return self._pair(_CONSTRUCT, "\n".join([text, *procedure.steps]), 0)

    def evolve(self, plan: TaskPlan, offered: Sequence[str], seed: int) -> PairReply | None:
        """A harder pair of ``plan`` with controls among ``offered``."""
        return self._pair(_EVOLVE, _asked(plan, offered), seed)

    def rewrite(self, query: str, documented: Sequence[TaskPlan]) -> PairReply | None:
        """The request behind ``query``, with a plan after the ``documented`` ones."""
        known = [f"- {plan.task}: {'; '.join(plan.plan)}" for plan in documented]
        return self._pair(_REWRITE, "\n".join([f"Query: {query}", "Documented:", *known]), 0)

    def _pair(self, system: str, user: str, seed: int) -> PairReply | None:
        return self.ask(Question(system, user, _SCHEMA, _MOST_TOKENS), PairReply, seed)


def _asked(plan: TaskPlan, offered: Sequence[str]) -> str:
    return "\n".join([
        f"Application: {plan.application}",
        f"Task: {plan.task}",
        "Plan:",
        *(f"{number}. {step}" for number, step in enumerate(plan.plan, 1)),
        "Controls: " + "; ".join(offered),
    ])


def evolve_by_model(
    plans: Sequence[TaskPlan], bureau: Bureau, *, seed: int, manual: Manual | None = None
) -> Evolution:
    """One harder pair of each by the model, checked by the same rules as evolving offline."""
    interface, manual = Interface(plans), manual or Manual()

    def ask(plan: TaskPlan) -> TaskPlan | Reject:
        offered = [option.step for option in interface.options(plan)]
        reply = bureau.evolve(plan, offered, seed)
        if reply is None:
            return Reject(
                stage="evolving", reason="malformed_reply", source=plan.source, text=plan.task
            )
        child = plan.model_copy(
            update={
                "task_id": content_hash(reply.task, reply.plan, plan.task_id),
                "task": reply.task,
                "plan": reply.plan,
                "parent": plan.task_id,
                "method": "llm",
            }
        )
        reason = violation(plan, child, interface, manual)
        if reason is None:
            return child
        return Reject(stage="evolving", reason=reason, source=plan.source, text=child.task[:300])

    found = bureau.all(ask, plans)
    return Evolution(
        plans=tuple(each for each in found if isinstance(each, TaskPlan)),
        rejects=tuple(each for each in found if isinstance(each, Reject)),
    )
