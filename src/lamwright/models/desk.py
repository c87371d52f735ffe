"""A desk where a model is asked for records: several at a time, each reply checked, asked again."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from lamwright.models.chat import USER_MARK
from lamwright.models.ledger import Ledger
from lamwright.records.base import Record, derive_seed
from lamwright.records.errors import AnswersWanted

_TRIES = 3
T = TypeVar("T")
R = TypeVar("R")
Kind = TypeVar("Kind", bound=Record)


class Question(NamedTuple):
    """What is asked."""

    system: str
    user: str
    schema: Mapping[str, object]
    max_tokens: int = 600
    images: Sequence[bytes] = ()
    """PNG files, for models that can see."""


class Desk:
    """Asks for records, several at a time; a malformed reply is asked for again with another seed."""

    def __init__(self, ledger: Ledger, *, workers: int = 4) -> None:
        self._ledger = ledger
        self._workers = workers

    @property
    def name(self) -> str:
        """Name of the model."""
        return self._ledger.name

    def ask(
        self,
        question: Question,
        kind: type[Kind],
        seed: int,
        accept: Callable[[Kind], bool] = lambda _: True,
    ) -> Kind | None:
        """The answer as a record that is accepted; None when the model will not give one."""
        for attempt in range(_TRIES):
            reply = self._ledger.ask(
                f"{question.system}{USER_MARK}{question.user}",
                question.schema,
                max_tokens=question.max_tokens,
                seed=derive_seed(seed, attempt) % 2**31,
                images=question.images,
            )
            found = parsed(reply.text, kind)
            if found and accept(found):
                return found
        return None

    def all(self, ask: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """``ask`` of every item, some at a time, in their order. The first error ends it.

        Only answers that are still to come end it after the last item, so that all are asked for.
        """
        with ThreadPoolExecutor(self._workers) as pool:
            futures = [pool.submit(ask, item) for item in items]
            try:
                return _results(futures)
            finally:
                for future in futures:
                    future.cancel()

    def figures(self) -> dict[str, float | str]:
        """Calls, tokens and cost."""
        return self._ledger.figures()


def parsed(text: str, kind: type[Kind]) -> Kind | None:
    """The JSON object in ``text``, fenced or not, as a record; None when there is none."""
    match = re.search(r"\{.*\}", text, re.DOTALL)
    try:
        return kind.model_validate(json.loads(match.group())) if match else None
    except (ValueError, RecursionError, ValidationError):
        return None


def later(one: AnswersWanted | None, other: AnswersWanted) -> AnswersWanted:
    """Of two the one that counts more requests: it was raised last."""
    return other if one is None or other.count > one.count else one


def _results(futures: Sequence[Future[R]]) -> list[R]:
    """All results; when some want answers, the last of these errors after all were asked."""
    wanted: AnswersWanted | None = None
    found: list[R] = []
    for future in futures:
        try:
            found.append(future.result())
        except AnswersWanted as error:
            wanted = later(wanted, error)
    if wanted:
        raise wanted
    return found
