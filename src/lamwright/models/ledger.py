"""Ledger of calls to a model: kept by the request's hash, counted, limited by a budget."""

import hashlib
import threading
from collections.abc import Mapping, Sequence
from typing import Protocol

from pydantic import Field

from lamwright.models.model import Completion, StructuredModel
from lamwright.records.base import Record, content_hash
from lamwright.records.errors import BudgetSpent

_MILLION = 1_000_000


class Budget(Record):
    """What calls may use, and what they cost."""

    tokens: int | None = Field(default=None, description="of prompts and replies together")
    cost: float | None = Field(default=None, description="in the currency of the prices")
    price_prompt: float = Field(default=0.0, description="of a million tokens of prompts")
    price_reply: float = Field(default=0.0, description="of a million tokens of replies")


class Answers(Protocol):
    """Answers by the hash of what was asked, as a ``Shelf`` keeps them."""

    def keys(self) -> frozenset[str]:
        """What is known."""
        ...

    def get(self, key: str) -> Completion:
        """One answer."""
        ...

    def put(self, key: str, record: Completion) -> None:
        """Keep an answer."""
        ...


class Ledger:
    """Asks ``model`` what it was never asked before, and remembers the answers on ``shelf``.

    What was answered in an earlier run costs nothing, but counts towards the budget's figures.
    """

    def __init__(self, model: StructuredModel, shelf: Answers, budget: Budget) -> None:
        self._model = model
        self._shelf = shelf
        self._budget = budget
        self._lock = threading.Lock()
        self._known = shelf.keys()
        self.asked = self.remembered = self.prompt_tokens = self.tokens = 0
        self.seconds = 0.0

    def ask(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        seed: int,
        images: Sequence[bytes] = (),
    ) -> Completion:
        """The reply. Raises ``BudgetSpent``, ``EndpointError``; safe from several threads."""
        seen = [hashlib.sha256(image).hexdigest() for image in images]
        key = content_hash(self._model.name, prompt, schema, max_tokens, seed, *seen)
        if key in self._known:
            reply = self._shelf.get(key)
            self._count(reply, fresh=False)
            return reply
        self._check()
        reply = self._model.structured(
            prompt,
            schema=schema,
            max_tokens=max_tokens,
            temperature=0.0,
            seed=seed,
            images=images,
        )
        self._shelf.put(key, reply)
        self._count(reply, fresh=True)
        return reply

    @property
    def name(self) -> str:
        """Name of the model."""
        return self._model.name

    @property
    def cost(self) -> float:
        """Of all replies, remembered ones included."""
        prompts = self.prompt_tokens * self._budget.price_prompt
        return (prompts + self.tokens * self._budget.price_reply) / _MILLION

    def figures(self) -> dict[str, float | str]:
        """For the manifest. Whether an answer was fresh or remembered does not show."""
        return {
            "model": self._model.name,
            "calls": self.asked + self.remembered,
            "prompt tokens": self.prompt_tokens,
            "reply tokens": self.tokens,
            "cost": round(self.cost, 6),
        }

    def _check(self) -> None:
        with self._lock:
            used = self.prompt_tokens + self.tokens
            over = self._budget.tokens is not None and used >= self._budget.tokens
            dear = self._budget.cost is not None and self.cost >= self._budget.cost
        if over or dear:
            raise BudgetSpent(
                f"The budget is spent: {used} tokens, cost {self.cost:.4f}; what was answered is "
                "kept, so a larger budget goes on from here."
            )

    def _count(self, reply: Completion, *, fresh: bool) -> None:
        with self._lock:
            self.asked += fresh
            self.remembered += not fresh
            self.prompt_tokens += reply.prompt_tokens
            self.tokens += reply.tokens
            self.seconds += reply.seconds
