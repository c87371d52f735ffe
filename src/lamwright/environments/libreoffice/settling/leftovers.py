"""Dialogs whose effects neither undoing nor closing them takes back."""

from lamwright.environments.libreoffice.screen.sight import Sight

_IN_PROCESS = {"Find and Replace", "Print", "Sort"}
"""What was entered shows wherever they are opened next, until LibreOffice ends."""
_IN_WINDOW = {"Fields", "Spelling"}
"""They look otherwise the second time in the same window."""
_CHARACTERS, _UNCHOSEN = "Special Characters", " "
"""A dialog that keeps which character was chosen in the process, and what it shows at first."""


def is_process_marked(sight: Sight) -> bool:
    """Whether a dialog shows that keeps what was entered or chosen in it until LibreOffice ends."""
    chosen = (
        control.name
        for control in sight.controls
        if control.role == "table cell" and "selected" in control.states
    )
    is_chosen = _CHARACTERS in sight.dialogs and any(name != _UNCHOSEN for name in chosen)
    return is_chosen or not _titles(sight).isdisjoint(_IN_PROCESS)


def is_window_marked(sight: Sight) -> bool:
    """Whether a dialog shows that will look otherwise when the same window opens it again."""
    return not _titles(sight).isdisjoint(_IN_WINDOW)


def _titles(sight: Sight) -> set[str]:
    """Of the dialogs, without what follows them ("Spelling: English (USA)")."""
    return {title.partition(":")[0] for title in sight.dialogs}
