"""One model for several threads: calls wait for each other."""

import threading

from lamwright.models.model import Completion, LanguageModel


class SharedModel:
    """Passes each call on to ``model``, one at a time."""

    def __init__(self, model: LanguageModel) -> None:
        self.name = model.name
        self._model = model
        self._lock = threading.Lock()

    def complete(
        self, prompt: str, *, grammar: str | None, max_tokens: int, temperature: float, seed: int
    ) -> Completion:
        """As the model does."""
        with self._lock:
            return self._model.complete(
                prompt, grammar=grammar, max_tokens=max_tokens, temperature=temperature, seed=seed
            )
