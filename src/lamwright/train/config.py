"""Training configuration of each phase.

Defaults are ours, for a model of about 5 M parameters trained from scratch; ``paper()`` gives the
figures of the paper (arXiv 2412.10047, section 4 and appendix), which are for Mistral-7B. A learning
rate of 2e-5 hardly moves a small model in the few hundred steps that a run has; 5e-4 on all weights
ruins a pretrained one. ``presets`` chooses by size.
"""

from typing import Literal, Self

from pydantic import Field

from lamwright.records.base import Record

Preset = Literal["embedded", "small", "paper"]
"""Settings of all phases for models of about 5 M, under 2 B, and 7 B parameters."""


class LoraSettings(Record):
    """Low-rank adapters; the figures are the paper's for its reward model."""

    rank: int = Field(default=8, ge=1)
    alpha: int = Field(default=32, ge=1)
    dropout: float = Field(default=0.1, ge=0, lt=1)
    merge: bool = Field(
        default=False, description="save a whole model instead of adapters beside their base"
    )


class TrainingConfig(Record):
    """What every phase shares."""

    lr: float = Field(gt=0)
    schedule: Literal["cosine", "linear", "constant"] = "cosine"
    warmup_steps: int = Field(default=2, ge=0)
    batch: int = Field(default=16, ge=1, description="samples per optimiser step")
    epochs: int = Field(default=3, ge=1)
    max_steps: int | None = Field(
        default=None, ge=1, description="optimiser steps at most; None: all of the epochs"
    )
    max_length: int = Field(default=2048, ge=8, description="longer samples are left out, counted")
    seed: int = 0
    lora: LoraSettings | None = Field(default=None, description="None: all weights are trained")
    precision: Literal["auto", "float32", "bfloat16"] = Field(
        default="float32", description="auto: what this machine multiplies faster, measured"
    )
    threads: int | Literal["auto"] | None = Field(
        default=None, description="auto: the machine's cores if they help; None: torch's own choice"
    )
    recompute: bool | None = Field(
        default=False,
        description="activations are computed again for the backward pass; None: if memory is short",
    )
    layout: Literal["tree", "rows"] = Field(
        default="tree", description="tree: shared prefixes once; rows: padded to the longest"
    )
    bin_tokens: int = Field(default=2048, ge=8, description="tokens of one forward pass, at most")
    clip: float = Field(default=1.0, gt=0, description="norm of the gradient, at most")
    weight_decay: float = Field(default=0.0, ge=0)
    checkpoint_every: int = Field(default=100, ge=1, description="steps between checkpoints")
    peak_flops: float | None = Field(
        default=None, description="of the machine, per second; gives utilisation in the log"
    )

    @property
    def unset(self) -> frozenset[str]:
        """Fields that came later and change nothing as they are: older runs stay what they were."""
        return frozenset({"max_steps"} if self.max_steps is None else ())


class SftConfig(TrainingConfig):
    """Phases 1 to 3: cross-entropy on the target tokens."""

    lr: float = Field(default=5e-4, gt=0)

    @classmethod
    def paper(cls) -> Self:
        """Learning rate 2e-5, cosine, 2 warm-up steps, batch 16, 3 epochs, bfloat16 (ours)."""
        return cls(lr=2e-5, precision="bfloat16", bin_tokens=8192, max_length=8192, recompute=None)


class RewardConfig(TrainingConfig):
    """Phase 4a: squared error to +1 (step of a success) or -1 (step of a failure)."""

    lr: float = Field(default=1e-3, gt=0)
    schedule: Literal["cosine", "linear", "constant"] = "linear"
    epochs: int = Field(default=2, ge=1)
    lora: LoraSettings | None = LoraSettings(merge=True)
    held_out: float = Field(
        default=0.2, ge=0, lt=1, description="share of tasks kept for measuring the reward model"
    )

    @classmethod
    def paper(cls) -> Self:
        """Learning rate 2e-5 linear, AdamW, 2 epochs, LoRA rank 8, alpha 32, dropout 0.1."""
        return cls(
            lr=2e-5,
            lora=LoraSettings(),
            precision="bfloat16",
            bin_tokens=8192,
            max_length=8192,
            recompute=None,
        )


class PpoConfig(TrainingConfig):
    """Phase 4b: offline PPO. The paper gives no clip range, gamma, lambda or critic: these are ours."""

    lr: float = Field(default=1.4e-5, gt=0, description="the paper's; 1e-4 leaves KL at once")
    schedule: Literal["cosine", "linear", "constant"] = "constant"
    warmup_steps: int = Field(default=0, ge=0)
    batch: int = Field(default=8, ge=1, description="actions per batch")
    mini_batch: int = Field(default=8, ge=1, description="actions per optimiser step")
    epochs: int = Field(default=1, ge=1, description="passes over all trajectories")
    batch_epochs: int = Field(default=4, ge=1, description="passes over each batch")
    actions: Literal["logged", "resampled"] = Field(
        default="logged", description="the paper's text supports both readings"
    )
    behaviour: Literal["recomputed", "stored"] = Field(
        default="recomputed",
        description="stored values of constrained decoding leave forced tokens out",
    )
    baseline: Literal["none", "imitation", "kto"] = Field(
        default="none",
        description="instead of PPO: the start trained longer on successes, or praise and blame",
    )
    checkpoint_every: int = Field(default=20, ge=1, description="updates between checkpoints")
    kto_beta: float = Field(default=0.1, gt=0, description="steepness of praise and blame")
    clip_range: float = Field(default=0.2, gt=0)
    gamma: float = Field(default=1.0, ge=0, le=1)
    gae_lambda: float = Field(default=0.95, ge=0, le=1)
    ridge: float = Field(default=1.0, gt=0, description="penalty of the value head")
    kl_initial: float = Field(default=0.2, ge=0, description="coefficient of KL, at the start")
    kl_target: float = Field(default=0.1, gt=0, description="nats per action")
    kl_gain: float = Field(default=1.0, ge=0, description="of the adaptive coefficient, per batch")
    kl_stop: float = Field(default=1.5, gt=0, description="times the target: the batch is left")
    reward_scale: Literal["range", "clamp"] = Field(
        default="range",
        description="to [-0.5, 0.5] by the smallest and largest, or half of the clamped score",
    )

    @classmethod
    def paper(cls) -> Self:
        """1.4e-5, length 256, batch 8, mini-batch 1, 4 epochs per batch, KL 0.1, coefficient 0.2."""
        return cls(
            mini_batch=1,
            lora=LoraSettings(),
            precision="bfloat16",
            bin_tokens=8192,
            max_length=8192,
            recompute=None,
        )
