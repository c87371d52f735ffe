"""Samples as token rows."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from transformers import PreTrainedTokenizerBase

from lamwright.models.text import TextEncoder
from lamwright.records.base import derive_seed
from lamwright.records.errors import NothingToLearn
from lamwright.records.sample import Sample


@dataclass(frozen=True)
class Row:
    """One sample as tokens: ``ids[:start]`` is the prompt, the rest the target with its end mark."""

    sample: Sample
    ids: tuple[int, ...]
    start: int

    @property
    def target_length(self) -> int:
        """Supervised tokens, the end mark included."""
        return len(self.ids) - self.start

    @property
    def weight(self) -> float:
        """Of each target token in the loss."""
        return self.sample.weight


def encode(
    samples: Sequence[Sample], tokenizer: PreTrainedTokenizerBase, max_length: int
) -> tuple[list[Row], list[str]]:
    """Tokenise; returns rows and the ids of samples longer than ``max_length`` tokens.

    Prompt and target are tokenised apart, as they are when a reply is decoded, so that the border
    is a token border. Raises ``ModelError`` without an end mark, ``NothingToLearn`` if nothing is left.
    """
    if not samples:
        raise NothingToLearn("There are no samples to train on.")
    encoder = TextEncoder(tokenizer)
    rows, skipped = [], []
    for sample in samples:
        row = encode_one(sample, encoder)
        if len(row.ids) > max_length:
            skipped.append(sample.sample_id)
        else:
            rows.append(row)
    if not rows:
        raise NothingToLearn(
            f"Every sample is longer than {max_length} tokens; raise max_length, or take a model "
            "with a longer context."
        )
    return rows, skipped


def encode_one(sample: Sample, encoder: TextEncoder) -> Row:
    """One sample as a row; a prompt always has at least one token to predict from."""
    prompt = encoder.prompt(sample.prompt)
    return Row(sample, (*prompt, *encoder.reply(sample.target)), len(prompt))


def pad_of(tokenizer: PreTrainedTokenizerBase) -> int:
    """What padded rows are filled with; it is masked, so models without a pad token take 0."""
    return int(tokenizer.pad_token_id or 0)


def batches(rows: Sequence[Row], size: int, *seed: object) -> list[list[Row]]:
    """Shuffle groups, keep the rows of a group together, cut into batches of ``size`` rows."""
    ordered = sorted(rows, key=lambda row: (row.sample.group, row.sample.step))
    groups = [list(group) for _, group in groupby(ordered, key=lambda row: row.sample.group)]
    random.Random(derive_seed(*seed)).shuffle(groups)
    flat = [row for group in groups for row in group]
    return [flat[start : start + size] for start in range(0, len(flat), size)]


def plan_batches(rows: Sequence[Row], size: int, epochs: int, seed: int) -> list[list[Row]]:
    """The batches of all epochs in order: what optimiser step ``i`` sees is fixed beforehand."""
    return [part for epoch in range(epochs) for part in batches(rows, size, seed, "epoch", epoch)]
