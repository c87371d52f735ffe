"""Checks of slides and of their objects."""

from lamwright.applications.checking import Answer
from lamwright.applications.impress.checks import kinds as k
from lamwright.applications.impress.checks.evidence import Evidence, shape_of, slide_of
from lamwright.applications.office.exported import exported

_LOOKS = tuple(
    name for name in k.ShapeFormatted.model_fields if name not in {"kind", "slide", "shape"}
)
_NEAR = 0.1


def shape_text(check: k.ShapeText, seen: Evidence) -> Answer:
    """The object says these lines, empty ones left out."""
    shape = shape_of(seen, check.slide, check.shape)
    if isinstance(shape, Answer):
        return shape
    held = tuple(p.text.strip() for p in shape.paragraphs if p.text.strip())
    return Answer(held == check.lines, f"object {check.shape} of slide {check.slide} says {held}")


def shape_formatted(check: k.ShapeFormatted, seen: Evidence) -> Answer:
    """Every paragraph of the object looks as asked."""
    shape = shape_of(seen, check.slide, check.shape)
    if isinstance(shape, Answer):
        return shape
    for paragraph in shape.paragraphs:
        for name in _LOOKS:
            wanted, held = getattr(check, name), getattr(paragraph.look, name)
            if wanted is not None and paragraph.text.strip() and not _agrees(wanted, held):
                return Answer(False, f"{name} of “{paragraph.text}” is {held!r}, not {wanted!r}")
    return Answer(bool(shape.text.strip()), f"object {check.shape} looks as asked")


def _agrees(wanted: object, held: object) -> bool:
    if isinstance(wanted, float) and isinstance(held, float):
        return abs(wanted - held) <= _NEAR
    if isinstance(wanted, str) and isinstance(held, str):
        return wanted.casefold() == held.casefold()
    return wanted == held


def shape_gone(check: k.ShapeGone, seen: Evidence) -> Answer:
    """No object of the slide says the text."""
    slide = slide_of(seen, check.slide)
    if isinstance(slide, Answer):
        return slide
    held = [shape.text for shape in slide.shapes]
    return Answer(check.text not in held, f"the objects of slide {check.slide} say {held}")


def slide_titles(check: k.SlideTitles, seen: Evidence) -> Answer:
    """The slides have these titles, in this order."""
    held = tuple(slide.title.strip() for slide in seen.final.slides)
    return Answer(held == check.titles, f"the titles are {', '.join(held)}")


def slide_copied(check: k.SlideCopied, seen: Evidence) -> Answer:
    """The next slide says the same, and there is one more than before."""
    slide, copy = slide_of(seen, check.slide), slide_of(seen, check.slide + 1)
    if isinstance(slide, Answer) or isinstance(copy, Answer):
        return Answer(False, f"there is no slide {check.slide + 1}")
    more = len(seen.final.slides) - len(seen.initial.slides)
    same = [shape.text for shape in slide.shapes] == [shape.text for shape in copy.shapes]
    return Answer(same and more == 1, f"{more} slides are new; the next says “{copy.title}”")


def slide_name(check: k.SlideName, seen: Evidence) -> Answer:
    """The slide has the name."""
    slide = slide_of(seen, check.slide)
    if isinstance(slide, Answer):
        return slide
    return Answer(slide.name == check.name, f"slide {check.slide} is called {slide.name}")


def slide_layout(check: k.SlideLayout, seen: Evidence) -> Answer:
    """The slide has the layout."""
    slide = slide_of(seen, check.slide)
    if isinstance(slide, Answer):
        return slide
    return Answer(
        slide.layout.casefold() == check.layout.casefold(),
        f"slide {check.slide} has the layout {slide.layout or 'of its own'}",
    )


def slide_background(check: k.SlideBackground, seen: Evidence) -> Answer:
    """The slide has the background."""
    slide = slide_of(seen, check.slide)
    if isinstance(slide, Answer):
        return slide
    return Answer(
        slide.background == check.colour, f"the background of {check.slide} is {slide.background}"
    )


def slide_hidden(check: k.SlideHidden, seen: Evidence) -> Answer:
    """The slide is hidden, or shown."""
    slide = slide_of(seen, check.slide)
    if isinstance(slide, Answer):
        return slide
    what = "hidden" if slide.hidden else "shown"
    return Answer(slide.hidden == check.hidden, f"slide {check.slide} is {what}")


def slide_notes(check: k.SlideNotes, seen: Evidence) -> Answer:
    """The slide has the notes."""
    slide = slide_of(seen, check.slide)
    if isinstance(slide, Answer):
        return slide
    return Answer(slide.notes == check.text.strip(), f"its notes are {slide.notes!r}")


def slide_transition(check: k.SlideTransition, seen: Evidence) -> Answer:
    """The slide has a transition."""
    slide = slide_of(seen, check.slide)
    if isinstance(slide, Answer):
        return slide
    return Answer(bool(slide.transition), f"its transition is {slide.transition or 'none'}")


def slide_footer(check: k.SlideFooter, seen: Evidence) -> Answer:
    """Each of the slides shows the footer and the number as asked."""
    for number in check.slides:
        slide = slide_of(seen, number)
        if isinstance(slide, Answer):
            return slide
        if check.text is not None and slide.footer != check.text:
            return Answer(False, f"the footer of slide {number} is {slide.footer!r}")
        if check.number is not None and slide.number_shown != check.number:
            what = "shows" if slide.number_shown else "does not show"
            return Answer(False, f"slide {number} {what} its number")
    return Answer(True, "the footers are as asked")


def presentation_saved(check: k.FileSaved, seen: Evidence) -> Answer:
    """The file exists under the exports folder and is what its suffix says."""
    return exported(check.name, seen.exports)
