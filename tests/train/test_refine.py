import pytest
import torch
from safetensors.torch import load_file
from toy import sample, save_model

from lamwright.records.errors import StageError
from lamwright.train.advantage import (
    explained,
    gae,
    normalise,
    returns_to_go,
    scale_rewards,
    state_values,
)
from lamwright.train.config import LoraSettings, PpoConfig, RewardConfig, SftConfig
from lamwright.train.evidence import row_logprobs
from lamwright.train.forward import Reader
from lamwright.train.layout import Layout, over_rows
from lamwright.train.loading import load_start
from lamwright.train.refine import refine, resample
from lamwright.train.reward import train_reward
from lamwright.train.rows import encode
from lamwright.train.sft import train_sft
from lamwright.train.vocabulary import token_kl


def logged(n=12):
    """Half of the tasks were done right ("yes"), half wrong ("no")."""
    found = []
    for index in range(n):
        good = index % 2 == 0
        reply = "yes" if good else "no"
        found += [
            sample(
                f"task {index} step {step}>",
                reply,
                group=f"t{index}",
                step=step,
                phase="refine",
                reward=1.0 if good else -1.0,
            )
            for step in range(2)
        ]
    return found


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """LAM3, which says yes and no alike, and a reward model that likes yes."""
    folder = tmp_path_factory.mktemp("start")
    base = save_model(folder / "base")
    settings = {"threads": 1, "lr": 3e-3, "batch": 8}
    train_sft(logged(), base, folder / "lam3", SftConfig(epochs=15, **settings))
    rewarding = RewardConfig(epochs=8, lora=None, held_out=0.2, **settings)
    result = train_reward(logged(), base, folder / "reward", rewarding)
    assert result.train.auroc > 0.95
    return folder


def config(**more):
    settings = {"threads": 1, "lr": 1e-3, "batch": 12, "mini_batch": 12, "epochs": 6}
    return PpoConfig(**{**settings, **more})


@pytest.mark.parametrize("lora", [None, LoraSettings()])
def test_rewarded_actions_become_likelier_and_punished_ones_rarer(start, tmp_path, lora):
    rate = 1e-3 if lora is None else 3e-3
    settings = config(lora=lora, lr=rate)
    result = refine(logged(), start / "lam3", start / "reward", tmp_path / "out", settings)
    done = result.refinement
    assert done.praised_change > 0.02 > 0 > -0.02 > done.blamed_change
    assert done.history[0].ratio == pytest.approx(1, abs=1e-4)
    assert done.history[0].kl == pytest.approx(0, abs=1e-5)
    assert 0 < done.final_kl < 4 * settings.kl_target
    assert done.actions == 24 and -0.5 <= done.reward_mean <= 0.5
    assert max(step.kl for step in done.history) < 4 * settings.kl_target


def test_batch_is_left_when_kl_is_too_large(start, tmp_path):
    tight = config(lr=3e-3, kl_target=1e-4, kl_initial=0.0, kl_gain=0.0)
    result = refine(logged(), start / "lam3", start / "reward", tmp_path / "out", tight)
    planned = 6 * 2 * 4
    assert result.steps == len(result.refinement.history) < planned


def test_coefficient_follows_kl(start, tmp_path):
    result = refine(logged(), start / "lam3", start / "reward", tmp_path / "out", config(lr=1e-5))
    coefficients = [step.kl_coefficient for step in result.refinement.history]
    assert coefficients[0] == 0.2 and coefficients[-1] < 0.2


class Killed(Exception):
    pass


@pytest.mark.parametrize("lora", [None, LoraSettings(dropout=0.0, merge=True)])
def test_killed_refinement_ends_as_if_never_killed(start, tmp_path, lora):
    settings = config(checkpoint_every=4, lora=lora, kl_target=0.02)
    inputs = (logged(), start / "lam3", start / "reward")
    whole = refine(*inputs, tmp_path / "whole", settings)

    def kill(progress):
        if progress.step == 11:
            raise Killed

    with pytest.raises(Killed):
        refine(*inputs, tmp_path / "out", settings, progress=kill)
    resumed = refine(*inputs, tmp_path / "out", settings)
    assert resumed.resumed_at == 8
    assert resumed.losses == whole.losses
    assert resumed.refinement == whole.refinement
    left = load_file(tmp_path / "whole" / "model.safetensors")
    right = load_file(tmp_path / "out" / "model.safetensors")
    assert all(torch.equal(left[name], right[name]) for name in left)


def test_start_is_left_as_it_was(start, tmp_path):
    before = load_file(start / "lam3" / "model.safetensors")
    refine(logged(), start / "lam3", start / "reward", tmp_path / "out", config(epochs=1))
    after = load_file(start / "lam3" / "model.safetensors")
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_stored_behaviour_is_used_and_must_be_there(start, tmp_path):
    stored = config(behaviour="stored", epochs=1, batch_epochs=1)
    with pytest.raises(StageError, match="no stored log-probability"):
        refine(logged(), start / "lam3", start / "reward", tmp_path / "out", stored)
    samples = [one.model_copy(update={"logprob": 0.0}) for one in logged()]
    result = refine(samples, start / "lam3", start / "reward", tmp_path / "out", stored)
    assert 0 < result.refinement.history[0].ratio < 0.99


def test_resampled_actions_are_episodes_of_their_own(start, tmp_path):
    asked = []

    def propose(prompts):
        asked.extend(prompts)
        return ["yes" if "step 0" in prompt else "no" for prompt in prompts]

    samples = resample(logged(), propose)
    assert asked == [one.prompt for one in logged()]
    settings = config(actions="resampled", epochs=3)
    result = refine(samples, start / "lam3", start / "reward", tmp_path / "out", settings)
    done = result.refinement
    assert done.return_mean == pytest.approx(done.reward_mean)
    assert done.praised_change > 0 > done.blamed_change


def test_imitation_baseline_learns_successes_only(start, tmp_path):
    settings = config(baseline="imitation", epochs=2)
    result = refine(logged(), start / "lam3", start / "reward", tmp_path / "out", settings)
    assert result.refinement is None
    assert result.steps == 2 * 2 * 4
    assert result.last_loss < result.first_loss
    failures = [one for one in logged() if one.reward < 0]
    with pytest.raises(StageError, match="needs steps of successes"):
        refine(failures, start / "lam3", start / "reward", tmp_path / "out", settings)


def likelihoods(folder):
    """Mean log-probability of the good and of the bad replies."""
    start = load_start(folder, SftConfig(threads=1))
    model = Reader(start.model.eval())
    rows, _ = encode(logged(), start.tokenizer, 512)
    found = over_rows(rows, Layout("rows", 4096), lambda pack: row_logprobs(model, pack))
    good = torch.tensor([row.sample.reward > 0 for row in rows])
    return float(found[good].mean()), float(found[~good].mean())


def test_kto_baseline_praises_and_blames(start, tmp_path):
    good, bad = likelihoods(start / "lam3")
    settings = config(baseline="kto", lr=1e-3, epochs=3)
    result = refine(logged(), start / "lam3", tmp_path / "none", tmp_path / "out", settings)
    assert result.refinement is None and result.steps == 3 * 2 * 4
    new_good, new_bad = likelihoods(tmp_path / "out")
    assert new_good > good + 0.02 and new_bad < bad - 0.02


def test_doubled_ids_are_refused(start, tmp_path):
    with pytest.raises(StageError, match="same id"):
        refine([*logged(), *logged()], start / "lam3", start / "reward", tmp_path / "o", config())


def test_gae_by_hand():
    rewards, values = [1.0, 0.0, -1.0], [0.5, 0.25, -0.5]
    # deltas with gamma 0.9: 1 + 0.225 - 0.5, 0 - 0.45 - 0.25, -1 - 0 + 0.5
    deltas = [0.725, -0.7, -0.5]
    last = deltas[2]
    middle = deltas[1] + 0.9 * 0.8 * last
    first = deltas[0] + 0.9 * 0.8 * middle
    assert gae(rewards, values, 0.9, 0.8) == pytest.approx([first, middle, last])
    assert gae(rewards, values, 0.9, 0.0) == pytest.approx(deltas)


def test_returns_by_hand():
    assert returns_to_go([1.0, 0.0, -1.0], 0.5) == pytest.approx([0.75, -0.5, -1.0])
    assert returns_to_go([1.0, 1.0, 1.0], 1.0) == [3.0, 2.0, 1.0]


def test_rewards_are_scaled():
    assert scale_rewards([2.0, 4.0, 3.0], "range") == [-0.5, 0.5, 0.0]
    assert scale_rewards([3.0, 3.0], "range") == [0.0, 0.0]
    assert scale_rewards([-7.0, 0.5, 1.0], "clamp") == [-0.5, 0.25, 0.5]


def test_normalise():
    assert normalise([1.0, 3.0]) == pytest.approx([-1.0, 1.0])
    assert normalise([2.0, 2.0]) == [0.0, 0.0]


def test_value_head_predicts_unseen_trajectories_and_does_not_memorise():
    generator = torch.Generator().manual_seed(0)
    states = torch.randn(200, 16, generator=generator)
    groups = [f"g{index // 4}" for index in range(200)]
    reported = states[:, 0].tolist()
    assert explained(reported, state_values(states, reported, groups, 0.1)) > 0.8
    noise = torch.randn(200, generator=generator).tolist()
    assert explained(noise, state_values(states, noise, groups, 1.0)) < 0.1
    assert state_values(states[:4], reported[:4], groups[:4], 1.0) == [0.0] * 4


def test_kl_by_hand():
    policy = torch.tensor([[0.5, 0.5], [0.9, 0.1]]).log()
    start = torch.tensor([[0.5, 0.5], [0.5, 0.5]]).log()
    wanted = [0.0, 0.9 * torch.tensor(1.8).log() + 0.1 * torch.tensor(0.2).log()]
    assert token_kl(policy, start).tolist() == pytest.approx([float(w) for w in wanted])
