import json

import pytest
import torch
from safetensors.torch import load_file, save_file
from toy import byte_tokenizer, save_model, trajectory
from transformers import AutoModelForCausalLM

from lamwright.records.errors import ModelError, NothingToLearn, StageError, UsageError
from lamwright.train.config import LoraSettings, SftConfig
from lamwright.train.sft import train_sft

SAMPLES = [*trajectory("a", 3), *trajectory("b", 3)]


def config(**more):
    return SftConfig(**{"threads": 1, "lr": 3e-3, "batch": 3, "epochs": 4, **more})


def test_overfits_a_few_samples_and_says_them(tmp_path):
    base = save_model(tmp_path / "base")
    out = tmp_path / "out"
    seen = []
    result = train_sft(SAMPLES, base, out, config(epochs=60, lr=5e-3), progress=seen.append)
    assert result.last_loss < 0.05 < 1 < result.first_loss
    assert result.steps == 120 == len(seen) == len(result.losses)
    assert result.tree_ratio > 1.3 and result.padding_ratio == 0
    tokenizer = byte_tokenizer()
    model = AutoModelForCausalLM.from_pretrained(out)
    prompt = tokenizer(SAMPLES[1].prompt, return_tensors="pt")
    reply = model.generate(**prompt, max_new_tokens=8, do_sample=False)
    text = tokenizer.decode(reply[0, prompt["input_ids"].shape[1] :])
    assert text == SAMPLES[1].target + "</s>"


def test_folder_is_complete_and_safe(tmp_path):
    out = tmp_path / "out"
    result = train_sft(SAMPLES, save_model(tmp_path / "base"), out, config(epochs=1))
    names = {path.name for path in out.iterdir()}
    assert {"model.safetensors", "config.json", "tokenizer.json", "training.json"} <= names
    assert not any(name.endswith((".bin", ".pt", ".pkl")) for name in names)
    lines = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    assert len(lines) == result.steps == 2
    assert {path.name for path in tmp_path.iterdir()} == {"base", "out"}


class Killed(Exception):
    pass


def test_killed_run_ends_as_if_never_killed(tmp_path):
    base = save_model(tmp_path / "base")
    settings = config(checkpoint_every=2, lora=LoraSettings(dropout=0.2, merge=True))
    whole = train_sft(SAMPLES, base, tmp_path / "whole", settings)

    def kill(progress):
        if progress.step == 5:
            raise Killed

    with pytest.raises(Killed):
        train_sft(SAMPLES, base, tmp_path / "out", settings, progress=kill)
    assert not (tmp_path / "out").exists()
    resumed = train_sft(SAMPLES, base, tmp_path / "out", settings)
    assert resumed.resumed_at == 4
    assert resumed.losses == whole.losses
    left = load_file(tmp_path / "whole" / "model.safetensors")
    right = load_file(tmp_path / "out" / "model.safetensors")
    assert left.keys() == right.keys() and all(torch.equal(left[k], right[k]) for k in left)


def test_another_run_does_not_pick_up_the_checkpoint(tmp_path):
    base = save_model(tmp_path / "base")

    def kill(progress):
        raise Killed

    with pytest.raises(Killed):
        train_sft(SAMPLES, base, tmp_path / "out", config(checkpoint_every=1), progress=kill)
    result = train_sft(SAMPLES, base, tmp_path / "out", config(checkpoint_every=1, seed=1))
    assert result.resumed_at == 0 and result.steps == 8


def test_seed_decides(tmp_path):
    base = save_model(tmp_path / "base")
    run = [
        train_sft(SAMPLES, base, tmp_path / str(i), config(seed=seed)).losses
        for i, seed in enumerate((1, 1, 2))
    ]
    assert run[0] == run[1] != run[2]


def test_rows_and_tree_train_the_same(tmp_path):
    base = save_model(tmp_path / "base")
    tree = train_sft(SAMPLES, base, tmp_path / "tree", config())
    rows = train_sft(SAMPLES, base, tmp_path / "rows", config(layout="rows"))
    assert rows.losses == pytest.approx(tree.losses, abs=1e-4)
    assert rows.padding_ratio > 0 == tree.padding_ratio


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_adapters_learn_and_are_merged(tmp_path, precision):
    base = save_model(tmp_path / "base", "qwen2")
    settings = config(
        lora=LoraSettings(dropout=0.0, merge=True), epochs=15, lr=1e-2, precision=precision
    )
    result = train_sft(SAMPLES, base, tmp_path / "out", settings)
    assert result.last_loss < result.first_loss - 0.8
    assert result.trained_parameters < result.parameters / 2
    merged = load_file(tmp_path / "out" / "model.safetensors")
    assert merged.keys() == load_file(base / "model.safetensors").keys()


def test_a_model_that_takes_no_tree_is_padded_with_a_note(tmp_path):
    base = save_model(tmp_path / "base", "qwen2")
    settings = json.loads((base / "config.json").read_text())
    dropped = {**settings, "attention_dropout": 0.1}  # which no tree can reproduce
    (base / "config.json").write_text(json.dumps(dropped))
    seen = []
    result = train_sft(SAMPLES, base, tmp_path / "out", config(epochs=1), progress=seen.append)
    assert "explicit mask" in result.notes[0] and result.padding_ratio > 0
    assert "explicit mask" in seen[0].note and seen[0].steps == 2
    assert not any(one.note for one in seen[1:])


def test_a_short_window_is_a_tree_too(tmp_path):
    base = save_model(tmp_path / "base", "mistral", sliding_window=8)
    tree = train_sft(SAMPLES, base, tmp_path / "tree", config())
    rows = train_sft(SAMPLES, base, tmp_path / "rows", config(layout="rows"))
    assert not tree.notes and tree.tree_ratio > 1.3
    assert rows.losses == pytest.approx(tree.losses, abs=1e-4)


def test_not_a_number_is_refused(tmp_path):
    base = save_model(tmp_path / "base")
    broken = [one.model_copy(update={"weight": float("nan")}) for one in SAMPLES]
    with pytest.raises(StageError, match="diverged at step 1"):
        train_sft(broken, base, tmp_path / "out", config())
    assert not (tmp_path / "out").exists()


def test_a_model_that_is_broken_from_the_beginning_is_said_to_be(tmp_path):
    base = save_model(tmp_path / "base")
    weights = load_file(base / "model.safetensors")
    weights["model.layers.1.mlp.down_proj.weight"][0, 0] = float("inf")
    save_file(weights, base / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(StageError, match="step 1 .*down_proj.weight holds infinities or NaN"):
        train_sft(SAMPLES, base, tmp_path / "out", config())


def test_samples_longer_than_the_context_are_left_out(tmp_path):
    base = save_model(tmp_path / "base")
    long = [one.model_copy(update={"prompt": "word " * 120}) for one in trajectory("long", 2)]
    result = train_sft([*SAMPLES, *long], base, tmp_path / "out", config(epochs=1))
    assert set(result.skipped) == {one.sample_id for one in long}
    with pytest.raises(NothingToLearn, match="longer than 512 tokens.* longer context"):
        train_sft(long, base, tmp_path / "none", config(epochs=1))


def test_the_last_good_weights_are_kept_when_training_breaks(tmp_path):
    base = save_model(tmp_path / "base")
    broken = [*SAMPLES, *trajectory("c", 3, weight=float("nan"))]
    with pytest.raises(StageError, match="lower the learning rate.* kept in"):
        train_sft(broken, base, tmp_path / "out", config(epochs=1, seed=5))
    (kept,) = (tmp_path / ".out.partial").glob("step-*")
    assert int(kept.name.split("-")[1]) in {1, 2}
    weights = load_file(kept / "state.safetensors")
    assert all(bool(torch.isfinite(weight).all()) for weight in weights.values())


def test_other_settings_of_memory_go_on_from_a_checkpoint(tmp_path):
    base = save_model(tmp_path / "base")

    def kill(progress):
        if progress.step == 5:
            raise Killed

    with pytest.raises(Killed):
        train_sft(SAMPLES, base, tmp_path / "out", config(checkpoint_every=2), progress=kill)
    smaller = config(bin_tokens=64, recompute=True)
    result = train_sft(SAMPLES, base, tmp_path / "out", smaller)
    assert result.resumed_at == 4
    assert result.losses == pytest.approx(
        train_sft(SAMPLES, base, tmp_path / "whole", config()).losses, abs=1e-4
    )


def test_activations_computed_again_change_nothing(tmp_path):
    base = save_model(tmp_path / "base", "gemma3", sliding_window=8)
    kept = train_sft(SAMPLES, base, tmp_path / "kept", config())
    again = train_sft(SAMPLES, base, tmp_path / "again", config(recompute=True))
    assert again.losses == pytest.approx(kept.losses, abs=1e-5)


def test_what_is_not_a_model_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="no model folder"):
        train_sft(SAMPLES, tmp_path / "none", tmp_path / "out", config())
    with pytest.raises(ModelError, match="not a model folder"):
        train_sft(SAMPLES, tmp_path / "empty", tmp_path / "out", config())
    base = save_model(tmp_path / "base")
    (base / "model.safetensors").write_bytes(b"garbage")
    with pytest.raises(ModelError, match="cannot be loaded"):
        train_sft(SAMPLES, base, tmp_path / "out", config())
    (base / "model.safetensors").unlink()
    (base / "pytorch_model.bin").write_bytes(b"\x80")
    with pytest.raises(ModelError, match="safetensors"):
        train_sft(SAMPLES, base, tmp_path / "out", config())


def test_foreign_folder_is_left_alone(tmp_path):
    base = save_model(tmp_path / "base")
    out = tmp_path / "out"
    out.mkdir()
    (out / "letter.odt").write_text("mine")
    with pytest.raises(UsageError, match="holds something else"):
        train_sft(SAMPLES, base, out, config())
    assert (out / "letter.odt").read_text() == "mine"


def test_earlier_checkpoint_is_replaced(tmp_path):
    base = save_model(tmp_path / "base")
    train_sft(SAMPLES, base, tmp_path / "out", config(epochs=1))
    assert train_sft(SAMPLES, base, tmp_path / "out", config(epochs=2)).steps == 4


def test_a_limit_of_steps_ends_training_early_and_is_nothing_where_it_is_not_set(tmp_path):
    base = save_model(tmp_path / "base")
    result = train_sft(SAMPLES, base, tmp_path / "out", config(max_steps=4))
    assert result.steps == 4 == len(result.losses)
    assert config().unset == {"max_steps"} and not config(max_steps=4).unset
