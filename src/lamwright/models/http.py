"""A model behind any OpenAI-compatible endpoint, over HTTP."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime

import httpx
from pydantic import Field, ValidationError

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
from lamwright.models.model import Completion
from lamwright.records.base import Record, unit_hash
from lamwright.records.errors import EndpointError, UsageError
from lamwright.safety.text import without_secrets

_LARGEST_REPLY = 4_000_000
_AGAIN = {408, 409, 425, 429, 500, 502, 503, 504}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_PREFIX = "LAMWRIGHT_EXPERT_"


class Patience(Record):
    """How long an endpoint is waited for."""

    deadline: float = Field(
        default=120.0, description="seconds for one completion, retries included"
    )
    connect: float = Field(default=10.0, description="seconds to reach the endpoint")
    tries: int = Field(default=5, description="attempts at most")
    backoff: float = Field(
        default=0.5, description="seconds before the second try; doubled each time"
    )


class _Again(Exception):  # noqa: N818  (not an error to be shown: the call is tried again)
    """This attempt failed in a way that may pass."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class _Refused(EndpointError):
    """The request has a form that this endpoint does not take."""


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
        self._key = key
        self._url = httpx.URL(base_url.rstrip("/") + "/chat/completions")
        if self._url.scheme not in {"http", "https"} or not self._url.host:
            raise UsageError(
                f"{without_secrets(base_url)!r} is no address; give one like http://127.0.0.1:8000/v1."
            )
        self._refused: frozenset[str] = frozenset()
        self._patience = patience or Patience()
        self._sleep = sleep
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            trust_env=self._url.host not in _LOOPBACK,
        )

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
        until = started + self._patience.deadline
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
                reply = self._persist(asked, until)
            except _Refused as refusal:
                name = refused_parameter(str(refusal), asked)
                if name is None:
                    raise
                refused = refused | {name}
            else:
                self._refused = refused
                return reply

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _persist(self, body: Mapping[str, object], until: float) -> Reply:
        """Ask until there is an answer, the tries are used up or the deadline has passed."""
        why = "it was never asked"
        for attempt in range(self._patience.tries):
            try:
                return self._ask(body, until)
            except _Again as again:
                why = str(again)
                wait = again.wait if again.wait is not None else self._pause(attempt)
            if attempt + 1 == self._patience.tries or time.monotonic() + wait >= until:
                break
            self._sleep(wait)
        raise EndpointError(f"The endpoint {self._where} {why}; gave up after {attempt + 1} tries.")

    def _pause(self, attempt: int) -> float:
        """Doubled each time, and spread so that several workers do not return at once."""
        spread = unit_hash(self.name, attempt, time.monotonic_ns())
        doubled: float = self._patience.backoff * 2**attempt
        return doubled * (0.75 + spread / 2)

    @property
    def _where(self) -> str:
        return f"{self._url.scheme}://{self._url.netloc.decode()}"

    def _ask(self, body: Mapping[str, object], until: float) -> Reply:
        left = until - time.monotonic()
        timeout = httpx.Timeout(
            max(left, 0.001), connect=min(self._patience.connect, max(left, 0.001))
        )
        try:
            with self._client.stream("POST", self._url, json=body, timeout=timeout) as response:
                content = self._read(response, until)
        except httpx.ConnectError as error:
            raise _Again("refused the connection (is it running?)") from error
        except httpx.TimeoutException as error:
            raise _Again("did not answer in time") from error
        except httpx.TransportError as error:
            raise _Again(f"broke the connection ({type(error).__name__})") from error
        self._check(response, content)
        return self._parse(content)

    def _read(self, response: httpx.Response, until: float) -> bytes:
        """The body, no later than the deadline however slowly it drips, and not without end."""
        content = bytearray()
        for chunk in response.iter_bytes():
            content += chunk
            if time.monotonic() > until:
                raise EndpointError(
                    f"The endpoint {self._where} did not finish its answer within "
                    f"{self._patience.deadline:g} s; raise the deadline or ask for fewer tokens."
                )
            if len(content) > _LARGEST_REPLY:
                raise EndpointError(f"The endpoint {self._where} sends more than any reply can be.")
        return bytes(content)

    def _check(self, response: httpx.Response, content: bytes) -> None:
        status = response.status_code
        if status in {401, 403}:
            raise EndpointError(
                f"The endpoint {self._where} does not accept the key ({status}); set {_PREFIX}KEY."
            )
        if status in _AGAIN:
            named = "asked for fewer requests" if status == 429 else "failed"
            raise _Again(f"{named} ({status})", _retry_after(response))
        if status == 404:
            raise EndpointError(
                f"The endpoint {without_secrets(str(self._url))} or its model {self.name!r} does not exist (404); "
                f"check {_PREFIX}BASE_URL and {_PREFIX}MODEL."
            )
        if not response.is_success:
            said = without_secrets(content[:200].decode(errors="replace"), self._key)
            kind = _Refused if status in {400, 422} else EndpointError
            raise kind(f"The endpoint {self._where} answered {status}: {said}")

    def _parse(self, content: bytes) -> Reply:
        try:
            return Reply.model_validate(json.loads(content))
        except (ValueError, RecursionError, ValidationError) as error:
            said = without_secrets(content[:80].decode(errors="replace"), self._key)
            raise EndpointError(
                f"The endpoint {self._where} answered something that is no chat completion: {said!r}"
            ) from error


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds the endpoint asks to wait: a number or a date."""
    said = response.headers.get("Retry-After", "")
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


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
