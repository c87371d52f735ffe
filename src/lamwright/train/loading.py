"""Models in and out: transformers folders, safetensors only, saved whole or not at all."""

import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import torch
import transformers
from peft import LoraConfig, get_peft_model
from safetensors import SafetensorError
from transformers import PreTrainedTokenizerBase

from lamwright.records.base import derive_seed
from lamwright.records.errors import ModelError, UsageError
from lamwright.train.config import LoraSettings, TrainingConfig

_UNREADABLE = (OSError, ValueError, KeyError, RuntimeError, SafetensorError)


def load_causal(path: Path, config: TrainingConfig) -> torch.nn.Module:
    """The causal language model in ``path``, with adapters if asked for; ``ModelError`` if none."""
    return _adapt(_load(transformers.AutoModelForCausalLM, path, config), config, "CAUSAL_LM")


def load_backbone(path: Path, config: TrainingConfig) -> torch.nn.Module:
    """The same without its language head, for a scalar head."""
    model = _load(transformers.AutoModelForCausalLM, path, config).base_model
    return _adapt(model, config, "FEATURE_EXTRACTION")


def load_headless(path: Path, config: TrainingConfig) -> torch.nn.Module:
    """A model that was saved without a language head."""
    return _load(transformers.AutoModel, path, config)


def load_tokenizer(path: Path) -> PreTrainedTokenizerBase:
    """The tokenizer in ``path``; raises ``ModelError``."""
    check_folder(path)
    try:
        return transformers.AutoTokenizer.from_pretrained(path, local_files_only=True)
    except _UNREADABLE as error:
        raise ModelError(f"The tokenizer in {path} cannot be read: {error}") from error


def check_folder(path: Path) -> None:
    """Raise ``ModelError`` unless ``path`` looks like a transformers model with safetensors."""
    if not path.is_dir():
        raise ModelError(f"There is no model folder at {path}.")
    if not (path / "config.json").is_file():
        raise ModelError(f"{path} is not a model folder: it has no config.json.")
    if not any(path.glob("*.safetensors")):
        raise ModelError(f"{path} has no weights in safetensors format; convert them first.")


def _load(
    family: type[transformers.AutoModel], path: Path, config: TrainingConfig
) -> torch.nn.Module:
    check_folder(path)
    transformers.utils.logging.disable_progress_bar()
    low = config.precision == "bfloat16" and config.lora is not None
    try:
        model, report = family.from_pretrained(
            path,
            local_files_only=True,
            use_safetensors=True,
            dtype=torch.bfloat16 if low else torch.float32,
            output_loading_info=True,
        )
    except _UNREADABLE as error:
        raise ModelError(f"The model in {path} cannot be read: {error}") from error
    if report["missing_keys"]:
        names = ", ".join(sorted(report["missing_keys"])[:3])
        raise ModelError(f"The model in {path} lacks weights: {names}.")
    model.config.use_cache = False
    return model


def _adapt(model: torch.nn.Module, config: TrainingConfig, task: str) -> torch.nn.Module:
    if config.lora is None:
        return model
    torch.manual_seed(derive_seed(config.seed, "adapters"))
    return with_lora(model, config.lora, task)


def with_lora(model: torch.nn.Module, lora: LoraSettings, task: str) -> torch.nn.Module:
    """``model`` with adapters on every linear layer; only they are trained."""
    settings = LoraConfig(
        r=lora.rank,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules="all-linear",
        task_type=task,
    )
    with warnings.catch_warnings():
        # peft asks by a property name that transformers has deprecated
        warnings.simplefilter("ignore", FutureWarning)
        return get_peft_model(model, settings)


def plain(model: torch.nn.Module) -> torch.nn.Module:
    """The transformers model, adapters merged in."""
    merged = model.merge_and_unload() if hasattr(model, "merge_and_unload") else model
    merged.config.use_cache = True
    return merged


def save_whole(out: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a folder beside ``out``, then rename it: ``out`` is complete or absent.

    An earlier checkpoint at ``out`` is replaced; anything else there raises ``UsageError``.
    """
    check_target(out)
    new = out.with_name(f".{out.name}.new")
    old = out.with_name(f".{out.name}.old")
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir(parents=True)
    write(new)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def check_target(out: Path) -> None:
    """Raise ``UsageError`` if ``out`` holds something that is not a checkpoint of ours."""
    if not out.exists():
        return
    if not out.is_dir():
        raise UsageError(f"{out} is a file; name a folder for the checkpoint.")
    if any(out.iterdir()) and not (out / "training.json").is_file():
        raise UsageError(f"{out} holds something else; name an empty or new folder.")


def save_model(model: torch.nn.Module, tokenizer: PreTrainedTokenizerBase, folder: Path) -> None:
    """Weights (safetensors), configuration and tokenizer into ``folder``."""
    plain(model).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
