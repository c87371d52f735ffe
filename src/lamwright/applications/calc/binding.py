"""What a request on a spreadsheet names."""

from pydantic import Field

from lamwright.instantiate.family import Binding as AnyBinding


class Binding(AnyBinding):
    """What one request names. Fields at their default play no part in it."""

    place: str = Field(default="", description="words that name cells")
    sheet: str = Field(default="", description="name of the sheet they are on")
    number: int = Field(default=0, description="of that sheet, counted from 1")
    first: str = Field(default="", description="address of the first cell")
    last: str = Field(default="", description="address of the last cell; empty: first alone")
    text: str = Field(default="", description="new text or number, copied from the request")
    option: str = Field(default="", description="the choice, as the request says it")
    source: str = Field(default="", description="cells that a formula is about: 'B2:B7'")
    line: int = Field(default=0, description="a row or column, counted from 1")
    line_words: str = Field(default="", description="words that name it")
    size: int = 0
    file: str = ""

    @property
    def area(self) -> str:
        """The cells: 'B2:C5' or 'B2'."""
        return f"{self.first}:{self.last}" if self.last else self.first
