"""Phases 1 to 3 of the paper: cross-entropy on the target tokens."""

from collections.abc import Sequence
from pathlib import Path

import torch

from lamwright.records.sample import Sample
from lamwright.train.config import SftConfig
from lamwright.train.forward import logits_at, token_logprobs
from lamwright.train.journal import Listener
from lamwright.train.loading import check_target, load_causal, load_tokenizer, save_model
from lamwright.train.packing import Pack
from lamwright.train.results import TrainingResult
from lamwright.train.rows import Row, encode, plan_batches
from lamwright.train.run import Run, identity


class CrossEntropy:
    """Mean over the batch's target tokens, each counted with the weight of its sample."""

    def total(self, rows: Sequence[Row]) -> float:
        """Weighted number of target tokens."""
        return sum(row.weight * row.target_length for row in rows)

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """Summed negative log-probability."""
        return -(token_logprobs(logits_at(model, pack), pack) * pack.weights).sum()


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
    (no model), ``UsageError`` (``out`` holds something else), ``StageError`` (nothing to train on, or
    divergence). Source: arXiv 2412.10047, sections 4.1 to 4.3.
    """
    check_target(out)
    tokenizer = load_tokenizer(model_path)
    rows, skipped = encode(samples, tokenizer, config.max_length)
    plan = plan_batches(rows, config.batch, config.epochs, config.seed)
    run = Run(out, config, identity(samples, model_path, config), progress)
    trainer = run.prepare(load_causal(model_path, config), plan, tokenizer.pad_token_id or 0)
    run.fit(trainer, plan, CrossEntropy())
    result = TrainingResult(samples=len(rows), skipped=tuple(skipped), **run.facts(trainer))
    run.finish(trainer, result, lambda folder: save_model(trainer.bare(), tokenizer, folder))
    return result
