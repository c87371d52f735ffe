"""The action vocabulary: one class per function, names and arguments as in UFO."""

from typing import Annotated, Literal

from pydantic import Field

from lamwright.records.base import Record


class ControlRef(Record):
    """A control of the current observation, by label and by name."""

    label: int = Field(description="Control.label in the observation the action was decided on")
    name: str = Field(description="Control.name, kept so that a stale label is noticed")


class ClickInput(Record):
    """Press, toggle, open or choose a control."""

    function: Literal["click_input"] = "click_input"
    control: ControlRef
    button: Literal["left", "right", "middle"] = "left"
    double: bool = False


class SetEditText(Record):
    """Put text into an edit, combo box or spin button."""

    function: Literal["set_edit_text"] = "set_edit_text"
    control: ControlRef
    text: str
    clear_current_text: bool = True


class KeyboardInput(Record):
    """Type: plain text, with ``{ENTER}``, ``{TAB}`` or ``{CTRL+B}`` for keys, ``{{}``, ``{}}`` for braces."""

    function: Literal["keyboard_input"] = "keyboard_input"
    control: ControlRef | None = Field(default=None, description="focused first when given")
    keys: str


class WheelMouseInput(Record):
    """Scroll at a control."""

    function: Literal["wheel_mouse_input"] = "wheel_mouse_input"
    control: ControlRef | None = None
    wheel_dist: int = Field(description="notches; positive is up")


class Texts(Record):
    """Read a control's text; it is told in the outcome."""

    function: Literal["texts"] = "texts"
    control: ControlRef


class SelectText(Record):
    """Select the first occurrence of a text in the document, or in one place of it."""

    function: Literal["select_text"] = "select_text"
    text: str = Field(description="may be empty where there is a place: all of its text")
    place: str = Field(
        default="",
        description="'body', 'paragraph 3', 'table 1 B2', 'footnote 1', 'text box 1', "
        "'header of Default Page Style' ... as the canvas calls it; empty: anywhere",
    )


class ReadText(Record):
    """Read paragraphs of the body, counted from 1, or another place; the outcome reports the text."""

    function: Literal["read_text"] = "read_text"
    place: str = Field(default="body", description="as in select_text")
    start_index: int = Field(default=1, description="first paragraph of that place")
    end_index: int = Field(default=-1, description="last one; -1: to the end")


class SelectParagraph(Record):
    """Select whole body paragraphs, counted from 1; end_index -1 is the last one."""

    function: Literal["select_paragraph"] = "select_paragraph"
    start_index: int
    end_index: int
    non_empty: bool = Field(default=False, description="count only paragraphs that hold text")


class SelectTable(Record):
    """Select a whole table, counted from 1."""

    function: Literal["select_table"] = "select_table"
    number: int


class SelectCells(Record):
    """Select cells of a table of the document, such as 'A1' to 'C1'; without ``last`` a single one."""

    function: Literal["select_cells"] = "select_cells"
    table: int = Field(description="CanvasTable.number")
    first: str = Field(description="address of a corner: column letter and row number, 'A1'")
    last: str = Field(default="", description="address of the opposite corner; empty: first alone")


class InsertTable(Record):
    """Insert an empty table at the cursor."""

    function: Literal["insert_table"] = "insert_table"
    rows: int
    columns: int


class SetFont(Record):
    """Font name and/or size (points) of the selection."""

    function: Literal["set_font"] = "set_font"
    font_name: str | None = None
    font_size: float | None = None


class SaveAs(Record):
    """Save the document; an empty file_dir is the work directory."""

    function: Literal["save_as"] = "save_as"
    file_dir: str = ""
    file_name: str
    file_ext: str = Field(default=".odt", description=".odt, .docx, .pdf, .txt ...")


Action = Annotated[
    ClickInput
    | SetEditText
    | KeyboardInput
    | WheelMouseInput
    | Texts
    | SelectText
    | ReadText
    | SelectParagraph
    | SelectTable
    | SelectCells
    | InsertTable
    | SetFont
    | SaveAs,
    Field(discriminator="function"),
]
CONTROL_FUNCTIONS = (
    "click_input",
    "set_edit_text",
    "keyboard_input",
    "wheel_mouse_input",
    "texts",
)
