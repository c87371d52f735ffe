"""Phase 4b: offline PPO from LAM3 to LAM4, without touching the environment (section 4.4)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lamwright.models.folder import load_tokenizer
from lamwright.models.shortage import enough_memory
from lamwright.records.errors import NothingToLearn, StageError
from lamwright.records.sample import Sample
from lamwright.train.config import PpoConfig
from lamwright.train.engine import Objective, Trainer
from lamwright.train.evidence import Evidence, Facts, weigh
from lamwright.train.forward import Reader
from lamwright.train.improvement import Improvement
from lamwright.train.journal import Listener
from lamwright.train.kto import PraiseAndBlame
from lamwright.train.loading import check_target, load_start, longest
from lamwright.train.memory import ADVICE
from lamwright.train.ppo import Reference
from lamwright.train.results import RefineResult
from lamwright.train.reward import reward_of
from lamwright.train.rows import Row, batches, encode, pad_of, plan_batches
from lamwright.train.run import Run, identity
from lamwright.train.sft import CrossEntropy

_FACTS = "facts"

Proposer = Callable[[Sequence[str]], Sequence[str]]
"""Replies to prompts: what the policy says today at logged states."""


@enough_memory("in training", ADVICE, StageError)
def refine(
    samples: Sequence[Sample],
    model_path: Path,
    reward_path: Path,
    out: Path,
    config: PpoConfig,
    *,
    progress: Listener | None = None,
) -> RefineResult:
    """Update the policy in ``model_path`` on actions that the model in ``reward_path`` scores.

    The new policy is saved in ``out``. The baselines need no reward model and take as many steps as
    PPO may on all ``samples``: ``imitation`` trains longer on the successes among them, ``kto``
    praises steps of successes and blames those of failures. Raises as ``train_sft`` does.
    """
    check_target(out)
    tokenizer = load_tokenizer(model_path)
    rows, skipped = encode(_actions(samples, config), tokenizer, longest(model_path, config))
    rows.sort(key=lambda row: (row.sample.group, row.sample.step))
    rounds = _rounds(rows, config)
    plan = _plan(rows, rounds, config)
    run = Run(out, config, identity(samples, model_path, config), progress)
    judged = config.baseline == "none"
    facts = run.checkpoints.kept(_FACTS, Facts) if judged else None
    # The reward model is gone before the policy comes: one base is in memory at a time.
    scores = _scores(reward_path, rows) if judged and facts is None else []
    start = load_start(model_path, run.config)
    trainer = run.prepare(Reader(start.model), plan, pad_of(tokenizer))
    _check_whole(trainer)
    trainer.model.eval()  # dropout would move ratios before anything was learned
    reference = Reference(trainer.bare(), model_path)
    figures = None
    if judged:
        facts = facts or weigh(rows, scores, trainer, run.config)
        if trainer.accelerator.is_main_process:
            run.checkpoints.keep(_FACTS, facts)
        run.resume(trainer, plan)
        figures = Improvement(run, trainer, Evidence(rows, facts, run.config), reference).do(rounds)
    else:
        run.resume(trainer, plan)
        run.fit(trainer, plan, _baseline(rows, reference, config))
    result = RefineResult(
        samples=len(rows), skipped=tuple(skipped), refinement=figures, **run.facts(trainer)
    )
    whole = trainer.whole(lambda: Reader(load_start(model_path, run.config).model))
    run.finish(trainer, result, lambda folder: start.save(whole.model, folder))
    return result


def resample(samples: Sequence[Sample], propose: Proposer) -> list[Sample]:
    """The logged states of ``samples`` with new replies, for ``actions='resampled'``.

    What would have followed a new reply is unknown, so each is an episode of one step.
    """
    replies = propose([sample.prompt for sample in samples])
    return [
        sample.model_copy(update={"target": reply, "logprob": None, "reward": None})
        for sample, reply in zip(samples, replies, strict=True)
    ]


def _check_whole(trainer: Trainer) -> None:
    if trainer.is_sharded:
        raise StageError(
            "Refinement needs whole weights in each process: start it without FSDP, with adapters."
        )


def _actions(samples: Sequence[Sample], config: PpoConfig) -> Sequence[Sample]:
    if len({sample.sample_id for sample in samples}) < len(samples):
        raise StageError("Two samples for refinement have the same id.")
    if config.actions == "logged":
        return samples
    return [sample.model_copy(update={"group": sample.sample_id}) for sample in samples]


def _rounds(rows: Sequence[Row], config: PpoConfig) -> list[list[list[Row]]]:
    """Per batch, its mini-batches for all passes over it."""
    rounds = []
    size = config.mini_batch
    for epoch in range(config.epochs):
        for batch in batches(rows, config.batch, config.seed, "epoch", epoch):
            parts = [batch[start : start + size] for start in range(0, len(batch), size)]
            rounds.append(parts * config.batch_epochs)
    return _first_steps(rounds, config.max_steps)


def _first_steps(rounds: list[list[list[Row]]], most: int | None) -> list[list[list[Row]]]:
    """The first ``most`` mini-batches of ``rounds``."""
    if most is None:
        return rounds
    begun = [sum(map(len, rounds[:place])) for place in range(len(rounds))]
    return [
        parts[: most - start] for parts, start in zip(rounds, begun, strict=True) if start < most
    ]


def _plan(rows: Sequence[Row], rounds: list[list[list[Row]]], config: PpoConfig) -> list[list[Row]]:
    plan = [part for parts in rounds for part in parts]
    if config.baseline != "imitation":
        return plan
    praised = [row for row in rows if (row.sample.reward or 0) > 0]
    if not praised:
        raise NothingToLearn("The imitation baseline needs steps of successes, and there are none.")
    again = plan_batches(praised, config.mini_batch, len(plan), config.seed)
    return again[: len(plan)]


def _baseline(rows: Sequence[Row], reference: Reference, config: PpoConfig) -> Objective:
    if config.baseline == "imitation":
        return CrossEntropy()
    return PraiseAndBlame(rows, reference, config)


def _scores(reward_path: Path, rows: Sequence[Row]) -> list[float]:
    return reward_of(reward_path)([(row.sample.prompt, row.sample.target) for row in rows])
