"""Updates of offline PPO, batch by batch; a killed run continues."""

from collections.abc import Sequence

from lamwright.records.base import Record
from lamwright.train.config import PpoConfig
from lamwright.train.engine import Trainer
from lamwright.train.evidence import Evidence, read_rows, row_logprobs
from lamwright.train.ppo import Reference, Surrogate, row_kl
from lamwright.train.results import RefineFigures, RefineStep
from lamwright.train.rows import Row
from lamwright.train.run import Run


class RefineProgress(Record):
    """Where refinement stands beside its weights."""

    batch: int = 0
    part: int = 0
    """The mini-batch that comes next, counted over all passes over the batch."""
    coefficient: float
    """Of KL."""
    history: tuple[RefineStep, ...] = ()


class Improvement:
    """Updates a policy on logged actions; a batch is left when KL is too large."""

    def __init__(
        self, run: Run[PpoConfig], trainer: Trainer, evidence: Evidence, reference: Reference
    ) -> None:
        self._run = run
        self._trainer = trainer
        self._evidence = evidence
        self._reference = reference
        self._config = evidence.config
        self._objective = Surrogate(evidence.logged(), reference, evidence.config)

    def do(self, rounds: Sequence[Sequence[Sequence[Row]]]) -> RefineFigures:
        """All updates of ``rounds`` (per batch its mini-batches) that are still missing."""
        fresh = RefineProgress(coefficient=self._objective.coefficient)
        at = (
            self._run.checkpoints.progress(RefineProgress) if self._trainer.step else None
        ) or fresh
        self._objective.coefficient = at.coefficient
        while at.batch < len(rounds):
            at = self._update(rounds[at.batch], at)
            if self._trainer.step % self._config.checkpoint_every == 0:
                self._run.checkpoints.save(self._trainer, at)
        return self._figures(at.history)

    def _update(self, parts: Sequence[Sequence[Row]], at: RefineProgress) -> RefineProgress:
        """One update; KL's coefficient follows its target after each batch."""
        self._run.step(self._trainer, parts[at.part], self._objective, at)
        done = self._objective.step(self._trainer)
        history = (*at.history, done)
        far = done.kl > self._config.kl_stop * self._config.kl_target
        if not far and at.part + 1 < len(parts):
            return at.model_copy(update={"part": at.part + 1, "history": history})
        self._objective.adapt(done.kl)
        return RefineProgress(
            batch=at.batch + 1, coefficient=self._objective.coefficient, history=history
        )

    def _figures(self, history: tuple[RefineStep, ...]) -> RefineFigures:
        evidence, facts, reference = self._evidence, self._evidence.facts, self._reference
        after = read_rows(evidence.rows, self._trainer, row_logprobs).tolist()
        kl = read_rows(
            evidence.rows, self._trainer, lambda model, pack: row_kl(model, reference, pack)
        )
        change = [now - start for now, start in zip(after, facts.start, strict=True)]
        signed = list(zip(change, facts.advantages, strict=True))
        return RefineFigures(
            actions=len(evidence.rows),
            reward_mean=_mean(facts.rewards),
            return_mean=_mean(facts.returns),
            explained_variance=facts.explained,
            final_kl=float(kl.mean()),
            praised_change=_mean([c for c, advantage in signed if advantage > 0]),
            blamed_change=_mean([c for c, advantage in signed if advantage < 0]),
            history=history,
        )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
