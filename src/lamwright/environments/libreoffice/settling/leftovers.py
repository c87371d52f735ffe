"""Dialogs whose effects neither undoing nor closing them takes back."""

from lamwright.environments.libreoffice.screen.sight import Sight

_IN_PROCESS = {"Find and Replace", "Print"}
"""What was entered shows wherever they are opened next, until LibreOffice ends."""
_IN_WINDOW = {"Fields", "Spelling"}
"""They look otherwise the second time in the same window."""
_CHARACTERS, _UNCHOSEN = "Special Characters", " "
"""A dialog that keeps which character was chosen in the process, and what it shows at first."""
_SORT, _AT_FIRST = "Sort", {"1"}
"""A dialog that keeps columns, types and directions in the process, and what its columns are at first."""


def is_process_marked(sight: Sight) -> bool:
    """Whether a dialog shows that keeps what was entered or chosen in it until LibreOffice ends."""
    chosen = (
        control.name
        for control in sight.controls
        if control.role == "table cell" and "selected" in control.states
    )
    is_chosen = _CHARACTERS in sight.dialogs and any(name != _UNCHOSEN for name in chosen)
    is_sorted = _SORT in sight.dialogs and _sorts_otherwise(sight)
    return is_chosen or is_sorted or not _titles(sight).isdisjoint(_IN_PROCESS)


def _sorts_otherwise(sight: Sight) -> bool:
    """Whether the Sort dialog is set to anything but the first column, as words, upwards."""
    return any(
        (control.role == "spin button" and control.value not in _AT_FIRST)
        or (control.name.startswith("Descending") and "checked" in control.states)
        or (control.name == "Numeric" and control.role == "table cell")
        for control in sight.controls
    )


def is_window_marked(sight: Sight) -> bool:
    """Whether a dialog shows that will look otherwise when the same window opens it again."""
    return not _titles(sight).isdisjoint(_IN_WINDOW)


def _titles(sight: Sight) -> set[str]:
    """Of the dialogs, without what follows them ("Spelling: English (USA)")."""
    return {title.partition(":")[0] for title in sight.dialogs}
