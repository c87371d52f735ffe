"""What every record shares: frozen, strict about keys, hashable content, derived seeds."""

import hashlib
import json

from pydantic import BaseModel, ConfigDict, model_validator


class Record(BaseModel):
    """A frozen value that travels between rooms and onto disk; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class VersionedRecord(Record):
    """A record whose form on disk has a number: older forms are read, newer ones refused.

    A subclass declares ``schema_version: Literal[n] = n`` and, when n grows, extends ``upgraded``.
    """

    schema_version: int

    @model_validator(mode="before")
    @classmethod
    def _read_older(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        current = cls.model_fields["schema_version"].default
        found = data.get("schema_version", current)
        if not isinstance(found, int) or found == current:
            return data
        if found > current:
            raise ValueError(
                f"it has schema version {found} and this version of lamwright reads up to "
                f"{current}; update lamwright"
            )
        return {**cls.upgraded(dict(data), found), "schema_version": current}

    @classmethod
    def upgraded(cls, data: dict[str, object], version: int) -> dict[str, object]:
        """``data`` of the older schema ``version`` as the current schema has it."""
        del version
        return data


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
