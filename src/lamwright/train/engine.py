"""Training loop: packs in, one optimiser step out; deterministic, resumable, alone or through accelerate."""

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol

import torch
from accelerate import Accelerator
from peft import PeftModel
from peft.helpers import disable_input_dtype_casting
from torch.distributed.fsdp import FSDPModule

from lamwright.models.shortage import enough_memory
from lamwright.records.base import derive_seed
from lamwright.records.errors import StageError
from lamwright.train.config import TrainingConfig
from lamwright.train.journal import LogLine
from lamwright.train.layout import Layout
from lamwright.train.memory import ADVICE
from lamwright.train.packing import Pack
from lamwright.train.rows import Row
from lamwright.train.sharding import (
    Make,
    is_asked_for,
    is_sharded,
    load_weights,
    named_weights,
    shard,
    whole,
)


class Objective(Protocol):
    """What is minimised: a sum over packs, divided by a figure known before the first pass."""

    def total(self, rows: Sequence[Row]) -> float:
        """What the summed loss is divided by."""
        ...

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """The summed loss of one pass, a tensor with gradient."""
        ...


class Trainer:
    """One model under training: model, optimiser, schedule and step count."""

    def __init__(
        self, model: torch.nn.Module, config: TrainingConfig, layout: Layout, steps: int
    ) -> None:
        if isinstance(config.threads, int):
            torch.set_num_threads(config.threads)
        self.config = config
        self.layout = layout
        self.steps = steps
        self.step = 0
        self.is_sound = True
        """False where a step broke off half way through the weights."""
        self.accelerator = Accelerator()
        model.train()
        if is_asked_for() and self.accelerator.num_processes > 1:
            self.model = shard(model.to(self.device))
            self.optimiser = self._new_optimiser(model)
        else:
            self.model, self.optimiser = self.accelerator.prepare(model, self._new_optimiser(model))
        self.weights = dict(named_weights(self.bare()))
        """What is trained; of sharded weights this process holds a piece."""
        self._flops_per_token = _flops_per_token(model)

    def _new_optimiser(self, model: torch.nn.Module) -> torch.optim.Optimizer:
        trained = [weight for _, weight in named_weights(model)]
        config = self.config
        return torch.optim.AdamW(trained, lr=config.lr, weight_decay=config.weight_decay)

    @property
    def device(self) -> torch.device:
        """Where the model is."""
        return self.accelerator.device

    def bare(self) -> torch.nn.Module:
        """The model without what accelerate wrapped around it."""
        return self.accelerator.unwrap_model(self.model)

    @property
    def is_sharded(self) -> bool:
        """Whether the weights are spread over the processes."""
        return any(is_sharded(weight) for weight in self.weights.values())

    def whole(self, make: Make) -> torch.nn.Module:
        """The model in one piece; every process must ask, the main one gets it.

        Of a sharded model the trained weights are put into the one that ``make`` makes.
        """
        if not self.is_sharded:
            return self.bare()
        held = {name: whole(weight).detach().cpu() for name, weight in self.weights.items()}
        return load_weights(make(), held) if self.accelerator.is_main_process else self.bare()

    def update(self, rows: Sequence[Row], objective: Objective) -> LogLine:
        """One optimiser step on ``rows``.

        Raises ``StageError`` with advice if the loss is no longer a number or memory runs out; the
        weights are then as they were before the step, unless ``is_sound`` is False.
        """
        begin = time.perf_counter()
        torch.manual_seed(derive_seed(self.config.seed, "step", self.step))
        packs = self.layout.packs(rows)
        try:
            with enough_memory(f"in step {self.step + 1}", ADVICE, StageError):
                loss, norm, rate = self._update(packs, objective, objective.total(rows))
        finally:
            self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        return self._line(packs, (loss, norm, rate), time.perf_counter() - begin)

    def _update(
        self, packs: Sequence[Pack], objective: Objective, total: float
    ) -> tuple[float, float, float]:
        """Gradients, checked, and a step along them; returns loss, norm and rate."""
        with self._half_inputs():
            loss = self._accumulate(packs, objective, total)
        norm = self.accelerator.clip_grad_norm_(self.model.parameters(), self.config.clip)
        norm = float(whole(norm))
        self._check(loss, norm)
        rate = learning_rate(self.config, self.step, self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.is_sound = False
        self.optimiser.step()
        self.is_sound = True
        return loss, norm, rate

    @contextmanager
    def autocast(self) -> Iterator[None]:
        """bfloat16 where the configuration asks for it."""
        with self._half_inputs(), self._cast():
            yield

    @contextmanager
    def _alone(self, *, last: bool) -> Iterator[None]:
        """A pass whose gradients are shared with the other processes only if it is the ``last``."""
        if isinstance(self.model, FSDPModule):
            self.model.set_requires_gradient_sync(last)
            yield
            return
        with nullcontext() if last else self.accelerator.no_sync(self.model):
            yield

    def _cast(self) -> torch.autocast:
        low = self.config.precision == "bfloat16"
        return torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=low)

    def _half_inputs(self) -> AbstractContextManager[None]:
        """Adapters take bfloat16 as it comes: autocast would turn a float32 copy back at once."""
        model = self.bare().model
        if self.config.precision != "bfloat16" or not isinstance(model, PeftModel):
            return nullcontext()
        context: AbstractContextManager[None] = disable_input_dtype_casting(model)
        return context

    def _accumulate(self, packs: Sequence[Pack], objective: Objective, total: float) -> float:
        world = self.accelerator.num_processes
        summed = torch.zeros((), device=self.device)
        mine = _share(packs, self.accelerator.process_index, world)
        for index, (piece, counts) in enumerate(mine):
            last = index == len(mine) - 1
            with self._alone(last=last):
                with self._cast():
                    loss = objective.loss(self.model, piece.to(self.device)) / total
                self.accelerator.backward(loss * world * counts)
            summed += loss.detach() * counts
        return float(self.accelerator.reduce(summed, "sum"))

    def _check(self, loss: float, norm: float) -> None:
        if math.isfinite(loss) and math.isfinite(norm):
            return
        broken = None if self.is_sharded else _not_finite(self.bare())
        why = f"{broken} holds infinities or NaN, so the model it began with is broken"
        raise StageError(
            f"Training diverged at step {self.step + 1} (loss {loss}, gradient norm {norm}): "
            f"{why if broken else 'lower the learning rate, or check the samples'}."
        )

    def _line(
        self, packs: Sequence[Pack], figures: tuple[float, float, float], seconds: float
    ) -> LogLine:
        loss, norm, rate = figures
        tokens = sum(piece.tokens for piece in packs)
        padding = sum(piece.padding for piece in packs)
        rows = [row for piece in packs for row in piece.rows]
        supervised = sum(row.target_length for row in rows)
        flops = self._flops_per_token * tokens / seconds
        peak = self.config.peak_flops
        return LogLine(
            step=self.step,
            loss=loss,
            lr=rate,
            gradient_norm=norm,
            supervised_tokens=supervised,
            tokens=tokens,
            seconds=seconds,
            tokens_per_second=supervised / seconds,
            tree_ratio=sum(len(row.ids) for row in rows) / (tokens - padding),
            padding_ratio=padding / tokens,
            flops_per_second=flops,
            utilisation=None if peak is None else flops / peak,
        )


def learning_rate(config: TrainingConfig, step: int, steps: int) -> float:
    """The rate of optimiser step ``step`` (from 0): warm-up, then the schedule down to nothing."""
    if step < config.warmup_steps:
        return config.lr * (step + 1) / (config.warmup_steps + 1)
    if config.schedule == "constant":
        return config.lr
    done = (step - config.warmup_steps) / max(1, steps - config.warmup_steps)
    share = 1 - done if config.schedule == "linear" else (1 + math.cos(math.pi * done)) / 2
    return config.lr * share


def _share(packs: Sequence[Pack], rank: int, world: int) -> list[tuple[Pack, float]]:
    """This process's packs; every process gets equally many, the surplus counting nothing."""
    rounds = math.ceil(len(packs) / world)
    mine = [(packs[i], 1.0) for i in range(rank, len(packs), world)]
    return mine + [(packs[0], 0.0)] * (rounds - len(mine))


def _not_finite(model: torch.nn.Module) -> str | None:
    """Name of the first weight that is not all numbers."""
    for name, weight in model.named_parameters():
        if not bool(weight.isfinite().all()):
            return str(name)
    return None


def _flops_per_token(model: torch.nn.Module) -> float:
    weights = sum(weight.numel() for weight in model.parameters())
    trained = sum(weight.numel() for weight in model.parameters() if weight.requires_grad)
    return float(4 * weights + 2 * trained)
