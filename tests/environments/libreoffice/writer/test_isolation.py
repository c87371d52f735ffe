"""One episode leaves nothing for the next, and LibreOffice reaches nothing that is not its own."""

import json
import subprocess
import time
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.libreoffice.uno_bridge import SYSTEM_PYTHON
from lamwright.environments.linux.desktop import poll
from lamwright.environments.linux.fences import fences
from lamwright.records.document_action import SelectParagraph

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]

CLIENT = """
import os, sys, uno
from com.sun.star.beans import NamedValue
pipe, component = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
loader = context.ServiceManager.createInstanceWithContext("com.sun.star.loader.Python", context)
factory = loader.activate("Trial", "", component, None)
print(factory.createInstanceWithContext(context).execute(()), flush=True)
os._exit(0)
"""
INSIDE = """
import json, os, socket, unohelper
from com.sun.star.task import XJob
class Trial(unohelper.Base, XJob):
    def __init__(self, context):
        pass
    def execute(self, arguments):
        return json.dumps({name: self.tried(call) for name, call in TRIALS.items()})
    def tried(self, call):
        try:
            call().close()
            return "done"
        except OSError as error:
            return error.strerror
def pwd_home():
    return "HOME_OF_A_PERSON"
TRIALS = {
    "internet": lambda: socket.socket(socket.AF_INET),
    "internet datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "internet 6": lambda: socket.socket(socket.AF_INET6),
    "local": lambda: socket.socket(socket.AF_UNIX),
    "/usr": lambda: open("/usr/lib/libreoffice/lamwright-trial", "w"),
    "/etc": lambda: open("/etc/lamwright-trial", "w"),
    "home": lambda: open(os.path.join(pwd_home(), "lamwright-trial"), "w"),
    "passwd": lambda: open("/etc/passwd"),
    "environment": lambda: open("/proc/self/environ"),
}
g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Trial, "Trial", ("com.sun.star.task.Job",))
"""


def tried_inside(hands):
    component = hands.environment._live.session.directory / "trial.py"
    component.write_text(INSIDE.replace("HOME_OF_A_PERSON", str(Path.home())), encoding="utf-8")
    pipe = hands.environment._live.session.office.pipe
    command = [SYSTEM_PYTHON, "-IBc", CLIENT, pipe, component.as_uri()]
    return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)


needs_fences = pytest.mark.skipif(bool(fences().missing()), reason="this kernel has no fences")


@needs_fences
def test_code_inside_gets_no_socket_of_a_network(hands):
    reported = tried_inside(hands)
    networks = {reported[name] for name in ("internet", "internet datagram", "internet 6")}
    assert networks == {"Address family not supported by protocol"}
    assert reported["local"] == "done"


@needs_fences
def test_code_inside_reads_and_writes_nothing_that_is_not_its_own(hands):
    reported = tried_inside(hands)
    places = ("/usr", "/etc", "home", "passwd", "environment")
    assert {reported[place] for place in places} == {"Permission denied"}


def test_the_pipe_is_its_owner_s_alone(hands):
    desktop = hands.environment._live.session.desktop
    pipe = desktop.pipes / "uno"
    assert pipe.stat().st_mode & 0o777 == 0o600
    assert desktop.pipes.stat().st_mode & 0o777 == 0o700


def test_what_is_in_force_is_told_by_the_process_itself(hands):
    report = hands.environment._live.session.directory / "fences.json"
    assert json.loads(report.read_text("utf-8"))["files"] == fences().landlock


def test_no_browser_is_started(hands):
    asked = hands.environment._live.session.directory / "bin" / "xdg-open.asked"
    hands.click("Help > LibreOffice Help")
    assert poll(asked.exists, 10)
    assert asked.read_text("utf-8").strip()


def places(seen):
    return [(control.path, control.name) for control in seen.controls]


@pytest.mark.parametrize(
    "opener",
    [
        "Track Changes Functions",
        "View > Toolbars > OLE Object",
        "Navigator",
        "View > Sidebar",
    ],
)
def test_what_was_opened_around_a_document_is_gone_with_the_next(hands, document, tmp_path, opener):
    first = places(hands.open(document))
    for number in range(3):  # a window tells LibreOffice how it was only when the next one is there
        other = tmp_path / f"{number}.odt"
        other.write_bytes(document.read_bytes())
        hands.click(opener)
        assert places(hands.seen) != first
        assert places(hands.open(other)) == first


def test_the_same_document_comes_back_without_what_was_opened_around_it(hands, document):
    first = places(hands.open(document))
    hands.click("View > Toolbars > OLE Object")
    assert places(hands.seen) != first
    assert places(hands.open(document)) == first


def test_empty_documents_are_numbered_anew(hands):
    hands.open(None)  # "Untitled 2" where the AutoCorrect options showed before: not known why
    for _ in range(3):
        assert hands.open(None).window.startswith("Untitled 1 ")
        hands.click("File > New > Text Document")
        assert hands.seen.window.startswith("Untitled 2 ")


def test_an_empty_clipboard_shows_as_empty_whatever_was_copied_before(hands, document, tmp_path):
    first = hands.seen.controls
    assert "enabled" not in hands.find("Paste").states
    for number in range(2):
        hands.do(SelectParagraph(start_index=1, end_index=1))
        hands.click("Copy")
        assert "enabled" in hands.find("Paste").states
        assert hands.open(document).controls == first  # undone
        other = tmp_path / f"{number}.odt"
        other.write_bytes(document.read_bytes())
        opened = hands.open(other).controls
        assert [c.model_copy(update={"window": first[0].window}) for c in opened] == list(first)
        hands.open(document)


def test_undoing_takes_the_keyboard_back_from_a_field_of_a_tool_bar(hands, document, tmp_path):
    first, looks = hands.seen, picture(hands, tmp_path / "first.png")
    hands.click("Font Name")
    assert hands.seen.focus is not None
    assert hands.open(document) == first
    assert differing(looks, picture(hands, tmp_path / "undone.png")) < 200


def picture(hands, path):
    time.sleep(0.6)  # the ruler and the status bar are drawn anew by a timer
    hands.environment.screenshot(path)
    return Image.open(path).convert("L")


def differing(one, other):
    """Pixels; the cursor blinks, so a few always may."""
    return sum(ImageChops.difference(one, other).histogram()[16:])


@pytest.mark.parametrize("entry", ["View > Zoom > 200%", "View > Web"])
def test_the_next_episode_looks_as_the_first_did(hands, document, tmp_path, entry):
    first = picture(hands, tmp_path / "first.png")
    hands.click(entry)
    assert differing(first, picture(hands, tmp_path / "changed.png")) > 2000
    hands.open(document)
    assert differing(first, picture(hands, tmp_path / "undone.png")) < 200
    assert "checked" in hands.find("View > Normal").states
    hands.click(entry)
    hands.open(write_odt(tmp_path / "other.odt", OdtParts(body="<text:p>Dear Ada,</text:p>")))
    hands.open(document)
    assert differing(first, picture(hands, tmp_path / "opened.png")) < 200


def test_options_that_an_episode_changed_are_not_the_next_one_s(hands, document):
    process = hands.environment._live.session.office.pid
    hands.click("Tools > Options...")
    hands.click("Cancel")
    hands.open(document)
    assert hands.environment._live.session.office.pid == process
    hands.click("Tools > Options...")
    hands.fill("Company", "Analytical Engines")
    hands.click("OK")
    hands.open(document)
    assert hands.environment._live.session.office.pid != process
    hands.click("Tools > Options...")
    assert not hands.find("Company").value


def test_the_page_of_a_dialog_that_showed_last_is_forgotten(hands, document, tmp_path):
    hands.click("Format > Paragraph...")
    first = places(hands.seen)
    hands.click("Borders")
    hands.click("Cancel")
    other = tmp_path / "other.odt"
    other.write_bytes(document.read_bytes())
    hands.open(other)
    hands.click("Format > Paragraph...")
    assert places(hands.seen) == first


def test_the_canvas_follows_every_change(hands):
    def looks():
        return [(p.text, p.attributes, p.runs) for p in hands.seen.canvas.paragraphs]

    history = [looks()]
    hands.do(SelectParagraph(start_index=2, end_index=2))
    assert looks() == history[-1]
    for name in ("Bold", "Center", "Undo", "Undo", "Redo", "Center"):
        hands.click(name)
        assert looks() != history[-1], name
        history.append(looks())
    plain, bold, centred, *undone, again, _ = history
    assert undone == [bold, plain] and again == bold and centred not in (plain, bold)
