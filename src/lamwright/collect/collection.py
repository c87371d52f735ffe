"""The stage as a whole: pages -> procedures -> tasks -> clean -> unique pairs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lamwright.collect.cleaning import objection
from lamwright.collect.construction import task_sentence
from lamwright.collect.deduplication import SeenPlans
from lamwright.collect.extraction import Kind, Procedure, extract
from lamwright.collect.markup import Unreadable, read_blocks
from lamwright.collect.reject import Reason, Reject
from lamwright.collect.sources import Page, open_source
from lamwright.records.base import Record, content_hash
from lamwright.records.plan import Source, TaskPlan


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


def collect(sources: Sequence[Path], *, application: str = "writer") -> Collection:
    """Task-plan pairs from folders (or files) of HTML; the same input gives the same output.

    A broken page is a reject. Raises ``UsageError`` when a source does not exist. (Section 3.1.1)
    """
    collector = _Collector(application)
    for source in sources:
        for page in open_source(source, application).pages():
            collector.read(page)
    return collector.collection()


_PREFERENCE: tuple[Kind, ...] = ("numbered", "reference", "prose", "control")


class _Collector:
    """Carries one run's plans, rejects and counts."""

    def __init__(self, application: str) -> None:
        self._application = application
        self._seen = SeenPlans()
        self._candidates: list[tuple[int, TaskPlan]] = []
        self._rejects: list[Reject] = []
        self._pages = 0
        self._procedures = 0

    def read(self, page: Page) -> None:
        """All pairs of one page."""
        self._pages += 1
        try:
            blocks = read_blocks(page.path.read_bytes(), self._application)
        except (Unreadable, OSError) as error:
            self._reject("reading", "unreadable", _source(page, ""), str(error))
            return
        for procedure in extract(blocks):
            self._procedures += 1
            self._take(page, procedure)

    def _take(self, page: Page, procedure: Procedure) -> None:
        source = _source(page, procedure.heading)
        task = task_sentence(procedure.purpose)
        if task is None:
            self._reject("construction", "no_task", source, procedure.purpose)
            return
        reason = objection(task, procedure.steps, page.location)
        if reason:
            self._reject("cleaning", reason, source, task)
            return
        plan = TaskPlan(
            task_id=content_hash(task, procedure.steps, source),
            task=task,
            plan=procedure.steps,
            application=self._application,
            source=source,
        )
        self._candidates.append((_PREFERENCE.index(procedure.kind), plan))

    def _reject(self, stage: str, reason: Reason, source: Source, text: str) -> None:
        self._rejects.append(Reject(stage=stage, reason=reason, source=source, text=text[:300]))

    def collection(self) -> Collection:
        """What has been gathered; of duplicates the numbered procedure is kept, then the command."""
        kept = set()
        for _, plan in sorted(self._candidates, key=lambda candidate: candidate[0]):
            reason = self._seen.objection(plan)
            if reason:
                self._reject("deduplication", reason, plan.source, plan.task)
            else:
                kept.add(id(plan))
        return Collection(
            plans=tuple(plan for _, plan in self._candidates if id(plan) in kept),
            rejects=tuple(self._rejects),
            yields=tuple(self._yields()),
        )

    def _yields(self) -> Iterator[StageYield]:
        lost = {
            stage: sum(reject.stage == stage for reject in self._rejects)
            for stage in ("reading", "construction", "cleaning", "deduplication")
        }
        yield StageYield(stage="reading", entered=self._pages, kept=self._pages - lost["reading"])
        entered = self._procedures
        for stage in ("construction", "cleaning", "deduplication"):
            yield StageYield(stage=stage, entered=entered, kept=entered - lost[stage])
            entered -= lost[stage]


def _source(page: Page, heading: str) -> Source:
    return Source(
        kind="documentation",
        name=page.collection,
        location=page.location,
        heading=heading,
        licence=page.licence,
    )
