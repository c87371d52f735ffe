"""A reply while it is written: pieces of text, cut at stop texts and at the limit of tokens."""

from collections.abc import Iterator, Sequence
from typing import Literal

from tokenizers.decoders import DecodeStream

from lamwright.models.constraint import Constraint
from lamwright.models.local import LocalModel
from lamwright.models.sampling import Token, Wish

Finish = Literal["stop", "length"]


class Writing:
    """One reply to the tokens ``ids``; ``pieces`` writes it, then ``text`` and ``finish`` hold."""

    def __init__(
        self,
        model: LocalModel,
        ids: list[int],
        wish: Wish,
        constraint: Constraint | None,
        stops: Sequence[str] = (),
    ) -> None:
        self._model = model
        self.ids = ids
        self._wish = wish
        self._constraint = constraint
        self._stops = stops
        self._held = max((len(stop) for stop in stops), default=1) - 1
        self.tokens: list[Token] = []
        self.text = ""
        self.finish: Finish = "length"

    def pieces(self) -> Iterator[str]:
        """Text as it becomes certain; joined it is ``text``."""
        stream = DecodeStream(skip_special_tokens=False)
        written, shown = "", 0
        for token in self._drawn():
            if token.number not in self._model.stop:
                more = stream.step(self._model.tokenizer.backend_tokenizer, token.number) or ""
                written += more
                if self._stopped(written, len(more)):
                    break
            certain = len(written) - self._held
            yield written[shown:certain] if certain > shown else ""
            shown = max(shown, certain)
        self.text = self._whole()
        yield self.text[shown:]

    def _drawn(self) -> Iterator[Token]:
        for token in self._model.reply(self.ids, self._wish, self._constraint):
            if len(self.tokens) == self._wish.max_tokens:
                return  # what the grammar forces goes on, the limit is reached
            self.tokens.append(token)
            if token.number in self._model.stop:
                self.finish = "stop"
            yield token
        if self._constraint is not None and self._constraint.finished:
            self.finish = "stop"

    def _stopped(self, written: str, new: int) -> bool:
        """Whether one of the stop texts stands in what the last ``new`` characters completed."""
        tail = written[max(0, len(written) - new - self._held) :]
        if any(stop in tail for stop in self._stops):
            self.finish = "stop"
            return True
        return False

    def _whole(self) -> str:
        text = self._model.spelled([token.number for token in self.tokens])
        places = [text.find(stop) for stop in self._stops]
        return text[: min((place for place in places if place >= 0), default=len(text))]
