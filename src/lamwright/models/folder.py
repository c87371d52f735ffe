"""A model folder in transformers format, checked before anything is loaded."""

import math
import warnings
from pathlib import Path

import torch
import transformers
from peft import PeftModel
from safetensors import SafetensorError, safe_open
from transformers import PreTrainedModel, PreTrainedTokenizerBase
from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING

from lamwright.models.adapters import base_of, check_base, is_adapter
from lamwright.models.precision import measure_precision
from lamwright.models.shortage import enough_memory
from lamwright.records.errors import ModelError

_SMALLER = "take a smaller model, or end what runs beside this"
UNREADABLE = (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError)
_SMALL = 50_000_000
_NO_REPLY = ("MaskedLM", "PreTraining", "Classification", "QuestionAnswering", "MultipleChoice")


def load_folder(path: Path, device: str) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """The causal language model and the tokenizer in ``path``, ready to answer on ``device``.

    Weights come from safetensors only, and no code of the folder runs. Adapters (PEFT) are merged
    into the base they name. Raises ``ModelError`` in one sentence.
    """
    check_folder(path)
    tokenizer = load_tokenizer(path)
    model = load_whole(path, _dtype(path, device))
    return model.to(device).eval(), tokenizer


def parameter_count(path: Path) -> int:
    """Parameters of the model in ``path`` (of the base, for adapters), read from the files' heads."""
    folder = base_of(path) if is_adapter(path) else path
    total = 0
    for file in sorted(folder.glob("*.safetensors")):
        try:
            with safe_open(file, framework="pt") as tensors:
                shapes = [tensors.get_slice(name).get_shape() for name in tensors.keys()]  # noqa: SIM118
        except UNREADABLE as error:
            raise ModelError(
                f"The model in {path} cannot be loaded: {_first_line(error)}"
            ) from error
        total += sum(math.prod(shape) for shape in shapes)
    return total


def _dtype(path: Path, device: str) -> torch.dtype:
    """What answers fastest: small models stay in float32, others take what the machine does best."""
    if device.startswith("cuda"):
        return torch.bfloat16
    if parameter_count(path) < _SMALL:
        return torch.float32
    return measure_precision(device).dtype


def load_whole(path: Path, dtype: torch.dtype) -> PreTrainedModel:
    """The causal model in ``path``, adapters merged in; raises ``ModelError``."""
    if not is_adapter(path):
        return load_causal(path, dtype)
    base = base_of(path)
    check_base(path, base)
    merged: PreTrainedModel = put_on(load_causal(base, dtype), path).merge_and_unload()
    return merged


def put_on(model: PreTrainedModel, adapters: Path, *, trainable: bool = False) -> PeftModel:
    """``model`` with the adapters in ``adapters``; raises ``ModelError``."""
    try:
        with warnings.catch_warnings():
            # peft asks by a property name that transformers has deprecated
            warnings.simplefilter("ignore", FutureWarning)
            return PeftModel.from_pretrained(model, str(adapters), is_trainable=trainable)
    except UNREADABLE as error:
        raise ModelError(
            f"The adapters in {adapters} do not fit their base: {_first_line(error)}"
        ) from error


def load_causal(path: Path, dtype: torch.dtype) -> PreTrainedModel:
    """The causal model in a folder without adapters; raises ``ModelError``."""
    check_folder(path)
    check_causal(path)
    return read_weights(transformers.AutoModelForCausalLM, path, dtype)


def read_weights(
    family: type[transformers.AutoModel], path: Path, dtype: torch.dtype
) -> PreTrainedModel:
    """The weights in ``path`` as a model of ``family``; raises ``ModelError`` if some are missing."""
    transformers.utils.logging.disable_progress_bar()
    try:
        with enough_memory(f"while the model in {path} was loaded", _SMALLER):
            model, report = family.from_pretrained(
                path,
                local_files_only=True,
                use_safetensors=True,
                trust_remote_code=False,
                dtype=dtype,
                output_loading_info=True,
            )
    except UNREADABLE as error:
        raise ModelError(f"The model in {path} cannot be loaded: {_first_line(error)}") from error
    if report["missing_keys"]:
        names = ", ".join(sorted(report["missing_keys"])[:3])
        raise ModelError(f"The model in {path} lacks weights: {names}.")
    return model


def load_tokenizer(path: Path) -> PreTrainedTokenizerBase:
    """The tokenizer in ``path``; raises ``ModelError``."""
    check_folder(path)
    if not any(path.glob("*token*")):
        raise ModelError(f"There is no tokenizer in {path}; it is a file beside the weights.")
    try:
        return transformers.AutoTokenizer.from_pretrained(path, local_files_only=True)
    except UNREADABLE as error:
        raise ModelError(
            f"The tokenizer in {path} cannot be loaded: {_first_line(error)}"
        ) from error


def check_folder(path: Path) -> None:
    """Raise ``ModelError`` unless ``path`` looks like a transformers model with safetensors."""
    if not path.is_dir():
        raise ModelError(
            f"There is no model folder at {path}; `lamwright base list` names models to begin with."
        )
    if not any(path.glob("*.safetensors")):
        raise ModelError(
            f"{path} is not a model folder: it holds no weights in safetensors format."
        )
    if not ((path / "config.json").is_file() or is_adapter(path)):
        raise ModelError(f"{path} is not a model folder: it has no config.json.")


def check_causal(path: Path) -> None:
    """Raise ``ModelError`` unless the model in ``path`` continues text and can be trained."""
    config = read_config(path)
    kind = config.model_type
    if config.is_encoder_decoder:
        raise ModelError(
            f"{path} holds an encoder-decoder model ({kind}); a causal language model is needed."
        )
    named = (config.architectures or [""])[0]
    encodes = getattr(config, "is_decoder", None) is False and not named.endswith("LMHeadModel")
    if type(config) not in MODEL_FOR_CAUSAL_LM_MAPPING or named.endswith(_NO_REPLY) or encodes:
        raise ModelError(
            f"{path} holds a model that only encodes text ({named or kind}); a causal language "
            "model is needed."
        )
    if getattr(config, "quantization_config", None) is not None:
        raise ModelError(
            f"The weights in {path} are quantised, which can be neither trained nor run here; take the "
            "model as it was before quantisation, or save it with dequantize()."
        )


def read_config(path: Path) -> transformers.PreTrainedConfig:
    """The configuration in ``path``, of the base where it holds adapters; raises ``ModelError``."""
    folder = base_of(path) if is_adapter(path) else path
    try:
        return transformers.AutoConfig.from_pretrained(folder, local_files_only=True)
    except UNREADABLE as error:
        raise ModelError(f"The model in {path} cannot be loaded: {_first_line(error)}") from error


def chosen_device(device: str) -> str:
    """``auto`` is the first GPU if there is one, else the CPU."""
    if device != "auto":
        return device
    return "cuda" if torch.cuda.is_available() else "cpu"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
