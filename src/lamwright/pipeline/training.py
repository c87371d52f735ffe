"""Stage 6: the checkpoints, each trained from an earlier one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lamwright.records.progress import Progress
from lamwright.records.sample import Sample
from lamwright.store.run import RunFolder
from lamwright.store.stage import Stage, hash_weights
from lamwright.train.config import PpoConfig, RewardConfig, SftConfig, TrainingConfig
from lamwright.train.journal import Listener
from lamwright.train.journal import Progress as TrainingProgress
from lamwright.train.refine import refine
from lamwright.train.results import RefineResult, RewardResult, TrainingResult
from lamwright.train.reward import train_reward
from lamwright.train.sft import train_sft

Train = Callable[[Path, Listener], TrainingResult]


class Trainings:
    """Trains checkpoints of a run by name; a finished one is not trained again."""

    def __init__(self, run: RunFolder, progress: Progress) -> None:
        self._run = run
        self._progress = progress

    def imitate(self, name: str, start: Path, samples: Sequence[Sample], config: SftConfig) -> Path:
        """A model trained on the targets of ``samples`` (phases 1 to 3)."""
        return self._train(
            name,
            {"start": start},
            samples,
            config,
            lambda out, listener: train_sft(samples, start, out, config, progress=listener),
        )

    def reward(self, start: Path, samples: Sequence[Sample], config: RewardConfig) -> Path:
        """The reward model (phase 4a)."""
        return self._train(
            "reward",
            {"start": start},
            samples,
            config,
            lambda out, listener: train_reward(samples, start, out, config, progress=listener),
        )

    def refine(
        self, name: str, start: Path, reward: Path, samples: Sequence[Sample], config: PpoConfig
    ) -> Path:
        """The model after offline PPO on ``samples`` (phase 4b)."""
        return self._train(
            name,
            {"start": start, "reward": reward},
            samples,
            config,
            lambda out, listener: refine(samples, start, reward, out, config, progress=listener),
        )

    def _train(
        self,
        name: str,
        models: dict[str, Path],
        samples: Sequence[Sample],
        config: TrainingConfig,
        train: Train,
    ) -> Path:
        folder = self._run.checkpoints / name
        inputs = {key: hash_weights(path) for key, path in models.items()}
        inputs["samples"] = ",".join(sample.sample_id for sample in samples)
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
            result = train(folder / "model", bar.hear)
            stage.finish(
                {"samples": result.samples, "too long": len(result.skipped)}, _figures(result)
            )
            bar.end(result)
        return folder / "model"


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
