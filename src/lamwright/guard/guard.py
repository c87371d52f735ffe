"""The guard: it allows, asks about or refuses a decided action; unknown risk counts as risk."""

from collections.abc import Callable
from pathlib import PurePosixPath

from lamwright.guard.controls import effects_of_control
from lamwright.guard.keys import effects_of_keys, effects_of_text
from lamwright.guard.place import Place
from lamwright.guard.policy import EffectPolicy
from lamwright.records.action import (
    Action,
    ClickInput,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.document_action import SaveAs
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import GuardDecision
from lamwright.safety.effects import EFFECTS, Effect, Risks

SAFE_SUFFIXES = (".odt", ".docx", ".pdf", ".txt", ".rtf", ".html")
_DOES = {
    "looks": "looks",
    "edits": "changes the document",
    "reads": "reads a file",
    "writes": "writes a file",
    "network": "speaks to somebody",
    "runs": "runs code",
    "settings": "changes settings",
    "leaves": "leaves the document",
    "unknown": "does what nobody has said",
}

Confirm = Callable[[Action, Control | None, str], bool]


class Guard:
    """Decides by effect, before each action; ``policy`` says which are allowed, asked, refused.

    ``table`` is the application's own; without one all but the core edits is unknown. ``confirm``
    is asked about what a person may allow; without one the answer is no.
    """

    def __init__(
        self,
        policy: EffectPolicy | None = None,
        table: Risks | None = None,
        *,
        confirm: Confirm | None = None,
        suffixes: tuple[str, ...] = SAFE_SUFFIXES,
    ) -> None:
        """``suffixes`` are the file types that may be saved."""
        self._policy = policy or EffectPolicy()
        self._table = table
        self._confirm = confirm
        self._suffixes = suffixes

    @property
    def policy(self) -> EffectPolicy:
        """Which effects are allowed, asked about, refused."""
        return self._policy

    def decide(
        self, action: Action, control: Control | None, observation: Observation | None = None
    ) -> GuardDecision:
        """Allow or refuse ``action``, grounded to ``control`` in ``observation``.

        The rule that decided is named: 'save-inside-work-directory', or the effect.
        """
        if isinstance(action, SaveAs):
            return _saving(action, self._suffixes)
        effects = self.effects(action, control, observation)
        answer, deciding = self._policy.of(effects), self._policy.strictest(effects)
        if answer == "allow":
            return GuardDecision(verdict="allow", rule=f"effect-{deciding}")
        what = f'"{control.name}"' if control is not None else action.describe()
        reason = f"{what} {_DOES[deciding]}"
        if answer == "ask" and self._confirm is not None:
            if self._confirm(action, control, reason):
                reason = f"{reason}; confirmed"
                return GuardDecision(verdict="allow", rule=f"effect-{deciding}", reason=reason)
            reason = f"{reason}; not confirmed"
        return GuardDecision(verdict="refuse", rule=f"effect-{deciding}", reason=reason)

    def effects(
        self, action: Action, control: Control | None, observation: Observation | None = None
    ) -> tuple[Effect, ...]:
        """All effects that ``action`` may have."""
        place = Place.of(observation)
        if isinstance(action, Texts | WheelMouseInput):
            return ("looks",)
        if isinstance(action, KeyboardInput):
            focused = place._replace(focus=control) if control is not None else place
            try:
                found = effects_of_keys(action.keys, self._table, focused)
            except ValueError:  # the environment says what is wrong with them
                return ("looks",)
            return found or ("looks",)
        if control is None:
            return ("edits",)  # of the vocabulary's own: selecting, inserting, setting a font
        found = effects_of_control(control, self._table, place)
        if isinstance(action, SetEditText):
            found = (*found, *effects_of_text(action.text, self._table))
        if isinstance(action, ClickInput) and action.button == "right":
            return ("looks",) if not place.is_in_chooser(control) else found
        return tuple(effect for effect in EFFECTS if effect in found)


def _saving(action: SaveAs, suffixes: tuple[str, ...]) -> GuardDecision:
    rule = "save-inside-work-directory"
    parts = (*PurePosixPath(action.file_dir).parts, action.file_name)
    outside = action.file_dir.startswith(("/", "~")) or ".." in parts
    if outside or "/" in action.file_name or "\\" in action.file_name + action.file_dir:
        reason = "the target is outside the work directory"
        return GuardDecision(verdict="refuse", rule=rule, reason=reason)
    if not action.file_name.strip() or action.file_ext not in suffixes:
        reason = f"file type {action.file_ext or '(none)'} or name is not allowed"
        return GuardDecision(verdict="refuse", rule=rule, reason=reason)
    return GuardDecision(verdict="allow", rule=rule)
