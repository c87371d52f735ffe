"""Answers of OpenAI's protocol, made from replies."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lamwright.models.local import LocalModel
from lamwright.models.sampling import Token
from lamwright.models.serving.writing import Writing

Body = dict[str, object]


class Usage(NamedTuple):
    """What an answer cost."""

    prompt: int
    reply: int

    def body(self) -> Body:
        """On the wire."""
        total = self.prompt + self.reply
        return {
            "prompt_tokens": self.prompt,
            "completion_tokens": self.reply,
            "total_tokens": total,
        }


class Head(NamedTuple):
    """What all parts of an answer begin with."""

    id: str
    created: int
    model: str
    chat: bool

    def body(self, choices: list[Body], *, part: bool = False, **more: object) -> Body:
        """The answer, or a ``part`` of a stream, with its ``choices``."""
        kind = "chat.completion" if self.chat else "text_completion"
        return {
            "id": self.id,
            "object": f"{kind}.chunk" if part and self.chat else kind,
            "created": self.created,
            "model": self.model,
            "choices": choices,
            **more,
        }


def choice(
    index: int, writing: Writing, model: LocalModel, *, chat: bool, likely: int | None
) -> Body:
    """A whole reply."""
    said: Body = {"text": writing.text}
    if chat:
        said = {"message": {"role": "assistant", "content": writing.text, "refusal": None}}
    logprobs = None if likely is None else logprobs_of(model, writing.tokens, chat=chat)
    return {"index": index, **said, "logprobs": logprobs, "finish_reason": writing.finish}


def stream(
    index: int, writing: Writing, model: LocalModel, *, chat: bool, likely: int | None
) -> Iterator[Body]:
    """The parts of a reply, the last of which says why it ended."""
    if chat:
        yield _part(index, {"delta": {"role": "assistant", "content": ""}})
    given = 0
    for piece in writing.pieces():
        new = writing.tokens[given:]
        if not piece and (likely is None or not new):
            continue
        given = len(writing.tokens)
        said: Body = {"delta": {"content": piece}} if chat else {"text": piece}
        logprobs = None if likely is None else logprobs_of(model, new, chat=chat)
        yield _part(index, said, logprobs=logprobs)
    yield _part(index, {"delta": {}} if chat else {"text": ""}, finish=writing.finish)


def _part(
    index: int, said: Body, *, logprobs: Body | None = None, finish: str | None = None
) -> Body:
    return {"index": index, **said, "logprobs": logprobs, "finish_reason": finish}


def logprobs_of(model: LocalModel, tokens: Sequence[Token], *, chat: bool) -> Body:
    """Log-probabilities of ``tokens``, end marks included: under the grammar and the temperature."""

    def spelled(number: int) -> str:
        return str(model.tokenizer.decode([number], skip_special_tokens=False))

    def one(number: int, logprob: float) -> Body:
        text = spelled(number)
        return {"token": text, "logprob": logprob, "bytes": list(text.encode())}

    if chat:
        content = [
            one(token.number, token.logprob)
            | {"top_logprobs": [one(number, value) for number, value in token.likely]}
            for token in tokens
        ]
        return {"content": content, "refusal": None}
    texts = [spelled(token.number) for token in tokens]
    return {
        "tokens": texts,
        "token_logprobs": [token.logprob for token in tokens],
        "top_logprobs": [
            {spelled(number): value for number, value in token.likely} for token in tokens
        ],
        "text_offset": [len("".join(texts[:place])) for place in range(len(texts))],
    }
