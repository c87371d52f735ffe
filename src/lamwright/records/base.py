"""What every record shares: frozen, strict about keys, hashable content, derived seeds."""

import hashlib
import json

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value that travels between rooms and onto disk; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def content_hash(*parts: object) -> str:
    """The first 16 hex digits of SHA-256 over the JSON form of ``parts`` (records included)."""
    plain = [
        part.model_dump(mode="json") if isinstance(part, BaseModel) else part for part in parts
    ]
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def derive_seed(*parts: object) -> int:
    """A 63-bit seed from ``parts``, so that each item has its own generator whatever the order."""
    return int(content_hash(*parts), 16) >> 1


def unit_hash(*parts: object) -> float:
    """A number in [0, 1) fixed by ``parts``; splits are drawn with it."""
    return int(content_hash(*parts)[:13], 16) / 16**13
