"""A model folder in transformers format, checked before anything is loaded."""

from pathlib import Path

import torch
import transformers
from safetensors import SafetensorError
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from lamwright.records.errors import ModelError

_UNREADABLE = (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError)


def load_folder(path: Path, device: str) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """The causal language model and the tokenizer in ``path``.

    Weights come from safetensors only, and no code of the folder runs. A folder of adapters (PEFT)
    is put on the base it names. Raises ``ModelError`` in one sentence.
    """
    if not path.is_dir():
        raise ModelError(f"There is no model folder at {path}.")
    if not any(path.glob("*.safetensors")):
        raise ModelError(
            f"{path} is not a model folder: it holds no weights in safetensors format."
        )
    if not ((path / "config.json").is_file() or (path / "adapter_config.json").is_file()):
        raise ModelError(f"{path} is not a model folder: it has no config.json.")
    transformers.utils.logging.disable_progress_bar()
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(path, local_files_only=True)
        model = transformers.AutoModelForCausalLM.from_pretrained(
            path,
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            dtype=torch.bfloat16 if device.startswith("cuda") else torch.float32,
        )
    except _UNREADABLE as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"The model in {path} cannot be loaded: {reason}") from error
    return model.to(device).eval(), tokenizer


def chosen_device(device: str) -> str:
    """``auto`` is the first GPU if there is one, else the CPU."""
    if device != "auto":
        return device
    return "cuda" if torch.cuda.is_available() else "cpu"
