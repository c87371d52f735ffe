"""Actions on the document itself, which applications with documents add to the core vocabulary."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Literal

from pydantic import Field, field_validator, model_validator
from typing_extensions import override

from lamwright.records.action import BaseAction


class SelectText(BaseAction):
    """Select the first occurrence of a text in the document or in one place of it, or every one at once."""

    function: Literal["select_text"] = "select_text"
    text: str = Field(description="may be empty where there is a place: all of its text")
    place: str = Field(
        default="",
        description="'body', 'paragraph 3', 'table 1 B2', 'footnote 1', 'text box 1', "
        "'header of Default Page Style', 'comment 1' ... as the canvas calls it; empty: anywhere",
    )
    every: bool = Field(default=False, description="all occurrences in body and cells at once")

    @override
    def describe(self) -> str:
        """``Select the text "June" in footnote 1``, ``Select every "June"``, ``Select all of footnote 1``."""
        if self.place and not self.text:
            return f"Select all of {self.place}"
        which = "every" if self.every else "the text"
        return f'Select {which} "{self.text}"' + (f" in {self.place}" if self.place else "")


class ReadText(BaseAction):
    """Read paragraphs of the body, counted from 1, or another place; the outcome holds the text."""

    function: Literal["read_text"] = "read_text"
    place: str = Field(default="body", description="as in select_text")
    start_index: int = Field(default=1, description="first paragraph of that place")
    end_index: int = Field(default=-1, description="last one; -1: to the end")

    @override
    def describe(self) -> str:
        """``Read paragraphs 1 to the end of footnote 1``."""
        last = "the end" if self.end_index == -1 else str(self.end_index)
        return f"Read paragraphs {self.start_index} to {last} of {self.place}"


class SelectParagraph(BaseAction):
    """Select whole body paragraphs, counted from 1; end_index -1 is the last one."""

    function: Literal["select_paragraph"] = "select_paragraph"
    start_index: int
    end_index: int
    non_empty: bool = Field(default=False, description="count only paragraphs that hold text")

    @override
    def describe(self) -> str:
        """``Select paragraph 3`` or ``Select paragraphs 3 to the last``."""
        if self.start_index == self.end_index:
            return f"Select paragraph {self.start_index}"
        last = "the last" if self.end_index == -1 else str(self.end_index)
        return f"Select paragraphs {self.start_index} to {last}"


class SelectParagraphs(BaseAction):
    """Select several whole body paragraphs at once, counted from 1, those with text."""

    function: Literal["select_paragraphs"] = "select_paragraphs"
    indexes: tuple[int, ...] = Field(min_length=2, description="two or more, ascending")

    @field_validator("indexes")
    @classmethod
    def _ascending(cls, indexes: tuple[int, ...]) -> tuple[int, ...]:
        if any(later <= earlier for earlier, later in pairwise(indexes)):
            raise ValueError("indexes ascend, each named once")
        return indexes

    @override
    def describe(self) -> str:
        """``Select paragraphs 2, 5 and 9``."""
        *others, last = (str(index) for index in self.indexes)
        return f"Select paragraphs {', '.join(others)} and {last}"

    @override
    def arguments(self) -> dict[str, object]:
        """The indexes as a list, as JSON has them."""
        return {"indexes": list(self.indexes)}


class SelectTable(BaseAction):
    """Select a whole table, counted from 1."""

    function: Literal["select_table"] = "select_table"
    number: int

    @override
    def describe(self) -> str:
        """``Select table 1``."""
        return f"Select table {self.number}"


class SelectCells(BaseAction):
    """Select cells of a table of the document, such as 'A1' to 'C1'; without ``last`` a single one."""

    function: Literal["select_cells"] = "select_cells"
    table: int = Field(description="CanvasTable.number")
    first: str = Field(description="address of a corner: column letter and row number, 'A1'")
    last: str = Field(default="", description="address of the opposite corner; empty: first alone")

    @override
    def describe(self) -> str:
        """``Select cells A1 to C1 of table 1``."""
        if self.last in {"", self.first}:
            return f"Select cell {self.first} of table {self.table}"
        return f"Select cells {self.first} to {self.last} of table {self.table}"


class InsertTable(BaseAction):
    """Insert an empty table at the cursor."""

    function: Literal["insert_table"] = "insert_table"
    rows: int
    columns: int

    @override
    def describe(self) -> str:
        """``Insert a table with 3 rows and 2 columns``."""
        return f"Insert a table with {self.rows} rows and {self.columns} columns"


class SetFont(BaseAction):
    """Font name and/or size (points) of the selection."""

    function: Literal["set_font"] = "set_font"
    font_name: str | None = None
    font_size: float | None = None

    @override
    def describe(self) -> str:
        """``Set the font to "DejaVu Sans" size 12``."""
        name = f' to "{self.font_name}"' if self.font_name else ""
        size = f" size {self.font_size:g}" if self.font_size else ""
        return f"Set the font{name}{size}"

    @override
    def arguments(self) -> dict[str, object]:
        """Whole sizes are written without a fraction."""
        given = super().arguments()
        if self.font_size is not None and self.font_size == int(self.font_size):
            given["font_size"] = int(self.font_size)
        return given


class SetColor(BaseAction):
    """Colour of the selection's letters, of a marker over them, or of what is behind the paragraph or cell."""

    function: Literal["set_color"] = "set_color"
    part: Literal["text", "highlight", "background"] = "text"
    color: str = Field(description="a name such as 'dark blue', '#rrggbb', or 'none'")

    @override
    def describe(self) -> str:
        """``Set the text color to "dark blue"``."""
        return f'Set the {self.part} color to "{self.color}"'


class SaveAs(BaseAction):
    """Save the document; an empty file_dir is the work directory."""

    function: Literal["save_as"] = "save_as"
    file_dir: str = ""
    file_name: str
    file_ext: str = Field(default=".odt", description=".odt, .docx, .pdf, .txt ...")

    @model_validator(mode="before")
    @classmethod
    def _ending_once(cls, given: object) -> object:
        """A name that ends like the file type already does not do so twice."""
        if not isinstance(given, Mapping):
            return given
        name, ending = str(given.get("file_name", "")), str(given.get("file_ext", ".odt"))
        if not ending or name == ending or not name.lower().endswith(ending.lower()):
            return given
        return {**given, "file_name": name[: -len(ending)]}

    @override
    def describe(self) -> str:
        """``Save as "letter.pdf"``."""
        return f'Save as "{self.file_name}{self.file_ext}"'

    @override
    def arguments(self) -> dict[str, object]:
        """The file type is always named."""
        return {**super().arguments(), "file_ext": self.file_ext}


TEXT_DOCUMENT_ACTIONS = (
    SelectText,
    ReadText,
    SelectParagraph,
    SelectParagraphs,
    SelectTable,
    SelectCells,
    InsertTable,
    SetFont,
    SetColor,
    SaveAs,
)
