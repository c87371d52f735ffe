"""A model behind any OpenAI-compatible endpoint, over HTTP."""

import json
import time
from collections.abc import Callable, Mapping, Sequence

from pydantic import ValidationError

from lamwright.models.chat import (
    Call,
    Reply,
    Schema,
    refused_parameter,
    request_body,
    response_format,
    with_more_tokens,
    without,
)
from lamwright.models.endpoint import Advice, Endpoint, Patience, RefusedForm
from lamwright.models.model import Completion
from lamwright.records.errors import EndpointError, UsageError

_PREFIX = "LAMWRIGHT_EXPERT_"


class HttpModel:
    """Chat completions of ``base_url``. Raises ``EndpointError``; the key is never in a message.

    Args:
        base_url: up to and including the version, e.g. ``http://127.0.0.1:8000/v1``.
        model: the model's name at the endpoint.
        key: bearer token; empty for none.
        patience: deadline and retries.
        sleep: how to wait between tries.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        key: str = "",
        *,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = model
        self._refused: frozenset[str] = frozenset()
        advice = Advice(
            f"set {_PREFIX}KEY", f"check {_PREFIX}BASE_URL and {_PREFIX}MODEL ({model!r})"
        )
        self._endpoint = Endpoint(base_url, key, advice, patience=patience, sleep=sleep)

    def complete(
        self, prompt: str, *, grammar: str | None, max_tokens: int, temperature: float, seed: int
    ) -> Completion:
        """Complete ``prompt``. ``grammar`` is ignored: endpoints do not agree on a form for it."""
        del grammar
        call = Call(max_tokens=max_tokens, temperature=temperature, seed=seed)
        return self._completed(request_body(self.name, prompt, call))

    def structured(
        self,
        prompt: str,
        *,
        schema: Schema,
        max_tokens: int,
        temperature: float,
        seed: int,
        images: Sequence[bytes] = (),
    ) -> Completion:
        """Complete ``prompt`` with JSON of ``schema``; the reply must still be checked.

        An endpoint that refuses the form (400) is asked from then on in words alone; so it is with
        ``seed``, ``temperature`` and ``max_tokens``, which becomes ``max_completion_tokens``.
        """
        call = Call(max_tokens=max_tokens, temperature=temperature, seed=seed, images=tuple(images))
        body = request_body(self.name, prompt, call)
        return self._completed(body | {"response_format": response_format(schema)})

    def _completed(self, body: Mapping[str, object]) -> Completion:
        started = time.monotonic()
        until = started + self._endpoint.patience.deadline
        reply = self._adapted(body, until)
        if not reply.choices[0].message.text and reply.choices[0].finish_reason == "length":
            reply = self._adapted(with_more_tokens(body), until)
        return reply.completion(time.monotonic() - started)

    def _adapted(self, body: Mapping[str, object], until: float) -> Reply:
        """The reply to ``body`` without the parameters that this endpoint does not take."""
        refused = self._refused
        while True:
            asked = without(body, refused)
            try:
                reply = self._parse(self._endpoint.post("/chat/completions", asked, until))
            except RefusedForm as refusal:
                name = refused_parameter(str(refusal), asked)
                if name is None:
                    raise
                refused = refused | {name}
            else:
                self._refused = refused
                return reply

    def close(self) -> None:
        """Give the connections back."""
        self._endpoint.close()

    def _parse(self, content: bytes) -> Reply:
        try:
            return Reply.model_validate(json.loads(content))
        except (ValueError, RecursionError, ValidationError) as error:
            said = self._endpoint.shown(content, 80)
            where = self._endpoint.where
            raise EndpointError(
                f"The endpoint {where} answered something that is no chat completion: {said!r}"
            ) from error


def expert_model(environ: Mapping[str, str]) -> HttpModel:
    """The endpoint that ``LAMWRIGHT_EXPERT_BASE_URL``, ``_MODEL`` and ``_KEY`` name.

    Raises ``UsageError`` when the first two are not set.
    """
    base_url, model = environ.get(f"{_PREFIX}BASE_URL"), environ.get(f"{_PREFIX}MODEL")
    if not base_url or not model:
        raise UsageError(
            f"The LLM expert needs an endpoint: set {_PREFIX}BASE_URL and {_PREFIX}MODEL "
            f"(and {_PREFIX}KEY if it asks for a key)."
        )
    return HttpModel(base_url, model, environ.get(f"{_PREFIX}KEY", ""))
