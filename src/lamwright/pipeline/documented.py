"""Documented plans to verified episodes, by a model (paper, section 3.2): prefill, match, judge."""

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from lamwright.applications import Application
from lamwright.instantiate.prefill import Instantiator, Prompt
from lamwright.instantiate.splits import held_template
from lamwright.instantiate.survey import Survey, survey
from lamwright.instantiate.templates import DESCRIPTIONS, Chooser, Template, read_templates
from lamwright.models.desk import Desk
from lamwright.records.base import Record, content_hash, unit_hash
from lamwright.records.errors import StageError
from lamwright.records.instantiation import Instantiated
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.task import Split, Task
from lamwright.retrieve.installed import installed_retriever, installed_vectors
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf, read_records, write_records
from lamwright.store.stage import Stage, hash_files

NAME = "instantiated"
"""Name of the episodes."""


class InstantiationConfig(Record):
    """How documented plans become tasks; ``by`` none: they do not."""

    by: Literal["none", "llm", "batch"] = "none"
    plans: int = Field(default=120, description="plans that are drawn, at most")
    templates: Path | None = Field(default=None, description="None: those of the application")
    screenshots: bool = Field(default=False, description="whether the judge is shown screenshots")


class HeldOut(NamedTuple):
    """What of a run must not get into training."""

    requests: frozenset[str] = frozenset()
    """In lower case."""
    templates: frozenset[str] = frozenset()
    """Names of documents that only validation or test tasks are set on."""


def held_out_of(tasks: Mapping[Split, Sequence[Task]]) -> HeldOut:
    """What the validation and test tasks of a run hold out."""
    away = [*tasks.get("validation", ()), *tasks.get("test", ())]
    used = {task.template for task in tasks.get("train", ())}
    return HeldOut(
        requests=frozenset(task.request.casefold() for task in away),
        templates=frozenset({task.template for task in away if task.template} - used),
    )


class Kit(NamedTuple):
    """What the stages work with: the run, the application, who is asked."""

    run: RunFolder
    application: Application
    desk: Desk
    progress: Progress
    seed: int


class Documented:
    """The stage that instantiates."""

    def __init__(self, kit: Kit, config: InstantiationConfig) -> None:
        self.run, self.application, self.desk, self.progress, self.seed = kit
        self.config = config

    @property
    def folder(self) -> Path:
        """02_instantiated."""
        return self.run.instantiated

    def of(
        self, plans: Sequence[TaskPlan], held_out: HeldOut, known: frozenset[str] = frozenset()
    ) -> list[Instantiated]:
        """02_instantiated: what became of each plan that was drawn, kept ones with their task.

        Raises ``AnswersWanted``, ``BudgetSpent``, ``EndpointError`` from the model, ``UsageError`` for
        templates that are none, ``StageError`` when none of them opens.
        """
        drawn = _drawn(plans, self.config.plans, self.seed)
        templates = self.config.templates
        if templates:
            read_templates(templates, self._opens())
        inputs = {
            "plans": content_hash(*drawn),
            "application": self.application.name,
            "model": self.desk.name,
            "templates": hash_files(templates) if templates else "own",
            "held out": content_hash(*map(sorted, held_out), sorted(known)),
        }
        stage = Stage(
            self.folder,
            "instantiate documented",
            inputs=inputs,
            config=self.config,
            seed=self.seed,
            indifferent=("by", "screenshots"),
        )
        if not stage.complete():
            stage.begin()
            found = self._found(drawn, held_out, known)
            write_records(self.folder / "instantiated.jsonl", found)
            kept = [each.task for each in found if each.task]
            write_records(self.folder / "tasks.jsonl", kept)
            counts = {"kept": len(kept)}
            counts |= Counter(f"rejected: {_named(each)}" for each in found if not each.task)
            stage.finish(counts, self.desk.figures())
            self.progress.end(f"{len(kept)} of {len(found)} plans became tasks")
        return read_records(self.folder / "instantiated.jsonl", Instantiated)

    def _found(
        self, plans: Sequence[TaskPlan], held_out: HeldOut, known: frozenset[str]
    ) -> list[Instantiated]:
        templates = self._templates(held_out)
        surveys = self._surveys(templates)
        opened = [each for each in templates if surveys[each.name].observation]
        if not opened:
            first = next(iter(surveys.values()))
            raise StageError(
                f"None of {len(surveys)} templates opens; {first.template}: {first.error}"
            )
        encoder = installed_vectors(self.folder / "vectors")
        work = Instantiator(
            application=self.application.documented_as,
            dialect=self.application.dialect(),
            desk=self.desk,
            chooser=Chooser(opened, encoder, seed=self.seed),
            ranks=installed_retriever(descriptions={}, cache=self.folder / "vectors"),
            templates={each.name: each for each in opened},
            surveys=surveys,
            prompts=Shelf(self.folder / "prompts", Prompt),
            seed=self.seed,
            known=known,
            held_out=held_out.requests,
        )
        self.progress.begin("instantiate documented plans", len(plans))
        return _once_each([self._settled(each) for each in self.desk.all(work.one, plans)])

    def _settled(self, found: Instantiated) -> Instantiated:
        """The task under the application's own name, which its documentation may not use."""
        if found.task is None:
            return found
        named = found.task.model_copy(update={"application": self.application.name})
        return found.model_copy(update={"task": named})

    def _templates(self, held_out: HeldOut) -> tuple[Template, ...]:
        """Copies of the documents that may be used, in ``templates`` of the stage's folder."""
        target = self.folder / "templates"
        if not (self.folder / "templates.done").exists():
            shutil.rmtree(target, ignore_errors=True)
            source = self.config.templates or self.folder / "all"
            if self.config.templates is None:
                self.application.write_templates(source, seed=self.seed)
            found = read_templates(source, self._opens())
            target.mkdir(parents=True)
            away = set(held_out.templates) | _same_content(source, self.run.templates, held_out)
            if self.config.templates is None:
                away |= {each.name for each in found if held_template(each.name)}
            for each in found:
                if each.name not in away:
                    shutil.copyfile(source / each.name, target / each.name)
            if (source / DESCRIPTIONS).exists():
                shutil.copyfile(source / DESCRIPTIONS, target / DESCRIPTIONS)
            (self.folder / "templates.done").touch()
        return read_templates(target, self._opens())

    def _opens(self) -> tuple[str, ...]:
        return tuple({*self.application.opens, *self.application.suffixes[:1]})

    def _surveys(self, templates: Sequence[Template]) -> dict[str, Survey]:
        shelf = Shelf(self.folder / "survey", Survey)
        known = shelf.keys()
        new = [each.name for each in templates if each.name not in known]
        if new:
            self.progress.begin("look at templates", len(new))
            with closing(self.application.open()) as environment:
                survey(new, self.folder / "templates", environment, shelf, self.progress)
            self.progress.end(f"{len(new)} templates")
        return {name: found for name, found in shelf.items() if name in {t.name for t in templates}}


def _drawn(plans: Sequence[TaskPlan], most: int, seed: int) -> list[TaskPlan]:
    """So many of the documented plans, by seed and plan alone; evolved ones are not documented."""
    order = sorted(plans, key=lambda plan: unit_hash("instantiate", seed, plan.task_id))
    return [plan for plan in order if plan.parent is None][:most]


def _same_content(source: Path, templates: Path, held_out: HeldOut) -> set[str]:
    """Documents of ``source`` that are copies of held-out ones under another name."""
    held = {hash_bytes(templates / name) for name in held_out.templates}
    return {path.name for path in source.iterdir() if path.is_file() and hash_bytes(path) in held}


def hash_bytes(path: Path) -> str:
    """The hash of what a file holds; of none where there is no file."""
    return content_hash(path.read_bytes().hex()) if path.is_file() else ""


def _once_each(found: Sequence[Instantiated]) -> list[Instantiated]:
    """The same, where of equal requests only the first has a task."""
    seen: set[str] = set()
    kept: list[Instantiated] = []
    for each in found:
        request = each.task.request.casefold() if each.task else ""
        if request and request in seen:
            detail = "Another plan gave the same request."
            each = each.model_copy(update={"task": None, "reason": "known", "detail": detail})  # noqa: PLW2901
        seen.add(request)
        kept.append(each)
    return kept


def _named(found: Instantiated) -> str:
    """The reason of a reject; of a filtered one with the type of request."""
    if found.reason == "filtered" and found.screened:
        return f"filtered, {found.screened.request_type}"
    return found.reason.replace("_", " ")
