"""KTO (arXiv 2402.01306): a baseline that learns from successes and failures without a reward model."""

from collections.abc import Sequence

import torch

from lamwright.train.config import PpoConfig
from lamwright.train.forward import per_row
from lamwright.train.packing import Pack
from lamwright.train.ppo import Reference, compared
from lamwright.train.rows import Row
from lamwright.train.vocabulary import Predictions


class PraiseAndBlame:
    """Each step of a success is made likelier than the reference has it, each of a failure rarer.

    The point of reference is the mean KL to the start over the pass, without gradient; losses of the
    two kinds count alike however many steps each has.
    """

    def __init__(self, rows: Sequence[Row], reference: Reference, config: PpoConfig) -> None:
        praised = sum(_praised(row) for row in rows)
        blamed = len(rows) - praised
        self.reference = reference
        self.beta = config.kto_beta
        self.praise = len(rows) / (2 * praised) if praised else 0.0
        self.blame = len(rows) / (2 * blamed) if blamed else 0.0

    def total(self, rows: Sequence[Row]) -> float:
        """Number of actions."""
        return float(len(rows))

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """Summed over the actions of ``pack``."""
        start = self.reference.predictions(pack)
        loss: torch.Tensor = model(pack, lambda found: self._summed(found, start))
        return loss

    def _summed(self, found: Predictions, start: Predictions) -> torch.Tensor:
        pack = found.pack
        tokens = compared(found, start)
        gain = per_row(tokens[:, 0] - start.logprobs(), pack)
        middle = per_row(tokens[:, 1].detach(), pack).mean()
        signs = gain.new_tensor([1.0 if _praised(row) else -1.0 for row in pack.rows])
        weights = torch.where(signs > 0, self.praise, self.blame)
        return (weights * (1 - torch.sigmoid(self.beta * signs * (gain - middle)))).sum()


def _praised(row: Row) -> bool:
    return (row.sample.reward or 0.0) > 0
