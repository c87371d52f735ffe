"""A model that replays given replies: for tests and for replaying a recorded run."""

import threading
from collections.abc import Iterable, Mapping, Sequence

from lamwright.models.model import Completion
from lamwright.records.errors import ModelError


class ScriptedModel:
    """Answers with the given replies in order; a ``ModelError`` when they are used up."""

    name = "scripted"

    def __init__(self, replies: Iterable[str]) -> None:
        self._replies = iter(replies)
        self.prompts: list[str] = []
        self.images: list[tuple[bytes, ...]] = []
        self._lock = threading.Lock()

    def complete(
        self, prompt: str, *, grammar: str | None, max_tokens: int, temperature: float, seed: int
    ) -> Completion:
        """The next reply; prompts are kept in ``prompts``."""
        del grammar, max_tokens, temperature, seed
        return self._next(prompt, ())

    def structured(
        self,
        prompt: str,
        *,
        schema: Mapping[str, object],
        max_tokens: int,
        temperature: float,
        seed: int,
        images: Sequence[bytes] = (),
    ) -> Completion:
        """The next reply, whatever the schema; images are kept in ``images``."""
        del schema, max_tokens, temperature, seed
        return self._next(prompt, tuple(images))

    def _next(self, prompt: str, images: tuple[bytes, ...]) -> Completion:
        with self._lock:
            self.prompts.append(prompt)
            self.images.append(images)
            reply = next(self._replies, None)
        if reply is None:
            raise ModelError("The script of this model has no reply left.")
        return Completion(text=reply)
