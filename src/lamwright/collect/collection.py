"""The stage as a whole: pages -> procedures -> tasks -> clean -> unique pairs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from pydantic import Field

from lamwright.collect.deduplication import SeenPlans
from lamwright.collect.drafting import Bureau
from lamwright.collect.manual import Manual
from lamwright.collect.parts import Part, read_part, rejected
from lamwright.collect.queries import rewrite
from lamwright.collect.reject import Reason, Reject
from lamwright.collect.sources.opening import open_source
from lamwright.collect.sources.page import Page
from lamwright.collect.sources.queries import Sampling
from lamwright.models.desk import later
from lamwright.records.base import Record
from lamwright.records.errors import AnswersWanted
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
    drafted: tuple[int, ...] = Field(
        default=(), description="of each source, pairs and queries before duplicates went"
    )


class CollectConfig(Record):
    """What is asked of the stage."""

    application: str = Field(default="all", description="whose tasks; 'all': of every source")
    licence: str = Field(default="", description="of texts that do not say")
    sampling: Sampling = Sampling()
    by: str = Field(default="rules", description="who constructs pairs: rules, llm or batch")


def collect(
    sources: Sequence[Path],
    *,
    config: CollectConfig | None = None,
    manual: Manual | None = None,
    parts: Shelf[Part] | None = None,
    progress: Progress | None = None,
    bureau: Bureau | None = None,
) -> Collection:
    """Task-plan pairs from sources (see ``open_source``); the same input gives the same output.

    What only the application knows comes from ``manual``. A broken page is a reject. Finished
    parts are kept on the shelf ``parts``, so that a killed run goes on where it was. With a
    ``bureau`` a model writes the pairs; ``AnswersWanted`` says that its answers are still to come.
    Raises ``UsageError`` when a source does not exist. (Section 3.1.1)
    """
    asked, manual = config or CollectConfig(), manual or Manual()
    shelf_keys = parts.keys() if parts else frozenset()
    listener = progress or Silent()
    found: list[Part] = []
    drafted = [0] * len(sources)
    wanted: AnswersWanted | None = None
    for key, pages in _chunks(sources, asked, manual):
        if parts is not None and key in shelf_keys:
            found.append(parts.get(key))
        else:
            try:
                found.append(read_part(pages, manual, bureau))
            except AnswersWanted as error:
                wanted = later(wanted, error)
                continue
            if parts is not None:
                parts.put(key, found[-1])
        drafted[int(key.split("-")[0])] += len(found[-1].drafts) + len(found[-1].queries)
        listener.advance(pages[0].location)
    if wanted:
        raise wanted
    sifted = _Sifter(found, manual, bureau).collection()
    return sifted.model_copy(update={"drafted": tuple(drafted)})


def _chunks(
    sources: Sequence[Path], asked: CollectConfig, manual: Manual
) -> Iterator[tuple[str, list[Page]]]:
    for place, path in enumerate(sources):
        source = manual.opens(path, asked.application) or open_source(
            path, asked.application, licence=asked.licence, sampling=asked.sampling
        )
        pages, number = source.pages(), 0
        while chunk := list(islice(pages, _CHUNK)):
            yield f"{place:03}-{number:07}", chunk
            number += 1


class _Sifter:
    """Brings the parts together: duplicates out, queries to plans, counts."""

    def __init__(self, parts: Sequence[Part], manual: Manual, bureau: Bureau | None) -> None:
        self._parts = parts
        self._manual = manual
        self._bureau = bureau
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
        made = []
        answers = rewrite(queries, plans, self._manual, self._bureau)
        for query, answer in zip(queries, answers, strict=True):
            if isinstance(answer, TaskPlan):
                made.append(answer)
            else:
                self._rejects.append(rejected("rewriting", answer, query, query.heading))
        return made

    def _drop(self, reason: Reason, plan: TaskPlan) -> None:
        self._rejects.append(rejected("deduplication", reason, plan.source, plan.task))

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
