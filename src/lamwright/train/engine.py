"""The loop: packs in, one optimiser step out; deterministic, resumable, alone or through accelerate."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from accelerate import Accelerator

from lamwright.records.base import derive_seed
from lamwright.records.errors import StageError
from lamwright.train.attention import BLOCK, NAME, use_blocks
from lamwright.train.config import TrainingConfig
from lamwright.train.journal import LogLine
from lamwright.train.packing import Pack, pack_rows, pack_tree
from lamwright.train.rows import Row


class Objective(Protocol):
    """What is minimised: a sum over packs, divided by a figure known before the first pass."""

    def total(self, rows: Sequence[Row]) -> float:
        """What the summed loss is divided by."""
        ...

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """The summed loss of one pass, a tensor with gradient."""
        ...


@dataclass(frozen=True)
class Layout:
    """How rows become packs: as trees or padded, so many tokens a pass, in blocks or a dense mask."""

    kind: str
    limit: int
    pad: int = 0
    block: int = 0

    def packs(self, rows: Sequence[Row]) -> list[Pack]:
        """The passes for ``rows``."""
        if self.kind == "tree":
            return pack_tree(rows, self.limit, self.block)
        return pack_rows(rows, self.limit, self.pad)


class Trainer:
    """One model under training: model, optimiser, schedule and step count."""

    def __init__(
        self, model: torch.nn.Module, config: TrainingConfig, layout: Layout, steps: int
    ) -> None:
        if config.threads is not None:
            torch.set_num_threads(config.threads)
        self.config = config
        self.layout = layout
        self.steps = steps
        self.step = 0
        self.accelerator = Accelerator()
        self.weights = {n: p for n, p in model.named_parameters() if p.requires_grad}
        optimiser = torch.optim.AdamW(
            self.weights.values(), lr=config.lr, weight_decay=config.weight_decay
        )
        model.train()
        self.model, self.optimiser = self.accelerator.prepare(model, optimiser)
        self._flops_per_token = _flops_per_token(model)

    @property
    def device(self) -> torch.device:
        """Where the model is."""
        return self.accelerator.device

    def bare(self) -> torch.nn.Module:
        """The model without what accelerate wrapped around it."""
        return self.accelerator.unwrap_model(self.model)

    def update(self, rows: Sequence[Row], objective: Objective) -> LogLine:
        """One optimiser step on ``rows``; raises ``StageError`` if the loss is no longer a number."""
        begin = time.perf_counter()
        torch.manual_seed(derive_seed(self.config.seed, "step", self.step))
        packs = self.layout.packs(rows)
        loss = self._accumulate(packs, objective, objective.total(rows))
        norm = float(self.accelerator.clip_grad_norm_(self.model.parameters(), self.config.clip))
        self._check(loss, norm)
        rate = learning_rate(self.config, self.step, self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        return self._line(packs, (loss, norm, rate), time.perf_counter() - begin)

    @contextmanager
    def autocast(self) -> Iterator[None]:
        """bfloat16 where the configuration asks for it."""
        low = self.config.precision == "bfloat16"
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=low):
            yield

    def _accumulate(self, packs: Sequence[Pack], objective: Objective, total: float) -> float:
        world = self.accelerator.num_processes
        summed = torch.zeros((), device=self.device)
        mine = _share(packs, self.accelerator.process_index, world)
        for index, (piece, counts) in enumerate(mine):
            last = index == len(mine) - 1
            with nullcontext() if last else self.accelerator.no_sync(self.model):
                with self.autocast():
                    loss = objective.loss(self.model, piece.to(self.device)) / total
                self.accelerator.backward(loss * world * counts)
            summed += loss.detach() * counts
        return float(self.accelerator.reduce(summed, "sum"))

    def _check(self, loss: float, norm: float) -> None:
        if not (math.isfinite(loss) and math.isfinite(norm)):
            raise StageError(
                f"Training diverged at step {self.step + 1} (loss {loss}, gradient norm {norm}): "
                "lower the learning rate, or check the samples."
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


def _flops_per_token(model: torch.nn.Module) -> float:
    weights = sum(weight.numel() for weight in model.parameters())
    trained = sum(weight.numel() for weight in model.parameters() if weight.requires_grad)
    return float(4 * weights + 2 * trained)


def choose_layout(
    model: torch.nn.Module, rows: Sequence[Row], config: TrainingConfig, pad: int
) -> tuple[Layout, str]:
    """The configured layout, or padded rows with a note where ``model`` cannot take a tree.

    A tree needs attention with an explicit mask over everything: recurrent layers and sliding
    windows shorter than the rows cannot be given one. On a CPU attention goes by blocks; a GPU is
    kept busier by one dense mask.
    """
    chosen = Layout(config.layout, config.bin_tokens, pad)
    if config.layout == "rows":
        return chosen, ""
    reason = _no_tree(model, max(len(row.ids) for row in rows))
    if reason:
        return replace(chosen, kind="rows"), f"Rows are padded, not packed as a tree: {reason}."
    if not torch.cuda.is_available() and use_blocks(model):
        return replace(chosen, block=BLOCK), ""
    return chosen, ""


def _no_tree(model: torch.nn.Module, longest: int) -> str:
    settings = model.config
    kinds = set(getattr(settings, "layer_types", None) or ["full_attention"])
    window = getattr(settings, "sliding_window", None)
    if settings._attn_implementation not in {"sdpa", NAME}:
        return "the model has no attention that takes an explicit mask"
    if kinds - {"full_attention", "sliding_attention"}:
        return "the model has recurrent layers"
    if window is not None and longest > window:
        return f"rows are longer than the model's window of {window} tokens"
    return ""


@torch.no_grad()
def over_rows(
    rows: Sequence[Row],
    layout: Layout,
    read: Callable[[Pack], torch.Tensor],
    device: torch.device | str = "cpu",
) -> torch.Tensor:
    """[N, ...] on the CPU: what ``read`` gives per sample of each pack, in the order of ``rows``."""
    found: dict[int, torch.Tensor] = {}
    for piece in layout.packs(rows):
        for row, value in zip(piece.rows, read(piece.to(device)).float().cpu(), strict=True):
            found[id(row)] = value
    return torch.stack([found[id(row)] for row in rows])
