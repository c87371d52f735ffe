"""A GGUF file as a transformers folder."""

from pathlib import Path

import torch
import transformers

from lamwright.models.folder import UNREADABLE
from lamwright.records.errors import MissingRequirement, ModelError


def convert(gguf: Path, out: Path) -> None:
    """Dequantise ``gguf`` into ``out``: safetensors in bfloat16, configuration, tokenizer.

    Needs the package ``gguf``. Raises ``ModelError`` for a file that cannot be read.
    """
    transformers.utils.logging.disable_progress_bar()
    try:
        model = transformers.AutoModelForCausalLM.from_pretrained(
            gguf.parent,
            gguf_file=gguf.name,
            quantization_config=transformers.GgufConfig(dequantize=True),
            dtype=torch.bfloat16,
        )
        tokenizer = transformers.AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    except ImportError as error:
        raise MissingRequirement(
            "Reading a GGUF file needs one more package: pip install 'lamwright[train]'."
        ) from error
    except UNREADABLE as error:
        raise ModelError(f"{gguf.name} cannot be read: {error}") from error
    model.hf_quantizer = None  # else it is saved as if it were quantised still
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
