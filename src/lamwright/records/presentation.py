"""What a saved presentation holds, with effective values: styles and direct formatting resolved."""

from pydantic import Field

from lamwright.records.base import Record
from lamwright.records.document import Alignment


class TextLook(Record):
    """How the text of a paragraph looks where all of it looks alike; sizes in points."""

    font: str = ""
    size: float = Field(default=18.0, description="of its first text")
    bold: bool = Field(default=False, description="all of it is bold")
    italic: bool = False
    underline: bool = False
    colour: str = Field(
        default="automatic", description="'#rrggbb' or automatic; of its first text"
    )
    alignment: Alignment = "left"


class SlideParagraph(Record):
    """One paragraph of a shape."""

    text: str
    look: TextLook = TextLook()
    level: int = Field(default=0, description="of its bullet, counted from 1; 0: none")


class ShapeState(Record):
    """One object on a slide."""

    kind: str = Field(description="title, subtitle, outline, text, image, table, or a shape's name")
    name: str = ""
    paragraphs: tuple[SlideParagraph, ...] = ()
    box: tuple[float, float, float, float] = Field(
        default=(0.0, 0.0, 0.0, 0.0), description="x, y, width, height in millimetres"
    )
    fill: str = Field(default="none", description="'#rrggbb' or none")

    @property
    def text(self) -> str:
        """One line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class SlideState(Record):
    """One slide."""

    name: str
    layout: str = Field(default="", description="as the Layout menu calls it; empty: not known")
    master: str = Field(default="", description="the master slide, display name")
    shapes: tuple[ShapeState, ...] = ()
    notes: str = ""
    background: str = Field(default="none", description="'#rrggbb' or none (the master's)")
    hidden: bool = False
    transition: str = Field(default="", description="its type; empty: none")
    number_shown: bool = Field(default=False, description="the slide number")
    footer: str = Field(default="", description="its footer text where it is shown")

    @property
    def title(self) -> str:
        """The text of its title."""
        return next((shape.text for shape in self.shapes if shape.kind == "title"), "")


class PresentationState(Record):
    """All that a saved presentation holds, as far as checks read it."""

    schema_version: int = 1
    slides: tuple[SlideState, ...] = ()
