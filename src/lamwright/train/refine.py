"""Phase 4b: offline PPO from LAM3 to LAM4, without touching the environment (section 4.4)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lamwright.records.errors import StageError
from lamwright.records.sample import Sample
from lamwright.train.config import PpoConfig
from lamwright.train.engine import Objective, Trainer
from lamwright.train.evidence import Evidence, read_rows, row_logprobs, weigh
from lamwright.train.journal import Listener
from lamwright.train.kto import PraiseAndBlame
from lamwright.train.loading import check_target, load_causal, load_tokenizer, save_model
from lamwright.train.ppo import Reference, Surrogate, row_kl
from lamwright.train.results import RefineFigures, RefineResult, RefineStep
from lamwright.train.reward import reward_of
from lamwright.train.rows import Row, batches, encode, plan_batches
from lamwright.train.run import Run, identity
from lamwright.train.sft import CrossEntropy

Proposer = Callable[[Sequence[str]], Sequence[str]]
"""Replies to prompts: what the policy says today at logged states."""


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
    rows, skipped = encode(_actions(samples, config), tokenizer, config.max_length)
    rows.sort(key=lambda row: (row.sample.group, row.sample.step))
    rounds = _rounds(rows, config)
    plan = _plan(rows, rounds, config)
    run = Run(out, config, identity(samples, model_path, config), progress)
    trainer = run.prepare(load_causal(model_path, config), plan, tokenizer.pad_token_id or 0)
    trainer.model.eval()  # dropout would move ratios before anything was learned
    figures = None
    if config.baseline == "none":
        scores = reward_of(reward_path)([(r.sample.prompt, r.sample.target) for r in rows])
        figures = _improve(run, trainer, rounds, weigh(rows, scores, trainer, config))
    else:
        run.fit(trainer, plan, _baseline(rows, trainer, config))
    result = RefineResult(
        samples=len(rows), skipped=tuple(skipped), refinement=figures, **run.facts(trainer)
    )
    run.finish(trainer, result, lambda folder: save_model(trainer.bare(), tokenizer, folder))
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
    return rounds


def _plan(rows: Sequence[Row], rounds: list[list[list[Row]]], config: PpoConfig) -> list[list[Row]]:
    plan = [part for parts in rounds for part in parts]
    if config.baseline != "imitation":
        return plan
    praised = [row for row in rows if (row.sample.reward or 0) > 0]
    if not praised:
        raise StageError("The imitation baseline needs steps of successes, and there are none.")
    again = plan_batches(praised, config.mini_batch, len(plan), config.seed)
    return again[: len(plan)]


def _baseline(rows: Sequence[Row], trainer: Trainer, config: PpoConfig) -> Objective:
    if config.baseline == "imitation":
        return CrossEntropy()
    return PraiseAndBlame(rows, Reference(trainer.bare()), config)


def _improve(
    run: Run, trainer: Trainer, rounds: Sequence[Sequence[Sequence[Row]]], evidence: Evidence
) -> RefineFigures:
    """The updates: a batch is left when KL is too large, and KL's coefficient follows its target."""
    config = evidence.config
    reference = Reference(trainer.bare())
    objective = Surrogate(evidence.logged(), reference, config)
    history: list[RefineStep] = []
    for parts in rounds:
        for rows in parts:
            run.journal.line(trainer.update(rows, objective))
            history.append(objective.step(trainer))
            if history[-1].kl > config.kl_stop * config.kl_target:
                break
        objective.adapt(history[-1].kl)
    return _figures(trainer, evidence, reference, history)


def _figures(
    trainer: Trainer, evidence: Evidence, reference: Reference, history: list[RefineStep]
) -> RefineFigures:
    after = read_rows(evidence.rows, trainer, row_logprobs).tolist()
    kl = read_rows(evidence.rows, trainer, lambda model, pack: row_kl(model, reference, pack))
    change = [now - start for now, start in zip(after, evidence.start, strict=True)]
    signed = list(zip(change, evidence.advantages, strict=True))
    return RefineFigures(
        actions=len(evidence.rows),
        reward_mean=_mean(evidence.rewards),
        return_mean=_mean(evidence.returns),
        explained_variance=evidence.explained,
        final_kl=float(kl.mean()),
        praised_change=_mean([c for c, advantage in signed if advantage > 0]),
        blamed_change=_mean([c for c, advantage in signed if advantage < 0]),
        history=tuple(history),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
