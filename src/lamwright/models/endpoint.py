"""An endpoint over HTTP: asked until there is an answer, no longer than its deadline."""

import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import httpx
from pydantic import Field

from lamwright.records.base import Record, unit_hash
from lamwright.records.errors import EndpointError, UsageError
from lamwright.safety.text import without_secrets

_LARGEST_REPLY = 4_000_000
_AGAIN = {408, 409, 425, 429, 500, 502, 503, 504}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


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


class RefusedForm(EndpointError):
    """The request has a form that this endpoint does not take."""


class Advice(NamedTuple):
    """What to do where an endpoint does not know the key or the address."""

    key: str
    address: str


class Endpoint:
    """Requests below ``base_url``. Raises ``EndpointError``; the key is never in a message.

    Args:
        base_url: up to and including the version, e.g. ``http://127.0.0.1:8000/v1``.
        key: bearer token; empty for none.
        advice: for messages.
        patience: deadline and retries.
        sleep: how to wait between tries.
    """

    def __init__(
        self,
        base_url: str,
        key: str,
        advice: Advice,
        *,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._key = key
        self._advice = advice
        self._base = base_url.rstrip("/")
        self._url = httpx.URL(self._base)
        if self._url.scheme not in {"http", "https"} or not self._url.host:
            raise UsageError(
                f"{without_secrets(base_url)!r} is no address; give one like http://127.0.0.1:8000/v1."
            )
        self.patience = patience or Patience()
        self._sleep = sleep
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {}, trust_env=not self.is_near
        )

    @property
    def is_near(self) -> bool:
        """Whether it is on this machine."""
        return self._url.host in _LOOPBACK

    @property
    def where(self) -> str:
        """Scheme, host and port, for messages."""
        return f"{self._url.scheme}://{self._url.netloc.decode()}"

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def shown(self, content: bytes, length: int) -> str:
        """The beginning of an answer, for a message."""
        return without_secrets(content[:length].decode(errors="replace"), self._key)

    def post(self, path: str, body: Mapping[str, object], until: float) -> bytes:
        """The answer to ``body``; asked until the tries are used up or the time ``until`` has come."""
        return self._persist(self._base + path, body, until)

    def get(self, path: str, until: float) -> bytes:
        """What stands at ``path`` below the address, or below its host where ``path`` begins with //."""
        address = str(self._url.join(path[1:])) if path.startswith("//") else self._base + path
        return self._persist(address, None, until)

    def _persist(self, address: str, body: Mapping[str, object] | None, until: float) -> bytes:
        why = "was never asked"
        for attempt in range(self.patience.tries):
            try:
                return self._ask(address, body, until)
            except _Again as again:
                why = str(again)
                wait = again.wait if again.wait is not None else self._pause(attempt)
                if isinstance(again.__cause__, httpx.ConnectError) and self.is_near and attempt:
                    break  # on this machine nobody listens, or at once
            if attempt + 1 == self.patience.tries or time.monotonic() + wait >= until:
                break
            self._sleep(wait)
        raise EndpointError(f"The endpoint {self.where} {why}; gave up after {attempt + 1} tries.")

    def _pause(self, attempt: int) -> float:
        """Doubled each time, and spread so that several workers do not return at once."""
        spread = unit_hash(self._base, attempt, time.monotonic_ns())
        doubled: float = self.patience.backoff * 2**attempt
        return doubled * (0.75 + spread / 2)

    def _ask(self, address: str, body: Mapping[str, object] | None, until: float) -> bytes:
        left = until - time.monotonic()
        timeout = httpx.Timeout(
            max(left, 0.001), connect=min(self.patience.connect, max(left, 0.001))
        )
        how = "GET" if body is None else "POST"
        try:
            with self._client.stream(how, address, json=body, timeout=timeout) as response:
                content = self._read(response, until)
        except httpx.ConnectError as error:
            raise _Again("refused the connection (is it running?)") from error
        except httpx.TimeoutException as error:
            raise _Again("did not answer in time") from error
        except httpx.TransportError as error:
            raise _Again(f"broke the connection ({type(error).__name__})") from error
        self._check(response, content)
        return content

    def _read(self, response: httpx.Response, until: float) -> bytes:
        """The body, no later than the deadline however slowly it drips, and not without end."""
        content = bytearray()
        for chunk in response.iter_bytes():
            content += chunk
            if time.monotonic() > until:
                raise EndpointError(
                    f"The endpoint {self.where} did not finish its answer within "
                    f"{self.patience.deadline:g} s; raise the deadline or ask for fewer tokens."
                )
            if len(content) > _LARGEST_REPLY:
                raise EndpointError(f"The endpoint {self.where} sends more than any reply can be.")
        return bytes(content)

    def _check(self, response: httpx.Response, content: bytes) -> None:
        status = response.status_code
        if status in {401, 403}:
            raise EndpointError(
                f"The endpoint {self.where} does not accept the key ({status}); {self._advice.key}."
            )
        if status in _AGAIN:
            named = "asked for fewer requests" if status == 429 else "failed"
            raise _Again(f"{named} ({status})", _retry_after(response))
        if status == 404:
            address = without_secrets(str(response.request.url))
            raise EndpointError(
                f"The endpoint {address} or its model does not exist (404); {self._advice.address}."
            )
        if not response.is_success:
            kind = RefusedForm if status in {400, 422} else EndpointError
            raise kind(f"The endpoint {self.where} answered {status}: {self.shown(content, 200)}")


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
