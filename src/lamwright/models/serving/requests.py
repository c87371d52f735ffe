"""Requests of OpenAI's protocol, checked. What would be ignored without a word is refused."""

from typing import Literal, Self

from pydantic import Field, JsonValue, field_validator, model_validator
from typing_extensions import override

from lamwright.records.base import Record

_MOST_STOPS = 16
_MOST_CHOICES = 16
_MOST_LIKELY = 20


class JsonForm(Record, extra="ignore", protected_namespaces=()):
    """What a JSON reply looks like."""

    schema_: dict[str, JsonValue] | bool = Field(default_factory=dict, alias="schema")


class ResponseFormat(Record, extra="ignore"):
    """The form of a reply."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: JsonForm | None = None

    @model_validator(mode="after")
    def _has_its_schema(self) -> Self:
        if self.type == "json_schema" and self.json_schema is None:
            raise ValueError("json_schema is missing")
        return self


class StructuredOutputs(Record, extra="ignore"):
    """One of the forms that vLLM takes besides ``response_format``."""

    grammar: str | None = Field(default=None, description="Lark, as llguidance reads it")
    regex: str | None = None
    choice: tuple[str, ...] | None = None
    json_: dict[str, JsonValue] | bool | None = Field(default=None, alias="json")

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        given = [self.grammar, self.regex, self.choice, self.json_]
        if sum(one is not None for one in given) != 1:
            raise ValueError("one of grammar, regex, choice and json is needed")
        return self


class StreamOptions(Record, extra="ignore"):
    """What a stream holds besides the reply."""

    include_usage: bool = False


class Request(Record, extra="ignore"):
    """What both kinds of completion share."""

    model: str = ""
    max_tokens: int | None = Field(default=None, ge=1)
    temperature: float = Field(default=1.0, ge=0, le=2)
    top_p: float = Field(default=1.0, ge=0, le=1)
    seed: int | None = None
    stop: tuple[str, ...] = ()
    n: int = Field(default=1, ge=1, le=_MOST_CHOICES)
    stream: bool = False
    stream_options: StreamOptions = StreamOptions()
    response_format: ResponseFormat | None = None
    structured_outputs: StructuredOutputs | None = None
    shorten: bool = Field(
        default=False, description="ours: a prompt that does not fit loses its middle"
    )

    @model_validator(mode="before")
    @classmethod
    def _nothing_unheard(cls, data: object) -> object:
        """Null is as good as absent; what is not supported may only have its neutral value."""
        if not isinstance(data, dict):
            return data
        for name, neutral in _UNSUPPORTED.items():
            if data.get(name) not in (None, *neutral):
                raise ValueError(f"{name} is not supported here")
        return {name: value for name, value in data.items() if value is not None}

    @field_validator("stop", mode="before")
    @classmethod
    def _one_or_many(cls, stop: object) -> object:
        return (stop,) if isinstance(stop, str) else stop

    @field_validator("stop")
    @classmethod
    def _can_be_found(cls, stop: tuple[str, ...]) -> tuple[str, ...]:
        if len(stop) > _MOST_STOPS or not all(stop):
            raise ValueError(f"up to {_MOST_STOPS} texts, none of them empty")
        return stop

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if self.structured_outputs and self.response_format:
            raise ValueError("response_format and structured_outputs exclude each other")
        return self

    @property
    def limit(self) -> int | None:
        """The most tokens of a reply."""
        return self.max_tokens

    @property
    def likely(self) -> int | None:
        """Tokens to report at each place; None: no log-probabilities at all."""
        raise NotImplementedError


_UNSUPPORTED: dict[str, tuple[object, ...]] = {
    "presence_penalty": (0,),
    "frequency_penalty": (0,),
    "logit_bias": ({},),
    "tools": ([],),
    "functions": ([],),
    "echo": (False,),
    "suffix": ("",),
    "best_of": (1,),
}


class TextPart(Record, extra="ignore"):
    """A piece of a message."""

    type: Literal["text"]
    text: str


class Message(Record, extra="ignore"):
    """One turn of a chat."""

    role: Literal["system", "developer", "user", "assistant"]
    content: str | tuple[TextPart, ...]

    @property
    def text(self) -> str:
        """What was said."""
        said = self.content
        return said if isinstance(said, str) else "".join(part.text for part in said)


class ChatRequest(Request):
    """``/v1/chat/completions``."""

    messages: tuple[Message, ...] = Field(min_length=1)
    max_completion_tokens: int | None = Field(default=None, ge=1)
    logprobs: bool = False
    top_logprobs: int = Field(default=0, ge=0, le=_MOST_LIKELY)

    @property
    @override
    def limit(self) -> int | None:
        """The most tokens of a reply."""
        return self.max_completion_tokens or self.max_tokens

    @property
    @override
    def likely(self) -> int | None:
        """Tokens to report at each place; None: no log-probabilities at all."""
        return self.top_logprobs if self.logprobs else None


class TextRequest(Request):
    """``/v1/completions``: a prompt is text or tokens, or several of them."""

    prompt: str | tuple[int, ...] | tuple[str, ...] | tuple[tuple[int, ...], ...]
    logprobs: int | None = Field(default=None, ge=0, le=_MOST_LIKELY)
    max_tokens: int | None = Field(default=16, ge=1)

    @property
    def prompts(self) -> tuple[str | tuple[int, ...], ...]:
        """Each prompt by itself."""
        given = self.prompt
        if isinstance(given, str):
            return (given,)
        if all(isinstance(one, int) for one in given):
            return (tuple(one for one in given if isinstance(one, int)),)
        return tuple(one for one in given if not isinstance(one, int))

    @property
    @override
    def likely(self) -> int | None:
        """Tokens to report at each place; None: no log-probabilities at all."""
        return self.logprobs
