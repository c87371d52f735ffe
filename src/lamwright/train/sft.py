"""Phases 1 to 3 of the paper: cross-entropy on the target tokens."""

from collections.abc import Sequence
from pathlib import Path

import torch

from lamwright.models.folder import load_tokenizer
from lamwright.models.shortage import enough_memory
from lamwright.records.errors import StageError
from lamwright.records.sample import Sample
from lamwright.train.config import SftConfig
from lamwright.train.forward import Reader
from lamwright.train.journal import Listener
from lamwright.train.loading import check_target, load_start, longest
from lamwright.train.memory import ADVICE
from lamwright.train.packing import Pack
from lamwright.train.results import TrainingResult
from lamwright.train.rows import Row, encode, pad_of, plan_batches
from lamwright.train.run import Run, identity
from lamwright.train.vocabulary import Predictions


class CrossEntropy:
    """Mean over the batch's target tokens, each counted with the weight of its sample."""

    def total(self, rows: Sequence[Row]) -> float:
        """Weighted number of target tokens."""
        return sum(row.weight * row.target_length for row in rows)

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """Summed negative log-probability."""
        loss: torch.Tensor = model(pack, Predictions.weighted_loss)
        return loss


@enough_memory("in training", ADVICE, StageError)
def train_sft(
    samples: Sequence[Sample],
    model_path: Path,
    out: Path,
    config: SftConfig,
    *,
    progress: Listener | None = None,
) -> TrainingResult:
    """Train the model in ``model_path`` on ``samples`` and save it in ``out``.

    An interrupted run with the same arguments goes on from its last checkpoint. Raises ``ModelError``
    (no model), ``UsageError`` (``out`` holds something else), ``StageError`` (nothing to train on,
    divergence, or too little memory). Source: arXiv 2412.10047, sections 4.1 to 4.3.
    """
    check_target(out)
    tokenizer = load_tokenizer(model_path)
    rows, skipped = encode(samples, tokenizer, longest(model_path, config))
    plan = plan_batches(rows, config.batch, config.epochs, config.seed)[: config.max_steps]
    run = Run(out, config, identity(samples, model_path, config), progress)
    start = load_start(model_path, run.config)
    trainer = run.prepare(Reader(start.model), plan, pad_of(tokenizer))
    run.resume(trainer, plan)
    run.fit(trainer, plan, CrossEntropy())
    result = TrainingResult(samples=len(rows), skipped=tuple(skipped), **run.facts(trainer))
    whole = trainer.whole(lambda: Reader(load_start(model_path, run.config).model))
    run.finish(trainer, result, lambda folder: start.save(whole.model, folder))
    return result
