"""Tool bars as they are about to be.

LibreOffice updates them 0.3 s after a change; its commands tell their state at once. The tool bars
that show with text, tables and lists are known by heart (``Application.commands``), and trusted
only as long as what they showed when at rest agreed with their commands; for everything else the
timer must be waited for.
"""

from collections.abc import Iterable
from typing import NamedTuple

from lamwright.environments.libreoffice.applications.application import Application
from lamwright.environments.libreoffice.sight import Sight
from lamwright.environments.libreoffice.uno_bridge import Status, UnoBridge
from lamwright.records.observation import Control

_ALWAYS = {"Standard", "Formatting"}


class _Place(NamedTuple):
    bar: str
    name: str


class ToolBars:
    """What the commands behind the tool bars say."""

    def __init__(self, uno: UnoBridge, application: Application) -> None:
        self._uno = uno
        self._steady = application.steady
        self._commands = {
            _Place(*name.split(" > ", 1)): command for name, command in application.commands.items()
        }
        self._distrusted: set[_Place] = set()
        self._proved: set[_Place] = set()
        self._given_up: dict[str, set[_Place]] = {}

    def covers(self, sight: Sight) -> bool:
        """Whether commands tell all that lags in what shows."""
        return all(
            place in self._commands and place not in self._distrusted
            for place in map(_place, sight.controls)
            if place.bar not in self._steady
        )

    def trust(self) -> None:
        """Begin anew: what did not agree in one document may agree in another."""
        self._distrusted.clear()
        self._given_up.clear()

    def warm_up(self) -> None:
        """Ask each command once; the first time in a window takes four times as long."""
        always = [command for place, command in self._commands.items() if place.bar in _ALWAYS]
        self._uno.statuses(always)

    def now(self, sight: Sight) -> Sight:
        """What the same look will show once the tool bars have followed."""
        told = self._told(sight.controls)
        controls = tuple(self._told_by(control, told) for control in sight.controls)
        return sight._replace(controls=controls)

    def is_proved(self, sight: Sight) -> bool:
        """Whether all that shows agreed with its commands once."""
        known = {place for place in map(_place, sight.controls) if place in self._commands}
        return known <= self._proved | self._distrusted

    def agree(self, sight: Sight, context: str = "") -> bool:
        """Whether buttons show what their commands say, but for those that never did."""
        return self._liars(sight) <= self._distrusted | self._given_up.get(context, set())

    def give_up(self, sight: Sight, context: str) -> None:
        """What does not follow where the cursor stands now (a shape) is not waited for there again."""
        self._given_up[context] = self._given_up.get(context, set()) | self._liars(sight)

    def prove(self, sight: Sight) -> None:
        """Of a sight at rest: what does not show what its command says loses its trust."""
        liars = self._liars(sight) - self._proved
        self._distrusted |= liars
        self._proved |= {place for place in map(_place, sight.controls)} - liars

    def _liars(self, sight: Sight) -> set[_Place]:
        told = self._told(sight.controls)
        known = [control for control in sight.controls if _place(control) in self._commands]
        return {
            place
            for place, control in zip(map(_place, known), known, strict=True)
            if self._commands[place] not in told or self._told_by(control, told) != control
        }

    def _told(self, controls: Iterable[Control]) -> dict[str, Status]:
        wanted = {
            self._commands[place] for place in map(_place, controls) if place in self._commands
        }
        return self._uno.statuses(sorted(wanted))

    def _told_by(self, control: Control, told: dict[str, Status]) -> Control:
        status = told.get(self._commands.get(_place(control), ""))
        if status is None:
            return control
        kept = set(control.states) - {"checked", "enabled"}
        set_now = {"checked": status.checked, "enabled": status.enabled}
        states = tuple(sorted(kept | {name for name, is_set in set_now.items() if is_set}))
        value = control.value if control.value is None else status.value
        return control.model_copy(update={"states": states, "value": value})


def _place(control: Control) -> _Place:
    return _Place(control.path.partition(" > ")[0], control.name)
