import pytest

from lamwright.guard.guard import Guard
from lamwright.guard.policy import EffectPolicy, read_policy
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import InsertTable, SaveAs
from lamwright.records.errors import DocumentError, UsageError
from lamwright.records.observation import Control, Observation
from lamwright.safety.tables import libreoffice

WRITER = libreoffice("writer")


def guard(**options):
    return Guard(table=WRITER, **options)


def pressed(name, path="", role="push button", **fields):
    action = ClickInput(control=ControlRef(label=1, name=name))
    return action, Control(label=1, name=name, role=role, path=path, **fields)


@pytest.mark.parametrize(
    "action",
    [
        SaveAs(file_name="out", file_ext=".pdf"),
        SaveAs(file_dir="letters", file_name="out", file_ext=".docx"),
        InsertTable(rows=2, columns=2),
        KeyboardInput(keys="hello{ENTER}"),
    ],
)
def test_allows(action):
    assert guard().decide(action, None).verdict == "allow"


@pytest.mark.parametrize(
    "action",
    [
        SaveAs(file_dir="/etc", file_name="passwd", file_ext=".txt"),
        SaveAs(file_dir="..", file_name="out", file_ext=".odt"),
        SaveAs(file_dir="a/../../b", file_name="out", file_ext=".odt"),
        SaveAs(file_dir="~", file_name="out", file_ext=".odt"),
        SaveAs(file_name="../out", file_ext=".odt"),
        SaveAs(file_name="a\\b", file_ext=".odt"),
        SaveAs(file_name="run", file_ext=".sh"),
        SaveAs(file_name=" ", file_ext=".odt"),
    ],
)
def test_refuses_to_save_elsewhere(action):
    decision = guard(confirm=lambda *asked: True).decide(action, None)
    assert (decision.verdict, decision.rule) == ("refuse", "save-inside-work-directory")


@pytest.mark.parametrize(
    ("name", "path", "role", "rule"),
    [
        ("Bold", "Formatting", "toggle button", "effect-edits"),
        ("File > Properties...", "", "menu item", "effect-edits"),
        ("Tools > Word Count...", "", "menu item", "effect-looks"),
        ("View > Toolbars > Standard", "", "check menu item", "effect-looks"),
        ("File > Save As...", "", "menu item", "effect-writes"),
        ("File > Exit LibreOffice", "", "menu item", "effect-leaves"),
        ("File > Recent Documents > letter.odt", "", "menu item", "effect-reads"),
        ("File > Wizards > Letter...", "", "menu item", "effect-runs"),
        ("Tools > Macros > Run Macro...", "", "menu item", "effect-runs"),
        ("Insert > Image...", "", "menu item", "effect-reads"),
        ("Tools > Update > Update All", "", "menu item", "effect-reads"),
        ("Tools > Customize...", "", "menu item", "effect-settings"),
        ("Help > LibreOffice Help", "", "menu item", "effect-network"),
        ("Extras > Something New", "", "menu item", "effect-unknown"),
        ("Print", "Standard", "push button", "effect-writes"),
        ("Open", "Standard", "push button", "effect-reads"),
        ("Something New", "Standard", "push button", "effect-unknown"),
        ("Visit our site", "Tip of the Day", "link", "effect-network"),
    ],
)
def test_a_control_is_judged_by_the_command_behind_it(name, path, role, rule):
    decision = guard().decide(*pressed(name, path, role))
    assert decision.rule == rule
    is_harmless = rule in {"effect-edits", "effect-looks"}
    assert decision.verdict == ("allow" if is_harmless else "refuse"), decision


def test_the_command_counts_and_not_the_name():
    assert guard().decide(*pressed("Bold", command=".uno:Save")).verdict == "refuse"
    assert guard().decide(*pressed("Save", command=".uno:Bold")).verdict == "allow"
    assert guard().decide(*pressed("Bold", command=".uno:Unheard")).rule == "effect-unknown"


@pytest.mark.parametrize("role", ["list item", "table cell", "tree item", "icon"])
@pytest.mark.parametrize(
    "name", ["New York", "Print run 2024", "Send to Back", "Open", "Save As", "Exit"]
)
def test_what_a_list_holds_is_content(name, role):
    assert guard().decide(*pressed(name, "Styles > Style List", role)).verdict == "allow"


def test_a_person_may_allow_what_is_asked_but_not_a_path_outside():
    asked = []

    def confirm(action, control, reason):
        asked.append(reason)
        return True

    assert guard(confirm=confirm).decide(*pressed("Print", "Standard")).verdict == "allow"
    assert asked == ['"Print" writes a file']


def test_a_policy_that_refuses_is_not_asked_about():
    policy = EffectPolicy(answers={"looks": "allow", "edits": "allow", "writes": "refuse"})
    decision = guard(policy=policy, confirm=lambda *asked: True).decide(*pressed("Print"))
    assert decision.verdict == "refuse"


def test_the_name_field_of_a_new_section_is_no_new_document():
    field = Control(label=1, name="New Section", role="edit", path="Insert Section > New Section")
    typed = SetEditText(control=ControlRef(label=1, name=field.name), text="Notes")
    seen = Observation(controls=(field,), dialogs=("Insert Section",))
    assert guard().decide(typed, field, seen).verdict == "allow"


def test_of_a_file_chooser_only_the_way_out_is_allowed():
    path = "Insert Image"
    names = (("Open", "push button"), ("File name", "text"), ("New York", "list item"))
    controls = [
        Control(label=n, name=name, role=role, path=path) for n, (name, role) in enumerate(names)
    ]
    seen = Observation(controls=tuple(controls), dialogs=(path,), choosers=(path,))
    for control in controls:
        ref = ControlRef(label=control.label, name=control.name)
        assert guard().decide(ClickInput(control=ref), control, seen).verdict == "refuse"
        assert (
            guard().decide(SetEditText(control=ref, text="/x"), control, seen).verdict == "refuse"
        )
    assert guard().decide(KeyboardInput(keys="/etc/passwd{ENTER}"), None, seen).verdict == "refuse"
    assert guard().decide(KeyboardInput(keys="{ESC}"), None, seen).verdict == "allow"
    assert guard().decide(*pressed("Cancel", path), seen).verdict == "allow"


@pytest.mark.parametrize("name", ["Options...", "Insert Image..."])
def test_a_dialog_s_button_that_opens_what_a_command_opens_does_what_that_does(name):
    labels = {**WRITER.labels, "Insert Image": ("InsertGraphic",)}
    table = WRITER.model_copy(update={"labels": labels})
    seen = Observation(controls=(), dialogs=("Spelling: English",))
    assert Guard(table=table).decide(*pressed(name, "Spelling"), seen).verdict == "refuse"


@pytest.mark.parametrize(
    "name", ["Close", "Save", "New", "Open", "OK", "Insert", "Print", "Edit..."]
)
def test_buttons_of_a_dialog_are_its_own(name):
    seen = Observation(controls=(), dialogs=("Bookmark",))
    assert guard().decide(*pressed(name, "Bookmark"), seen).verdict == "allow"


def test_without_a_table_all_but_the_core_edits_is_asked():
    asked = []

    def confirm(action, control, reason):
        asked.append(action.function)
        return False

    bare = Guard(confirm=confirm)
    assert bare.decide(InsertTable(rows=1, columns=1), None).verdict == "allow"
    assert bare.decide(KeyboardInput(keys="hello"), None).verdict == "allow"
    assert bare.decide(KeyboardInput(keys="{CTRL+B}"), None).verdict == "refuse"
    assert bare.decide(*pressed("Bold")).verdict == "refuse"
    assert asked == ["keyboard_input", "click_input"]


def test_a_policy_from_a_file(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text('allow = ["looks", "edits", "writes"]\nrefuse = ["network"]\n')
    policy = read_policy(path)
    assert guard(policy=policy).decide(*pressed("Print")).verdict == "allow"
    assert policy.of(["edits", "network"]) == "refuse"
    assert policy.of(["edits", "runs"]) == "ask"
    assert policy.allowing(["runs"]).of(["runs"]) == "allow"
    assert policy.takes_back
    path.write_text("take_back = false\n")
    assert not read_policy(path).allowing(["runs"]).takes_back


@pytest.mark.parametrize(
    "text",
    [
        'allow = ["everything"]',
        'permit = ["reads"]',
        "allow = [",
        'allow = ["runs"]\nask = ["runs"]',
        'allow = [["looks"]]',
        "allow = [{looks = true}]",
        "allow = 3",
        "take_back = 3",
        "\xff",
    ],
)
def test_a_policy_that_is_none_is_refused_in_one_sentence(tmp_path, text):
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(UsageError, match=str(path)):
        read_policy(path)
    with pytest.raises(DocumentError):
        read_policy(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="not an effect"):
        EffectPolicy().allowing(["everything"])


def test_each_application_saves_its_own_types():
    sheets = Guard(table=libreoffice("calc"), suffixes=(".ods", ".csv"))
    assert sheets.decide(SaveAs(file_name="out", file_ext=".csv"), None).verdict == "allow"
    assert sheets.decide(SaveAs(file_name="out", file_ext=".odt"), None).verdict == "refuse"
    assert guard().decide(SaveAs(file_name="out", file_ext=".csv"), None).verdict == "refuse"


@pytest.mark.parametrize("application", ["calc", "impress"])
def test_the_last_button_of_the_wizard_of_charts_edits(application):
    action, control = pressed("Finish", "Chart Type")
    decision = Guard(table=libreoffice(application)).decide(action, control)
    assert (decision.verdict, decision.rule) == ("allow", "effect-edits")


def test_in_a_sandbox_all_is_allowed_but_a_path_outside():
    bare = Guard(EffectPolicy.sandbox())
    assert bare.decide(*pressed("Anything")).verdict == "allow"
    assert bare.decide(KeyboardInput(keys="{F10}"), None).verdict == "allow"
    assert bare.decide(SaveAs(file_dir="..", file_name="x"), None).verdict == "refuse"


def test_what_a_tool_bar_opened_edits_unless_it_is_a_menu():
    beside = Control(label=2, name="Bold", role="toggle button", window="letter.odt - Writer")
    seen = Observation(controls=(beside,))
    assert guard().decide(*pressed("(Without)"), seen).verdict == "allow"
    assert guard().decide(*pressed("More Characters…"), seen).verdict == "allow"
    assert guard().decide(*pressed("letter.odt", role="menu item"), seen).verdict == "refuse"
    assert guard().decide(*pressed("Save As...", role="menu item"), seen).verdict == "refuse"
    other = pressed("(Without)", window="letter.odt - Writer")
    assert guard().decide(*other, seen).rule == "effect-unknown"


def test_the_arrow_beside_a_button_does_what_the_button_does():
    assert guard().decide(*pressed("Menu: Underline", "Formatting")).verdict == "allow"
    assert guard().decide(*pressed("Menu: Open", "Standard")).verdict == "refuse"


def test_calc_s_own_bar_is_known_and_a_formula_in_it_is_looked_at():
    table = libreoffice("calc")
    field = Control(label=1, name="Input line", role="edit", path="Formula Tool Bar")
    for text, verdict in (("=SUM(A1:A3)", "allow"), ('=WEBSERVICE("http://x.org")', "refuse")):
        typed = SetEditText(control=ControlRef(label=1, name="Input line"), text=text)
        assert Guard(table=table).decide(typed, field).verdict == verdict
