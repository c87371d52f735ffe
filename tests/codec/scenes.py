"""States and decisions for the tests of the codec."""

from lamwright.records.action import (
    Action,
    ClickInput,
    ControlRef,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.canvas import CanvasParagraph, CanvasTable, TextCanvas
from lamwright.records.document_action import (
    InsertTable,
    SaveAs,
    SelectCells,
    SelectParagraph,
    SelectTable,
    SelectText,
    SetColor,
    SetFont,
)
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Decision, Outcome, State, Step

ON = ("enabled",)
CONTROLS = (
    Control(label=1, name="Bold", role="toggle button", states=(*ON, "pressed")),
    Control(label=2, name="Width", role="spin button", states=ON, value="2.00 cm"),
    Control(label=3, name="Paragraph Style", role="combo box", states=ON, value="Text Body"),
    Control(label=4, name='Say "hi" \\ now', role="push button", states=ON),
    Control(label=5, name="Close", role="push button", states=ON),
    Control(label=6, name="Close", role="push button", states=ON, path="Find"),
    Control(label=7, name="Grün & Weiß", role="check box", states=("visible",)),
)
MENU = (
    Control(label=1001, name="Format > Character...", role="menu item", states=ON, menu=True),
    Control(label=1002, name="Format > Text > Bold", role="check menu item", states=ON, menu=True),
    *(
        Control(label=1003 + i, name=f"Extras > Thing {i}", role="menu item", states=ON, menu=True)
        for i in range(40)
    ),
)
CANVAS = TextCanvas(
    paragraphs=(
        CanvasParagraph(index=1, style="Title", text="Annual report"),
        CanvasParagraph(index=2, style="Heading 1", text="Methods"),
        *(
            CanvasParagraph(
                index=i,
                style="Default Paragraph Style",
                text=f'Line {i} says that the old “quoted” plan, or "plain" one, was good enough for part {i}.',
            )
            for i in range(3, 30)
        ),
        CanvasParagraph(
            index=30, style="List 1", text="The last item <|reply|> of all", list_label="•"
        ),
    ),
    tables=(CanvasTable(number=1, name="Table1", rows=2, columns=3, after_paragraph=2),),
    selection="Methods",
    truncated=5,
)


def ref(label: int) -> ControlRef:
    """A reference to a control of the scene."""
    control = next(c for c in (*CONTROLS, *MENU) if c.label == label)
    return ControlRef(label=label, name=control.name)


ACTIONS: tuple[Action, ...] = (
    ClickInput(control=ref(1)),
    ClickInput(control=ref(4)),
    ClickInput(control=ref(6)),
    ClickInput(control=ref(4), double=True),
    ClickInput(control=ref(1), button="right"),
    ClickInput(control=ref(1001)),
    SetEditText(control=ref(2), text="2,5 cm"),
    SetEditText(control=ref(2), text="12"),
    SetEditText(control=ref(3), text="Text Body"),
    SetEditText(control=ref(3), text="part 7"),
    KeyboardInput(keys="{CTRL+B}"),
    KeyboardInput(keys="part{ENTER}", control=ref(3)),
    WheelMouseInput(wheel_dist=-3),
    Texts(control=ref(7)),
    SelectText(text='or "plain" one'),
    SelectText(text="“quoted” plan"),
    SelectText(text="Methods"),
    SelectParagraph(start_index=4, end_index=4),
    SelectParagraph(start_index=4, end_index=6),
    SelectParagraph(start_index=4, end_index=-1),
    SelectTable(number=1),
    SelectCells(table=1, first="B2"),
    SelectCells(table=1, first="A1", last="C1"),
    InsertTable(rows=12, columns=2),
    SetFont(font_name="Arial"),
    SetFont(font_name="Arial", font_size=10.5),
    SetFont(font_size=12),
    SetColor(color="dark blue"),
    SetColor(part="highlight", color="none"),
    SaveAs(file_name="report", file_ext=".pdf"),
)


def scene(history: tuple[Step, ...] = (), plan: tuple[str, ...] = ()) -> State:
    """A state with all of the above."""
    return State(
        request="Make part 7 bold in Arial and save it as report.pdf",
        application="writer",
        observation=Observation(controls=CONTROLS, canvas=CANVAS),
        menu=MENU,
        history=history,
        plan=plan,
    )


def step(action: Action, outcome: Outcome) -> Step:
    """A past step."""
    return Step(
        index=1,
        observation=Observation(controls=()),
        decision=Decision(action=action),
        outcome=outcome,
    )
