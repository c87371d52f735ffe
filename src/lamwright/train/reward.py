"""Phase 4a: a scalar head at the last action token, squared error to +1 or -1 (section 4.4)."""

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from lamwright.models.folder import chosen_device, load_tokenizer
from lamwright.models.shortage import enough_memory
from lamwright.models.text import TextEncoder
from lamwright.records.base import derive_seed, unit_hash
from lamwright.records.errors import ModelError, NothingToLearn, StageError
from lamwright.records.sample import Sample
from lamwright.train.config import RewardConfig
from lamwright.train.engine import Trainer
from lamwright.train.forward import blocks_of, body_features
from lamwright.train.journal import Listener
from lamwright.train.layout import choose_layout, over_rows
from lamwright.train.loading import Start, check_target, load_body, load_start, longest
from lamwright.train.memory import ADVICE
from lamwright.train.metrics import by_group, discriminate
from lamwright.train.packing import Pack
from lamwright.train.results import Discrimination, RewardResult
from lamwright.train.rows import Row, encode, encode_one, pad_of, plan_batches
from lamwright.train.run import Run, identity

_HEAD = "head.safetensors"


class Scorer(torch.nn.Module):
    """A causal model's body and a linear head: one score per sample, read at its last token."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model
        self._no_split_modules = blocks_of(model)
        self.head = torch.nn.Linear(model.config.get_text_config().hidden_size, 1)

    def forward(self, pack: Pack) -> torch.Tensor:
        """[R] scores."""
        return self.head(body_features(self.model, pack, pack.ends)).squeeze(-1).float()


class SquaredError:
    """Mean over steps of the squared distance to the reward."""

    def total(self, rows: Sequence[Row]) -> float:
        """Weighted number of steps."""
        return sum(row.weight for row in rows)

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """Summed squared error."""
        scores = model(pack)
        wanted = scores.new_tensor([row.sample.reward for row in pack.rows])
        weights = scores.new_tensor([row.weight for row in pack.rows])
        return (weights * (scores - wanted) ** 2).sum()


@enough_memory("in training", ADVICE, StageError)
def train_reward(
    samples: Sequence[Sample],
    model_path: Path,
    out: Path,
    config: RewardConfig,
    *,
    progress: Listener | None = None,
) -> RewardResult:
    """Train a reward model on every step of successes (+1) and failures (-1); save it in ``out``.

    A share of the tasks is held out and measured. Raises as ``train_sft`` does, and ``StageError``
    if a reward is missing, ``NothingToLearn`` if one of the classes is.
    """
    check_target(out)
    _check_rewards(samples)
    tokenizer = load_tokenizer(model_path)
    kept, held = split(samples, config.held_out, config.seed)
    rows, skipped = encode(kept, tokenizer, longest(model_path, config))
    plan = plan_batches(rows, config.batch, config.epochs, config.seed)[: config.max_steps]
    run = Run(out, config, identity(samples, model_path, config), progress)
    start = load_start(model_path, run.config)
    trainer = run.prepare(_new_scorer(start.model, config), plan, pad_of(tokenizer))
    run.resume(trainer, plan)
    run.fit(trainer, plan, SquaredError())
    encoder = TextEncoder(tokenizer)
    unseen = [row for row in (encode_one(s, encoder) for s in held) if _fits(row, config)]
    result = RewardResult(
        samples=len(rows),
        skipped=tuple(skipped),
        held_out_tasks=len({sample.task_id for sample in held}),
        **_measure(trainer, rows, unseen),
        **run.facts(trainer),
    )
    whole = trainer.whole(lambda: _new_scorer(load_start(model_path, run.config).model, config))
    run.finish(trainer, result, lambda folder: _save(whole, start, folder))
    return result


def reward_of(path: Path) -> Callable[[Sequence[tuple[str, str]]], list[float]]:
    """The reward model in ``path`` as a function of (prompt, reply) pairs; raises ``ModelError``.

    It is read on the GPU where there is one, and lets shared prefixes be read once.
    """
    if not (path / _HEAD).is_file():
        raise ModelError(f"{path} is not a reward model: it has no {_HEAD}.")
    device = torch.device(chosen_device("auto"))
    tokenizer = load_tokenizer(path)
    encoder = TextEncoder(tokenizer)
    scorer = Scorer(load_body(path))
    scorer.head.load_state_dict(load_file(path / _HEAD))
    scorer.eval().to(device)
    layout, _ = choose_layout(scorer.model, RewardConfig(lora=None), pad_of(tokenizer), device)

    def scores(pairs: Sequence[tuple[str, str]]) -> list[float]:
        rows = [encode_one(_pair(prompt, reply), encoder) for prompt, reply in pairs]
        if not rows:
            return []
        return [float(score) for score in over_rows(rows, layout, scorer, device)]

    return scores


def split(samples: Sequence[Sample], share: float, seed: int) -> tuple[list[Sample], list[Sample]]:
    """Keep a share of the tasks apart, of those with a success and of those without alike."""
    solved = {sample.task_id for sample in samples if (sample.reward or 0) > 0}
    tasks = sorted({sample.task_id for sample in samples}, key=lambda t: unit_hash(seed, t))
    held: set[str] = set()
    for part in ([t for t in tasks if t in solved], [t for t in tasks if t not in solved]):
        held.update(part[: round(share * len(part))])
    return (
        [sample for sample in samples if sample.task_id not in held],
        [sample for sample in samples if sample.task_id in held],
    )


def _check_rewards(samples: Sequence[Sample]) -> None:
    if any(sample.reward is None for sample in samples):
        raise StageError(
            "A sample for the reward model has no reward; curate them with phase reward."
        )
    for what, is_success in (("successes", True), ("failures", False)):
        if not any(((sample.reward or 0) > 0) is is_success for sample in samples):
            raise NothingToLearn(
                "The reward model needs steps of successes and of failures; "
                f"there are none of {what}."
            )


def _new_scorer(model: torch.nn.Module, config: RewardConfig) -> Scorer:
    torch.manual_seed(derive_seed(config.seed, "head"))
    return Scorer(model)


def _fits(row: Row, config: RewardConfig) -> bool:
    return len(row.ids) <= config.max_length


def _measure(
    trainer: Trainer, seen: Sequence[Row], unseen: Sequence[Row]
) -> dict[str, Discrimination]:
    model = trainer.bare().eval()

    def scores(rows: Sequence[Row]) -> list[float]:
        return over_rows(rows, trainer.layout, model, trainer.device).tolist() if rows else []

    fresh = scores(unseen)
    truth = [row.sample.reward or 0.0 for row in unseen]
    return {
        "steps_held_out": discriminate(fresh, truth),
        "trajectories_held_out": by_group([row.sample.group for row in unseen], fresh, truth),
        "train": discriminate(scores(seen), [row.sample.reward or 0.0 for row in seen]),
    }


def _save(scorer: Scorer, start: Start, folder: Path) -> None:
    start.save(scorer.model, folder)
    save_file(
        {k: v.cpu().contiguous() for k, v in scorer.head.state_dict().items()}, folder / _HEAD
    )


def _pair(prompt: str, reply: str) -> Sample:
    return Sample(
        sample_id="", phase="reward", prompt=prompt, target=reply, task_id="", group="", step=0
    )
