"""Matching of planned control texts against live controls: by name, by letters, by meaning."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from lamwright.ground.ground import candidates
from lamwright.models.vectors import CachedEncoder
from lamwright.records.action import Action
from lamwright.records.base import Record
from lamwright.records.instantiation import ControlMatch
from lamwright.records.observation import Control, Observation

_FIELDS = frozenset({"edit", "entry", "text", "combo box", "spin button", "password text"})
_PATH = " > "


class Thresholds(Record):
    """How near a control's name must be."""

    text: float = 88.0
    """Of 100: share of equal letters (rapidfuzz ratio)."""
    meaning: float = 0.82
    """Cosine of the sentence embeddings."""
    shared: float = 55.0
    """Of 100: letters that names of one meaning must share as well."""


class Found(NamedTuple):
    """The match, and its control."""

    match: ControlMatch
    control: Control | None


class Matcher:
    """Finds the control that a planned step means, or none: what is not near enough is no match."""

    def __init__(
        self, encoder: CachedEncoder | None = None, thresholds: Thresholds | None = None
    ) -> None:
        """Without an encoder letters alone decide."""
        self._encoder = encoder
        self._thresholds = thresholds or Thresholds()

    def find(self, action: Action, observation: Observation, menu: Sequence[Control]) -> Found:
        """The control for ``action``, which names one by its text."""
        wanted = action.control.name  # type: ignore[attr-defined]
        pool = _pool(action, wanted, observation, menu)
        exact = candidates(action, tuple(pool))
        if exact:
            return _found(wanted, exact[0], 100.0, "name")
        near = self._by_text(wanted, pool)
        best = max(near, default=None, key=lambda pair: pair[0])
        if best and best[0] >= self._thresholds.text:
            return _found(wanted, best[1], best[0], "text")
        meant = self._by_meaning(wanted, near)
        if meant:
            return _found(wanted, meant[1], meant[0], "meaning")
        score = round(best[0], 1) if best else 0.0
        return Found(ControlMatch(wanted=wanted, score=score), None)

    def _by_text(self, wanted: str, pool: Sequence[Control]) -> list[tuple[float, Control]]:
        plain = _plain(wanted)
        return [(fuzz.ratio(plain, _plain(_shown(control, wanted))), control) for control in pool]

    def _by_meaning(
        self, wanted: str, near: Sequence[tuple[float, Control]]
    ) -> tuple[float, Control] | None:
        """The nearest in meaning among those that share letters too."""
        worth = [control for score, control in near if score >= self._thresholds.shared]
        if self._encoder is None or not worth:
            return None
        names = self._encoder.encode([_shown(control, wanted) for control in worth])
        (asked,) = self._encoder.encode([wanted])
        cosines = names @ asked
        place = int(cosines.argmax())
        if cosines[place] < self._thresholds.meaning:
            return None
        return 100.0 * float(cosines[place]), worth[place]


def _found(wanted: str, control: Control, score: float, by: str) -> Found:
    match = ControlMatch.model_validate({
        "wanted": wanted, "matched": control.name, "score": round(score, 1), "by": by
    })  # fmt: skip
    return Found(match, control)


def _pool(
    action: Action, wanted: str, observation: Observation, menu: Sequence[Control]
) -> list[Control]:
    """What can be meant: named, of the right kind, in the topmost dialog before anything else."""
    shown = [control for control in observation.controls if control.name]
    if action.function == "set_edit_text":
        shown = [c for c in shown if c.role in _FIELDS or "editable" in c.states] or shown
    if not observation.dialogs:
        return [*shown, *menu] if _PATH not in wanted else [*menu, *shown]
    top = observation.dialogs[-1]
    inside = [c for c in shown if c.dialog == top or top in c.path]
    rest = [c for c in shown if c not in inside]
    named = [c for c in inside if _plain(c.name) == _plain(wanted)]
    return named or [*inside, *rest]


def _shown(control: Control, wanted: str) -> str:
    """The name to compare: of menu entries the whole path only when a path is wanted."""
    return control.name if _PATH in wanted else control.name.rsplit(_PATH, 1)[-1]


def _plain(name: str) -> str:
    return name.casefold().rstrip(".…: ").strip().replace("_", "")
