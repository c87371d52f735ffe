"""Tokenizers: what text is cut by, and a light one for folders that need nothing else."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tokenizers import AddedToken, Tokenizer

_PLAIN = {"eos_token", "pad_token", "bos_token", "model_max_length"}
_WITHOUT_MEANING = {"backend", "is_local", "local_files_only", "tokenizer_class"}


class TextTokenizer(Protocol):
    """What is asked of a tokenizer; those of transformers have it."""

    is_fast: bool
    chat_template: str | None
    eos_token_id: int | None
    bos_token_id: int | None

    def __call__(
        self, text: str, *, add_special_tokens: bool = True
    ) -> Mapping[str, Sequence[int]]:
        """``input_ids`` of a text."""

    def __len__(self) -> int:
        """Entries, added ones too."""

    @property
    def added_tokens_decoder(self) -> Mapping[int, AddedToken]:
        """Added entries by number."""

    @property
    def backend_tokenizer(self) -> Tokenizer:
        """The tokenizer of the library ``tokenizers`` behind it."""

    def convert_ids_to_tokens(self, ids: Sequence[int]) -> Sequence[str]:
        """The entries with these numbers."""

    def decode(self, token_ids: Sequence[int], *, skip_special_tokens: bool = False) -> str:
        """The text of tokens."""

    def apply_chat_template(
        self,
        conversation: Sequence[Mapping[str, str]],
        *,
        tokenize: bool,
        add_generation_prompt: bool,
    ) -> str:
        """The text of a chat."""


class PlainTokenizer:
    """A ``tokenizer.json`` without chat template, as transformers would read it, without transformers."""

    is_fast = True
    chat_template: str | None = None

    def __init__(self, tokenizer: Tokenizer, *, end: str, first: str | None) -> None:
        """``end`` and ``first``: the tokens that end a text and stand before one."""
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.backend_tokenizer = tokenizer
        self.eos_token_id = tokenizer.token_to_id(end)
        self.bos_token_id = tokenizer.token_to_id(first) if first else None

    def __call__(
        self, text: str, *, add_special_tokens: bool = True
    ) -> Mapping[str, Sequence[int]]:
        """``input_ids`` of a text."""
        read = self.backend_tokenizer.encode(text, add_special_tokens=add_special_tokens)
        return {"input_ids": read.ids}

    def __len__(self) -> int:
        """Entries, added ones too."""
        return int(self.backend_tokenizer.get_vocab_size(with_added_tokens=True))

    @property
    def added_tokens_decoder(self) -> Mapping[int, AddedToken]:
        """Added entries by number."""
        found: dict[int, AddedToken] = self.backend_tokenizer.get_added_tokens_decoder()
        return found

    def convert_ids_to_tokens(self, ids: Sequence[int]) -> Sequence[str]:
        """The entries with these numbers."""
        return [str(self.backend_tokenizer.id_to_token(number)) for number in ids]

    def decode(self, token_ids: Sequence[int], *, skip_special_tokens: bool = False) -> str:
        """The text of tokens."""
        return str(
            self.backend_tokenizer.decode(list(token_ids), skip_special_tokens=skip_special_tokens)
        )

    def apply_chat_template(
        self,
        conversation: Sequence[Mapping[str, str]],
        *,
        tokenize: bool,
        add_generation_prompt: bool,
    ) -> str:
        """There is none: raises ``ValueError``."""
        raise ValueError("there is no chat template")


def plain_tokenizer(folder: Path) -> PlainTokenizer | None:
    """The tokenizer in ``folder``; None where more than ``tokenizer.json`` says how text is cut."""
    try:
        said = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception:  # noqa: BLE001 - the library raises bare ones; transformers says what is wrong
        return None
    others = {
        name for name, value in said.items() if value and name not in _PLAIN | _WITHOUT_MEANING
    }
    marks = [said.get(name) for name in ("eos_token", "pad_token", "bos_token")]
    known = all(mark is None or isinstance(mark, str) for mark in marks) and bool(marks[0])
    held = all(tokenizer.token_to_id(mark) is not None for mark in marks if isinstance(mark, str))
    beside = any(folder.glob("chat_template*")) or (folder / "special_tokens_map.json").is_file()
    if others or beside or not known or not held:
        return None
    return PlainTokenizer(tokenizer, end=marks[0], first=marks[2])
