"""A model behind a server that speaks OpenAI's protocol, its replies held to a grammar."""

import json
import time
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from lamwright.models.chat import Reply
from lamwright.models.endpoint import Advice, Endpoint, Patience, RefusedForm
from lamwright.models.forms import (
    ABOUT,
    Body,
    Form,
    Models,
    Probe,
    Properties,
    Server,
    asked_in,
)
from lamwright.models.matching import accepts
from lamwright.models.model import Completion
from lamwright.records.base import Record
from lamwright.records.errors import EndpointError, ModelError
from lamwright.safety.text import without_secrets

KEY = "LAMWRIGHT_MODEL_KEY"
_TRIES = 3
_WARMER = 0.7
_PROBE_TOKENS = 48


class _Text(Record, extra="ignore"):
    text: str = ""
    finish_reason: str | None = None


class _Usage(Record, extra="ignore"):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Texts(Record, extra="ignore"):
    """A text completion as a server sends it."""

    choices: tuple[_Text, ...] = Field(min_length=1)
    usage: _Usage = _Usage()


class _Said(Record):
    """A reply and why it ended."""

    completion: Completion
    finish: str | None


class ServedModel:
    """A language model at ``address``, such as ``http://127.0.0.1:8000/v1`` or ``.../v1#NAME``.

    A host alone stands for its ``/v1``.

    How the server takes a grammar is found out by asking for a word that only a held reply can be.
    Every reply is checked: one outside the grammar is asked for again, ``ModelError`` after some.

    Args:
        address: with ``#NAME`` the model of that name, else the first that the server lists.
        schema: JSON schema of replies, for servers that take nothing stricter.
        key: bearer token; empty for none.
        encode: text to tokens, where the server's own tokenizer would cut prompts differently.
        patience: deadline and retries.
        sleep: how to wait between tries.
    """

    def __init__(  # noqa: PLR0913
        self,
        address: str,
        schema: Mapping[str, object],
        *,
        key: str = "",
        encode: Callable[[str], list[int]] | None = None,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        base, _, self._asked_for = address.partition("#")
        self.name = without_secrets(address)
        self._schema = schema
        self._encode = encode
        advice = Advice(f"set {KEY}", "check --model, whose path mostly ends in /v1")
        self._endpoint = Endpoint(_versioned(base), key, advice, patience=patience, sleep=sleep)

    @property
    def is_near(self) -> bool:
        """Whether it is on this machine, where documents stay."""
        return self._endpoint.is_near

    @property
    def about(self) -> str:
        """How the server holds replies, in words; asks it."""
        return f"{self._server.model} at {self._endpoint.where} {ABOUT[self._form]}"

    @property
    def is_held(self) -> bool:
        """Whether the server itself holds replies to a grammar; asks it."""
        return self._form in {"lark", "gbnf"}

    def close(self) -> None:
        """Give the connections back."""
        self._endpoint.close()

    def complete(
        self, prompt: str, *, grammar: str | None, max_tokens: int, temperature: float, seed: int
    ) -> Completion:
        """Complete ``prompt``; with ``grammar`` (Lark) the reply is one that it accepts.

        A reply that was cut off at ``max_tokens`` may be the beginning of one. Raises ``ModelError``
        where the server gives none within a few tries, ``EndpointError`` where it gives no answer.
        """
        form = self._form if grammar is not None else "none"
        for attempt in range(_TRIES):
            warm = temperature if attempt == 0 else max(temperature, _WARMER)
            body = self._body(prompt, max_tokens, warm, seed + attempt)
            body |= asked_in(form, grammar or "", self._schema)
            said = self._said(body)
            if grammar is None:
                return said.completion
            if _is_reply(grammar, said):
                return _compact(said.completion)
        raise ModelError(
            f"{self._server.model} at {self._endpoint.where} replied {_TRIES} times with what is no "
            f"action here: the server {ABOUT[form]}; `lamwright serve` and llama.cpp's server hold them."
        )

    @cached_property
    def _server(self) -> Server:
        """What the server is; raises ``EndpointError``."""
        content = self._endpoint.get("/models", self._until())
        try:
            models = Models.model_validate(json.loads(content)).data
        except (ValueError, RecursionError) as error:
            said = self._endpoint.shown(content, 80)
            where = self._endpoint.where
            raise EndpointError(
                f"{where} lists no models: {said!r}; is it OpenAI's protocol?"
            ) from error
        names = [model.id for model in models]
        if self._asked_for and self._asked_for not in names:
            raise EndpointError(
                f"{self._endpoint.where} has no model {self._asked_for!r}, only {', '.join(names)}."
            )
        model = next(m for m in models if m.id == self._asked_for or not self._asked_for)
        kind = model.owned_by
        chat = self._encode is None and (kind != "llamacpp" or self._properties().is_chat)
        return Server(model=model.id, kind=kind, chat=chat)

    def _properties(self) -> Properties:
        content = self._endpoint.get("//props", self._until())
        try:
            return Properties.model_validate(json.loads(content))
        except (ValueError, RecursionError):
            return Properties()

    @cached_property
    def _form(self) -> Form:
        """The strictest form that the server heeds."""
        for form in self._server.forms:
            probe = Probe()
            body = self._body("Say yes.", _PROBE_TOKENS, 0.0, 0) | probe.body(form)
            try:
                reply = self._said(body).completion.text
            except RefusedForm:
                continue
            if probe.is_held(form, reply):
                return form
        return "none"

    def _until(self) -> float:
        return time.monotonic() + self._endpoint.patience.deadline

    def _body(self, prompt: str, max_tokens: int, temperature: float, seed: int) -> Body:
        server = self._server
        reported: Body = {"prompt": self._encode(prompt) if self._encode else prompt}
        if server.chat:
            reported = {"messages": [{"role": "user", "content": prompt}]}
        return {
            "model": server.model,
            **reported,
            "max_tokens": max_tokens,
            "temperature": temperature,
            "seed": seed % 2**31,
            **server.manner(temperature),
        }

    def _said(self, body: Body) -> _Said:
        started = time.monotonic()
        chat = "messages" in body
        content = self._endpoint.post(
            "/chat/completions" if chat else "/completions", body, self._until()
        )
        try:
            data = json.loads(content)
            said = _of_chat(data) if chat else _of_text(data)
        except (ValueError, RecursionError, ValidationError) as error:
            shown = self._endpoint.shown(content, 80)
            raise EndpointError(
                f"The endpoint {self._endpoint.where} answered something that is no completion: {shown!r}"
            ) from error
        seconds = time.monotonic() - started
        return said.model_copy(
            update={"completion": said.completion.model_copy(update={"seconds": seconds})}
        )


def _versioned(address: str) -> str:
    parts = urlsplit(address)
    alone = parts.netloc and not parts.path.strip("/")
    return f"{address.rstrip('/')}/v1" if alone else address


def served_model(
    address: str, schema: Mapping[str, object], key: str, tokenizer: Path | None = None
) -> ServedModel:
    """The model at ``address``; with ``tokenizer`` (a model folder) prompts are sent as its tokens.

    Raises ``ModelError`` for a folder without a tokenizer.
    """
    if tokenizer is None:
        return ServedModel(address, schema, key=key)
    from lamwright.models.folder import load_tokenizer  # torch takes seconds to import
    from lamwright.models.text import TextEncoder

    return ServedModel(
        address, schema, key=key, encode=TextEncoder(load_tokenizer(tokenizer)).prompt
    )


def _is_reply(grammar: str, said: _Said) -> bool:
    text = _compact(said.completion).text
    return accepts(grammar, text, begun=said.finish == "length")


def _compact(completion: Completion) -> Completion:
    """The reply without the spaces that JSON may have between its parts, where it is whole."""
    try:
        data = json.loads(completion.text)
    except (ValueError, RecursionError):
        return completion
    return completion.model_copy(
        update={"text": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}
    )


def _of_chat(data: object) -> _Said:
    reply = Reply.model_validate(data)
    return _Said(completion=reply.completion(), finish=reply.choices[0].finish_reason)


def _of_text(data: object) -> _Said:
    found = _Texts.model_validate(data)
    first, usage = found.choices[0], found.usage
    completion = Completion(
        text=first.text, prompt_tokens=usage.prompt_tokens, tokens=usage.completion_tokens
    )
    return _Said(completion=completion, finish=first.finish_reason)
