"""Some pages -> clean pairs, before duplicates are looked for."""

import re
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from lamwright.collect.cleaning import objection
from lamwright.collect.construction import task_sentence
from lamwright.collect.deduplication import operated_in
from lamwright.collect.drafting import Bureau
from lamwright.collect.manual import Manual
from lamwright.collect.procedure import PREFERENCE, Procedure
from lamwright.collect.readers import read_page
from lamwright.collect.reject import Reason, Reject
from lamwright.collect.sources.page import Page, Unreadable
from lamwright.records.base import Record, content_hash
from lamwright.records.plan import Source, TaskPlan


class Draft(Record):
    """A clean pair before duplicates are looked for; ``rank`` says which of them is kept."""

    rank: int
    plan: TaskPlan


class Part(Record):
    """What some pages gave."""

    pages: int
    procedures: int
    drafts: tuple[Draft, ...]
    rejects: tuple[Reject, ...]
    queries: tuple[Source, ...] = ()


def read_part(pages: Sequence[Page], manual: Manual, bureau: Bureau | None = None) -> Part:
    """All pairs of some pages; constructed by rules, or by the ``bureau``'s model."""
    rejects: list[Reject] = []
    queries: list[Source] = []
    found: list[tuple[Page, Procedure]] = []
    given: list[Draft | Reject] = []
    for page in pages:
        if page.kind == "pairs":
            given.append(_given(page))
            continue
        if page.kind == "query-log":
            queries.append(source_of(page, page.load().decode()))
            continue
        try:
            found += [(page, procedure) for procedure in read_page(page, manual)]
        except (Unreadable, OSError) as error:
            rejects.append(rejected("reading", "unreadable", source_of(page, ""), str(error)))
    made = [*given, *_constructed(found, manual, bureau)]
    return Part(
        pages=len(pages),
        procedures=len(found) + sum(isinstance(each, Draft) for each in given),
        drafts=tuple(each for each in made if isinstance(each, Draft)),
        rejects=(*rejects, *(each for each in made if isinstance(each, Reject))),
        queries=tuple(queries),
    )


def _given(page: Page) -> Draft | Reject:
    """A finished pair; given pairs come first among duplicates."""
    try:
        plan = TaskPlan.model_validate_json(page.load())
    except ValidationError as error:
        what = f"{page.location} is no task-plan pair: {error.errors()[0]['msg']}"
        return rejected("reading", "unreadable", source_of(page, ""), what)
    if page.application not in {"", plan.application}:
        what = f"a pair of {plan.application}, not of {page.application}: {plan.task}"
        return rejected("reading", "irrelevant", source_of(page, ""), what)
    return Draft(rank=PREFERENCE.index("given"), plan=plan)


def _constructed(
    found: Sequence[tuple[Page, Procedure]], manual: Manual, bureau: Bureau | None
) -> Iterator[Draft | Reject]:
    if bureau is None:
        for page, procedure in found:
            yield _draft(page, procedure, _by_rules(procedure, manual), manual)
        return
    replies = bureau.all(bureau.construct, [procedure for _, procedure in found])
    for (page, procedure), reply in zip(found, replies, strict=True):
        source = source_of(page, procedure.heading)
        if reply is None:
            yield rejected("construction", "malformed_reply", source, procedure.purpose)
        elif operated_in(reply.plan) - operated_in([*procedure.steps, procedure.heading]):
            yield rejected("construction", "unknown_control", source, reply.task)
        else:
            drafted = procedure._replace(steps=reply.plan)
            made = _draft(page, drafted, reply.task, manual)
            marked = (
                {"plan": made.plan.model_copy(update={"method": "llm"})}
                if isinstance(made, Draft)
                else {}
            )
            yield made.model_copy(update=marked)


def _by_rules(procedure: Procedure, manual: Manual) -> str | None:
    given = procedure.kind == "given"
    return (
        procedure.purpose
        if given
        else task_sentence(procedure.purpose, manual.names | _names_in(procedure.steps))
    )


def _names_in(steps: Sequence[str]) -> frozenset[str]:
    """Words that the steps write with a capital inside a sentence: names of products and files."""
    plain = re.sub(r'"[^"]*"|\S+(?: > [^,.;]+)+', " ", "\n".join(steps))
    return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", plain))


def _draft(page: Page, procedure: Procedure, task: str | None, manual: Manual) -> Draft | Reject:
    source = source_of(page, procedure.heading)
    if not task:
        return rejected("construction", "no_task", source, procedure.purpose)
    if procedure.lost:
        return rejected("construction", "lost_step", source, f"{task}: {procedure.lost}")
    reason = objection(task, procedure.steps, page.location, page.application, manual)
    if reason:
        return rejected("cleaning", reason, source, task)
    plan = TaskPlan(
        task_id=content_hash(task, procedure.steps, source),
        task=task,
        plan=procedure.steps,
        application=page.application,
        source=source,
    )
    return Draft(rank=PREFERENCE.index(procedure.kind), plan=plan)


def rejected(stage: str, reason: Reason, source: Source, text: str) -> Reject:
    """A reject with as much of its text as is worth keeping."""
    return Reject(stage=stage, reason=reason, source=source, text=text[:300])


def source_of(page: Page, heading: str) -> Source:
    """Where what stands under ``heading`` was read."""
    return Source(
        kind=page.kind,
        name=page.collection,
        location=page.location,
        heading=heading,
        licence=page.licence,
    )
