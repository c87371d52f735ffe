"""What checks look at, and how they find things in it."""

from dataclasses import dataclass
from pathlib import Path

from lamwright.applications.checking import Answer
from lamwright.records.presentation import PresentationState, ShapeState, SlideState


@dataclass(frozen=True)
class Evidence:
    """The presentation before and after, and the folder where the episode's files were saved."""

    initial: PresentationState
    final: PresentationState
    exports: Path | None = None


def slide_of(seen: Evidence, number: int) -> SlideState | Answer:
    """The slide of a number after the episode, or the answer that there is none."""
    slides = seen.final.slides
    if not 1 <= number <= len(slides):
        return Answer(False, f"there is no slide {number}, but {len(slides)} slides")
    return slides[number - 1]


def shape_of(seen: Evidence, slide: int, number: int) -> ShapeState | Answer:
    """The object of a number on a slide, or the answer that there is none."""
    found = slide_of(seen, slide)
    if isinstance(found, Answer):
        return found
    if not 1 <= number <= len(found.shapes):
        return Answer(False, f"slide {slide} has {len(found.shapes)} objects, no {number}.")
    return found.shapes[number - 1]
