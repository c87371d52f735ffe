"""A model on this machine: transformers, a key-value cache, and replies held to a grammar."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lamwright.models.ahead import Reader
from lamwright.models.constraint import Constraint, Grammars
from lamwright.models.drafting import draft
from lamwright.models.model import Completion
from lamwright.models.sampling import Reply, Token, Wish
from lamwright.models.shortage import enough_memory
from lamwright.models.small import read_small
from lamwright.models.text import TextEncoder
from lamwright.models.tokens import TextTokenizer
from lamwright.records.errors import ModelError

_DRAFT = 10
_SHORTER = "take a smaller model or a shorter context, or end what runs beside this"


class LocalModel:
    """Any causal language model in transformers format.

    Forced text is read in one pass, and tokens that the text so far suggests (copies of the prompt)
    are read ahead and kept only if they are what would have been drawn: same replies, fewer passes.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        device: str = "auto",
        threads: int | None = None,
        max_context: int | None = None,
    ) -> None:
        """Load the folder ``path``; raises ``ModelError``. ``threads`` holds for the whole process."""
        loaded = _loaded(Path(path), device, threads)
        self._model, self.tokenizer = loaded.model, loaded.tokenizer
        self.name = Path(path).name
        self.text = TextEncoder(self.tokenizer)
        self._vocabulary = loaded.vocabulary
        self.context = max_context or loaded.context
        self.stop = _stop_tokens(loaded.ends, self.tokenizer.eos_token_id, self.text.end)
        """Tokens that end a reply."""
        self._grammars: Grammars | None = None

    def complete(
        self, prompt: str, *, grammar: str | None, max_tokens: int, temperature: float, seed: int
    ) -> Completion:
        """Complete ``prompt``, held to ``grammar`` (Lark, llguidance) if given; temperature 0 is greedy.

        ``logprob`` is under the distribution that was drawn from: after the mask, at
        ``temperature`` (1 where that is 0); tokens the grammar forces count 0. A prompt longer than
        the context loses its middle. Raises ``ModelError``.
        """
        started = time.monotonic()
        ids = self.fitted(self.text.prompt(prompt), max_tokens)
        wish = Wish(max_tokens=max_tokens, temperature=temperature, seed=seed)
        said = list(self.reply(ids, wish, self.constraint(grammar)))
        return Completion(
            text=self.spelled([token.number for token in said]),
            logprob=sum(token.logprob for token in said),
            prompt_tokens=len(ids),
            tokens=len(said),
            seconds=time.monotonic() - started,
        )

    def reply(self, ids: list[int], wish: Wish, constraint: Constraint | None) -> Iterator[Token]:
        """What follows the tokens ``ids``, as it is decoded; an end mark is its last token.

        Forced tokens may follow after ``max_tokens``. Raises ``ModelError``.
        """
        reply, given = Reply(constraint, wish, self.stop), 0
        while not reply.done and len(reply.tokens) < wish.max_tokens:
            self._advance(ids, reply, wish.max_tokens)
            yield from reply.taken[given:]
            given = len(reply.taken)

    def spelled(self, tokens: list[int]) -> str:
        """The text of ``tokens`` without end marks."""
        kept = [token for token in tokens if token not in self.stop]
        return str(self.tokenizer.decode(kept, skip_special_tokens=False))

    def constraint(self, grammar: str | None) -> Constraint | None:
        """What holds one reply to ``grammar``; raises ``ModelError`` for text that is no grammar."""
        if grammar is None:
            return None
        if self._grammars is None:
            self._grammars = Grammars(self.tokenizer, self._vocabulary, sorted(self.stop))
        return self._grammars.constraint(grammar)

    def _advance(self, ids: list[int], reply: Reply, max_tokens: int) -> None:
        """One pass: read what is new and a guess, then draw as long as the guess holds."""
        reply.take_forced()
        if reply.done:
            return
        text = ids + reply.tokens
        room = min(self.context - len(text), max_tokens - len(reply.tokens)) - 1
        guess = draft(text, _DRAFT)[: max(0, room)]
        with enough_memory(f"while {len(text)} tokens were read", _SHORTER):
            ahead = self._model.read(text + guess, len(guess) + 1)
        before = len(reply.tokens)
        while not reply.done:
            place = len(reply.tokens) - before
            if place > len(guess) or reply.tokens[before:] != guess[:place]:
                return
            reply.draw(ahead, place)
            reply.take_forced()

    def fitted(self, ids: list[int], max_tokens: int) -> list[int]:
        """``ids`` without their middle where the context has no room for them and a reply.

        Raises ``ModelError`` where the reply alone leaves none.
        """
        room = self.context - max_tokens
        if room < 16:
            raise ModelError(
                f"The model's context of {self.context} tokens is too short: a reply may have "
                f"{max_tokens}, and a prompt has to fit beside it."
            )
        if len(ids) <= room:
            return ids
        return ids[: room // 4] + ids[len(ids) - (room - room // 4) :]


class _Loaded(NamedTuple):
    """A model, and what its folder says of it."""

    model: Reader
    tokenizer: TextTokenizer
    vocabulary: int
    context: int
    ends: int | list[int] | None


def _loaded(path: Path, device: str, threads: int | None) -> _Loaded:
    """Small models are read without torch, unless a ``device`` is named that needs it."""
    small = read_small(path) if device in {"auto", "cpu"} else None
    if small is not None:
        size, context = small.config.vocab_size, small.config.max_position_embeddings
        return _Loaded(small.model, small.tokenizer, size, context, small.ends)
    import torch  # which takes seconds

    from lamwright.models.cached import CachedModel
    from lamwright.models.folder import chosen_device, load_folder

    if threads is not None:
        torch.set_num_threads(threads)
    model, tokenizer = load_folder(path, chosen_device(device))
    text = model.config.get_text_config()
    return _Loaded(
        CachedModel(model),
        tokenizer,
        int(text.vocab_size),
        int(getattr(text, "max_position_embeddings", 4096)),
        model.generation_config.eos_token_id if model.generation_config else None,
    )


def _stop_tokens(*declared: int | list[int] | None) -> frozenset[int]:
    stop: set[int] = set()
    for tokens in declared:
        stop.update(tokens if isinstance(tokens, list) else [] if tokens is None else [tokens])
    return frozenset(stop)
