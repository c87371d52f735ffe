"""The language model protocol: complete a prompt, constrained by a grammar if one is given."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from lamwright.records.base import Record


class Completion(Record):
    """What came back, and what it cost."""

    text: str
    logprob: float | None = None
    """Sum over the tokens of the reply, nats; forced tokens count 0. None where unknown."""
    prompt_tokens: int = 0
    tokens: int = 0
    """Tokens of the reply, forced ones included."""
    seconds: float = 0.0


class StructuredModel(Protocol):
    """A model that answers in JSON. Raises ``ModelError`` or ``EndpointError``."""

    name: str

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
        """Complete ``prompt`` and PNG ``images`` with JSON of ``schema``, which it may not hold to."""
        ...


class LanguageModel(Protocol):
    """A text model. Raises ``ModelError`` or ``EndpointError``."""

    name: str

    def complete(
        self, prompt: str, *, grammar: str | None, max_tokens: int, temperature: float, seed: int
    ) -> Completion:
        """Complete ``prompt``; ``grammar`` is Lark text as llguidance reads it; temperature 0 is greedy."""
        ...


@runtime_checkable
class Closing(Protocol):
    """What holds a connection."""

    def close(self) -> None:
        """Give it back. May be called twice."""
        ...
