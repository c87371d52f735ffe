"""Impress's part of a codec: slides and objects in prompts, selecting them in replies."""

from collections.abc import Mapping

from lamwright.applications.impress.canvas import canvas_lines
from lamwright.applications.office.dialect import further_replies, further_steps
from lamwright.codec import vocabulary as v
from lamwright.codec.dialect import Terminal
from lamwright.codec.lark import either, literal
from lamwright.codec.relevance import Wanted
from lamwright.records.action import BaseAction
from lamwright.records.canvas import Canvas, CanvasSlide, as_slides
from lamwright.records.document_action import SaveAs, SetFont
from lamwright.records.slide_action import SLIDE_ACTIONS
from lamwright.records.trajectory import State

EXTENSIONS = (".odp", ".pptx", ".pdf", ".ppt", ".fodp")
_ROOM = 4
"""Slides and objects that a plan may speak of beyond those that are there now."""


class SlideDialect:
    """Presentations; see ``codec.dialect.Dialect``."""

    actions: tuple[type[BaseAction], ...] = (*SLIDE_ACTIONS, SetFont, SaveAs)

    def canvas_lines(self, canvas: Canvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
        """Slides with their titles, the objects of those that matter."""
        return canvas_lines(as_slides(canvas), wanted, limit=limit, words=words)

    def texts(self, canvas: Canvas) -> list[str]:
        """Titles and the lines of all other objects."""
        texts = [shape.text for slide in as_slides(canvas).slides for shape in slide.shapes]
        return [text.removesuffix("…") for text in texts if text.strip()]

    def replies(self, state: State) -> list[Terminal]:
        """Show a slide, select an object on one, set fonts, save."""
        slides = as_slides(state.observation.canvas).slides
        return [
            Terminal("SELECT_SLIDE", [_select_slide(slide.number) for slide in slides]),
            Terminal("SELECT_SHAPE", [way for slide in slides for way in _select_shapes(slide)]),
            *further_replies(EXTENSIONS),
        ]

    def steps(self, state: State) -> Mapping[str, str]:
        """The wordings of the same actions."""
        slides = as_slides(state.observation.canvas).slides
        number = either(literal(str(n)) for n in range(1, len(slides) + 1 + _ROOM))
        most = max((len(slide.shapes) for slide in slides), default=0) + _ROOM
        shape = either(literal(str(n)) for n in range(1, most + 1))
        return {
            "SLIDE": f"{literal('Show slide ')} ({number})",
            "SHAPE": f"{literal('Select shape ')} ({shape}) {literal(' of slide ')} ({number})",
            **further_steps(EXTENSIONS),
        }


def _select_slide(number: int) -> str:
    return literal(f'Show slide {number}{v.on_document("select_slide")}"number":{number}}}')


def _select_shapes(slide: CanvasSlide) -> list[str]:
    return [
        literal(
            f"Select shape {shape.number} of slide {slide.number}{v.on_document('select_shape')}"
            f'"slide":{slide.number},"number":{shape.number}}}'
        )
        for shape in slide.shapes
    ]
