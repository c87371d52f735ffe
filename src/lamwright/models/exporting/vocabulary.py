"""A tokenizer as GGUF's keys."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import gguf
from transformers import PreTrainedTokenizerBase

from lamwright.models.text import TextEncoder

_SPACE = "▁"
_CUTS = {
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}": "llama-bpe",
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|": "qwen2",
}
"""How expressions begin that readers know by name."""


def add_vocabulary(writer: gguf.GGUFWriter, tokenizer: PreTrainedTokenizerBase, rows: int) -> str:
    """Write ``tokenizer`` for a model with so many rows; a note where readers will cut text otherwise."""
    data = json.loads(tokenizer.backend_tokenizer.to_str())
    spelled = {number: text for text, number in tokenizer.get_vocab().items() if number < rows}
    tokens = [spelled.get(number, f"[PAD{number}]") for number in range(rows)]
    pieces = data["model"]["byte_fallback"]
    note = _add_pieces(writer, tokens, data) if pieces else _add_bytes(writer, data)
    writer.add_token_list(tokens)
    writer.add_token_types(_types(tokenizer, spelled, tokens, pieces=pieces))
    _add_marks(writer, tokenizer, rows)
    return note


def _add_bytes(writer: gguf.GGUFWriter, data: Mapping[str, Any]) -> str:
    """A byte-level BPE."""
    writer.add_tokenizer_model("gpt2")
    writer.add_token_merges([" ".join(pair) for pair in _merges(data)])
    cut = _cut_of(data)
    writer.add_tokenizer_pre(cut or "gpt-2")
    return "" if cut else "This tokenizer cuts text in a way of its own: send prompts as tokens."


def _add_pieces(writer: gguf.GGUFWriter, tokens: Sequence[str], data: Mapping[str, Any]) -> str:
    """SentencePiece: what is merged first has the highest score."""
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    ranks: dict[str, int] = {}
    for rank, (left, right) in enumerate(_merges(data)):
        ranks.setdefault(left + right, rank)
    writer.add_token_scores([-float(ranks.get(token, len(ranks))) for token in tokens])
    writer.add_add_space_prefix("Prepend" in json.dumps(data["normalizer"]))
    return ""


def _merges(data: Mapping[str, Any]) -> list[Sequence[str]]:
    return [pair.split(" ") if isinstance(pair, str) else pair for pair in data["model"]["merges"]]


def _cut_of(data: Mapping[str, Any]) -> str | None:
    """The name under which readers know how text is cut before it is merged."""
    cutter = data["pre_tokenizer"]
    parts = cutter["pretokenizers"] if cutter["type"] == "Sequence" else [cutter]
    kinds = [part["type"] for part in parts]
    if kinds == ["ByteLevel"] and parts[0].get("use_regex", True):
        return "gpt-2"
    if kinds == ["Digits", "ByteLevel"]:
        return "smollm"
    if kinds[0] != "Split":
        return None
    regex = parts[0]["pattern"].get("Regex", "")
    return next((name for begin, name in _CUTS.items() if regex.startswith(begin)), None)


def _types(
    tokenizer: PreTrainedTokenizerBase,
    spelled: Mapping[int, str],
    tokens: Sequence[str],
    *,
    pieces: bool,
) -> list[int]:
    added = tokenizer.added_tokens_decoder

    def kind(number: int, token: str) -> gguf.TokenType:
        if number not in spelled:
            return gguf.TokenType.UNUSED
        if token == tokenizer.unk_token:
            return gguf.TokenType.UNKNOWN
        if number in added:
            special = added[number].special
            return gguf.TokenType.CONTROL if special else gguf.TokenType.USER_DEFINED
        if pieces and len(token) == 6 and token.startswith("<0x"):
            return gguf.TokenType.BYTE
        return gguf.TokenType.NORMAL

    return [int(kind(number, token)) for number, token in enumerate(tokens)]


def _add_marks(writer: gguf.GGUFWriter, tokenizer: PreTrainedTokenizerBase, rows: int) -> None:
    """Marks of beginning and end, and the chat template."""
    first = tokenizer.bos_token_id
    marks = [
        (first, writer.add_bos_token_id),
        (tokenizer.eos_token_id, writer.add_eos_token_id),
        (tokenizer.unk_token_id, writer.add_unk_token_id),
        (tokenizer.pad_token_id, writer.add_pad_token_id),
        (TextEncoder(tokenizer).end, writer.add_eot_token_id),
    ]
    for number, add in marks:
        if number is not None and number < rows:
            add(number)
    begun = tokenizer("a")["input_ids"][:1] == [first] and first is not None
    writer.add_add_bos_token(begun)
    writer.add_add_eos_token(False)
    if isinstance(tokenizer.chat_template, str):
        writer.add_chat_template(tokenizer.chat_template)
