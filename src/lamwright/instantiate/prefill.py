"""Prefill and filter of one plan after the other: TaskPlan x template -> Task, by a model."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from lamwright.codec.dialect import Dialect
from lamwright.instantiate.prompts import (
    MOST_WORDS,
    Ranks,
    filter_schema,
    filter_system,
    filter_user,
    prefill_schema,
    prefill_system,
    prefill_user,
)
from lamwright.instantiate.survey import Survey
from lamwright.instantiate.templates import Chooser, Template
from lamwright.models.desk import Desk, Question
from lamwright.records.action import CONTROL_FUNCTIONS, CORE_ACTIONS, Action, BaseAction
from lamwright.records.base import Record, content_hash
from lamwright.records.instantiation import (
    Instantiated,
    PlannedStep,
    Prefilled,
    Reason,
    Screened,
)
from lamwright.records.plan import TaskPlan
from lamwright.records.task import ReferenceStep, Task

FAMILY = "documented"
"""Family of tasks that a model made: they belong to no family of a catalogue."""
MOST_STEPS = 12
_MOST_TOKENS = 1500
_ACTION: TypeAdapter[Action] = TypeAdapter(Action)


class _Reply(Record, extra="ignore"):
    """What the model answers to a prefill."""

    request: str = Field(default="", max_length=1200)
    steps: tuple[PlannedStep, ...] = ()
    impossible: str = Field(default="", max_length=600)


class _Filtered(Screened, extra="ignore"):
    """What the model answers to the filter; more keys than asked for are passed over."""


class Prompt(Record):
    """What was asked about a plan and a template."""

    text: str


class Prompts(Protocol):
    """Prompts by key, as a ``Shelf`` keeps them."""

    def keys(self) -> Collection[str]:
        """What is known."""
        ...

    def get(self, key: str) -> Prompt:
        """One prompt."""
        ...

    def put(self, key: str, record: Prompt) -> None:
        """Keep one."""
        ...


class Unfit(Exception):  # noqa: N818  (no error to be shown: the plan is rejected with its reason)
    """A reply breaks a rule."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Instantiator:
    """Makes one concrete task of each plan. Raises ``AnswersWanted``, ``BudgetSpent``, ``EndpointError``."""

    application: str
    dialect: Dialect
    desk: Desk
    chooser: Chooser
    ranks: Ranks
    templates: Mapping[str, Template]
    surveys: Mapping[str, Survey]
    prompts: Prompts
    seed: int
    known: Collection[str] = frozenset()
    """Requests of training tasks, in lower case: one more of the same would be nothing new."""
    held_out: Collection[str] = frozenset()
    """Requests of validation and test tasks, in lower case."""

    def one(self, plan: TaskPlan) -> Instantiated:
        """What becomes of ``plan``."""
        found = Instantiated(plan=plan)
        if plan.application != self.application:
            detail = f"It is a task for {plan.application}, not for {self.application}."
            return found.model_copy(update={"reason": "other_application", "detail": detail})
        choice = self.chooser.choose(plan)
        found = found.model_copy(update={"choice": choice})
        template = self.templates[choice.template]
        try:
            prefilled = self._prefilled(plan, template)
            found = found.model_copy(update={"prefilled": prefilled})
            actions = self._actions(plan, prefilled)
        except Unfit as unfit:
            return found.model_copy(update={"reason": unfit.reason, "detail": str(unfit)})
        return self._screened(found, template, actions)

    def _prefilled(self, plan: TaskPlan, template: Template) -> Prefilled:
        system, schema = self._asking
        question = Question(system, self._prompt(plan, template), schema, _MOST_TOKENS)
        reply = self.desk.ask(question, _Reply, self.seed, accept=_says_something)
        if reply is None:
            raise Unfit("malformed_reply", "The model gave no answer of the form that was asked.")
        if not reply.request.strip():
            raise Unfit("impossible", reply.impossible)
        return Prefilled(request=" ".join(reply.request.split()), steps=reply.steps)

    @cached_property
    def _asking(self) -> tuple[str, dict[str, object]]:
        """Rules and schema of the prefill, the same for every plan."""
        return prefill_system(self.application, self.dialect), prefill_schema(self.dialect)

    def _prompt(self, plan: TaskPlan, template: Template) -> str:
        """The user's part of the question; ranking the controls for it is done once only."""
        key = content_hash(plan.task_id, template.name)
        known = self.prompts.keys()
        if key in known:
            return self.prompts.get(key).text
        seen = self.surveys[template.name]
        text = prefill_user(plan, template, seen, self.dialect, self.ranks)
        self.prompts.put(key, Prompt(text=text))
        return text

    def _actions(self, plan: TaskPlan, prefilled: Prefilled) -> tuple[BaseAction, ...]:
        """The steps as actions. Raises ``Unfit`` for the first rule that is broken."""
        request = prefilled.request
        more = len(request.split()) - len(plan.task.split())
        if more > MOST_WORDS:
            raise Unfit("too_many_words", f"{more} words more than the task.")
        if len(prefilled.steps) > MOST_STEPS:
            raise Unfit("too_many_steps", f"{len(prefilled.steps)} steps.")
        if request.casefold() in self.held_out:
            raise Unfit("held_out", "A validation or test task asks for the same.")
        if request.casefold() in self.known:
            raise Unfit("known", "A training task asks for the same.")
        allowed = allowed_functions(self.dialect)
        return tuple(action_of(step, allowed) for step in prefilled.steps)

    def _screened(
        self, found: Instantiated, template: Template, actions: tuple[BaseAction, ...]
    ) -> Instantiated:
        assert found.prefilled is not None
        user = filter_user(found.plan, template, found.prefilled, actions)
        question = Question(filter_system(self.application), user, filter_schema())
        screened = self.desk.ask(question, _Filtered, self.seed)
        if screened is None:
            detail = "The filter gave no answer of the form that was asked."
            return found.model_copy(update={"reason": "malformed_reply", "detail": detail})
        answer = Screened.model_validate(screened.model_dump())
        found = found.model_copy(update={"screened": answer})
        if not answer.judge:
            detail = f"{answer.request_type}: {answer.thought}"
            return found.model_copy(update={"reason": "filtered", "detail": detail})
        return found.model_copy(update={"task": task_of(found, actions)})


def allowed_functions(dialect: Dialect) -> frozenset[str]:
    """Names of the core functions and of those that the application adds."""
    kinds: tuple[type[BaseAction], ...] = (*CORE_ACTIONS, *dialect.actions)
    return frozenset(str(kind.model_fields["function"].default) for kind in kinds)


def action_of(step: PlannedStep, allowed: Collection[str]) -> BaseAction:
    """A planned step as an action on a control that is known by its text only. Raises ``Unfit``."""
    if step.function not in allowed:
        raise Unfit("unknown_function", f"There is no function {step.function!r}.")
    fields: dict[str, JsonValue] = {**step.args, "function": step.function}
    if step.function in CONTROL_FUNCTIONS and step.control_text:
        fields["control"] = {"label": 0, "name": step.control_text}
    try:
        return _ACTION.validate_python(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "arguments"
        raise Unfit("bad_arguments", f"{step.function}: {place}: {first['msg']}.") from error


def task_of(found: Instantiated, actions: tuple[BaseAction, ...]) -> Task:
    """The concrete task. It has no checks: whether it was done a judge must say."""
    assert found.prefilled is not None and found.choice is not None
    steps = zip(found.prefilled.steps, actions, strict=True)
    return Task(
        task_id=content_hash(found.plan.task_id, found.choice.template, found.prefilled),
        request=found.prefilled.request,
        application=found.plan.application,
        family=FAMILY,
        template=found.choice.template,
        source=found.plan.source.location,
        plan_id=found.plan.task_id,
        reference=tuple(
            ReferenceStep(thought=step.subtask, action=action) for step, action in steps
        ),
        split="train",
    )


def _says_something(reply: _Reply) -> bool:
    """A request with steps, or a reason why there is none."""
    return bool(reply.request.strip() and reply.steps) or bool(reply.impossible.strip())
