"""Small scenes and steps that the tests of this room share."""

from lamwright.evaluate.equality import Scene
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.observation import Control, Observation
from lamwright.records.task import Task
from lamwright.records.trajectory import Decision, Step

BOLD = Control(label=1, name="Bold", role="toggle button", path="Formatting")
WIDTH = Control(label=2, name="Width", role="spin button", path="Table", dialog="Table")
OTHER_WIDTH = Control(label=3, name="Width", role="spin button", path="Column", dialog="Column")
DIALOG_TABLE = Control(label=4, name="Table", role="push button", path="Insert", dialog="Insert")
MENU_BOLD = Control(label=201, name="Format > Text > Bold", role="check menu item", menu=True)
MENU_TABLE = Control(label=202, name="Insert > Table...", role="menu item", menu=True)
MENU_OTHER_TABLE = Control(label=203, name="Edit > Table...", role="menu item", menu=True)
CONTROLS = (BOLD, WIDTH, OTHER_WIDTH, DIALOG_TABLE)
MENU = (MENU_BOLD, MENU_TABLE, MENU_OTHER_TABLE)
CANVAS = TextCanvas(
    paragraphs=tuple(CanvasParagraph(index=i, style="Standard", text=f"p{i}") for i in (1, 2, 3))
)
SCENE = Scene(controls=CONTROLS + MENU, canvas=CANVAS)


def ref(control):
    return ControlRef(label=control.label, name=control.name)


def click(control, **more):
    return ClickInput(control=ref(control), **more)


def step(index, action, status="CONTINUE"):
    return Step(
        index=index,
        observation=Observation(controls=CONTROLS, canvas=CANVAS),
        decision=Decision(action=action, status=status),
    )


def task(task_id="t1", family="bold-text", axes=()):
    return Task(
        task_id=task_id,
        request="Make it bold",
        application="writer",
        family=family,
        phrasing=0,
        template="letter.odt",
        checks=(),
        reference=(),
        split="test",
        axes=axes,
    )
