"""Loading and saving of trained models, whole or as adapters; a save is complete or absent."""

import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
import transformers
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import PreTrainedTokenizerBase

from lamwright.models.adapters import base_of, check_base, copy_licences, is_adapter, note_base
from lamwright.models.folder import (
    check_folder,
    load_causal,
    load_tokenizer,
    load_whole,
    put_on,
    read_weights,
)
from lamwright.models.prompts import Prompts, note_prompts, prompts_of
from lamwright.models.usable import context_of
from lamwright.records.base import derive_seed
from lamwright.records.errors import UsageError
from lamwright.train.config import LoraSettings, TrainingConfig

_NOT_TEXT = r".*\.?(vision|visual|audio|image|multi_modal)\w*\..*"
"""Parts of multimodal models that no text reaches."""


@dataclass(frozen=True)
class Start:
    """A model to be trained, its tokenizer, and the folder of the whole model under its adapters."""

    model: torch.nn.Module
    tokenizer: PreTrainedTokenizerBase
    base: Path
    lora: LoraSettings | None
    prompts: Prompts

    def save(self, model: torch.nn.Module, folder: Path) -> None:
        """``model`` and tokenizer into ``folder``: adapters that note their base, or a whole model.

        The licence texts of the base and the kind of prompt travel along.
        """
        if self.lora is not None and not self.lora.merge and isinstance(model, PeftModel):
            model.save_pretrained(folder, selected_adapters=[model.active_adapter])
            (folder / "README.md").unlink(missing_ok=True)  # peft's template of a model card
            note_base(folder, self.base)
        else:
            plain(model).save_pretrained(folder)
            copy_licences(self.base, folder)
        self.tokenizer.save_pretrained(folder)
        note_prompts(folder, self.prompts)


def load_start(path: Path, config: TrainingConfig) -> Start:
    """The causal model in ``path``, ready to be trained as ``config`` says; raises ``ModelError``.

    With adapters asked for, those in ``path`` are trained further; without, they are merged in.
    """
    check_folder(path)
    transformers.utils.logging.disable_progress_bar()
    tokenizer = load_tokenizer(path)
    base = base_of(path) if is_adapter(path) else path
    if config.lora is None:
        model = load_whole(path, torch.float32)
    else:
        half = config.precision == "bfloat16"
        model = load_causal(base, torch.bfloat16 if half else torch.float32)
        torch.manual_seed(derive_seed(config.seed, "adapters"))
        if is_adapter(path):
            check_base(path, base)
            model = put_on(model, path, trainable=True)
        else:
            model = with_lora(model, config.lora)
    _no_cache(model)
    return Start(model, tokenizer, base, config.lora, prompts_of(path))


def longest(path: Path, config: TrainingConfig) -> int:
    """Tokens of the longest sample that the model in ``path`` is trained on; raises ``ModelError``."""
    return min(config.max_length, context_of(path) or config.max_length)


def load_body(path: Path) -> torch.nn.Module:
    """The body of a saved model, with a language head (adapters on their base) or without."""
    if is_adapter(path):
        body: torch.nn.Module = load_whole(path, torch.float32)
    else:
        check_folder(path)
        body = read_weights(transformers.AutoModel, path, torch.float32)
    _no_cache(body)
    return body


def with_lora(model: torch.nn.Module, lora: LoraSettings) -> PeftModel:
    """``model`` with adapters on every linear layer that text goes through; only they are trained."""
    composite = model.config.get_text_config() is not model.config
    settings = LoraConfig(
        r=lora.rank,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules="all-linear",
        exclude_modules=_NOT_TEXT if composite else None,
        task_type="CAUSAL_LM",
    )
    with warnings.catch_warnings():
        # peft asks by a property name that transformers has deprecated
        warnings.simplefilter("ignore", FutureWarning)
        return get_peft_model(model, settings)


def plain(model: torch.nn.Module) -> torch.nn.Module:
    """The transformers model, adapters merged in (in float32, which loses nothing)."""
    merged = model.float().merge_and_unload() if isinstance(model, PeftModel) else model
    merged.config.get_text_config().use_cache = True
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


def _no_cache(model: torch.nn.Module) -> None:
    model.config.get_text_config().use_cache = False
