"""Actions of reference solutions; controls are named, labels are found in the live interface."""

from lamwright.records.action import Action, ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import SaveAs, SetFont


def click(name: str) -> Action:
    """Press a button, tab or box, or choose a menu entry by its path."""
    return ClickInput(control=ControlRef(label=0, name=name))


def fill(name: str, text: str) -> Action:
    """Put text into a field."""
    return SetEditText(control=ControlRef(label=0, name=name), text=text)


def keys(text: str) -> Action:
    """Type."""
    return KeyboardInput(keys=text)


def font(name: str | None = None, size: float | None = None) -> Action:
    """Set the font of the selection."""
    return SetFont(font_name=name, font_size=size)


def save(file: str) -> Action:
    """Save under a name such as 'letter.pdf'."""
    stem, _, suffix = file.rpartition(".")
    return SaveAs(file_name=stem, file_ext=f".{suffix}")
