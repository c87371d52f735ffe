"""The paper, in order. Every property is a stage; every stage is on disk and is not done twice."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from lamwright.pipeline.actors import Actor, demonstration, lam
from lamwright.pipeline.best import Best, choose_best, shipped_for
from lamwright.pipeline.episodes import Episodes
from lamwright.pipeline.learning import Learning
from lamwright.pipeline.pages import write_pages
from lamwright.pipeline.place import ModelPlace
from lamwright.pipeline.scoring import Scoring, neighbours
from lamwright.records.base import content_hash
from lamwright.records.errors import UsageError
from lamwright.records.score import Score


class Story(Learning):
    """From documentation to an evaluated model and a report, for one run; data and training first."""

    # --- evaluation (sections 5 and 6), on test tasks only

    @cached_property
    def _scoring(self) -> Scoring:
        return Scoring(self.run, self.config.seed, self._codec, self._progress)

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
        share = self.config.share
        return [lam(name, path, self.application, share=share) for name, path in models.items()]

    @cached_property
    def references(self) -> Episodes:
        """Reference solutions of the test tasks: what decisions are compared with."""
        tasks = self.tasks["test"]
        return self._rollouts.of(demonstration(), tasks, "demonstration-test", test=True)

    @cached_property
    def tested(self) -> list[Episodes]:
        """Every actor on the test tasks, in the real application."""
        return [self._tested(actor) for actor in self.actors]

    def _tested(self, actor: Actor, tries: int | None = None) -> Episodes:
        tasks, name = self.tasks["test"], f"{actor.name}-test"
        return self._rollouts.of(actor, tasks, name, test=True, tries=tries)

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

    def searched(self, tries: int) -> list[Score]:
        """Whole episodes as the run has them, and with so many tries at each task: figures, and what it gains."""
        if tries == self.config.tries:
            return self.online
        models = {_with_tries(name, tries): model for name, model in self.lams.items()}
        episodes = [self._tested(actor, tries) for actor in self._actors(models)]
        pairs = [(_with_tries(name, tries), name) for name in self.lams]
        name = _with_tries("online", tries)
        return [*self.online, *self._scoring.online(episodes, pairs, name, beside=self.tested)]

    def of_model(self, place: ModelPlace, evaluation: str, tries: int | None = None) -> list[Score]:
        """Decisions or whole episodes of another model; ``UsageError`` for another evaluation."""
        name = f"model-{content_hash(place)[:6]}"
        if tries not in {None, self.config.tries}:
            name = _with_tries(name, tries)
        actor = lam(name, place, self.application, share=self.config.share)
        if evaluation == "decisions":
            return self._scoring.decisions(actor, self.references)
        if evaluation != "online":
            raise UsageError(
                f"Another model is evaluated by decisions or online, not {evaluation}."
            )
        return self._scoring.online([self._tested(actor, tries)], (), name=f"online-{name}")

    @cached_property
    def discrimination(self) -> list[Score]:
        """The reward model on trajectories that it was not trained on."""
        return self._scoring.reward("reward", self.reward) if self.reward else []

    @cached_property
    def validated(self) -> list[Score]:
        """The checkpoints, and the one that ships, on the validation tasks, deciding as they do in ``act``."""
        models = self.lams | shipped_for(self.application)
        actors = [lam(name, path, self.application) for name, path in models.items()]
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
        shown = (
            self.expert_train,
            *self.annotated,
            *self.instantiated,
            *self.explored,
            self.references,
        )
        return write_pages(self.run, self.config, scores, [*shown, *self.tested])

    def complete(self) -> Path:
        """Do all stages in the order of the paper. Returns the report's index page."""
        _ = (self.plans, self.evolved, self.tasks, self.expert_train, self.demonstrated)
        _ = (self.lam1, self.lam2, self.explored, self.lam3, self.reward, self.lam4, self.taught)
        _ = (self.references, self.tested, self.planning, self.decisions, self.online)
        _ = (self.discrimination, self.validated, self.best)
        return self.report


def _with_tries(name: str, tries: int) -> str:
    return f"{name}-tries{tries}"
