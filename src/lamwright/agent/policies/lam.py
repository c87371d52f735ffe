"""The Large Action Model as a policy: state to prompt, reply to decision."""

from dataclasses import replace

from lamwright.codec import CompactCodec
from lamwright.codec.whole_lines import with_marks
from lamwright.models.model import Closing, LanguageModel
from lamwright.records.base import derive_seed
from lamwright.records.trajectory import Decision, State

REPLY_TOKENS = 256
"""A reply is cut off after so many."""
_WARM, _WIDE = 0.8, 0.8
"""Temperature of further tries, and the share of belief that they choose among."""


class LamPolicy:
    """A language model behind the compact codec, held to the actions that exist in each state."""

    def __init__(
        self,
        model: LanguageModel,
        codec: CompactCodec,
        *,
        temperature: float = 0.0,
        seed: int = 0,
        constrained: bool = True,
        max_tokens: int = REPLY_TOKENS,
    ) -> None:
        """``constrained=False`` lets the model write freely, to see how often its replies are valid."""
        self.name = model.name
        self._model = model
        self._codec = codec
        self._temperature = temperature
        self._seed = seed
        self._constrained = constrained
        self._max_tokens = max_tokens

    def close(self) -> None:
        """Close what leads to the model, where it is a server's. May be called twice."""
        if isinstance(self._model, Closing):
            self._model.close()

    def varied(self, number: int) -> "LamPolicy":
        """The same model for another try: it samples, with a seed of its own, among more of what was found."""
        return LamPolicy(
            self._model,
            replace(self._codec, belief=_WIDE),
            temperature=_WARM,
            seed=derive_seed(self._seed, "try", number),
            constrained=self._constrained,
            max_tokens=self._max_tokens,
        )

    def decide(self, state: State) -> Decision:
        """What the model answers; ``valid=False`` when that is no action. Raises ``ModelError``."""
        prompt = self._codec.render_state(state)
        completion = self._model.complete(
            prompt,
            grammar=self._codec.grammar(state) if self._constrained else None,
            max_tokens=self._max_tokens,
            temperature=self._temperature,
            seed=derive_seed(self._seed, state.request, len(state.history)),
        )
        decision = self._codec.parse_reply(completion.text)
        if self._codec.finder is not None:
            decision = with_marks(decision, state)
            if decision.action is None and not state.history:
                doubt = self._codec.finder.retrieve(state).doubt
                decision = decision.model_copy(update={"thought": doubt or decision.thought})
        return decision.model_copy(
            update={
                "prompt": prompt,
                "reply": completion.text,
                "logprob": completion.logprob,
                "tokens": completion.tokens,
                "seconds": completion.seconds,
            }
        )
