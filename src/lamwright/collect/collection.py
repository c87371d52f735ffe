"""The stage as a whole: pages -> procedures -> tasks -> clean -> unique pairs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from pydantic import Field

from lamwright.collect.cleaning import objection
from lamwright.collect.construction import task_sentence
from lamwright.collect.deduplication import SeenPlans
from lamwright.collect.procedure import PREFERENCE, Procedure
from lamwright.collect.queries import QueryRewriter
from lamwright.collect.readers import read_page
from lamwright.collect.reject import Reason, Reject
from lamwright.collect.sources.opening import open_source
from lamwright.collect.sources.page import Page, Unreadable
from lamwright.collect.sources.queries import Sampling
from lamwright.records.base import Record, content_hash
from lamwright.records.plan import Source, TaskPlan
from lamwright.records.progress import Progress, Silent
from lamwright.store.shelf import Shelf

_CHUNK = 64


class StageYield(Record):
    """How many entered a stage and how many left it."""

    stage: str
    entered: int
    kept: int


class Collection(Record):
    """Task-plan pairs, what was left out and why, and the yield of each stage."""

    plans: tuple[TaskPlan, ...]
    rejects: tuple[Reject, ...]
    yields: tuple[StageYield, ...]


class CollectConfig(Record):
    """What is asked of the stage."""

    application: str = Field(default="writer", description="whose tasks; 'all': of every source")
    licence: str = Field(default="", description="of texts that do not say")
    sampling: Sampling = Sampling()


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


def collect(
    sources: Sequence[Path],
    *,
    application: str = "writer",
    config: CollectConfig | None = None,
    parts: Shelf[Part] | None = None,
    progress: Progress | None = None,
) -> Collection:
    """Task-plan pairs from sources (see ``open_source``); the same input gives the same output.

    A broken page is a reject. Finished parts are kept on the shelf ``parts``, so that a killed run
    goes on where it was. Raises ``UsageError`` when a source does not exist. (Section 3.1.1)
    """
    asked = config or CollectConfig(application=application)
    shelf_keys = parts.keys() if parts else frozenset()
    told = progress or Silent()
    found: list[Part] = []
    for key, pages in _chunks(sources, asked):
        if parts is not None and key in shelf_keys:
            found.append(parts.get(key))
        else:
            found.append(_read(pages))
            if parts is not None:
                parts.put(key, found[-1])
        told.advance(pages[0].location)
    return _Sifter(found).collection()


def _chunks(sources: Sequence[Path], asked: CollectConfig) -> Iterator[tuple[str, list[Page]]]:
    for place, path in enumerate(sources):
        source = open_source(
            path, asked.application, licence=asked.licence, sampling=asked.sampling
        )
        pages, number = source.pages(), 0
        while chunk := list(islice(pages, _CHUNK)):
            yield f"{place:03}-{number:07}", chunk
            number += 1


def _read(pages: Sequence[Page]) -> Part:
    """All pairs of some pages."""
    drafts: list[Draft] = []
    rejects: list[Reject] = []
    queries: list[Source] = []
    procedures = 0
    for page in pages:
        if page.kind == "query-log":
            queries.append(_source(page, page.load().decode()))
            continue
        try:
            found = read_page(page)
        except (Unreadable, OSError) as error:
            rejects.append(_reject("reading", "unreadable", _source(page, ""), str(error)))
            continue
        procedures += len(found)
        for procedure in found:
            made = _draft(page, procedure)
            (drafts.append(made) if isinstance(made, Draft) else rejects.append(made))
    return Part(
        pages=len(pages),
        procedures=procedures,
        drafts=tuple(drafts),
        rejects=tuple(rejects),
        queries=tuple(queries),
    )


def _draft(page: Page, procedure: Procedure) -> Draft | Reject:
    source = _source(page, procedure.heading)
    given = procedure.kind == "given"
    task = procedure.purpose if given else task_sentence(procedure.purpose)
    if not task:
        return _reject("construction", "no_task", source, procedure.purpose)
    reason = objection(task, procedure.steps, page.location, page.application)
    if reason:
        return _reject("cleaning", reason, source, task)
    plan = TaskPlan(
        task_id=content_hash(task, procedure.steps, source),
        task=task,
        plan=procedure.steps,
        application=page.application,
        source=source,
    )
    return Draft(rank=PREFERENCE.index(procedure.kind), plan=plan)


def _reject(stage: str, reason: Reason, source: Source, text: str) -> Reject:
    return Reject(stage=stage, reason=reason, source=source, text=text[:300])


def _source(page: Page, heading: str) -> Source:
    return Source(
        kind=page.kind,
        name=page.collection,
        location=page.location,
        heading=heading,
        licence=page.licence,
    )


class _Sifter:
    """Brings the parts together: duplicates out, queries to plans, counts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._rejects = [reject for part in parts for reject in part.rejects]

    def collection(self) -> Collection:
        """Of duplicates the given task is kept, then the numbered procedure, then the command."""
        drafts = [draft for part in self._parts for draft in part.drafts]
        seen, kept = SeenPlans(), set()
        for draft in sorted(drafts, key=lambda draft: draft.rank):
            reason = seen.objection(draft.plan)
            if reason:
                self._drop(reason, draft.plan)
            else:
                kept.add(id(draft))
        plans = [draft.plan for draft in drafts if id(draft) in kept]
        queries = [query for part in self._parts for query in part.queries]
        plans += self._from_queries(queries, plans)
        return Collection(
            plans=tuple(plans), rejects=tuple(self._rejects), yields=tuple(self._yields(queries))
        )

    def _from_queries(self, queries: Sequence[Source], plans: Sequence[TaskPlan]) -> list[TaskPlan]:
        """Queries rewritten into requests, with the plan of the documentation."""
        rewriter = QueryRewriter(plans)
        made = []
        for query in queries:
            answer = rewriter.rewrite(query)
            if isinstance(answer, TaskPlan):
                made.append(answer)
            else:
                self._rejects.append(_reject("rewriting", answer, query, query.heading))
        return made

    def _drop(self, reason: Reason, plan: TaskPlan) -> None:
        self._rejects.append(_reject("deduplication", reason, plan.source, plan.task))

    def _yields(self, queries: Sequence[Source]) -> Iterator[StageYield]:
        lost = Counter(reject.stage for reject in self._rejects)
        pages = sum(part.pages for part in self._parts) - len(queries)
        yield StageYield(stage="reading", entered=pages, kept=pages - lost["reading"])
        entered = sum(part.procedures for part in self._parts)
        for stage in ("construction", "cleaning", "deduplication"):
            yield StageYield(stage=stage, entered=entered, kept=entered - lost[stage])
            entered -= lost[stage]
        if queries:
            kept = len(queries) - lost["rewriting"]
            yield StageYield(stage="rewriting", entered=len(queries), kept=kept)
