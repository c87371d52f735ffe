"""A byte-level BPE in which a word is cut alike with and without a space before it.

All merges inside words come first and every "space + first piece" merge comes last. So ``foo``
at the start of a quoted span and `` foo`` in running text share their pieces, and copying a span
needs no knowledge of how the same word is spelled in two different pieces.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from base_model.scenes import EDITED_ROLES, PRESSED_ROLES
from base_model.words import FONTS, STYLES
from lamwright.codec.vocabulary import END, MARKS, REPLY_CHUNKS

SPACE = "Ġ"
PATTERN = r""" ?\\["\\/bfnrtu]| ?"|\.\.\.|\n| ?\p{L}+| ?\p{N}{1,2}| ?[^\s\p{L}\p{N}"\\]+|\\|\s"""
_ROLES = (
    *PRESSED_ROLES,
    *EDITED_ROLES,
    "menu item",
    "check menu item",
    "radio menu item",
    "label",
    "tree item",
)
_PROMPT_CHUNKS = (*(f' {role} "' for role in _ROLES), " Default Paragraph Style")


def build_tokenizer(texts: Iterable[str], size: int = 4096) -> PreTrainedTokenizerFast:
    """A tokenizer of exactly ``size`` entries learnt from ``texts``."""
    chunks = (*REPLY_CHUNKS, *_PROMPT_CHUNKS)
    pieces, merges = _learn(texts, (size - 256 - len(chunks) - len(MARKS)) // 2)
    spaced = [piece for piece in pieces if piece != SPACE]
    room = size - 256 - len(chunks) - len(MARKS) - sum(len(piece) > 1 for piece in pieces)
    merges += [(SPACE, piece) for piece in spaced[:room]]
    vocab = {
        piece: i for i, piece in enumerate([*pieces, *(SPACE + piece for piece in spaced[:room])])
    }
    tokenizer = _assemble(vocab, merges)
    tokenizer.add_tokens([AddedToken(chunk, normalized=False, special=False) for chunk in chunks])
    tokenizer.add_special_tokens([
        AddedToken(mark, normalized=False, special=True) for mark in MARKS
    ])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token=END, pad_token=END, clean_up_tokenization_spaces=False
    )


def _assemble(vocab: dict[str, int], merges: list[tuple[str, str]]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    tokenizer.pre_tokenizer = _pre_tokenizer()
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def _pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    return pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])


def _learn(texts: Iterable[str], size: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Pieces (bytes first) and merges of words without their spaces; all numbers below 100."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = _pre_tokenizer()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator(_spaceless(texts), trainer)
    state = models_state(tokenizer)
    pieces = sorted(state[0], key=state[0].__getitem__)
    merges = state[1]
    pairs = [(a, b) for a in "0123456789" for b in "0123456789" if a + b not in state[0]]
    return [*pieces, *(a + b for a, b in pairs)], [*merges, *pairs]


def models_state(tokenizer: Tokenizer) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Vocabulary and merges of a BPE tokenizer."""
    model = json.loads(tokenizer.to_str())["model"]
    merges = [tuple(m.split(" ")) if isinstance(m, str) else tuple(m) for m in model["merges"]]
    return model["vocab"], [(left, right) for left, right in merges]


def _spaceless(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield "\n".join(text.split())


def alphabetic_pieces(tokenizer: PreTrainedTokenizerFast) -> tuple[str, ...]:
    """Pieces of plain letters, which made-up words are put together from."""
    return tuple(
        sorted(
            piece
            for piece in tokenizer.get_vocab()
            if piece.isascii() and piece.isalpha() and len(piece) > 1
        )
    )


def base_texts(sentences: Sequence[str], labels: Sequence[str]) -> list[str]:
    """What the tokenizer is learnt from: help text, interface labels, wordings of plans and requests."""
    wordings = [
        "Select paragraph paragraphs text table Choose Click Set Type Save as the font size rows columns",
        "Insert a table with failed ok more earlier selected checked pressed disabled not_found timeout",
        "make put apply give change use should be bold italic underlined heading second third please",
        '“ ” ‘ ’ • … \\" odt pdf docx txt ENTER TAB CTRL DELETE document word words line phrase',
    ]
    return [
        *sentences,
        *(label for label in labels for _ in range(12)),
        *STYLES * 50,
        *FONTS * 20,
        *wordings * 300,
    ]
