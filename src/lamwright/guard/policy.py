"""Which effects are allowed, asked about and refused; read from a TOML file."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import ValidationError

from lamwright.records.base import Record
from lamwright.records.errors import UsageError
from lamwright.safety.effects import EFFECTS, Effect
from lamwright.safety.opening import read_file

Answer = Literal["allow", "ask", "refuse"]
_ORDER: tuple[Answer, ...] = ("allow", "ask", "refuse")
_TAKE_BACK = "take_back"
_LARGEST = 2**16


class EffectPolicy(Record):
    """An answer for each effect; what is not mentioned is asked about."""

    answers: Mapping[Effect, Answer] = {"looks": "allow", "edits": "allow"}
    takes_back: bool = False
    """Whether a step that deletes structure which the request does not ask to delete is taken back."""

    @classmethod
    def sandbox(cls) -> Self:
        """Everything is allowed: for an application that nothing of a person is within reach of."""
        return cls(answers=dict.fromkeys(EFFECTS, "allow"))

    def of(self, effects: Iterable[Effect]) -> Answer:
        """The strictest answer to any of ``effects``."""
        given = [self.answers.get(effect, "ask") for effect in effects]
        return max(given, key=_ORDER.index, default="ask")

    def strictest(self, effects: Iterable[Effect]) -> Effect:
        """The effect that decides."""
        return max(effects, key=lambda effect: _ORDER.index(self.answers.get(effect, "ask")))

    def allowing(self, effects: Iterable[str]) -> Self:
        """The same policy that allows ``effects`` too. Raises ``UsageError`` for one that is none."""
        given = list(effects)
        if unknown := [effect for effect in given if effect not in EFFECTS]:
            known = ", ".join(EFFECTS)
            raise UsageError(f"'{unknown[0]}' is not an effect; use one of {known}.")
        return self.model_copy(
            update={"answers": {**self.answers, **dict.fromkeys(given, "allow")}}
        )


def read_policy(path: Path) -> EffectPolicy:
    """The policy in a TOML file: ``allow``, ``ask`` and ``refuse``, each a list of effects.

    ``take_back = false``: undesired steps stay. Raises ``UsageError`` when it is no policy, or names
    an effect twice.
    """
    try:
        stored = tomllib.loads(read_file(path, largest=_LARGEST).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no TOML file: {error}.") from error
    takes_back = stored.pop(_TAKE_BACK, True)
    if not isinstance(takes_back, bool):
        raise UsageError(f"{path}: '{_TAKE_BACK}' is true or false.")
    if unknown := set(stored) - set(_ORDER):
        known = ", ".join((*_ORDER, _TAKE_BACK))
        raise UsageError(f"{path}: '{min(unknown)}' is not among {known}.")
    answers: dict[str, str] = {}
    for answer, effects in stored.items():
        for effect in effects if isinstance(effects, list) else [effects]:
            if not isinstance(effect, str):
                raise UsageError(f"{path}: '{effect}' is not an effect but {_kind(effect)}.")
            if effect in answers:
                raise UsageError(f"{path}: '{effect}' has two answers.")
            answers[effect] = answer
    try:
        return EffectPolicy.model_validate({"answers": answers, "takes_back": takes_back})
    except ValidationError as error:
        wrong = error.errors()[0]["input"]
        known = ", ".join(EFFECTS)
        raise UsageError(f"{path}: '{wrong}' is not an effect; use one of {known}.") from error


def _kind(value: object) -> str:
    return {list: "a list", dict: "a table", bool: "a truth value"}.get(type(value), "a number")
