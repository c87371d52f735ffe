"""Tool bars in their next state, predicted from their commands.

LibreOffice updates them 0.3 s after a change; its commands report their states at once. What the
buttons stand for is read from LibreOffice's configuration when a tool bar first shows, and a command is
trusted only as long as what its button showed when at rest agreed with it; for everything else the
timer must be waited for.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from lamwright.environments.libreoffice.screen.sight import Sight
from lamwright.environments.libreoffice.uno_bridge import Status
from lamwright.records.observation import Control

_DECKS = frozenset({
    "Animation",
    "Functions",
    "Gallery",
    "Manage Changes",
    "Master Slides",
    "Navigator",
    "Page",
    "Properties",
    "Shapes",
    "Slide Transition",
    "Style Inspector",
    "Styles",
})
_BOLD = ".uno:Bold"
_CLEARED = ".uno:FontHeight"
"""Its field holds nothing while it is disabled; others keep what they held."""
_CHECKED_BY_THEMSELVES = frozenset({
    ".uno:ArrowsToolbox",
    ".uno:BasicShapes",
    ".uno:CalloutShapes",
    ".uno:ConnectorToolbox",
    ".uno:FlowChartShapes",
    ".uno:FormatPaintbrush",
    ".uno:InsertDraw",
    ".uno:InsertFieldCtrl",
    ".uno:Line",
    ".uno:LineToolbox",
    ".uno:SelectObject",
    ".uno:StarShapes",
    ".uno:SymbolShapes",
    ".uno:TrackChangesBar",
})
"""Whether their buttons are checked is not what they say."""
_MODES = {".uno:BackColor": ".uno:CharBackgroundExt"}
"""What their buttons switch on where no text is selected: another command says whether it is on."""
_FLIPPING = {".uno:InsertFieldCtrl"}
"""Their buttons are checked after every second time that they or the menu open the dialog."""
_UNSAID = {".uno:ShowTrackedChanges"}
"""Their buttons, which open a list too, are drawn as checked and do not say so."""
_LISTS = {".uno:CharmapControl", ".uno:ColumnOperations", ".uno:DisplayMode", ".uno:RowOperations"}
"""Their buttons open a list and do nothing else."""
_STYLE = ".uno:StyleApply"
_STYLE_LIST = "> Style List"
"""In the side bar; the style of the paragraph is the chosen one, where the list has it."""
_UNMOVED = {("Mail Merge", "Current Mail Merge Entry"), ("Mail Merge", "Exclude recipient")}
"""They follow the entries of a database, and none is connected: nothing in a document moves them."""
_TABS = _DECKS | {"Menu", "More Options", "Close Sidebar Deck"}
"""Buttons at the edge of the side bar, which is named after its deck; they do not lag."""


class Commands(Protocol):
    """Source of the contents of tool bars and of the states of their commands."""

    def bar_commands(self, bar: str) -> list[tuple[str, str]]:
        """Name and command of the buttons of a tool bar in their order; none for another place."""
        ...

    def statuses(self, commands: Sequence[str]) -> dict[str, Status]:
        """What commands say of themselves now, of those that report it."""
        ...


class _Place(NamedTuple):
    bar: str
    name: str
    number: int
    """Which of those with that name, from 0."""


_CHOSEN_STYLE = _Place("Styles", "Style List", 0)


class _Told(NamedTuple):
    """One control, and what its command says: None if it is unknown or does not report it."""

    control: Control
    place: _Place
    command: str
    status: Status | None

    def is_reported(self) -> bool:
        """Whether its command reports all that the control shows."""
        is_field = self.control.value is not None
        return self.status is not None and not (
            is_field and self.status.enabled and self.status.value is None
        )

    def shown(self) -> Control:
        """The control as it will show."""
        control, status = self.control, self.status
        if status is None:
            return control
        is_checked = (
            "checked" in control.states
            if self.command in _CHECKED_BY_THEMSELVES
            else status.checked
        )
        kept = set(control.states) - {"checked", "enabled"}
        set_now = {"checked": is_checked, "enabled": status.enabled}
        states = tuple(sorted(kept | {name for name, is_set in set_now.items() if is_set}))
        value = control.value
        if value is not None and status.enabled and status.value is not None:
            value = status.value
        elif value is not None and not status.enabled and self.command == _CLEARED:
            value = ""
        return control.model_copy(update={"states": states, "value": value})


class ToolBars:
    """What the commands behind the tool bars say."""

    def __init__(self, commands: Commands) -> None:
        self._uno = commands
        self._bars: dict[str, dict[str, list[str]]] = {}
        self._distrusted: set[_Place] = set()
        self._proved: set[_Place] = set()
        self._given_up: dict[str, set[_Place]] = {}

    def covers(self, sight: Sight) -> bool:
        """Whether commands report all that lags in what shows."""
        return all(
            command and place not in self._distrusted for _, place, command in self._lagging(sight)
        )

    def opens_list(self, sight: Sight, label: int) -> bool:
        """Whether a button does nothing but open a list, which only a pointer does."""
        lists = (c.label for c, _, command in self._lagging(sight) if command in _LISTS)
        return label in lists

    def begin(self) -> None:
        """Another document: what did not follow where the cursor stood may follow there."""
        self._given_up.clear()

    def warm_up(self, sight: Sight) -> None:
        """Ask each command once; the first time in a window takes four times as long."""
        self._uno.statuses(sorted({command for *_, command in self._lagging(sight)} - {""}))

    def now(self, sight: Sight) -> Sight:
        """What the same look will show once the tool bars have followed."""
        shown = {reported.control.label: reported.shown() for reported in self._reported(sight)}
        return sight._replace(controls=tuple(shown.get(c.label, c) for c in sight.controls))

    def completed(self, sight: Sight) -> Sight:
        """What shows with commands, also what is drawn and not said, without what means nothing."""
        commands = self._labelled(sight)
        unsaid = {label: command for label, command in commands.items() if command in _UNSAID}
        wrong = {label: False for label, command in commands.items() if command in _FLIPPING}
        if unsaid:
            statuses = self._uno.statuses(sorted(set(unsaid.values())))
            wrong |= {
                label: statuses[command].checked
                for label, command in unsaid.items()
                if command in statuses
            }
        named = _with_commands(sight.controls, commands)
        return sight._replace(
            controls=tuple(
                _with_check(c, is_checked=wrong[c.label]) if c.label in wrong else c for c in named
            )
        )

    def with_commands(self, sight: Sight) -> Sight:
        """What shows, each control of a tool bar with its command."""
        return sight._replace(controls=_with_commands(sight.controls, self._labelled(sight)))

    def _labelled(self, sight: Sight) -> dict[int, str]:
        return {control.label: command for control, _, command in self._lagging(sight) if command}

    def is_proved(self, sight: Sight) -> bool:
        """Whether all that shows agreed with its commands once."""
        known = {place for _, place, command in self._lagging(sight) if command}
        return known <= self._proved | self._distrusted

    def agree(self, sight: Sight, context: str = "") -> bool:
        """Whether buttons show what their commands say, but for those that never did."""
        return self._liars(sight) <= self._distrusted | self._given_up.get(context, set())

    def give_up(self, sight: Sight, context: str) -> None:
        """What does not follow where the cursor stands now (a shape) is not waited for there again."""
        self._given_up[context] = self._given_up.get(context, set()) | self._liars(sight)

    def prove(self, sight: Sight) -> None:
        """Of a sight at rest: what never showed what its command says is trusted once it does."""
        unreported = {
            reported.place
            for reported in self._reported(sight)
            if reported.command and not reported.is_reported()
        }
        liars = (self._liars(sight) - self._proved) | unreported
        agreed = {_CHOSEN_STYLE, *(place for _, place, _ in self._lagging(sight))} - liars
        self._distrusted = (self._distrusted - agreed) | liars
        self._proved |= agreed

    def can_format(self, sight: Sight) -> bool:
        """Whether what shows says that text can be made bold."""
        bold = (control for control, _, command in self._lagging(sight) if command == _BOLD)
        return any("enabled" in control.states for control in bold)

    def _liars(self, sight: Sight) -> set[_Place]:
        reported = [t for t in self._reported(sight) if t.command and t.is_reported()]
        liars = {t.place for t in reported if t.shown() != t.control}
        style = next((t.shown().value for t in reported if t.command == _STYLE), None)
        listed = [c for c in sight.controls if c.path.endswith(_STYLE_LIST) and c.name == style]
        is_chosen = all("selected" in control.states for control in listed)
        return liars if is_chosen else liars | {_CHOSEN_STYLE}

    def _reported(self, sight: Sight) -> list[_Told]:
        lagging = list(self._lagging(sight))
        commands = {command for *_, command in lagging} - {""}
        modes = {_MODES[command] for command in commands & _MODES.keys()}
        statuses = self._uno.statuses(sorted(commands | modes))
        for command in commands & statuses.keys() & _MODES.keys():
            if mode := statuses.get(_MODES[command]):
                statuses[command] = statuses[command]._replace(checked=mode.checked)
        return [_Told(*found, statuses.get(found[2])) for found in lagging]

    def _lagging(self, sight: Sight) -> Iterator[tuple[Control, _Place, str]]:
        """What lags, controls of tool bars and the side bar, with their commands, '' if unknown."""
        numbers: Counter[tuple[str, str]] = Counter()
        for control in sight.controls:
            bar = control.path.partition(" > ")[0]
            commands = self._commands(bar)
            is_steady = control.name in _TABS if bar in _DECKS else not commands
            is_steady |= (bar, control.name) in _UNMOVED
            if is_steady or sight.is_in_dialog(control):
                continue
            number = numbers[bar, control.name]
            numbers[bar, control.name] += 1
            named = commands.get(control.name, [])
            command = named[number] if number < len(named) else ""
            yield control, _Place(bar, control.name, number), command

    def _commands(self, bar: str) -> dict[str, list[str]]:
        """Commands of a bar by the name of the button, in the order of the buttons."""
        if bar not in self._bars:
            found: dict[str, list[str]] = {}
            for name, command in self._uno.bar_commands(bar):
                found.setdefault(name, []).append(command)
            self._bars[bar] = found
        return self._bars[bar]


def _with_check(control: Control, *, is_checked: bool) -> Control:
    others = {state for state in control.states if state != "checked"}
    states = tuple(sorted(others | ({"checked"} if is_checked else set())))
    return control.model_copy(update={"states": states})


def _with_commands(controls: tuple[Control, ...], commands: dict[int, str]) -> tuple[Control, ...]:
    return tuple(
        c.model_copy(update={"command": commands[c.label]}) if c.label in commands else c
        for c in controls
    )
