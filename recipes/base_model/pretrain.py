"""Pre-training of the embedded base model on generated exercises and help text, on one CPU thread."""

import copy
import json
import logging
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import torch
from torch.nn import functional
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from base_model.exercises import Exercise, Exercises
from base_model.initial import initialise
from base_model.scenes import size_at
from base_model.scoring import Row, evaluate
from base_model.weights import TokenWeights
from lamwright.codec.vocabulary import END
from lamwright.records.base import Record, derive_seed

log = logging.getLogger(__name__)


class PretrainConfig(Record):
    """Everything that decides the run, stored with the model."""

    hidden: int = 256
    layers: int = 5
    heads: int = 4
    feed_forward: int = 512
    context: int = 1024
    seconds: float = 4500.0
    batch_tokens: int = 4096
    lr: float = 0.0008
    warmup: float = 0.03
    full_size_at: float = 0.45
    wishes: int = 3
    text_share: float = 0.05
    short_share: float = 0.35
    """Rows on tiny screens that go on with a plan: cheap tokens for what every later step needs."""
    weighted: bool = True
    """Choices count more than the tokens that follow from them."""
    start: str = ""
    """Folder of a model to go on from; empty: from the laid-down weights."""
    seed: int = 1
    rope_theta: float = 1_000_000.0
    save_every: float = 300.0
    held_out: int = 160
    threads: int = 1
    compiled: bool = True
    """Compile the model: 1.6 times faster after half a minute, on a machine that has gcc."""


def new_model(config: PretrainConfig, tokenizer: PreTrainedTokenizerFast) -> LlamaForCausalLM:
    """A Llama with random weights, embeddings of ``foo`` and `` foo`` alike at first."""
    torch.manual_seed(config.seed)
    if config.start:
        return LlamaForCausalLM.from_pretrained(config.start, dtype=torch.float32)
    shape = LlamaConfig(
        vocab_size=math.ceil(len(tokenizer) / 32) * 32,
        hidden_size=config.hidden,
        intermediate_size=config.feed_forward,
        num_hidden_layers=config.layers,
        num_attention_heads=config.heads,
        num_key_value_heads=config.heads,
        max_position_embeddings=config.context,
        tie_word_embeddings=True,
        rope_parameters={"rope_type": "default", "rope_theta": config.rope_theta},
        bos_token_id=None,
        eos_token_id=tokenizer.convert_tokens_to_ids(END),
        pad_token_id=tokenizer.convert_tokens_to_ids(END),
    )
    model = LlamaForCausalLM(shape)
    initialise(model, tokenizer)
    return model


@dataclass(frozen=True)
class Source:
    """Where rows come from: exercises, and sentences of the help."""

    exercises: Exercises
    sentences: Sequence[str]
    tokenizer: PreTrainedTokenizerFast
    config: PretrainConfig

    @cached_property
    def weights(self) -> TokenWeights:
        """How much each token of a reply counts."""
        return TokenWeights(self.tokenizer)

    def row(self, number: int, progress: float, purpose: str = "train") -> Row:
        """Row ``number``; how hard it is depends on the progress of the curriculum."""
        rng = random.Random(derive_seed(self.config.seed, purpose, number))
        if purpose == "train" and rng.random() < self.config.text_share:
            return self._text(rng)
        exercise = self._exercise(rng, progress, purpose)
        prompt = self.tokenizer.encode(exercise.prompt)
        target = [*self.tokenizer.encode(exercise.target), self.tokenizer.eos_token_id]
        thought = len(self.tokenizer.encode(exercise.target.split('","function"')[0]))
        weights = tuple(self.weights.of(target)) if self.config.weighted else ()
        return Row(prompt + target, len(prompt), exercise.skill, thought, weights)

    def _exercise(self, rng: random.Random, progress: float, purpose: str) -> Exercise:
        level = min(1.0, progress / self.config.full_size_at)
        wishes = 1 + round((self.config.wishes - 1) * min(1.0, 0.4 + level))
        if purpose == "train" and rng.random() < self.config.short_share:
            return self.exercises.make_short(rng, wishes)
        return self.exercises.make(rng, size_at(level * rng.random() ** 0.6), wishes)

    def _text(self, rng: random.Random) -> Row:
        text = rng.choice(self.sentences) if self.sentences else "Text"
        return Row([*self.tokenizer.encode(text)[:120], self.tokenizer.eos_token_id], 1, "text")


class Pretraining:
    """The loop: pool rows, sort them by length, take batches; lr and curriculum follow the clock.

    Forward and backward run on a bfloat16 copy; weights are kept in float32. On one Zen 5 core a
    second takes 4,900 tokens plainly and 11,400 compiled with eager attention.
    """

    def __init__(self, source: Source, model: LlamaForCausalLM, folder: Path) -> None:
        self._source = source
        self._config = source.config
        self._model = model
        self._fast = copy.deepcopy(model).to(torch.bfloat16)
        self._fast.set_attn_implementation("eager")  # plain products: faster here than SDPA
        if source.config.compiled:
            self._fast.model = torch.compile(self._fast.model, dynamic=True)
        self._folder = folder
        self._optimizer = torch.optim.AdamW(
            model.parameters(), lr=source.config.lr, betas=(0.9, 0.98), weight_decay=0.0
        )
        self._tokens = self._supervised = self._rows = self._steps = 0
        self._loss = 0.0

    def run(self) -> None:
        """Train for the configured time; writes the model, its state and a log as it goes."""
        self._started = saved = time.monotonic()
        self._checkpoint()
        for batch in self._batches():
            self._step(batch)
            if time.monotonic() - saved > self._config.save_every:
                saved = time.monotonic()
                self._checkpoint()
            if self._progress() >= 1.0:
                break
        self._checkpoint()

    def _progress(self) -> float:
        return (time.monotonic() - self._started) / self._config.seconds

    def _batches(self) -> Iterator[list[Row]]:
        while True:
            pool = [self._source.row(self._rows + i, self._progress()) for i in range(384)]
            self._rows += len(pool)
            pool = [row for row in pool if len(row.ids) <= self._config.context]
            budget = _batch_tokens(self._config, self._progress())
            batches = list(_packed(sorted(pool, key=lambda row: len(row.ids)), budget))
            random.Random(derive_seed(self._config.seed, "order", self._rows)).shuffle(batches)
            yield from batches

    def _step(self, batch: list[Row]) -> None:
        loss = batch_loss(self._fast, batch)
        loss.backward()
        self._take_gradients()
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        for group in self._optimizer.param_groups:
            group["lr"] = self._config.lr * _schedule(self._progress(), self._config.warmup)
        self._optimizer.step()
        self._give_weights()
        self._count(batch, float(loss.detach()))

    def _take_gradients(self) -> None:
        for master, worker in zip(self._model.parameters(), self._fast.parameters(), strict=True):
            master.grad = worker.grad.float()
            worker.grad = None

    @torch.no_grad()
    def _give_weights(self) -> None:
        for master, worker in zip(self._model.parameters(), self._fast.parameters(), strict=True):
            worker.copy_(master)

    def _count(self, batch: list[Row], loss: float) -> None:
        self._steps += 1
        self._tokens += sum(len(row.ids) for row in batch)
        self._supervised += sum(len(row.ids) - row.start for row in batch)
        self._loss = loss if self._steps == 1 else 0.97 * self._loss + 0.03 * loss
        if self._steps % 20 == 0:
            self._write(kind="step", loss=round(self._loss, 4))

    def _checkpoint(self) -> None:
        rows = [self._source.row(i, 1.0, "held-out") for i in range(self._config.held_out)]
        score = evaluate(self._model, [row for row in rows if len(row.ids) <= self._config.context])
        self._write(kind="held-out", loss=round(self._loss, 4), accuracy=score)
        save(self._model, self._source.tokenizer, self._folder)

    def _write(self, **what: object) -> None:
        seconds = time.monotonic() - self._started
        line = {
            "seconds": round(seconds, 1), "step": self._steps, "rows": self._rows, "tokens": self._tokens,
            "supervised": self._supervised, "tokens_per_second": round(self._tokens / max(seconds, 1e-9)), **what,
        }  # fmt: skip
        with (self._folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        log.info("%s", line)


def save(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, folder: Path) -> None:
    """Weights in bfloat16 as safetensors, configuration, tokenizer."""
    copy.deepcopy(model).to(torch.bfloat16).save_pretrained(str(folder / "model"))
    tokenizer.save_pretrained(str(folder / "model"))


def batch_loss(model: LlamaForCausalLM, batch: Sequence[Row]) -> torch.Tensor:
    """Weighted cross-entropy over the supervised tokens; logits are made for these alone."""
    width = max(len(row.ids) for row in batch)
    ids = torch.tensor([row.ids + [0] * (width - len(row.ids)) for row in batch])
    hidden = model.model(input_ids=ids, use_cache=False).last_hidden_state
    flat = [
        (number * width + place - 1, row.ids[place])
        for number, row in enumerate(batch)
        for place in range(row.start, len(row.ids))
    ]
    places, targets = (torch.tensor(column) for column in zip(*flat, strict=True))
    logits = model.lm_head(hidden.reshape(-1, hidden.shape[-1])[places])
    losses = functional.cross_entropy(logits.float(), targets, reduction="none")
    weights = torch.tensor([
        weight for row in batch for weight in (row.weights or [1.0] * (len(row.ids) - row.start))
    ])
    return (losses * weights).sum() / weights.sum()


def _packed(rows: list[Row], budget: int) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        if batch and len(row.ids) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _batch_tokens(config: PretrainConfig, progress: float) -> int:
    """Small batches at first: many steps are worth more than smooth ones then."""
    return round(config.batch_tokens * (0.35 + 0.65 * min(1.0, 2.0 * progress)))


def _schedule(progress: float, warmup: float) -> float:
    if progress < warmup:
        return max(0.02, progress / warmup)
    return max(0.02, min(1.0, (1.0 - progress) / 0.5))
