"""Data and training, in the order of the paper (sections 3 and 4). Every property is a stage."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from lamwright.applications import Application, find_application
from lamwright.codec import CompactCodec
from lamwright.curate.samples import Remembering
from lamwright.executors import Executor, LocalExecutor
from lamwright.models.desk import Desk
from lamwright.models.embedded import base_path
from lamwright.models.prompts import prompts_of, with_prompts
from lamwright.pipeline.actors import Actor, Sampling, demonstration, expert_of, lam
from lamwright.pipeline.config import StoryConfig
from lamwright.pipeline.data import make_tasks
from lamwright.pipeline.documented import InstantiationConfig, Kit
from lamwright.pipeline.episodes import Episodes, Rollouts
from lamwright.pipeline.plans import evolved_of
from lamwright.pipeline.samples import (
    Recipe,
    curate_episodes,
    curate_plans,
    split_plans,
    write_known_plans,
)
from lamwright.pipeline.sources import plans_of
from lamwright.pipeline.training import Lessons, Trainings
from lamwright.pipeline.verified import Known, asked_for, verify
from lamwright.records.base import derive_seed, unit_hash
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.sample import Phase, Sample
from lamwright.records.task import Split, Task
from lamwright.store.run import RunFolder


class Learning:
    """From documentation to trained checkpoints, for one run.

    Asking for a stage does the stages before it, unless they are done; an interrupted one continues.
    A phase that has nothing to learn from is None; what follows starts from the phase before it.
    """

    def __init__(
        self,
        run: RunFolder,
        config: StoryConfig,
        progress: Progress,
        executor: Executor | None = None,
    ) -> None:
        """``executor`` runs the episodes; default: processes of this machine.

        Raises ``UsageError`` when the application is not installed.
        """
        self.run = run
        self.config = config
        self.application: Application = find_application(config.application)
        self._progress = progress
        executor = executor or LocalExecutor()
        self._rollouts = Rollouts(run, config, progress, self.application, executor)
        self._trainings = Trainings(run, progress)
        self._codec: CompactCodec = self.application.codec(prompts_of(self.base))
        self._remembering = Remembering(self._codec)

    # --- data (paper, section 3): task-plan pairs; tasks in real documents, executed and judged

    @cached_property
    def plans(self) -> tuple[list[TaskPlan], list[TaskPlan]]:
        """Task-plan pairs from the sources: known, and held out for planning scores."""
        pairs = plans_of(self.run, self.config, self.application, self._progress)
        return split_plans(pairs, self.config.held_out_plans)

    @cached_property
    def evolved(self) -> list[TaskPlan]:
        """Harder pairs made of known ones."""
        return evolved_of(self.run, self.config, self.plans[0], self._progress)

    @cached_property
    def tasks(self) -> dict[Split, list[Task]]:
        """Tasks on template documents: training, validation and test."""
        assert self.plans
        return make_tasks(self.run, self.config, self.application, self._progress)

    @cached_property
    def expert(self) -> Actor:
        """The expert, GPT-4o's role in the paper."""
        known = write_known_plans(self.run, self.plans[0])
        return expert_of(self.config.expert, known, self.application)

    @cached_property
    def expert_train(self) -> Episodes:
        """The expert on the training tasks."""
        return self._rollouts.of(self.expert, self.tasks["train"], "expert-train")

    @cached_property
    def demonstrated(self) -> Episodes:
        """Reference solutions of the training tasks, recorded as a person's would be."""
        return self._rollouts.of(demonstration(), self.tasks["train"], "demonstration-train")

    @cached_property
    def annotated(self) -> tuple[Episodes, ...]:
        """Reference solutions of a share of what the expert failed, if one was asked for; the rest is explored."""
        failed = self._left(self.tasks["train"], self.expert_train)
        chosen = [t for t in failed if unit_hash("annotated", t.task_id) < self.config.annotated]
        return (self._rollouts.of(demonstration(), chosen, "annotated"),) if chosen else ()

    @cached_property
    def instantiated(self) -> tuple[Episodes, ...]:
        """Documented tasks that a model made concrete, matched and judged, if any were asked for."""
        return asked_for(self.run, self.config.instantiation, self.verify)

    def verify(
        self, settings: InstantiationConfig, desk: Desk, known: Known | None = None
    ) -> Episodes:
        """The same with other settings than the run's, and of other plans."""
        kit = Kit(self.run, self.application, desk, self._progress, self.config.seed)
        return verify(kit, settings, self._rollouts, known or Known(self.plans[0], self.tasks))

    # --- training (section 4)

    @cached_property
    def base(self) -> Path:
        """The base model; where prompts of another kind are asked for, the same with a note that says so."""
        model = self.config.base_model or base_path()
        kind = self.config.prompts
        if kind is None and self.config.requests == "people":
            kind = "found"
        return with_prompts(model, kind, self.run.checkpoints / "base") if kind else model

    @cached_property
    def lam1(self) -> Path | None:
        """Phase 1: task -> plan."""
        lessons = Lessons(self._plan_samples, "No task-plan pair is left to train on.")
        return self._trainings.imitate("lam1", self.base, lessons, self.config.plan)

    @cached_property
    def lam2(self) -> Path | None:
        """Phase 2: state -> action, from the expert's verified successes."""
        also = ", and no documented one was verified" if self.instantiated else ""
        none = f"The expert solved none of the training tasks{also}."
        lessons = Lessons(self._imitation, none)
        return self._trainings.imitate("lam2", self._reached(1)[1], lessons, self.config.imitate)

    @cached_property
    def explored(self) -> tuple[Episodes, ...]:
        """LAM2 in the real application, on the training tasks that the expert failed; each try on what is left."""
        name, model = self._reached(2)
        share = max(self.config.share, self.config.explore_share)
        left, found = self.tasks["train"], list[Episodes]()
        for known in (self.expert_train, *self.annotated):
            left = self._left(left, known)
        for number in range(1, self.config.explore_tries + 1):
            seed = derive_seed(self.config.seed, "try", number) if number > 1 else self.config.seed
            sampling = Sampling(temperature=self.config.explore_temperature, seed=seed)
            again = f"-{number}" if number > 1 else ""
            actor = lam(f"{name}{again}", model, self.application, sampling, share)
            found.append(self._rollouts.of(actor, left, f"{name}-explore{again}"))
            left = self._left(left, found[-1])
        return tuple(found)

    @staticmethod
    def _left(tasks: Sequence[Task], episodes: Episodes) -> list[Task]:
        solved = episodes.solved()
        return [task for task in tasks if task.task_id not in solved]

    @cached_property
    def lam3(self) -> Path | None:
        """Phase 3: the expert's successes and LAM2's own."""
        none = "Neither the expert nor the explorer solved a training task."
        lessons = Lessons([*self._imitation, *self._own], none)
        return self._trainings.imitate("lam3", self._reached(2)[1], lessons, self.config.imitate)

    @cached_property
    def reward(self) -> Path | None:
        """Phase 4a: a reward model on successes and failures."""
        lessons = Lessons(self._judged, "There is no judged step of a training task.")
        return self._trainings.reward(self._reached(3)[1], lessons, self.config.reward)

    @cached_property
    def lam4(self) -> Path | None:
        """Phase 4b: offline PPO on the failures."""
        lessons = Lessons(self._failures, "There is no failed try to learn from.")
        return self._trainings.refine(self._reached(3)[1], self.reward, lessons, self.config.refine)

    @cached_property
    def taught(self) -> Path | None:
        """Beside the phases: LAM4 taught by demonstrations of training tasks."""
        lessons = Lessons(self._lessons, "No demonstration of a training task passed its checks.")
        model, config = self._reached(4)[1], self.config.imitate
        return self._trainings.imitate("lam4-taught", model, lessons, config)

    def _reached(self, phase: int) -> tuple[str, Path]:
        """The checkpoint after this phase: of the last one that had something to learn from."""
        for name, trained in [*self._phases.items()][phase - 1 :: -1]:
            if (model := trained()) is not None:
                return name, model
        return "base", self.base

    @property
    def _phases(self) -> dict[str, Callable[[], Path | None]]:
        return {
            "lam1": lambda: self.lam1,
            "lam2": lambda: self.lam2,
            "lam3": lambda: self.lam3,
            "lam4": lambda: self.lam4,
        }

    # --- samples (section 3.2.4); no stage that makes them sees a test task

    @property
    def samples(self) -> dict[str, list[Sample]]:
        """The training samples of every phase."""
        return {name: self.samples_of(name) for name in self._sampled}

    def samples_of(self, phase: str) -> list[Sample]:
        """The training samples of one phase: only what they are made of is done."""
        return self._sampled[phase]()

    @property
    def _sampled(self) -> dict[str, Callable[[], list[Sample]]]:
        return {
            "plan": lambda: self._plan_samples,
            "imitate": lambda: self._imitation,
            "explore": lambda: self._own,
            "reward": lambda: self._judged,
            "refine": lambda: self._failures,
            "demonstrate": lambda: self._lessons,
        }

    @cached_property
    def _plan_samples(self) -> list[Sample]:
        assert self.tasks  # none of its held-out requests may be in a sample
        return curate_plans(self.run, self.plans[0], self.evolved, self._codec, self._progress)

    @cached_property
    def _imitation(self) -> list[Sample]:
        sources = [self.expert_train, *self.annotated, *self.instantiated]
        return self._curate("imitate", "imitate", sources)

    @cached_property
    def _own(self) -> list[Sample]:
        return self._curate("explore", "explore", self.explored)

    @cached_property
    def _judged(self) -> list[Sample]:
        """The expert's successes, and what LAM2 did where the expert failed: the paper's 4,476."""
        tried = self._curate("reward", "reward", self.explored)
        done = [sample.model_copy(update={"reward": 1.0}) for sample in self._imitation]
        return [*done, *tried]

    @cached_property
    def _failures(self) -> list[Sample]:
        """What LAM2 failed in its turn: the paper's 1,788."""
        return self._curate("refine", "refine", self.explored)

    @cached_property
    def _lessons(self) -> list[Sample]:
        return self._curate("demonstrate", "imitate", [self.demonstrated, *self.instantiated])

    def _curate(self, name: str, phase: Phase, episodes: Sequence[Episodes]) -> list[Sample]:
        recipe = Recipe(name, phase, self._remembering)
        return curate_episodes(self.run, recipe, episodes, self._progress)
