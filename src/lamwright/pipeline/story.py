"""The paper, in order. Every property is a stage; every stage is on disk and is not done twice."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from lamwright.applications import Application, find_application
from lamwright.codec import CompactCodec
from lamwright.executors import Executor, LocalExecutor
from lamwright.models.embedded import base_path
from lamwright.pipeline.actors import Actor, Sampling, demonstration, expert_of, lam
from lamwright.pipeline.best import Best, choose_best, shipped_for
from lamwright.pipeline.config import StoryConfig
from lamwright.pipeline.data import make_tasks
from lamwright.pipeline.episodes import Episodes, Rollouts
from lamwright.pipeline.pages import write_pages
from lamwright.pipeline.place import ModelPlace
from lamwright.pipeline.plans import evolved_of
from lamwright.pipeline.samples import (
    Recipe,
    curate_episodes,
    curate_plans,
    split_plans,
    write_known_plans,
)
from lamwright.pipeline.scoring import Scoring, neighbours
from lamwright.pipeline.sources import plans_of
from lamwright.pipeline.training import Lessons, Trainings
from lamwright.records.base import content_hash
from lamwright.records.errors import UsageError
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.sample import Phase, Sample
from lamwright.records.score import Score
from lamwright.records.task import Split, Task
from lamwright.store.run import RunFolder


class Story:
    """From documentation to an evaluated model and a report, for one run.

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
        self._codec: CompactCodec = self.application.codec()
        self._scoring = Scoring(run, config.seed, self._codec, progress)

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

    # --- training (section 4)

    @cached_property
    def base(self) -> Path:
        """The base model."""
        return self.config.base_model or base_path()

    @cached_property
    def lam1(self) -> Path | None:
        """Phase 1: task -> plan."""
        lessons = Lessons(self._plan_samples, "No task-plan pair is left to train on.")
        return self._trainings.imitate("lam1", self.base, lessons, self.config.plan)

    @cached_property
    def lam2(self) -> Path | None:
        """Phase 2: state -> action, from the expert's verified successes."""
        lessons = Lessons(self._imitation, "The expert solved none of the training tasks.")
        return self._trainings.imitate("lam2", self._reached(1)[1], lessons, self.config.imitate)

    @cached_property
    def explored(self) -> Episodes:
        """LAM2 in the real application, on the training tasks that the expert failed."""
        solved = self.expert_train.solved()
        failed = [task for task in self.tasks["train"] if task.task_id not in solved]
        sampling = Sampling(temperature=self.config.explore_temperature, seed=self.config.seed)
        name, model = self._reached(2)
        return self._rollouts.of(
            lam(name, model, self.application, sampling), failed, f"{name}-explore"
        )

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
        assert self.tasks  # none of its held-out requests may be in a sample
        return curate_plans(self.run, self.plans[0], self.evolved, self._codec, self._progress)

    @cached_property
    def _imitation(self) -> list[Sample]:
        return self._curate("imitate", "imitate", [self.expert_train])

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
        return self._curate("demonstrate", "imitate", [self.demonstrated])

    def _curate(self, name: str, phase: Phase, episodes: Sequence[Episodes]) -> list[Sample]:
        recipe = Recipe(name, phase, self._codec)
        return curate_episodes(self.run, recipe, episodes, self._progress)

    # --- evaluation (sections 5 and 6), on test tasks only

    @cached_property
    def lams(self) -> dict[str, Path]:
        """The checkpoints by name, in the order of the paper; of phases that were trained."""
        found = {name: trained() for name, trained in self._phases.items()}
        found["lam4-taught"] = self.taught
        return {name: model for name, model in found.items() if model is not None}

    @cached_property
    def actors(self) -> list[Actor]:
        """The policies that are evaluated."""
        return [self.expert, *self._actors(self.lams)]

    def _actors(self, models: Mapping[str, Path]) -> list[Actor]:
        return [lam(name, path, self.application) for name, path in models.items()]

    @cached_property
    def references(self) -> Episodes:
        """Reference solutions of the test tasks: what decisions are compared with."""
        tasks = self.tasks["test"]
        return self._rollouts.of(demonstration(), tasks, "demonstration-test", test=True)

    @cached_property
    def tested(self) -> list[Episodes]:
        """Every actor on the test tasks, in the real application."""
        test = self.tasks["test"]
        return [self._rollouts.of(a, test, f"{a.name}-test", test=True) for a in self.actors]

    @cached_property
    def planning(self) -> list[Score]:
        """Plans for tasks of the documentation that were held out."""
        models = {"base": self.base} | ({"lam1": self.lam1} if self.lam1 else {})
        ordered = sorted(self.plans[1], key=lambda pair: pair.task_id)
        held_out = ordered[: self.config.planning_pairs]
        found = [self._scoring.planning(name, path, held_out) for name, path in models.items()]
        return [score for scores in found for score in scores]

    @cached_property
    def decisions(self) -> list[Score]:
        """Single decisions in the states of the reference solutions."""
        return [s for actor in self.actors for s in self._scoring.decisions(actor, self.references)]

    @cached_property
    def online(self) -> list[Score]:
        """Whole episodes."""
        phases = [name for name in self._phases if name in self.lams]
        return self._scoring.online([self.references, *self.tested], neighbours(phases))

    def of_model(self, place: ModelPlace, evaluation: str) -> list[Score]:
        """Decisions or whole episodes of another model; ``UsageError`` for another evaluation."""
        name = f"model-{content_hash(place)[:6]}"
        actor = lam(name, place, self.application)
        if evaluation == "decisions":
            return self._scoring.decisions(actor, self.references)
        if evaluation != "online":
            raise UsageError(
                f"Another model is evaluated by decisions or online, not {evaluation}."
            )
        episodes = self._rollouts.of(actor, self.tasks["test"], f"{name}-test", test=True)
        return self._scoring.online([episodes], (), name=f"online-{name}")

    @cached_property
    def discrimination(self) -> list[Score]:
        """The reward model on trajectories that it was not trained on."""
        return self._scoring.reward("reward", self.reward) if self.reward else []

    @cached_property
    def validated(self) -> list[Score]:
        """The checkpoints, and the one that ships, on the validation tasks."""
        actors = self._actors(self.lams | shipped_for(self.application))
        tasks = self.tasks["validation"]
        episodes = [self._rollouts.of(a, tasks, f"{a.name}-validation", test=True) for a in actors]
        return self._scoring.online(episodes, (), name="validation")

    @cached_property
    def best(self) -> Best | None:
        """The checkpoint that ``act`` will use, chosen on validation tasks; None: none was trained."""
        return choose_best(self.run, self.application, self.validated, self.lams)

    # --- report

    @cached_property
    def report(self) -> Path:
        """The pages."""
        scores = [*self.planning, *self.decisions, *self.online, *self.discrimination]
        shown = [self.expert_train, self.explored, self.references, *self.tested]
        return write_pages(self.run, self.config, scores, shown)

    def complete(self) -> Path:
        """Do all stages in the order of the paper. Returns the report's index page."""
        _ = (self.plans, self.evolved, self.tasks, self.expert_train, self.demonstrated)
        _ = (self.lam1, self.lam2, self.explored, self.lam3, self.reward, self.lam4, self.taught)
        _ = (self.references, self.tested, self.planning, self.decisions, self.online)
        _ = (self.discrimination, self.validated, self.best)
        return self.report
