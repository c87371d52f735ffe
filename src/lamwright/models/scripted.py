"""A model that replays given replies: for tests and for replaying a recorded run."""

from collections.abc import Iterable

from lamwright.models.model import Completion
from lamwright.records.errors import ModelError


class ScriptedModel:
    """Answers with the given replies in order; a ``ModelError`` when they are used up."""

    name = "scripted"

    def __init__(self, replies: Iterable[str]) -> None:
        self._replies = iter(replies)
        self.prompts: list[str] = []

    def complete(
        self, prompt: str, *, grammar: str | None, max_tokens: int, temperature: float, seed: int
    ) -> Completion:
        """The next reply; prompts are kept in ``prompts``."""
        del grammar, max_tokens, temperature, seed
        self.prompts.append(prompt)
        reply = next(self._replies, None)
        if reply is None:
            raise ModelError("The script of this model has no reply left.")
        return Completion(text=reply)
