"""The guard stands between a decision and the application; unknown risk counts as risk."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from lamwright.records.action import Action, KeyboardInput
from lamwright.records.document_action import SaveAs
from lamwright.records.observation import Control
from lamwright.records.trajectory import GuardDecision

SAFE_SUFFIXES = (".odt", ".docx", ".pdf", ".txt", ".rtf", ".html")

_RISKY_MENU = re.compile(
    r"^(File > (New|Open|Recent|Close|Wizards|Templates|Reload|Versions|Save|Export|Send|Preview in"
    r"|Print|Digital|Exit)|Tools > (Macros|Options|Customize|Extension|XML|Mail Merge|Address)|Help > "
    r"|Window > |Insert > (Object|Media|Image|OLE|Floating)|Edit > (Links|External)|Form > "
    r"|Sheet > (Insert Sheet from|External)|Slide > (Insert Slide from|Save)|Slide Show > )"
)
_RISKY_NAME = re.compile(
    r"^(save|save as|save a copy|open|print|print directly|export|export directly as pdf|send|exit"
    r"|run macro|close document|new(?! (?:section|slide|master))|insert image)\b",
    re.IGNORECASE,
)
_RISKY_CHORD = re.compile(
    r"\{(CTRL\+(SHIFT\+)?[SOPQNW]|ALT\+F4|ALT\+F11|CTRL\+F4|F12)\}", re.IGNORECASE
)

Confirm = Callable[[Action, Control | None, str], bool]


class Guard:
    """First guard: the closed vocabulary, no way out of the work directory, no risky entries.

    ``confirm`` is asked about actions that a person may allow; without one the answer is no.
    """

    def __init__(
        self, *, confirm: Confirm | None = None, suffixes: tuple[str, ...] = SAFE_SUFFIXES
    ) -> None:
        """``suffixes`` are the file types that may be saved."""
        self._confirm = confirm
        self._suffixes = suffixes

    def decide(self, action: Action, control: Control | None) -> GuardDecision:
        """Allow or refuse ``action``, grounded to ``control``; the rule that decided is named."""
        if isinstance(action, SaveAs):
            return _saving(action, self._suffixes)
        if isinstance(action, KeyboardInput) and (chord := _RISKY_CHORD.search(action.keys)):
            return self._ask(action, control, "risky-keys", f"{chord[0]} leaves the document")
        if control is not None and _leaves_document(control):
            return self._ask(
                action, control, "risky-control", f'"{control.name}" leaves the document'
            )
        return GuardDecision(verdict="allow", rule="vocabulary")

    def _ask(
        self, action: Action, control: Control | None, rule: str, reason: str
    ) -> GuardDecision:
        if self._confirm is not None and self._confirm(action, control, reason):
            return GuardDecision(verdict="allow", rule=rule, reason=f"{reason}; confirmed")
        return GuardDecision(verdict="refuse", rule=rule, reason=f"{reason}; not confirmed")


def _leaves_document(control: Control) -> bool:
    if _RISKY_MENU.match(control.name):
        return control.name != "File > Properties..."
    in_dialog = "dialog" in control.path.casefold()
    return not in_dialog and bool(_RISKY_NAME.match(control.name))


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
