"""The paper, in order. Every property is a stage; every stage is on disk and is not done twice."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from lamwright.applications import Application, find_application
from lamwright.codec import CompactCodec
from lamwright.collect.collection import CollectConfig
from lamwright.executors import Executor, LocalExecutor
from lamwright.models.desk import Desk
from lamwright.models.embedded import base_path, shipped_path
from lamwright.pipeline.actors import Actor, Sampling, demonstration, expert_of, lam
from lamwright.pipeline.best import SHIPPED, SHIPPED_FOR, Best, choose_best
from lamwright.pipeline.config import StoryConfig
from lamwright.pipeline.data import collect_plans, make_tasks, sources_of
from lamwright.pipeline.documented import InstantiationConfig, Kit
from lamwright.pipeline.episodes import Episodes, Rollouts
from lamwright.pipeline.pages import write_pages
from lamwright.pipeline.samples import (
    Recipe,
    curate_episodes,
    curate_plans,
    split_plans,
    write_known_plans,
)
from lamwright.pipeline.scoring import NEIGHBOURS, Scoring
from lamwright.pipeline.training import Trainings
from lamwright.pipeline.verified import Known, asked_for, verify
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.sample import Phase, Sample
from lamwright.records.score import Score
from lamwright.records.task import Split, Task
from lamwright.store.run import RunFolder


class Story:
    """From documentation to an evaluated model and a report, for one run.

    Asking for a stage does the stages before it, unless they are done; an interrupted one continues.
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
        self._rollouts = Rollouts(
            run, config, progress, self.application, executor or LocalExecutor()
        )
        self._trainings = Trainings(run, progress)
        self._codec: CompactCodec = self.application.codec()
        self._scoring = Scoring(run, config.seed, self._codec, progress)

    # --- data (paper, section 3): task-plan pairs; tasks in real documents, executed and judged

    @cached_property
    def plans(self) -> tuple[list[TaskPlan], list[TaskPlan]]:
        """Task-plan pairs from the documentation: known, and held out for planning scores."""
        sources = sources_of(self.config, self.application)
        config = CollectConfig(application=self.application.documented_as)
        pairs = collect_plans(self.run, sources, self._progress, config)
        return split_plans(pairs, self.config.held_out_plans)

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
        """The base model."""
        return self.config.base_model or base_path()

    @cached_property
    def lam1(self) -> Path:
        """Phase 1: task -> plan."""
        return self._trainings.imitate("lam1", self.base, self._plan_samples, self.config.plan)

    @cached_property
    def lam2(self) -> Path:
        """Phase 2: state -> action, from the expert's verified successes."""
        return self._trainings.imitate("lam2", self.lam1, self._imitation, self.config.imitate)

    @cached_property
    def explored(self) -> Episodes:
        """LAM2 in the real application, on the training tasks that the expert failed."""
        solved = self.expert_train.solved()
        failed = [task for task in self.tasks["train"] if task.task_id not in solved]
        sampling = Sampling(temperature=self.config.explore_temperature, seed=self.config.seed)
        return self._rollouts.of(self._lam("lam2", self.lam2, sampling), failed, "lam2-explore")

    @cached_property
    def lam3(self) -> Path:
        """Phase 3: the expert's successes and LAM2's own."""
        samples = [*self._imitation, *self._own]
        return self._trainings.imitate("lam3", self.lam2, samples, self.config.imitate)

    @cached_property
    def reward(self) -> Path:
        """Phase 4a: a reward model on successes and failures."""
        return self._trainings.reward(self.lam3, self._judged, self.config.reward)

    @cached_property
    def lam4(self) -> Path:
        """Phase 4b: offline PPO on the failures."""
        settings = self.config.refine
        return self._trainings.refine("lam4", self.lam3, self.reward, self._failures, settings)

    @cached_property
    def taught(self) -> Path:
        """Beside the phases: LAM4 taught by demonstrations of training tasks."""
        settings = self.config.imitate
        return self._trainings.imitate("lam4-taught", self.lam4, self._lessons, settings)

    # --- samples (section 3.2.4); no stage that makes them sees a test task

    @property
    def samples(self) -> dict[str, list[Sample]]:
        """The training samples of every phase."""
        return {
            "plan": self._plan_samples,
            "imitate": self._imitation,
            "explore": self._own,
            "reward": self._judged,
            "refine": self._failures,
            "demonstrate": self._lessons,
        }

    @cached_property
    def _plan_samples(self) -> list[Sample]:
        return curate_plans(self.run, self.plans[0], self._codec, self._progress)

    @cached_property
    def _imitation(self) -> list[Sample]:
        return self._curate("imitate", "imitate", [self.expert_train, *self.instantiated])

    @cached_property
    def _own(self) -> list[Sample]:
        return self._curate("explore", "explore", [self.explored])

    @cached_property
    def _judged(self) -> list[Sample]:
        """The expert's successes, and what LAM2 did where the expert failed: the paper's 4,476."""
        tried = self._curate("reward", "reward", [self.explored])
        done = [sample.model_copy(update={"reward": 1.0}) for sample in self._imitation]
        return [*done, *tried]

    @cached_property
    def _failures(self) -> list[Sample]:
        """What LAM2 failed in its turn: the paper's 1,788."""
        return self._curate("refine", "refine", [self.explored])

    @cached_property
    def _lessons(self) -> list[Sample]:
        return self._curate("demonstrate", "imitate", [self.demonstrated, *self.instantiated])

    def _curate(self, name: str, phase: Phase, episodes: Sequence[Episodes]) -> list[Sample]:
        recipe = Recipe(name, phase, self._codec)
        return curate_episodes(self.run, recipe, episodes, self._progress)

    # --- evaluation (sections 5 and 6), on test tasks only

    @cached_property
    def lams(self) -> dict[str, Path]:
        """The checkpoints by name, in the order of the paper."""
        return {
            "lam1": self.lam1,
            "lam2": self.lam2,
            "lam3": self.lam3,
            "lam4": self.lam4,
            "lam4-taught": self.taught,
        }

    @cached_property
    def actors(self) -> list[Actor]:
        """The policies that are evaluated."""
        return [self.expert, *(self._lam(name, path) for name, path in self.lams.items())]

    def _lam(self, name: str, model: Path, sampling: Sampling | None = None) -> Actor:
        return lam(name, model, self.application, sampling)

    @cached_property
    def references(self) -> Episodes:
        """Reference solutions of the test tasks: what decisions are compared with."""
        test = self.tasks["test"]
        return self._rollouts.of(demonstration(), test, "demonstration-test", test=True)

    @cached_property
    def tested(self) -> list[Episodes]:
        """Every actor on the test tasks, in the real application."""
        test = self.tasks["test"]
        return [self._rollouts.of(a, test, f"{a.name}-test", test=True) for a in self.actors]

    @cached_property
    def planning(self) -> list[Score]:
        """Plans for tasks of the documentation that were held out."""
        models = {"base": self.base, "lam1": self.lam1}
        held_out = sorted(self.plans[1], key=lambda pair: pair.task_id)[
            : self.config.planning_pairs
        ]
        return [
            score
            for name, path in models.items()
            for score in self._scoring.planning(name, path, held_out)
        ]

    @cached_property
    def decisions(self) -> list[Score]:
        """Single decisions in the states of the reference solutions."""
        return [s for actor in self.actors for s in self._scoring.decisions(actor, self.references)]

    @cached_property
    def online(self) -> list[Score]:
        """Whole episodes."""
        return self._scoring.online([self.references, *self.tested], NEIGHBOURS)

    @cached_property
    def discrimination(self) -> list[Score]:
        """The reward model on trajectories that it was not trained on."""
        return self._scoring.reward("reward", self.reward)

    @cached_property
    def validated(self) -> list[Score]:
        """The checkpoints, and the one that ships, on the validation tasks."""
        models = dict(self.lams)
        shipped = shipped_path()
        if shipped is not None and self.application.name == SHIPPED_FOR:
            models[SHIPPED] = shipped
        tasks = self.tasks["validation"]
        episodes = [
            self._rollouts.of(self._lam(name, path), tasks, f"{name}-validation", test=True)
            for name, path in models.items()
        ]
        return self._scoring.online(episodes, (), name="validation")

    @cached_property
    def best(self) -> Best:
        """The checkpoint that ``act`` will use, chosen on validation tasks."""
        return choose_best(self.run, self.application, self.validated, self.lams)

    # --- report

    @cached_property
    def report(self) -> Path:
        """The pages."""
        scores = [*self.planning, *self.decisions, *self.online, *self.discrimination]
        shown = (self.expert_train, *self.instantiated, self.explored, self.references)
        return write_pages(self.run, self.config, scores, [*shown, *self.tested])

    def complete(self) -> Path:
        """Do all stages in the order of the paper. Returns the report's index page."""
        _ = (self.plans, self.tasks, self.expert_train, self.demonstrated)
        _ = (self.lam1, self.lam2, self.explored, self.lam3, self.reward, self.lam4, self.taught)
        _ = (self.references, self.tested, self.planning, self.decisions, self.online)
        _ = (self.discrimination, self.validated, self.best)
        return self.report
