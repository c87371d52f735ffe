"""Actions on a presentation itself, which applications with slides add to the core vocabulary."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from lamwright.records.action import BaseAction


class SelectSlide(BaseAction):
    """Show a slide, counted from 1, with nothing selected on it."""

    function: Literal["select_slide"] = "select_slide"
    number: int = Field(description="CanvasSlide.number")

    @override
    def describe(self) -> str:
        """``Show slide 2``."""
        return f"Show slide {self.number}"


class SelectShape(BaseAction):
    """Show a slide and select one of its objects, both counted from 1."""

    function: Literal["select_shape"] = "select_shape"
    slide: int = Field(description="CanvasSlide.number")
    number: int = Field(description="CanvasShape.number")

    @override
    def describe(self) -> str:
        """``Select shape 1 of slide 2``."""
        return f"Select shape {self.number} of slide {self.slide}"


SLIDE_ACTIONS = (SelectSlide, SelectShape)
