"""Small Llama models in numpy: they answer in milliseconds, and neither torch nor transformers is loaded.

Loading those two takes seconds, more than such a model needs for a whole episode. The architecture is that of
``LlamaForCausalLM`` (Touvron et al., arXiv 2302.13971): RMS norms, rotary positions, grouped keys, gated SiLU.
Whatever else a folder holds is left to ``cached.py``.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError
from safetensors import SafetensorError, deserialize
from threadpoolctl import ThreadpoolController

from lamwright.models.ahead import common
from lamwright.models.tokens import PlainTokenizer, plain_tokenizer

Array = NDArray[np.float32]
_MOST_BYTES = 200_000_000
_FILE = "model.safetensors"
_NUMBERS = {"F32": "<f4", "F16": "<f2", "BF16": "<u2"}
_ROOM = 256


class _Rotation(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)
    rope_theta: float
    rope_type: Literal["default"]


class SmallConfig(BaseModel):
    """What of ``config.json`` says how a model is computed; one that is computed otherwise does not validate."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    architectures: tuple[Literal["LlamaForCausalLM"]]
    hidden_act: Literal["silu"]
    attention_bias: Literal[False] = False
    mlp_bias: Literal[False] = False
    quantization_config: None = None
    num_attention_heads: int
    num_key_value_heads: int
    num_hidden_layers: int
    head_dim: int
    rms_norm_eps: float
    vocab_size: int
    max_position_embeddings: int
    tie_word_embeddings: bool = False
    rope_parameters: _Rotation
    eos_token_id: int | list[int] | None = None


class _Generation(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)
    eos_token_id: int | list[int] | None = None


class SmallFolder(NamedTuple):
    """A model that can be read here."""

    model: "SmallModel"
    tokenizer: PlainTokenizer
    config: SmallConfig
    ends: int | list[int] | None
    """Tokens that end a reply, as the folder says."""


def read_small(folder: Path) -> SmallFolder | None:
    """The model in ``folder``; None where transformers is needed, or to say what is wrong with it."""
    try:
        if (folder / _FILE).stat().st_size > _MOST_BYTES:
            return None
        config = SmallConfig.model_validate_json((folder / "config.json").read_bytes())
        weights = _read(folder / _FILE)
        tokenizer = plain_tokenizer(folder)
        if tokenizer is None:
            return None
        return SmallFolder(SmallModel(weights, config), tokenizer, config, _ends(folder, config))
    except (OSError, KeyError, ValueError, ValidationError, SafetensorError):
        return None


def _ends(folder: Path, config: SmallConfig) -> int | list[int] | None:
    said = folder / "generation_config.json"
    if not said.is_file():
        return config.eos_token_id
    return _Generation.model_validate_json(said.read_bytes()).eos_token_id


def _read(file: Path) -> dict[str, Array]:
    """Weights as float32; raises ``KeyError`` for other kinds of numbers."""
    found = {}
    for name, held in deserialize(file.read_bytes()):
        rows = np.frombuffer(held["data"], dtype=_NUMBERS[held["dtype"]]).reshape(held["shape"])
        if held["dtype"] == "BF16":  # the upper half of a float32
            rows = (rows.astype(np.uint32) << 16).view(np.float32)
        found[name] = np.ascontiguousarray(rows, dtype=np.float32)
    return found


class SmallModel:
    """Feeds a model the tokens it has not read yet; what a new text shares with the last is kept."""

    def __init__(self, weights: Mapping[str, Array], config: SmallConfig) -> None:
        """Raises ``KeyError`` for a weight that is missing, ``ValueError`` for one of another shape."""
        self._words = weights["model.embed_tokens.weight"]
        self._head = self._words if config.tie_word_embeddings else weights["lm_head.weight"]
        if len(self._head) != config.vocab_size:
            raise ValueError("the vocabulary has another size")
        self._norm, self._epsilon = weights["model.norm.weight"], np.float32(config.rms_norm_eps)
        self._layers = [
            _Layer(weights, f"model.layers.{n}.", config) for n in range(config.num_hidden_layers)
        ]
        half = np.arange(0, config.head_dim, 2, dtype=np.float32) / np.float32(config.head_dim)
        self._turns = (1.0 / config.rope_parameters.rope_theta**half).astype(np.float32)
        self._threads = ThreadpoolController()
        self._tokens: list[int] = []

    def read(self, tokens: list[int], last: int) -> "SmallAhead":
        """What follows each of the ``last`` final tokens of the text ``tokens``."""
        begin = min(common(self._tokens, tokens), len(tokens) - last)
        self._tokens = list(tokens)
        places = np.arange(begin, len(tokens), dtype=np.float32)
        angles = np.concatenate([places[:, None] * self._turns] * 2, axis=1)
        turned = np.cos(angles), np.sin(angles)
        hidden = self._words[tokens[begin:]]
        # What comes of weights that are no numbers is said where a token is drawn (``sampling.py``).
        with self._threads.limit(limits=1, user_api="blas"), np.errstate(all="ignore"):
            for layer in self._layers:
                hidden = layer(hidden, begin, turned)
            states = _normalised(hidden[-last:], self._norm, self._epsilon)
        return SmallAhead(states, self._head)


class SmallAhead:
    """Logits of what may follow each of some places, computed where they are asked for."""

    def __init__(self, states: Array, head: Array) -> None:
        self._states, self._head = states, head

    def logits(self, place: int, tokens: np.ndarray | None = None) -> np.ndarray:
        """[V] float32, or [len(tokens)] of these tokens only."""
        head = self._head if tokens is None else self._head[tokens]
        return np.asarray(head @ self._states[place])


class _Layer:
    """Self-attention over all that was read so far, and the gated part behind it."""

    def __init__(self, weights: Mapping[str, Array], at: str, config: SmallConfig) -> None:
        own = [weights[f"{at}self_attn.{part}_proj.weight"] for part in "qkv"]
        wide = [weights[f"{at}mlp.{part}_proj.weight"] for part in ("gate", "up")]
        self._mixed = np.ascontiguousarray(np.concatenate(own).T)
        self._out = np.ascontiguousarray(weights[f"{at}self_attn.o_proj.weight"].T)
        self._wide = np.ascontiguousarray(np.concatenate(wide).T)
        self._narrow = np.ascontiguousarray(weights[f"{at}mlp.down_proj.weight"].T)
        self._first = weights[f"{at}input_layernorm.weight"]
        self._second = weights[f"{at}post_attention_layernorm.weight"]
        self._epsilon = np.float32(config.rms_norm_eps)
        self._heads, self._size = config.num_attention_heads, config.head_dim
        self._groups = config.num_key_value_heads
        rows = self._heads + 2 * self._groups
        if self._mixed.shape[1] != rows * self._size:
            raise ValueError("the heads have another size")
        self._keys = np.zeros((self._groups, 0, self._size), dtype=np.float32)
        self._values = self._keys

    def __call__(self, hidden: Array, begin: int, turned: tuple[Array, Array]) -> Array:
        """Rows are tokens, from the place ``begin`` on; ``turned``: cosines and sines of their angles."""
        seen = self._attended(
            _normalised(hidden, self._first, self._epsilon) @ self._mixed, begin, turned
        )
        hidden = hidden + seen @ self._out
        wide = _normalised(hidden, self._second, self._epsilon) @ self._wide
        gate, up = np.split(wide, 2, axis=1)
        result: Array = hidden + (gate / (1.0 + np.exp(-gate)) * up) @ self._narrow
        return result

    def _attended(self, mixed: Array, begin: int, turned: tuple[Array, Array]) -> Array:
        count, end = len(mixed), begin + len(mixed)
        split = mixed.reshape(count, -1, self._size).transpose(1, 0, 2)
        query, key, value = np.split(split, [self._heads, self._heads + self._groups])
        self._hold(end)
        self._keys[:, begin:end] = _rotated(key, *turned)
        self._values[:, begin:end] = value
        asked = _rotated(query, *turned).reshape(self._groups, -1, count, self._size)
        scores = asked @ self._keys[:, None, :end].transpose(0, 1, 3, 2)
        scores *= np.float32(1 / math.sqrt(self._size))
        scores[..., begin:] += np.triu(np.full((count, count), -np.inf, dtype=np.float32), 1)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        seen = (scores @ self._values[:, None, :end]).reshape(self._heads, count, self._size)
        joined: Array = seen.transpose(1, 0, 2).reshape(count, -1)
        return joined

    def _hold(self, end: int) -> None:
        """Have room for keys and values up to the place ``end``."""
        held = self._keys.shape[1]
        if end > held:
            room = ((0, 0), (0, max(end + _ROOM, 2 * held) - held), (0, 0))
            self._keys, self._values = np.pad(self._keys, room), np.pad(self._values, room)


def _rotated(rows: Array, cosines: Array, sines: Array) -> Array:
    """Rows of heads x tokens x size, each turned by the angle of its place."""
    first, second = np.split(rows, 2, axis=-1)
    turned: Array = np.concatenate([-second, first], axis=-1)
    found: Array = rows * cosines + turned * sines
    return found


def _normalised(rows: Array, weight: Array, epsilon: np.float32) -> Array:
    spread = np.einsum("...h,...h->...", rows, rows)[..., None] / np.float32(rows.shape[-1])
    found: Array = rows / np.sqrt(spread + epsilon) * weight
    return found
