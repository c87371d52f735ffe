"""A model folder as one GGUF file, for llama.cpp and what is built on it."""

from pathlib import Path
from typing import Literal

import gguf
import numpy as np
import torch
from transformers import PreTrainedModel

from lamwright.models.adapters import copy_licences
from lamwright.models.exporting.shapes import add_settings, context_of, shape_of
from lamwright.models.exporting.vocabulary import add_vocabulary
from lamwright.models.folder import check_folder, load_tokenizer, load_whole, read_config
from lamwright.records.base import Record
from lamwright.records.errors import ModelError, UsageError

Kind = Literal["f32", "f16", "bf16", "q8_0"]
_KINDS = {
    "f32": gguf.GGMLQuantizationType.F32,
    "f16": gguf.GGMLQuantizationType.F16,
    "bf16": gguf.GGMLQuantizationType.BF16,
    "q8_0": gguf.GGMLQuantizationType.Q8_0,
}
_FILES = {
    "f32": gguf.LlamaFileType.ALL_F32,
    "f16": gguf.LlamaFileType.MOSTLY_F16,
    "bf16": gguf.LlamaFileType.MOSTLY_BF16,
    "q8_0": gguf.LlamaFileType.MOSTLY_Q8_0,
}


class Exported(Record):
    """What was written."""

    path: Path
    tensors: int
    megabytes: float
    note: str


def export_gguf(folder: Path, out: Path, kind: Kind = "bf16") -> Exported:
    """Write the model in ``folder`` to ``out``, adapters merged into their base.

    Matrices have the number format ``kind``, norms stay in float32. The licence texts are copied
    beside it. Raises ``ModelError`` for a model that GGUF has no words for, ``UsageError`` for a
    place that cannot be written.
    """
    if out.suffix != ".gguf" or not out.absolute().parent.is_dir():
        raise UsageError(f"{out} is no .gguf file in a folder that exists.")
    check_folder(folder)
    shape_of(read_config(folder).get_text_config())
    tokenizer = load_tokenizer(folder)
    model = load_whole(folder, torch.bfloat16 if kind == "bf16" else torch.float32)
    config = model.config.get_text_config()
    new = out.with_name(f".{out.name}.new")
    writer = gguf.GGUFWriter(new, gguf.MODEL_ARCH_NAMES[shape_of(config).architecture])
    try:
        writer.add_name(out.stem)
        writer.add_file_type(_FILES[kind])
        writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
        add_settings(writer, config)
        note = add_vocabulary(writer, tokenizer, int(config.vocab_size))
        count = _add_tensors(writer, model, kind)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        new.rename(out)
    finally:
        new.unlink(missing_ok=True)
    copy_licences(folder, out.absolute().parent)
    if context_of(config) < config.max_position_embeddings:
        note += f" Its window of {context_of(config)} tokens is written as the whole context."
    size = out.stat().st_size / 1e6
    return Exported(path=out, tensors=count, megabytes=size, note=note.strip())


def _add_tensors(writer: gguf.GGUFWriter, model: PreTrainedModel, kind: Kind) -> int:
    config = model.config.get_text_config()
    shape = shape_of(config)
    names = gguf.get_tensor_name_map(shape.architecture, config.num_hidden_layers)
    tied = config.tie_word_embeddings
    count = 0
    for name, weight in model.state_dict().items():
        if tied and name == "lm_head.weight":
            continue
        plain = name.replace("model.language_model.", "model.")
        named = names.get_name(plain, try_suffixes=(".weight", ".bias"))
        if named is None:
            raise ModelError(f"GGUF has no name for the weights {name}.")
        data = shape.tensor(plain, weight.float(), config).contiguous().numpy()
        written, kept = _packed(data, kind)
        writer.add_tensor(named, written, raw_dtype=kept)
        count += 1
    return count


def _packed(data: np.ndarray, kind: Kind) -> tuple[np.ndarray, gguf.GGMLQuantizationType]:
    """``data`` in the number format ``kind``, vectors and what does not divide into blocks aside."""
    wanted = _KINDS[kind]
    if data.ndim < 2:
        wanted = gguf.GGMLQuantizationType.F32
    elif data.shape[-1] % gguf.GGML_QUANT_SIZES[wanted][0]:
        wanted = gguf.GGMLQuantizationType.F16
    return gguf.quants.quantize(data, wanted), wanted
