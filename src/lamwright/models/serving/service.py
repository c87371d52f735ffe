"""One model that answers requests, one at a time."""

import json
import secrets
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import llguidance

from lamwright.models.constraint import Constraint
from lamwright.models.local import LocalModel
from lamwright.models.sampling import Wish
from lamwright.models.serving.answers import Body, Head, Usage, choice, stream
from lamwright.models.serving.refusal import Refusal
from lamwright.models.serving.requests import ChatRequest, Request, TextRequest
from lamwright.models.serving.writing import Writing
from lamwright.records.errors import ModelError

_MOST_WAITING = 32
OWNER = "lamwright"


class Abandoned(Exception):  # noqa: N818  (nobody reads it: whoever asked is gone)
    """Whoever asked does not wait for the answer any more."""


class _Asked(NamedTuple):
    """What a request comes to: prompts as tokens, and how each is to be answered."""

    head: Head
    prompts: list[list[int]]
    request: Request
    seed: int
    is_wanted: Callable[[], bool]


class Service:
    """Answers of ``model``. Safe from several threads; requests wait for each other."""

    def __init__(self, model: LocalModel, name: str) -> None:
        self.name = name
        self._model = model
        self._created = int(time.time())
        self._busy = threading.Lock()
        self._waiting = threading.BoundedSemaphore(_MOST_WAITING)

    def models(self) -> Body:
        """The list of models: one, with what it takes."""
        about = {"context": self._model.context, "chat_template": self._model.text.chat}
        model = {"id": self.name, "object": "model", "created": self._created}
        return {"object": "list", "data": [{**model, "owned_by": OWNER, OWNER: about}]}

    def answer(self, request: Request, is_wanted: Callable[[], bool]) -> Body:
        """The answer to ``request``. Raises ``Refusal``; ``Abandoned`` when it is not wanted any more."""
        with self._turn():
            asked = self._asked(request, is_wanted)
            choices: list[Body] = []
            read = used = 0
            for index, writing in self._writings(asked):
                for _ in writing.pieces():
                    self._go_on(asked)
                read += len(writing.ids) if index % request.n == 0 else 0
                used += len(writing.tokens)
                choices.append(
                    choice(index, writing, self._model, chat=asked.head.chat, likely=request.likely)
                )
            usage = Usage(read, used)
            return asked.head.body(choices, usage=usage.body())

    def parts(self, request: Request, is_wanted: Callable[[], bool]) -> Generator[Body, None, None]:
        """The answer in parts; raises as ``answer`` does, a ``Refusal`` ahead of the first one only."""
        with self._turn():
            asked = self._asked(request, is_wanted)
            read = used = 0
            for index, writing in self._writings(asked):
                likely, chat = request.likely, asked.head.chat
                for part in stream(index, writing, self._model, chat=chat, likely=likely):
                    self._go_on(asked)
                    yield asked.head.body([part], part=True)
                read += len(writing.ids) if index % request.n == 0 else 0
                used += len(writing.tokens)
            if request.stream_options.include_usage:
                usage = Usage(read, used)
                yield asked.head.body([], part=True, usage=usage.body())

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._waiting.acquire(blocking=False):
            raise Refusal("Too many requests wait already.", status=429, code="rate_limit_exceeded")
        try:
            with self._busy:
                yield
        except ModelError as error:
            raise Refusal(str(error)) from error
        finally:
            self._waiting.release()

    def _go_on(self, asked: _Asked) -> None:
        if not asked.is_wanted():
            raise Abandoned

    def _asked(self, request: Request, is_wanted: Callable[[], bool]) -> _Asked:
        if request.model not in ("", self.name):
            raise Refusal(
                f"The model '{request.model}' does not exist; this is '{self.name}'.",
                status=404,
                param="model",
                code="model_not_found",
            )
        chat = isinstance(request, ChatRequest)
        prefix = "chatcmpl" if chat else "cmpl"
        head = Head(f"{prefix}-{secrets.token_hex(12)}", int(time.time()), self.name, chat)
        seed = secrets.randbits(31) if request.seed is None else request.seed
        return _Asked(head, self._prompts(request), request, seed, is_wanted)

    def _prompts(self, request: Request) -> list[list[int]]:
        text = self._model.text
        if isinstance(request, ChatRequest):
            turns = [(message.role, message.text) for message in request.messages]
            return [text.conversation(turns)]
        assert isinstance(request, TextRequest)
        found = [list(p) if isinstance(p, tuple) else text.raw(p) for p in request.prompts]
        most = len(text.tokenizer)
        if not found or not all(ids and all(0 <= i < most for i in ids) for ids in found):
            raise Refusal("A prompt is empty, or names tokens that do not exist.", param="prompt")
        return found

    def _writings(self, asked: _Asked) -> Iterator[tuple[int, Writing]]:
        request = asked.request
        for place, ids in enumerate(asked.prompts):
            for number in range(request.n):
                fitted = self._fitted(ids, request)
                wish = Wish(
                    max_tokens=request.limit or self._model.context - len(fitted),
                    temperature=request.temperature,
                    top_p=request.top_p,
                    seed=asked.seed + number,
                    likely=request.likely or 0,
                )
                held = self._held(request)
                yield (
                    place * request.n + number,
                    Writing(self._model, fitted, wish, held, request.stop),
                )

    def _fitted(self, ids: list[int], request: Request) -> list[int]:
        limit = request.limit or 1
        if request.shorten:
            return self._model.fitted(ids, limit)
        if self._model.context - len(ids) < limit:
            raise Refusal(
                f"This model's context has {self._model.context} tokens; the prompt has {len(ids)} "
                f"and the reply may have {limit}.",
                param="messages",
                code="context_length_exceeded",
            )
        return ids

    def _held(self, request: Request) -> Constraint | None:
        form, other = request.response_format, request.structured_outputs
        schema = other.json_ if other else None
        if form is not None and form.type == "json_object":
            schema = {"type": "object"}
        elif form is not None and form.json_schema is not None:
            schema = form.json_schema.schema_
        try:
            if schema is not None:
                grammar = llguidance.LLMatcher.grammar_from_json_schema(schema)
            elif other is not None:
                grammar = _other_grammar(other.grammar, other.regex, other.choice)
            else:
                return None
            return self._model.constraint(grammar)
        except (ModelError, ValueError) as error:
            param = "response_format" if form else "structured_outputs"
            raise Refusal(str(error), param=param) from error


def _other_grammar(grammar: str | None, regex: str | None, choices: tuple[str, ...] | None) -> str:
    if grammar is not None:
        return grammar
    if regex is not None:
        return str(llguidance.LLMatcher.grammar_from_regex(regex))
    return "start: " + " | ".join(json.dumps(text, ensure_ascii=False) for text in choices or ())
