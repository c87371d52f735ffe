"""Forms in which servers take a grammar, and how they say what they are."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from lamwright.models.chat import response_format
from lamwright.models.gbnf import to_gbnf
from lamwright.records.base import Record

Form = Literal["lark", "gbnf", "schema", "none"]
Body = dict[str, object]
ABOUT: Mapping[Form, str] = {
    "lark": "holds replies to the grammar (llguidance)",
    "gbnf": "holds replies to the grammar (GBNF)",
    "schema": "holds replies to a JSON schema only; each is checked against the grammar",
    "none": "holds replies to no grammar; each is checked against it",
}
_STAND_IN = "{%- for message in messages -%}\n  {{- '<|im_start|>' + message.role + '\n'"
"""What llama.cpp takes for the template of a model that has none."""


class _Model(Record, extra="ignore"):
    id: str
    owned_by: str = ""


class Models(Record, extra="ignore"):
    """What a server lists."""

    data: tuple[_Model, ...] = Field(min_length=1)


class Properties(Record, extra="ignore"):
    """What llama.cpp says of itself."""

    chat_template: str = ""

    @property
    def is_chat(self) -> bool:
        """Whether the model has a chat template of its own."""
        return bool(self.chat_template) and not self.chat_template.startswith(_STAND_IN)


@dataclass(frozen=True)
class Server:
    """What is known of a server before it is asked for anything."""

    model: str
    kind: str
    """``lamwright``, ``llamacpp``, ``vllm`` ... as it calls itself."""
    chat: bool
    """Whether prompts are turns of a chat there."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """What to try, the strictest first."""
        known: dict[str, tuple[Form, ...]] = {"lamwright": ("lark",), "llamacpp": ("gbnf",)}
        return known.get(self.kind, ("lark", "gbnf", "schema"))

    def manner(self, temperature: float) -> Body:
        """What makes the server draw from the whole distribution, as a local model does."""
        if self.kind == "lamwright":
            return {"shorten": True}
        if temperature == 0 or self.kind != "llamacpp":
            return {"top_p": 1.0}
        return {"top_p": 1.0, "top_k": 0, "min_p": 0.0}


def asked_in(form: Form, grammar: str, schema: Mapping[str, object]) -> Body:
    """What holds a reply to ``grammar`` in ``form``; a schema can only say what ``schema`` says."""
    if form == "lark":
        return {"structured_outputs": {"grammar": grammar}}
    if form == "gbnf":
        return {"grammar": to_gbnf(grammar)}
    if form == "schema":
        return {"response_format": response_format(schema)}
    return {}


class Probe:
    """A question whose only allowed answer nobody would give by himself."""

    def __init__(self) -> None:
        self._word = f"held-{secrets.token_hex(3)}"

    def body(self, form: Form) -> Body:
        """What asks for the word in ``form``."""
        fields = {"held": {"type": "string", "enum": [self._word]}}
        schema: Body = {
            "type": "object",
            "properties": fields,
            "required": ["held"],
            "additionalProperties": False,
        }
        return asked_in(form, f'start: WORD\nWORD: "{self._word}"\n', schema)

    def is_held(self, form: Form, reply: str) -> bool:
        """Whether the reply is the word."""
        if form != "schema":
            return reply == self._word
        try:
            return bool(json.loads(reply) == {"held": self._word})
        except ValueError:
            return False
