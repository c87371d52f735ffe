"""Place where an action would act: the open dialog or menu, the keyboard focus."""

from typing import NamedTuple, Self

from lamwright.records.observation import Control, Observation

MENU_ROLES = frozenset({"menu item", "check menu item", "radio menu item"})


class Place(NamedTuple):
    """What is open when an action is decided on."""

    dialogs: tuple[str, ...] = ()
    choosers: tuple[str, ...] = ()
    focus: Control | None = None
    popup: tuple[Control, ...] = ()
    """Entries of a menu that is open."""
    has_titles: bool = False
    """Whether windows are known by their titles; what a tool bar opens has none."""

    @classmethod
    def of(cls, observation: Observation | None) -> Self:
        """The place that an observation shows."""
        if observation is None:
            return cls()
        shown = observation.controls
        focus = next((c for c in shown if c.label == observation.focus), None)
        popup = tuple(c for c in shown if c.role in MENU_ROLES and not c.menu)
        has_titles = any(control.window for control in shown)
        return cls(observation.dialogs, observation.choosers, focus, popup, has_titles)

    def is_in_dialog(self, control: Control) -> bool:
        """Whether an open dialog holds ``control``."""
        return bool(control.dialog) or _is_of(control, self.dialogs)

    def is_in_popup(self, control: Control) -> bool:
        """Whether it is in what a button of a tool bar opened: colours, borders, symbols."""
        is_titled = control.window or control.dialog or control.menu
        return self.has_titles and not is_titled

    def is_in_chooser(self, control: Control) -> bool:
        """Whether an open file chooser holds ``control``."""
        return _is_of(control, self.choosers)


def _is_of(control: Control, titles: tuple[str, ...]) -> bool:
    if control.dialog:
        return control.dialog in titles
    place = control.path.partition(" > ")[0]
    return any(place == title or title.startswith(f"{place}: ") for title in titles if place)
