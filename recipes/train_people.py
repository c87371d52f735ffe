"""Train a LAM on samples of people's requests: recipes/train_people.py START OUT SAMPLES.jsonl... OPTIONS.

START is the folder of an embedded model (the base, or a LAM). The loop is that of the base model: a
bfloat16 copy, compiled, choices weighing more than the tokens that follow from them. OUT/model notes
that its prompts show what retrieval found.
"""

import argparse
import logging
import random
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import torch
from transformers import PreTrainedTokenizerFast

from base_model.pretrain import PretrainConfig, Pretraining, new_model
from base_model.scoring import Row
from base_model.weights import TokenWeights
from lamwright.models.prompts import note_prompts
from lamwright.records.sample import Sample
from lamwright.store.shelf import read_records

_HELD_OUT = 160


@dataclass(frozen=True)
class Samples:
    """Rows of samples, round and round in a new order each time; the held-out ones are never trained on."""

    samples: list[Sample]
    tokenizer: PreTrainedTokenizerFast
    config: PretrainConfig

    @cached_property
    def weights(self) -> TokenWeights:
        """How much each token of a reply counts."""
        return TokenWeights(self.tokenizer)

    def row(self, number: int, progress: float, purpose: str = "train") -> Row:
        """Row ``number``."""
        del progress
        if purpose != "train":
            return self._made(self.samples[number % _HELD_OUT])
        trained = len(self.samples) - _HELD_OUT
        turn, place = divmod(number, trained)
        return self._made(self.samples[_HELD_OUT + self._order(turn)[place]])

    def _order(self, turn: int) -> list[int]:  # noqa: D102
        order = list(range(len(self.samples) - _HELD_OUT))
        random.Random(self.config.seed + turn).shuffle(order)
        return order

    def _made(self, sample: Sample) -> Row:
        prompt = self.tokenizer.encode(sample.prompt)
        target = [*self.tokenizer.encode(sample.target), self.tokenizer.eos_token_id]
        thought = len(self.tokenizer.encode(sample.target.split('","function"')[0]))
        skill = "first" if sample.step == 1 else "later"
        weights = [weight * sample.weight for weight in self.weights.of(target)]
        return Row(prompt + target, len(prompt), skill, thought, tuple(weights))


def main() -> None:
    """Read, train, note the kind of prompt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("samples", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=1500.0)
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    config = PretrainConfig(
        seconds=options.seconds,
        lr=options.rate,
        seed=options.seed,
        start=str(options.start),
        held_out=_HELD_OUT,
    )
    torch.set_num_threads(config.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(options.start)
    samples = [sample for file in options.samples for sample in read_records(file, Sample)]
    samples.sort(key=lambda sample: sample.sample_id)
    source = Samples(samples, tokenizer, config)
    Pretraining(source, new_model(config, tokenizer), options.out).run()  # type: ignore[arg-type]
    note_prompts(options.out / "model", "found")


if __name__ == "__main__":
    main()
