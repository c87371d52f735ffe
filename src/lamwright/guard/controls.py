"""What operating a control does: decided on the command behind it, the role, the dialog it is in."""

from lamwright.guard.place import MENU_ROLES, Place
from lamwright.records.observation import Control
from lamwright.safety.effects import Effect, Risks

CHOOSING: tuple[Effect, ...] = ("reads", "writes")
"""What a file chooser is for."""
_CONTENT = {"list item", "table cell", "tree item", "icon", "page tab"}
_CLOSERS = {"Cancel", "Close"}


def effects_of_control(control: Control, table: Risks | None, place: Place) -> tuple[Effect, ...]:
    """Effects of pressing, choosing or filling ``control``; 'unknown' where it is not known."""
    if place.is_in_chooser(control):
        is_closer = control.role == "push button" and control.name in _CLOSERS
        return ("looks",) if is_closer else CHOOSING
    if control.role == "link":
        return ("network",)
    if table is None:
        return ("unknown",)
    if control.command:
        return table.of_command(control.command)
    if control.role in MENU_ROLES:
        is_entry = control.menu or " > " in control.name
        return table.of_menu(control.name) if is_entry else table.of_label(control.name)
    if place.is_in_dialog(control) or place.is_in_popup(control):
        return _in_dialog(control, table)
    return ("edits",) if control.role in _CONTENT else table.of_label(control.name)


def _in_dialog(control: Control, table: Risks) -> tuple[Effect, ...]:
    """The own controls of a dialog, or of what a tool bar opened, edit.

    A button that opens what a command opens does what that does.
    """
    if control.role == "push button" and control.name.endswith(("...", "…")):
        effects = table.of_label(control.name)
        return ("edits",) if "unknown" in effects else effects
    return ("edits",)
