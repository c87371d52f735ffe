"""From drawn parts to a ``Task``: words, checks and reference solution, of one family or two."""

from dataclasses import dataclass

from lamwright.instantiate.family import Binding, Family
from lamwright.instantiate.scene import NoFit, Scene
from lamwright.records.action import Action
from lamwright.records.base import content_hash
from lamwright.records.check import Check, UnchangedExcept
from lamwright.records.task import ReferenceStep, Split, Task
from lamwright.records.wording import describe

JOINS = (
    "{first}, then {second}",
    "{first} and also {second}",
    "{first}, and after that {second}",
    "{first}. Then {second}",
    "First, {first_lower}; second, {second}",
    "{first}. Also, {second}",
)
_SENTENCES = (3, 5)
"""Joins that fit sentences of any kind, questions too."""


@dataclass(frozen=True)
class Part:
    """One family with its phrasing and parameters."""

    family: Family
    phrasing: int
    binding: Binding

    @property
    def request(self) -> str:
        """The request in words."""
        return self.family.request(self.phrasing, self.binding)

    def checks(self, scene: Scene) -> tuple[Check, ...]:
        """Success, without the collateral check."""
        return self.family.check(self.binding, scene)


def apart(parts: tuple[Part, ...]) -> None:
    """Raises ``NoFit`` when what is typed holds what is looked for, which no check could tell."""
    typed = [part.binding.text.lower() for part in parts if part.binding.text]
    named = [part.binding.span.lower() for part in parts if part.binding.span]
    if any(span in text for span in named for text in typed):
        raise NoFit("overlap")
    if len(set(typed)) < len(typed):
        raise NoFit("overlap")


def make_task(
    parts: tuple[Part, ...],
    scene: Scene,
    *,
    template: str,
    join: int,
    split: Split,
    axes: tuple[str, ...],
) -> Task:
    """A task of one part, or of two in order. ``join`` chooses the words between them."""
    request = parts[0].request if len(parts) == 1 else _join(parts, join)
    family = "+".join(part.family.name for part in parts)
    effect = _united(tuple(part.family.effect(part.binding, scene) for part in parts))
    parameters = _parameters(parts)
    return Task(
        task_id=content_hash(request, family, template, parameters),
        request=request,
        family=family,
        phrasing=parts[0].phrasing,
        template=template,
        parameters=parameters,
        source=parts[0].family.source,
        checks=(*(check for part in parts for check in part.checks(scene)), effect),
        reference=tuple(_step(action) for part in parts for action in _solution(part)),
        split=split,
        axes=axes,
    )


def _solution(part: Part) -> tuple[Action, ...]:
    return part.family.solve(part.binding)


def _step(action: Action) -> ReferenceStep:
    return ReferenceStep(thought=describe(action), action=action)


def _parameters(parts: tuple[Part, ...]) -> dict[str, str | int | float]:
    if len(parts) == 1:
        return parts[0].binding.fields()
    named: dict[str, str | int | float] = {}
    for prefix, part in zip(("first", "second"), parts, strict=True):
        named[f"{prefix}.phrasing"] = part.phrasing
        named |= {f"{prefix}.{key}": value for key, value in part.binding.fields().items()}
    return named


def _united(effects: tuple[UnchangedExcept, ...]) -> UnchangedExcept:
    def join(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for effect in effects for item in getattr(effect, field)))

    return UnchangedExcept.model_validate({
        field: join(field) for field in ("texts", "added", "formats", "aspects")
    })


def _join(parts: tuple[Part, ...], join: int) -> str:
    first, second = (part.request.rstrip(".") for part in parts)
    if first.endswith("?") or not _imperative(first) or not _imperative(second):
        join = _SENTENCES[join % len(_SENTENCES)]
    words = JOINS[join]
    if first.endswith("?"):
        words = words.replace("{first}.", "{first}")
    return words.format(first=first, first_lower=_lower(first), second=_lower(second))


def _imperative(request: str) -> bool:
    starts = ("Could", "I ", "The ", "There ", "At ", "Every", "From ", "In ", "Where", "After ")
    return not request.endswith("?") and not request.startswith((*starts, "Table ", '"', "All "))


def _lower(request: str) -> str:
    keep = request.startswith(("I ", '"')) or request[:2].isupper()
    return request if keep else request[0].lower() + request[1:]
