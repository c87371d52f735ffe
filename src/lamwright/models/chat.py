"""Chat completions on the wire: request and response bodies."""

import base64
import re
from collections.abc import Mapping, Sequence

from pydantic import Field

from lamwright.models.model import Completion
from lamwright.records.base import Record

USER_MARK = "\n<|user|>\n"
"""In a prompt, what stands before it is the system message, what follows the user's."""
_NEWER = "max_completion_tokens"
_OPTIONAL = ("response_format", "seed", "max_tokens", _NEWER, "temperature")
"""Parameters that an endpoint may refuse."""
_ROOM = 8
_THOUGHTS = re.compile(r"^\s*<think(?:ing)?>.*?</think(?:ing)?>\s*", re.DOTALL)
Schema = Mapping[str, object]
"""A JSON schema."""


class _Text(Record, extra="ignore"):
    text: str = ""


class _Message(Record, extra="ignore"):
    content: str | tuple[_Text, ...] | None = None

    @property
    def text(self) -> str:
        """What was said, without the thoughts that some models write before it."""
        said = self.content
        whole = said if isinstance(said, str) else "".join(part.text for part in said or ())
        return _THOUGHTS.sub("", whole)


class _Choice(Record, extra="ignore"):
    message: _Message
    finish_reason: str | None = None


class _Usage(Record, extra="ignore"):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Reply(Record, extra="ignore"):
    """A chat completion as an endpoint sends it."""

    choices: tuple[_Choice, ...] = Field(min_length=1)
    usage: _Usage | None = None

    def completion(self, seconds: float = 0.0) -> Completion:
        """The first choice; a model that only thought has said nothing."""
        usage = self.usage or _Usage()
        return Completion(
            text=self.choices[0].message.text,
            prompt_tokens=usage.prompt_tokens,
            tokens=usage.completion_tokens,
            seconds=seconds,
        )


class Call(Record):
    """How a prompt is to be completed."""

    max_tokens: int
    temperature: float
    seed: int
    images: tuple[bytes, ...] = ()


def request_body(model: str, prompt: str, call: Call) -> dict[str, object]:
    """A chat completion's request."""
    return {
        "model": model,
        "messages": _messages(prompt, call.images),
        "max_tokens": call.max_tokens,
        "temperature": call.temperature,
        "seed": call.seed % 2**31,
    }


def response_format(schema: Schema) -> dict[str, object]:
    """What asks for JSON of ``schema``."""
    form = {"name": "reply", "strict": True, "schema": schema}
    return {"type": "json_schema", "json_schema": form}


def without(body: Mapping[str, object], refused: frozenset[str]) -> dict[str, object]:
    """``body`` without what was refused; the limit of tokens goes by its newer name first."""
    kept = {name: value for name, value in body.items() if name not in refused}
    if "max_tokens" in refused and _NEWER not in refused and "max_tokens" in body:
        kept[_NEWER] = body["max_tokens"]
    return kept


def refused_parameter(said: str, body: Mapping[str, object]) -> str | None:
    """The parameter that a refusal names, else the form of the reply; None: it is about neither."""
    optional = [name for name in _OPTIONAL if name in body]
    named = [name for name in optional if re.search(rf"\b{name}\b", said)]
    form = [name for name in optional if name == "response_format"]
    return next(iter([*named, *form]), None)


def with_more_tokens(body: Mapping[str, object]) -> dict[str, object]:
    """``body`` with room for an answer after the thoughts that used up the first limit."""
    limit = body["max_tokens"]
    return {**body, "max_tokens": _ROOM * limit if isinstance(limit, int) else limit}


def _messages(prompt: str, images: Sequence[bytes]) -> list[dict[str, object]]:
    system, mark, user = prompt.partition(USER_MARK)
    said: list[dict[str, object]] = [{"role": "system", "content": system}] if mark else []
    return [*said, {"role": "user", "content": _content(user if mark else prompt, images)}]


def _content(text: str, images: Sequence[bytes]) -> object:
    """The text alone, or with PNG images as parts of one message."""
    if not images:
        return text
    urls = [f"data:image/png;base64,{base64.b64encode(image).decode()}" for image in images]
    shown = [{"type": "image_url", "image_url": {"url": url}} for url in urls]
    return [{"type": "text", "text": text}, *shown]
