"""Documents that retrieval is tested on."""

from lamwright.records.canvas import CanvasCell, CanvasParagraph, CanvasRun, CanvasTable, TextCanvas
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import State

PLAIN = "Default Paragraph Style"


def paragraphs(*lines: str | tuple[str, str]) -> tuple[CanvasParagraph, ...]:
    """Lines in a style; '- ' makes a bullet, '**' all bold, an empty line an empty paragraph."""
    made = []
    for index, line in enumerate(lines, 1):
        style, text = line if isinstance(line, tuple) else (PLAIN, line)
        label = "•" if text.startswith("- ") else ""
        bold = text.startswith("**")
        text = text.removeprefix("- ").removeprefix("**")
        runs = (CanvasRun(text=text, attributes=("bold",)),) if bold else ()
        made.append(
            CanvasParagraph(index=index, style=style, text=text, list_label=label, runs=runs)
        )
    return tuple(made)


def table(rows: list[list[str]], *, number: int = 1, after: int = 0, name: str = "") -> CanvasTable:
    """A table with these texts."""
    cells = tuple(
        CanvasCell(address=f"{chr(65 + x)}{y}", text=text)
        for y, row in enumerate(rows, 1)
        for x, text in enumerate(row)
        if text
    )
    return CanvasTable(
        number=number,
        name=name or f"Table{number}",
        rows=len(rows),
        columns=len(rows[0]),
        after_paragraph=after,
        cells=cells,
    )


TRIP = TextCanvas(
    paragraphs=paragraphs(
        ("Title", "Autumn trip 2026"),  # 1
        "Lisbon, 3 May 2026",  # 2
        "Dear parents,",  # 3
        "In September the whole class will spend three days in the hills above the river.",  # 4
        "**Packing list",  # 5
        "- a warm sleeping bag",  # 6
        "- rain jacket and sturdy boots",  # 7
        "- the tent pegs",  # 8
        "- a small stove",  # 9
        "**Costs",  # 10
        "The coach is paid by the school, the rest is 40 euros for each child.",  # 11
        "Please leave your car at the sports hall, there is no room at the gate.",  # 12
        "",  # 13
        "Kind regards,",  # 14
        "Joana Matos",  # 15
    ),
    tables=(
        table(
            [["City", "Date", "Price"], ["Porto", "4 May", "12"], ["Lima", "5 May", "18"], ["Total", "", "30"]],
            after=12,
            name="Stops",
        ),
    ),
)  # fmt: skip


def state(request: str, canvas: TextCanvas = TRIP, plan: tuple[str, ...] = ()) -> State:
    """A state of the main window with a few controls."""
    names = ("Bold", "Italic", "Center", "Font Color", "Page Break", "Ordered List")
    menu = (
        "Format > Page Style...",
        "Format > Paragraph...",
        "Table > Delete > Delete Rows",
        "Edit > Track Changes > Record",
    )
    return State(
        request=request,
        application="writer",
        observation=Observation(
            controls=tuple(
                Control(label=n, name=name, role="push button", path="Formatting")
                for n, name in enumerate(names, 1)
            ),
            canvas=canvas,
        ),
        menu=tuple(
            Control(label=1000 + n, name=name, role="menu item") for n, name in enumerate(menu, 1)
        ),
        plan=plan,
    )
