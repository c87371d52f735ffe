"""What a request on a presentation names."""

from pydantic import Field

from lamwright.instantiate.family import Binding as AnyBinding


class Binding(AnyBinding):
    """What one request names. Fields at their default play no part in it."""

    place: str = Field(default="", description="words that name a slide")
    slide: int = Field(default=0, description="the slide, counted from 1")
    name: str = Field(default="", description="the name of that slide")
    shape: int = Field(default=0, description="the object on it, counted from 1")
    text: str = Field(default="", description="new text, copied from the request")
    option: str = Field(default="", description="the choice, as the request says it")
    size: int = 0
    file: str = ""
