"""Stage 6: the checkpoints, each trained from an earlier one; what had nothing to learn from is left out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from lamwright.records.errors import NothingToLearn
from lamwright.records.progress import Progress
from lamwright.records.sample import Sample
from lamwright.store.run import RunFolder
from lamwright.store.stage import Stage, hash_weights, read_manifest
from lamwright.train.config import PpoConfig, RewardConfig, SftConfig, TrainingConfig
from lamwright.train.journal import Listener
from lamwright.train.journal import Progress as TrainingProgress
from lamwright.train.refine import refine
from lamwright.train.results import RefineResult, RewardResult, TrainingResult
from lamwright.train.reward import train_reward
from lamwright.train.sft import train_sft

Train = Callable[[Path, Listener], TrainingResult]
LEFT_OUT = "left out"
"""The figure of a manifest that says why a phase was not trained."""


class Lessons(NamedTuple):
    """Samples of a phase, and how to say that there are none."""

    samples: Sequence[Sample]
    none: str


class Trainings:
    """Trains checkpoints of a run by name; a finished one is not trained again.

    Where there is nothing to learn from, the answer is None and the stage's manifest says why.
    """

    def __init__(self, run: RunFolder, progress: Progress) -> None:
        self._run = run
        self._progress = progress

    def imitate(self, name: str, start: Path, lessons: Lessons, config: SftConfig) -> Path | None:
        """A model trained on the targets of the samples (phases 1 to 3)."""

        def train(out: Path, listener: Listener) -> TrainingResult:
            return train_sft(lessons.samples, start, out, config, progress=listener)

        return self._train(name, {"start": start}, lessons, config, train)

    def reward(self, start: Path, lessons: Lessons, config: RewardConfig) -> Path | None:
        """The reward model (phase 4a)."""

        def train(out: Path, listener: Listener) -> TrainingResult:
            return train_reward(lessons.samples, start, out, config, progress=listener)

        return self._train("reward", {"start": start}, lessons, config, train)

    def refine(
        self,
        start: Path,
        reward: Path | None,
        lessons: Lessons,
        config: PpoConfig,
        name: str = "lam4",
    ) -> Path | None:
        """LAM4: the model after offline PPO on the samples (phase 4b)."""

        def train(out: Path, listener: Listener) -> TrainingResult:
            if reward is None:
                raise NothingToLearn("There is no reward model to score tries with.")
            return refine(lessons.samples, start, reward, out, config, progress=listener)

        models = {"start": start} | ({"reward": reward} if reward else {})
        return self._train(name, models, lessons, config, train)

    def _train(
        self,
        name: str,
        models: dict[str, Path],
        lessons: Lessons,
        config: TrainingConfig,
        train: Train,
    ) -> Path | None:
        folder = self._run.checkpoints / name
        inputs = {key: hash_weights(path) for key, path in models.items()}
        inputs["samples"] = ",".join(sample.sample_id for sample in lessons.samples)
        stage = Stage(
            folder,
            f"train {name}",
            inputs=inputs,
            config=config,
            seed=config.seed,
            indifferent=tuple(config.unset),
        )
        if not stage.complete():
            stage.begin()
            bar = _Bar(self._progress, f"train {name}")
            try:
                result = train(folder / "model", bar.hear)
            except NothingToLearn as error:
                why = str(error) if lessons.samples else lessons.none
                stage.finish({"samples": 0}, {LEFT_OUT: why})
                bar.leave_out(why)
            else:
                stage.finish(
                    {"samples": result.samples, "too long": len(result.skipped)}, _figures(result)
                )
                bar.end(result)
        return None if why_left_out(folder) else folder / "model"


def why_left_out(folder: Path) -> str:
    """Why the phase in ``folder`` was not trained; empty where it was, or was not yet."""
    manifest = read_manifest(folder)
    return str(manifest.figures.get(LEFT_OUT, "")) if manifest else ""


class _Bar:
    """Draws a training as a piece of work of so many steps."""

    def __init__(self, progress: Progress, what: str) -> None:
        self._progress = progress
        self._what = what
        self._begun = False

    def hear(self, news: TrainingProgress) -> None:
        if not self._begun:
            self._progress.begin(self._what, news.steps)
            self._begun = True
        if news.loss is not None:
            self._progress.advance(f"loss {news.loss:.3f}")

    def leave_out(self, why: str) -> None:
        self._progress.begin(self._what, None)
        self._progress.end(f"left out. {why}")

    def end(self, result: TrainingResult) -> None:
        first, last = result.first_loss, result.last_loss
        self._progress.end(f"{result.samples} samples, loss {first:.3f} -> {last:.3f}")


def _figures(result: TrainingResult) -> dict[str, float | str]:
    figures: dict[str, float | str] = {
        "first_loss": result.first_loss,
        "last_loss": result.last_loss,
        "supervised_tokens_per_second": result.tokens_per_second,
        "tree_ratio": result.tree_ratio,
        "padding_ratio": result.padding_ratio,
        "parameters": float(result.parameters),
    }
    if isinstance(result, RewardResult):
        held = result.trajectories_held_out
        figures["auroc_held_out"] = "n/a" if held.auroc is None else held.auroc
        figures["accuracy_held_out"] = "n/a" if held.accuracy is None else held.accuracy
    if isinstance(result, RefineResult) and result.refinement is not None:
        figures["final_kl"] = result.refinement.final_kl
    return figures
