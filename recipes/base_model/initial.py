"""Initial weights that can already copy.

A tiny budget of tokens is not enough to discover the induction circuit (Elhage et al. 2021, Olsson
et al. 2022), so it is laid down by hand: half of the width holds the token, in layer 0 two heads
write the previous token into the other half, and in layer 1 two heads attend to where the current
token stood before and carry over what followed. Everything else starts small and random, and
everything is trained.
"""

import torch
from transformers import LlamaForCausalLM, PreTrainedTokenizerFast

from base_model.tokenizer import SPACE

_NORM = 0.8
_SHARE = 0.15
_PREVIOUS_GAIN = 4.0
_MATCH_GAIN = 2.0
_COPY_GAIN = 0.4
_KEEP_GAIN = 0.05
_QUIET = 0.2


@torch.no_grad()
def initialise(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast) -> None:
    """Set all weights of ``model`` (width a multiple of 2 heads, at least 2 layers)."""
    half = model.config.hidden_size // 2
    _embed(model.get_input_embeddings().weight, tokenizer, half)
    for layer in model.model.layers:
        layer.mlp.down_proj.weight.mul_(_QUIET)
        layer.self_attn.o_proj.weight.mul_(_QUIET)
    first, second = (layer.self_attn for layer in model.model.layers[:2])
    angles = _angles(model)
    for head in range(half // model.config.head_dim):
        _previous_token_head(first, head, half, angles)
        _induction_head(second, head, half, angles)


def _angles(model: LlamaForCausalLM) -> torch.Tensor:
    """Rotary angle per position of each pair of dimensions of a head."""
    return torch.as_tensor(model.model.rotary_emb.inv_freq).float()


def _embed(weight: torch.Tensor, tokenizer: PreTrainedTokenizerFast, half: int) -> None:
    """`` foo`` and ``Foo`` start as ``foo`` plus a direction each; the last token dimension is constant."""
    vocab = tokenizer.get_vocab()
    drawn = torch.randn(weight.shape[0], half)
    spaced, capital = torch.randn(half), torch.randn(half)
    token = drawn.clone()
    for piece, index in vocab.items():
        bare = piece.removeprefix(SPACE) or piece
        lower = bare.lower() if bare.lower() in vocab else bare
        token[index] = drawn[vocab.get(lower, index)]
        if lower != bare:
            token[index] += 0.4 * drawn[vocab.get(bare, index)] + 0.5 * capital
        if piece != bare:
            token[index] += 0.4 * spaced
    token = token / token.norm(dim=1, keepdim=True)
    token[:, half - 1] = _SHARE**0.5
    weight.zero_()
    weight[:, :half] = _NORM * token


def _previous_token_head(
    attention: torch.nn.Module, head: int, half: int, angles: torch.Tensor
) -> None:
    """Attend one position back by rotary phase alone; copy a slice of the token to the other half."""
    size = attention.head_dim
    rows = slice(head * size, (head + 1) * size)
    pairs = size // 2
    fast = angles > 0.05
    query, key = torch.zeros(size), torch.zeros(size)
    query[:pairs] = fast.float()
    key[:pairs] = fast * torch.cos(angles)
    key[pairs:] = fast * torch.sin(angles)
    for projection, vector in ((attention.q_proj, query), (attention.k_proj, key)):
        projection.weight[rows] = 0.0
        projection.weight[rows, half - 1] = _PREVIOUS_GAIN * vector
    _carry(attention, rows, slice(head * size, (head + 1) * size), half, _KEEP_GAIN)


def _induction_head(attention: torch.nn.Module, head: int, half: int, angles: torch.Tensor) -> None:
    """Match the current token with previous tokens by slow dimensions; carry over the token there."""
    size = attention.head_dim
    rows = slice(head * size, (head + 1) * size)
    slow = torch.cat([angles, angles]) < 0.003
    basis = torch.zeros(size, half)
    basis[slow] = torch.linalg.qr(torch.randn(half, int(slow.sum())))[0].T
    basis[:, half - 1] = 0.0
    attention.q_proj.weight[rows] = 0.0
    attention.k_proj.weight[rows] = 0.0
    attention.q_proj.weight[rows, :half] = _MATCH_GAIN * basis
    attention.k_proj.weight[rows, half:] = _MATCH_GAIN * basis
    _carry(attention, rows, slice(head * size, (head + 1) * size), 0, _COPY_GAIN)


def _carry(
    attention: torch.nn.Module, rows: slice, source: slice, offset: int, gain: float
) -> None:
    """Value: the token dimensions ``source``; output: the same dimensions, ``offset`` further on."""
    width = rows.stop - rows.start
    eye = torch.eye(width)
    attention.v_proj.weight[rows] = 0.0
    attention.v_proj.weight[rows, source] = eye
    attention.o_proj.weight[:, rows] = 0.0
    attention.o_proj.weight[offset + source.start : offset + source.stop, rows] = gain * eye
