"""An open presentation: its canvas, and what may be selected in it."""

from pathlib import Path

from lamwright.environments.libreoffice.content.document import (
    DocumentAction,
    Side,
    of_another_kind,
    refused,
)
from lamwright.environments.libreoffice.content.slide_reader import read_slides
from lamwright.environments.linux.side_process import DocumentClosed
from lamwright.records.base import Record
from lamwright.records.canvas import CanvasSlide, SlidesCanvas
from lamwright.records.slide_action import SelectShape, SelectSlide
from lamwright.records.trajectory import Outcome

_TEXT_CAP = 200
_SHAPE_CAP = 40
_SLIDE_CAP = 100


class _Look(Record):
    slide: int
    selected: tuple[int, ...]
    digest: str
    content: str | None


class SlideDocument:
    """See ``document.Document`` for the contract."""

    within = ""
    """No action enters a comment."""

    def __init__(self, side: Side, file: Path | None = None) -> None:
        del file  # all there is to tell is in what LibreOffice exports
        self._side = side
        self._slides: tuple[CanvasSlide, ...] = ()
        self._left_out = 0
        self._digest = ""

    def canvas(self) -> SlidesCanvas:
        """Slides, their shapes and texts, the current slide; many capped; empty once closed."""
        try:
            look = _Look.model_validate(self._side.ask("look", known=self._digest))
        except DocumentClosed:
            return SlidesCanvas()
        if look.content is not None:
            slides, self._left_out = read_slides(
                look.content, slides=_SLIDE_CAP, shapes=_SHAPE_CAP, characters=_TEXT_CAP
            )
            self._slides, self._digest = tuple(slides), look.digest
        return SlidesCanvas(
            slides=tuple(_marked(slide, look) for slide in self._slides),
            current_slide=look.slide,
            truncated=self._left_out,
        )

    def whole(self) -> SlidesCanvas:
        """As ``canvas``: nobody needs more."""
        return self.canvas()

    def read_ahead(self) -> None:
        """Not every change of a text is reported, so it is read on demand."""

    def listed(self) -> dict[str, bool]:
        """Not known."""
        return {}

    def perform(self, action: DocumentAction) -> Outcome:
        """Show a slide, or select an object on one."""
        match action:
            case SelectSlide(number=number):
                otherwise = refused("invalid", f"The document has no slide {number}.")
                return self._side.attempt("select_slide", otherwise, number=number)
            case SelectShape(slide=slide, number=number):
                otherwise = refused("invalid", f"There is no shape {number} on a slide {slide}.")
                return self._side.attempt("select_shape", otherwise, slide=slide, number=number)
            case _:
                return of_another_kind(action, "presentation")


def _marked(slide: CanvasSlide, look: _Look) -> CanvasSlide:
    """A slide with the selected shapes marked, if it is the current one."""
    if slide.number != look.slide or not look.selected:
        return slide
    shapes = (
        shape.model_copy(update={"selected": shape.number in look.selected})
        for shape in slide.shapes
    )
    return slide.model_copy(update={"shapes": tuple(shapes)})
