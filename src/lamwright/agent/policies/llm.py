"""The LLM expert: a large model behind an endpoint, with the paper's prompt."""

from lamwright.codec.paper import PaperCodec
from lamwright.models.model import LanguageModel
from lamwright.records.base import derive_seed
from lamwright.records.trajectory import Decision, State


class LlmExpert:
    """GPT-4o's role, by any large model. It sees states only: no check, no reference solution."""

    def __init__(
        self,
        model: LanguageModel,
        codec: PaperCodec,
        *,
        temperature: float = 0.0,
        max_tokens: int = 1024,
        seed: int = 0,
    ) -> None:
        self.name = f"llm-expert:{model.name}"
        self._model = model
        self._codec = codec
        self._temperature = temperature
        self._max_tokens = max_tokens
        self._seed = seed

    def decide(self, state: State) -> Decision:
        """What the model answers; ``valid=False`` when that is no action. Raises ``ModelError``."""
        prompt = self._codec.render_state(state)
        completion = self._model.complete(
            prompt,
            grammar=None,
            max_tokens=self._max_tokens,
            temperature=self._temperature,
            seed=derive_seed(self._seed, state.request, len(state.history)),
        )
        decision = self._codec.parse_reply(completion.text)
        return decision.model_copy(
            update={
                "prompt": prompt,
                "reply": completion.text,
                "tokens": completion.tokens,
                "seconds": completion.seconds,
            }
        )
