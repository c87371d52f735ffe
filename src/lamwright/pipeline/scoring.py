"""Stage 7: planning, decisions offline, online; all on held-out pairs and test tasks."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from lamwright.codec import CompactCodec
from lamwright.curate.samples import replay
from lamwright.evaluate.decisions import DecidedStep, compare_step, score_decisions
from lamwright.evaluate.online import Episode, compare_online, episodes, score_online
from lamwright.evaluate.planning import PlannedTask, score_planning
from lamwright.evaluate.reward import score_reward
from lamwright.models.local import LocalModel
from lamwright.pipeline.actors import Actor
from lamwright.pipeline.episodes import Episodes
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Progress
from lamwright.records.score import Score
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_records
from lamwright.store.stage import Stage, hash_files, hash_weights
from lamwright.train.results import RewardResult

_PLAN_TOKENS = 256
_FIGURES = "2"
"""Raised when figures of whole episodes are added: those of runs that are done are reckoned again."""


class Scoring:
    """Writes scores of a run below 07_scores, one folder an evaluation."""

    def __init__(self, run: RunFolder, seed: int, codec: CompactCodec, progress: Progress) -> None:
        self._run = run
        self._codec = codec
        self._seed = seed
        self._progress = progress

    def planning(self, name: str, model: Path, held_out: Sequence[TaskPlan]) -> list[Score]:
        """Plans of ``model`` for held-out tasks of the documentation."""
        weights = hash_weights(model)
        inputs = {"model": weights, "pairs": ",".join(pair.task_id for pair in held_out)}

        def make() -> Sequence[Score]:
            self._progress.begin(f"planning {name}", len(held_out))
            planner = LocalModel(model)
            return score_planning(name, [self._plan(planner, p) for p in held_out], self._seed)

        return self._scores(f"planning-{name}", inputs, make)

    def _plan(self, planner: LocalModel, pair: TaskPlan) -> PlannedTask:
        codec = self._codec
        reply = planner.complete(
            codec.render_task(pair.task),
            grammar=codec.plan_grammar(),
            max_tokens=_PLAN_TOKENS,
            temperature=0.0,
            seed=self._seed,
        )
        self._progress.advance()
        predicted = codec.parse_plan(reply.text)
        return PlannedTask(task_id=pair.task_id, reference=pair.plan, predicted=predicted)

    def decisions(self, actor: Actor, references: Episodes) -> list[Score]:
        """Decisions of ``actor`` in the states of the reference solutions."""
        shard = references.folder / "trajectories" / "records.parquet"
        inputs = actor.inputs | {"references": hash_files(shard)}

        def make() -> Sequence[Score]:
            solved = references.solved()
            found = {k: t for k, t in references.trajectories().items() if k in solved}
            self._progress.begin(f"decisions {actor.name}", len(found))
            steps = [
                step
                for task_id, trajectory in found.items()
                for step in self._decide(actor, references.tasks[task_id], trajectory)
            ]
            return score_decisions(actor.name, steps, self._seed)

        return self._scores(f"decisions-{actor.name}", inputs, make)

    def _decide(self, actor: Actor, task: Task, trajectory: Trajectory) -> list[DecidedStep]:
        policy = actor(task)
        self._progress.advance(task.request)
        return [
            compare_step(task, step, trajectory.menu, policy.decide(state))
            for state, step in replay(trajectory)
        ]

    def reward(self, name: str, model: Path) -> list[Score]:
        """How well the reward model separates held-out trajectories, as its training measured."""

        def make() -> Sequence[Score]:
            self._progress.begin(f"reward {name}", None)
            text = (model / "training.json").read_text("utf-8")
            held = RewardResult.model_validate_json(text).trajectories_held_out
            return score_reward(
                name,
                n=held.n,
                positives=held.positives,
                accuracy=held.accuracy,
                auroc=held.auroc,
            )

        return self._scores(f"reward-{name}", {"model": hash_files(model / "training.json")}, make)

    def online(
        self,
        rollouts: Sequence[Episodes],
        pairs: Sequence[tuple[str, str]],
        name: str = "online",
        beside: Sequence[Episodes] = (),
    ) -> list[Score]:
        """Online metrics of the episodes, and the paired difference of each (policy, against).

        ``beside``: what they are only compared with.
        """
        inputs = {"figures": _FIGURES} | {
            e.name: hash_files(e.folder / "trajectories" / "records.parquet")
            for e in (*rollouts, *beside)
        }

        def make() -> Sequence[Score]:
            self._progress.begin(name, None)
            rows = [row for e in rollouts for row in condensed(e)]
            compared = [*rows, *(row for e in beside for row in condensed(e))]
            differences = [
                score
                for policy, against in pairs
                for score in compare_online(compared, policy, against, self._seed)
            ]
            return [*score_online(rows, self._seed), *differences]

        return self._scores(name, inputs, make)

    def _scores(
        self, name: str, inputs: dict[str, str], make: Callable[[], Sequence[Score]]
    ) -> list[Score]:
        folder = self._run.scores / name
        stage = Stage(folder, f"evaluate {name}", inputs=inputs, seed=self._seed)
        if not stage.complete():
            stage.begin()
            scores = make()
            write_records(folder / "scores.jsonl", scores)
            stage.finish({"scores": len(scores)})
            self._progress.end(f"{len(scores)} scores")
        return read_records(folder / "scores.jsonl", Score)


def neighbours(phases: Sequence[str]) -> list[tuple[str, str]]:
    """Which policies are compared: each phase with the one before it, the last with the expert."""
    pairs = list(pairwise(phases))
    return [(after, before) for before, after in pairs] + [(last, "expert") for last in phases[-1:]]


def condensed(found: Episodes) -> tuple[Episode, ...]:
    """What counts of the episodes of a rollout."""
    verdicts = {verdict.trajectory_id: verdict for verdict in found.verdicts().values()}
    return episodes(found.trajectories().values(), verdicts, found.tasks)
