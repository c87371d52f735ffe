"""Settings of all phases for models of three sizes, chosen by the number of parameters."""

from pathlib import Path

from lamwright.models.folder import chosen_device, parameter_count
from lamwright.records.base import Record
from lamwright.train.config import LoraSettings, PpoConfig, Preset, RewardConfig, SftConfig

_TINY = 50_000_000
_SMALL = 2_000_000_000
_BRIEF_BATCH = 8
_BRIEF_STEPS = 8
BRIEF = (
    f"On a CPU the quick scale takes at most {2 * _BRIEF_STEPS} steps of {_BRIEF_BATCH} samples for "
    f"plans, {_BRIEF_STEPS} to imitate and {_BRIEF_STEPS // 2} for reward and refinement, and is measured "
    "on few tasks: a first look and no result; --set imitate.max_steps=none takes all."
)
_ABOUT = {
    "embedded": "under 50 M parameters: all weights are trained, at rates for a model of this size",
    "small": "50 M to 2 B parameters: adapters (LoRA) on a pretrained model, at rates for adapters",
    "paper": "over 2 B parameters: the paper's settings for Mistral-7B",
}


class Chosen(Record):
    """A preset and why it is this one."""

    preset: Preset
    parameters: int
    reason: str


class Phases(Record):
    """How each phase is trained."""

    plan: SftConfig
    """Phase 1."""
    imitate: SftConfig
    """Phases 2 and 3."""
    reward: RewardConfig
    """Phase 4a."""
    refine: PpoConfig
    """Phase 4b."""


def choose_preset(model: Path) -> Chosen:
    """The preset for the model in ``model`` by its size; raises ``ModelError`` if it cannot be read."""
    parameters = parameter_count(model)
    preset: Preset = "paper"
    if parameters <= _TINY:
        preset = "embedded"
    elif parameters <= _SMALL:
        preset = "small"
    size = f"{parameters / 1e9:.1f} B" if parameters >= 1e9 else f"{parameters / 1e6:.0f} M"
    return Chosen(
        preset=preset,
        parameters=parameters,
        reason=f"preset {preset}: {model.name} has {size} parameters ({_ABOUT[preset]}).",
    )


def phases(preset: Preset, *, seed: int = 0, quick: bool = False) -> Phases:
    """The settings of ``preset``; ``quick`` is for a first look."""
    if preset == "paper":
        return Phases(
            plan=SftConfig.paper().model_copy(update={"seed": seed}),
            imitate=SftConfig.paper().model_copy(update={"seed": seed}),
            reward=RewardConfig.paper().model_copy(update={"seed": seed}),
            refine=PpoConfig.paper().model_copy(update={"seed": seed}),
        )
    return _small(seed, quick=quick) if preset == "small" else _embedded(seed, quick=quick)


def _small(seed: int, *, quick: bool) -> Phases:
    lora = LoraSettings(rank=16, alpha=32, dropout=0.0)  # dropout took a sixth of the time
    plan = SftConfig(
        lr=2e-4,
        epochs=1,
        lora=lora,
        seed=seed,
        max_length=4096,
        bin_tokens=1024 if chosen_device("auto") == "cpu" else 2048,  # half the memory, as fast
        precision="auto",
        threads="auto",
        recompute=None,
        checkpoint_every=10,
    )
    shared = plan.model_dump(exclude={"lr", "epochs", "schedule", "warmup_steps", "batch"})
    found = Phases(
        plan=plan,
        imitate=plan.model_copy(update={"epochs": 1 if quick else 3}),
        reward=RewardConfig(**{**shared, "lr": 1e-4, "epochs": 1 if quick else 2}),
        refine=PpoConfig(**{**shared, "lr": 3e-5}),
    )
    return _brief(found) if quick and chosen_device("auto") == "cpu" else found


def _brief(phases: Phases) -> Phases:
    """``phases`` for a CPU, on which 270 M parameters learn from 65 to 200 tokens a second."""
    few = {"batch": _BRIEF_BATCH, "checkpoint_every": 4}
    return Phases(
        plan=phases.plan.model_copy(update={**few, "max_steps": 2 * _BRIEF_STEPS}),
        imitate=phases.imitate.model_copy(update={**few, "max_steps": _BRIEF_STEPS}),
        reward=phases.reward.model_copy(update={**few, "max_steps": _BRIEF_STEPS // 2}),
        refine=phases.refine.model_copy(update={**few, "max_steps": _BRIEF_STEPS // 2}),
    )


def _embedded(seed: int, *, quick: bool) -> Phases:
    if quick:
        return Phases(
            plan=SftConfig(epochs=1, threads=1, seed=seed, layout="rows"),
            imitate=SftConfig(epochs=3, threads=1, seed=seed, layout="rows"),
            reward=RewardConfig(threads=1, seed=seed),
            refine=PpoConfig(threads=1, seed=seed),
        )
    return Phases(
        # Three epochs at 5e-4 halved step success of LAM1; LAM2 was the same (results/README.md).
        plan=SftConfig(lr=2e-4, epochs=1, threads=1, seed=seed, layout="rows"),
        imitate=SftConfig(epochs=4, threads=1, seed=seed, precision="bfloat16", layout="rows"),
        reward=RewardConfig(threads=1, seed=seed, precision="bfloat16", layout="rows"),
        refine=PpoConfig(threads=1, seed=seed, precision="bfloat16", layout="rows"),
    )
