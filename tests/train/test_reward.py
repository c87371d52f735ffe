import json
import random

import pytest
from toy import sample, save_model

from lamwright.records.errors import ModelError, StageError
from lamwright.train.config import LoraSettings, RewardConfig, SftConfig
from lamwright.train.metrics import auroc, by_group, discriminate
from lamwright.train.reward import reward_of, split, train_reward
from lamwright.train.sft import train_sft


def config(**more):
    settings = {"threads": 1, "lr": 3e-3, "batch": 8, "epochs": 6, "lora": None, "held_out": 0.3}
    return RewardConfig(**{**settings, **more})


def steps(n, good, seed=0):
    """Trajectories of two steps; ``good(rng)`` gives the reply and whether it succeeds."""
    rng = random.Random(seed)
    found = []
    for index in range(n):
        reply, success = good(rng)
        found += [
            sample(
                f"task {index} step {step}>",
                reply,
                group=f"t{index}",
                step=step,
                phase="reward",
                reward=1.0 if success else -1.0,
            )
            for step in range(2)
        ]
    return found


def told_by_reply(rng):
    success = rng.random() < 0.5
    return ("yes" if success else "no", success)


def not_told(rng):
    return (rng.choice(["yes", "no"]), rng.random() < 0.5)


@pytest.mark.parametrize("lora", [None, LoraSettings()])
def test_separable_failures_are_told(tmp_path, lora):
    base = save_model(tmp_path / "base")
    samples = steps(40, told_by_reply)
    settings = SftConfig(threads=1, lr=3e-3, batch=16, epochs=4)
    train_sft(samples, base, tmp_path / "lam3", settings)
    result = train_reward(samples, tmp_path / "lam3", tmp_path / "out", config(lora=lora))
    assert result.steps_held_out.auroc > 0.95
    assert result.trajectories_held_out.auroc > 0.95
    assert result.trajectories_held_out.accuracy > 0.9 > result.trajectories_held_out.majority
    assert result.held_out_tasks == 12
    scores = reward_of(tmp_path / "out")([("task 99 step 0>", "yes"), ("task 99 step 0>", "no")])
    assert scores[0] > 0 > scores[1]
    assert reward_of(tmp_path / "out")([]) == []
    saved = json.loads((tmp_path / "out" / "training.json").read_text())
    assert saved["steps_held_out"]["auroc"] == result.steps_held_out.auroc


def test_noise_is_not_told(tmp_path):
    base = save_model(tmp_path / "base")
    result = train_reward(
        steps(120, not_told), base, tmp_path / "out", config(held_out=0.5, epochs=2)
    )
    assert 0.3 < result.trajectories_held_out.auroc < 0.7


def test_saved_model_scores_as_it_was_measured(tmp_path):
    samples = steps(12, told_by_reply)
    base = save_model(tmp_path / "base")
    settings = config(lora=LoraSettings(), epochs=1, held_out=0.0)
    result = train_reward(samples, base, tmp_path / "out", settings)
    again = reward_of(tmp_path / "out")([(s.prompt, s.target) for s in samples])
    assert discriminate(again, [s.reward for s in samples]) == result.train
    assert result.steps_held_out.n == 0 and result.steps_held_out.auroc is None


def test_both_classes_and_all_rewards_are_needed(tmp_path):
    base = save_model(tmp_path / "base")
    good = [one for one in steps(8, told_by_reply) if one.reward == 1]
    with pytest.raises(StageError, match="there are none of failures"):
        train_reward(good, base, tmp_path / "out", config())
    with pytest.raises(StageError, match="has no reward"):
        train_reward([sample("a", "b")], base, tmp_path / "out", config())


def test_policy_is_no_reward_model(tmp_path):
    with pytest.raises(ModelError, match="not a reward model"):
        reward_of(save_model(tmp_path / "base"))


def test_split_is_by_task_and_of_both_kinds():
    samples = steps(40, told_by_reply)
    kept, held = split(samples, 0.25, 3)
    assert {s.task_id for s in kept}.isdisjoint({s.task_id for s in held})
    assert len(kept) + len(held) == len(samples)
    assert {s.reward for s in held} == {1.0, -1.0}
    assert split(samples, 0.25, 3) == (kept, held)
    assert split(samples, 0.25, 4) != (kept, held)


def test_auroc():
    assert auroc([1, 2, 3, 4], [False, False, True, True]) == 1
    assert auroc([4, 3, 2, 1], [False, False, True, True]) == 0
    assert auroc([1, 1, 1, 1], [False, True, False, True]) == 0.5
    assert auroc([0.1, 0.4, 0.35, 0.8], [False, False, True, True]) == 0.75
    assert auroc([1, 2], [True, True]) is None


def test_trajectories_are_judged_by_their_mean():
    found = by_group(["a", "a", "b", "b"], [3, -1, 1, -3], [1, 1, -1, -1])
    assert (found.n, found.positives, found.accuracy, found.auroc) == (2, 1, 1.0, 1.0)
