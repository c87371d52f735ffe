"""What a request on a text document names."""

from pydantic import Field
from typing_extensions import override

from lamwright.instantiate.family import Binding as AnyBinding


class Binding(AnyBinding):
    """What one request names. Fields at their default play no part in it."""

    span: str = Field(default="", description="text that occurs once in the document")
    place: str = Field(default="", description="words that name a paragraph")
    paragraph: int = Field(default=0, description="index of the paragraph meant or touched")
    last: int = Field(default=0, description="last paragraph of a stretch")
    whole: str = Field(default="", description="text of that paragraph")
    wholes: tuple[str, ...] = Field(default=(), description="texts of a stretch of paragraphs")
    table: str = Field(default="", description="words that name a table")
    number: int = Field(default=0, description="the table, counted from 1")
    row: int = 0
    column: int = 0
    cell: str = Field(default="", description="text of that cell, once in the document")
    option: str = Field(default="", description="the choice, as the request says it")
    text: str = Field(default="", description="new text, copied from the request")
    rows: int = 0
    columns: int = 0
    size: int = 0
    file: str = ""

    @override
    def fields(self) -> dict[str, str | int | float]:
        """The parameters that play a part, for ``Task.parameters`` and for the phrasings."""
        given = self.model_dump(exclude_defaults=True, exclude={"wholes"})
        return dict(given)
