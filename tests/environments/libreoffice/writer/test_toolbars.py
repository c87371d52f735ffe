"""Commands stand in for tool bars that lag, and only for those that were proved to agree."""

import time

import pytest

from lamwright.environments.libreoffice.screen.sight import Sight, Target, look
from lamwright.environments.libreoffice.screen.toolbars import ToolBars
from lamwright.environments.libreoffice.uno_bridge import Status
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import InsertTable, SelectParagraph, SelectText, SetFont
from lamwright.records.observation import Control


class Commands:
    """Stands in for the UNO side: two tool bars, and says of every command the same but what is told."""

    BARS = {
        "Formatting": [
            ("Bold", ".uno:Bold"),
            ("Italic", ".uno:Italic"),
            ("Clone", ".uno:FormatPaintbrush"),
            ("Font Size", ".uno:FontHeight"),
            ("Paragraph Style", ".uno:StyleApply"),
            ("Increase", ".uno:IncrementIndent"),
            ("Increase", ".uno:ParaspaceIncrease"),
        ],
    }

    def __init__(self, **reported):
        self.reported = reported
        self.asked = []

    def bar_commands(self, bar):
        self.asked.append(bar)
        return self.BARS.get(bar, [])

    def statuses(self, commands):
        known = {f".uno:{name}": status for name, status in self.reported.items()}
        return {c: known.get(c, Status(enabled=True, checked=False, value="")) for c in commands}


def sight(*controls, in_dialog=()):
    controls = [c.model_copy(update={"label": n}) for n, c in enumerate(controls, start=1)]
    targets = {c.label: Target(c.name, "w", "", c.name in in_dialog) for c in controls}
    return Sight(tuple(controls), targets, None, "letter", (), is_modal=False)


def button(name, *states, path="Formatting", value=None):
    return Control(label=1, name=name, role="toggle button", states=states, path=path, value=value)


BOLD = Status(enabled=True, checked=True, value="")


def test_what_the_command_says_is_told():
    bars = ToolBars(Commands(Bold=BOLD))
    seen = bars.now(sight(button("Bold", "enabled"), button("Italic", "checked", "enabled")))
    assert [c.states for c in seen.controls] == [("checked", "enabled"), ("enabled",)]


@pytest.mark.parametrize(
    ("name", "command", "value"),
    [("Font Size", "FontHeight", ""), ("Paragraph Style", "StyleApply", "12 pt")],
)
def test_fields_hold_what_the_command_says_or_what_they_do_when_disabled(name, command, value):
    field = button(name, "enabled", path=f"Formatting > {name}", value="12 pt")
    reported = {command: Status(enabled=True, checked=False, value="20 pt")}
    assert ToolBars(Commands(**reported)).now(sight(field)).controls[0].value == "20 pt"
    reported = {command: Status(enabled=False, checked=False, value="")}
    shown = ToolBars(Commands(**reported)).now(sight(field)).controls[0]
    assert (shown.value, shown.states) == (value, ())


def test_whether_text_can_be_formatted():
    bars = ToolBars(Commands())
    assert bars.can_format(sight(button("Bold", "enabled"), button("Italic")))
    assert not bars.can_format(sight(button("Bold"), button("Italic", "enabled")))
    assert not bars.can_format(sight(button("Bold", "enabled", path="Elsewhere")))


def test_what_says_nothing_of_being_checked_is_checked_as_it_shows():
    reported = Status(enabled=True, checked=True, value="")
    bars = ToolBars(Commands(FormatPaintbrush=reported))
    assert bars.now(sight(button("Clone"))).controls[0].states == ("enabled",)


def test_buttons_of_one_name_are_told_apart_by_their_order():
    reported = Status(enabled=False, checked=False, value="")
    bars = ToolBars(Commands(ParaspaceIncrease=reported))
    seen = bars.now(sight(button("Increase", "enabled"), button("Increase", "enabled")))
    assert [c.states for c in seen.controls] == [("enabled",), ()]
    assert not bars.covers(sight(*[button("Increase", "enabled")] * 3))


def test_what_a_bar_stands_for_is_asked_once():
    commands = Commands()
    bars = ToolBars(commands)
    for _ in range(3):
        bars.now(sight(button("Bold"), button("Italic"), button("Next", path="Find")))
    assert commands.asked == ["Formatting", "Find"]


def test_controls_of_other_places_are_left_alone():
    bars = ToolBars(Commands(Bold=BOLD))
    other = button("Bold", path="Sheets")
    assert bars.now(sight(other)).controls[0].states == ()
    assert bars.covers(sight(other))


def test_an_unknown_button_of_a_tool_bar_is_not_covered():
    assert not ToolBars(Commands()).covers(sight(button("Bold"), button("Recent")))


def test_controls_of_a_dialog_do_not_lag():
    bars = ToolBars(Commands(Bold=BOLD))
    shown = sight(button("Find", "enabled", path="Find and Replace"), in_dialog=("Find",))
    assert bars.covers(shown) and bars.now(shown) == shown


def test_the_side_bar_is_waited_for_but_for_its_tabs():
    bars = ToolBars(Commands())
    tabs = [button("Menu", path="Navigator"), button("Gallery", path="Navigator > Gallery")]
    assert bars.covers(sight(*tabs))
    assert not bars.covers(sight(*tabs, button("Style", path="Properties")))


def test_a_field_whose_value_no_command_tells_is_not_covered_and_not_waited_for_to_agree():
    bars = ToolBars(Commands(FontHeight=Status(enabled=True, checked=False)))
    shown = sight(button("Font Size", "enabled", value="12 pt"))
    assert bars.agree(shown)
    bars.prove(shown)
    assert not bars.covers(shown)


def test_a_button_that_never_agrees_is_waited_for():
    bars = ToolBars(Commands(Bold=BOLD))
    shown = sight(button("Bold", "enabled"))
    assert not bars.is_proved(shown)
    assert not bars.agree(shown)
    bars.prove(shown)
    assert bars.is_proved(shown)
    assert not bars.covers(shown)
    bars.begin()
    assert not bars.covers(shown) and bars.agree(shown)
    bars.prove(bars.now(shown))
    assert bars.covers(shown)
    bars.prove(shown)  # late, not wrong: it agreed before
    assert bars.covers(shown)


def facts(seen):
    return {(c.name, c.role, c.path, c.states, c.value) for c in seen.controls}


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_what_is_observed_at_once_is_what_shows_later(hands):
    for action in (
        SelectParagraph(start_index=2, end_index=2),
        KeyboardInput(keys="{CTRL+B}"),
        SelectText(text="engine"),
        SetFont(font_name="DejaVu Sans", font_size=10.5),
        KeyboardInput(keys="{CTRL+Z}"),
        KeyboardInput(keys="{CTRL+A}"),
        KeyboardInput(keys="x{ENTER}"),
        InsertTable(rows=2, columns=2),
        SelectParagraph(start_index=1, end_index=1),
    ):
        hands.do(action)
        time.sleep(1)  # what LibreOffice needs by itself, and then some
        assert facts(look(hands.environment._live.session.tree)) == facts(hands.seen), action
    for name in ("Ordered List", "Unordered List", "No List"):
        hands.click(name)
        time.sleep(1)
        assert facts(look(hands.environment._live.session.tree)) == facts(hands.seen), name


INSERT_TABLE = InsertTable(rows=2, columns=2)


@pytest.mark.writer
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("clicks", "action"),
    [
        (["Styles"], INSERT_TABLE),  # the list of styles
        (["Insert > Shape > Basic Shapes > Rectangle"], KeyboardInput(keys="{ESC}")),  # two bars
        (["Hyperlink", "FTP"], INSERT_TABLE),  # a dialog that tells what the cursor stands in
        (["Find and Replace"], SelectText(text="engine")),
    ],
)
def test_what_follows_late_is_waited_for(hands, clicks, action):
    def later():
        time.sleep(1)
        return facts(look(hands.environment._live.session.tree))

    for name in clicks:
        hands.click(name)
        assert later() == facts(hands.seen), name
    hands.do(action)
    assert later() == facts(hands.seen)


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_a_refused_choice_leaves_the_focus_told_as_it_is(hands):
    hands.click("Print")
    combo = hands.find("Include")
    for _ in range(5):
        ref = ControlRef(label=combo.label, name=combo.name)
        assert hands.do(SetEditText(control=ref, text="none of these")).reason == "invalid"
        reported = facts(hands.seen), hands.seen.focus
        time.sleep(0.5)
        hands.environment._live.watch.settle()
        now = hands.environment.observe()
        assert (facts(now), now.focus) == reported
        hands.do(
            ClickInput(control=ControlRef(label=now.controls[0].label, name=now.controls[0].name))
        )


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_highlighting_without_a_selection_is_a_mode_that_a_reset_ends(hands, document):
    first, name = hands.seen, "Character Highlighting Color"
    for _ in range(2):
        hands.click(name)
        assert "checked" in hands.find(name).states
        hands.do(INSERT_TABLE)
        assert "checked" in hands.find(name).states
        assert hands.open(document) == first


@pytest.mark.writer
@pytest.mark.parametrize("title", ["Drawing", "Find", "OLE Object"])
def test_a_tool_bar_is_switched_on_and_off_and_its_entry_tells(hands, title):
    entry = f"View > Toolbars > {title}"
    first = [(control.path, control.name) for control in hands.seen.controls]
    for is_on in (True, False, True, False):
        assert hands.click(entry).changed
        reported = {control.name: control.states for control in hands.environment.menu()}
        assert ("checked" in reported[entry]) is is_on
    assert [(control.path, control.name) for control in hands.seen.controls] == first


@pytest.mark.writer
def test_the_menu_is_told_while_a_tool_bar_floats(hands):
    entry = "View > Toolbars > Insert"
    for is_on in (True, False, True, False):
        hands.click(entry)
        reported = {control.name: control.states for control in hands.environment.menu()}
        assert len(reported) == len({control.name for control in hands.menu})
        assert ("checked" in reported[entry]) is is_on


@pytest.mark.writer
def test_tool_bars_follow_into_a_frame_and_out_of_it(hands):
    hands.do(SelectParagraph(start_index=2, end_index=2))
    hands.click("Insert > Frame > Frame...")
    hands.click("OK")
    reported = [shown(hands.seen)]
    hands.do(KeyboardInput(keys="inside"))
    reported.append(shown(hands.seen))
    time.sleep(1)
    assert shown(hands.environment.observe()) == reported[-1]
    hands.do(KeyboardInput(keys="{ESC}"))
    reported.append(shown(hands.seen))
    time.sleep(1)
    assert shown(hands.environment.observe()) == reported[-1]
    assert reported[0] != reported[1]


def shown(seen):
    return [(control.name, control.path, control.states) for control in seen.controls]
