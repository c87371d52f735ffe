"""Checks: how success is read from the final presentation (never from the agent's word).

Attributes left at None are not looked at. Slides and the objects on them are counted from 1.
"""

from typing import Literal

from pydantic import ConfigDict

from lamwright.records.check import Check
from lamwright.records.document import Alignment

Aspect = Literal["layout", "notes", "background", "hidden", "transition", "footer", "order"]
"""What of slides may differ besides their objects."""


class ImpressCheck(Check):
    """A check that Impress's judge can run; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ShapeText(ImpressCheck):
    """An object says these lines."""

    kind: Literal["shape_text"] = "shape_text"
    slide: int
    shape: int
    lines: tuple[str, ...]


class ShapeFormatted(ImpressCheck):
    """All text of an object looks so."""

    kind: Literal["shape_formatted"] = "shape_formatted"
    slide: int
    shape: int
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    size: float | None = None
    font: str | None = None
    alignment: Alignment | None = None


class ShapeGone(ImpressCheck):
    """No object of a slide says this text."""

    kind: Literal["shape_gone"] = "shape_gone"
    slide: int
    text: str


class SlideTitles(ImpressCheck):
    """The slides have these titles, in this order; '' for none."""

    kind: Literal["slide_titles"] = "slide_titles"
    titles: tuple[str, ...]


class SlideCopied(ImpressCheck):
    """A slide is followed by one that says the same."""

    kind: Literal["slide_copied"] = "slide_copied"
    slide: int


class SlideName(ImpressCheck):
    """A slide has a name."""

    kind: Literal["slide_name"] = "slide_name"
    slide: int
    name: str


class SlideLayout(ImpressCheck):
    """A slide has a layout, as the Layout menu calls it."""

    kind: Literal["slide_layout"] = "slide_layout"
    slide: int
    layout: str


class SlideBackground(ImpressCheck):
    """A slide has a background of its own."""

    kind: Literal["slide_background"] = "slide_background"
    slide: int
    colour: str


class SlideHidden(ImpressCheck):
    """A slide is left out of the show, or is not."""

    kind: Literal["slide_hidden"] = "slide_hidden"
    slide: int
    hidden: bool = True


class SlideNotes(ImpressCheck):
    """A slide has these notes."""

    kind: Literal["slide_notes"] = "slide_notes"
    slide: int
    text: str


class SlideTransition(ImpressCheck):
    """A slide comes in with a transition, whichever."""

    kind: Literal["slide_transition"] = "slide_transition"
    slide: int


class SlideFooter(ImpressCheck):
    """Slides show a footer text, or their number."""

    kind: Literal["slide_footer"] = "slide_footer"
    slides: tuple[int, ...]
    text: str | None = None
    number: bool | None = None


class FileSaved(ImpressCheck):
    """A file of this name was saved beside the document."""

    kind: Literal["presentation_saved"] = "presentation_saved"
    name: str


class SlidesUnchangedExcept(ImpressCheck):
    """Nothing else differs from the initial presentation; slides are found by their names."""

    kind: Literal["slides_unchanged_except"] = "slides_unchanged_except"
    texts: tuple[str, ...] = ()
    """Objects whose text may differ: 'Results/2' is the second one of the slide Results."""
    looks: tuple[str, ...] = ()
    """Objects that may look different."""
    shapes: tuple[str, ...] = ()
    """Slides whose objects may come and go."""
    aspects: tuple[Aspect, ...] = ()
    added: int = 0
    """Slides that may be new."""
    removed: tuple[str, ...] = ()
    """Slides that may be gone."""
    renamed: tuple[str, ...] = ()
    """Old and new name of a slide that is compared in spite of it, 'old > new'."""
