"""What differs between two presentations, in words that a judge (or a reader) can weigh."""

from collections.abc import Iterator
from itertools import zip_longest

from lamwright.applications.checking import first_difference
from lamwright.records.presentation import PresentationState, ShapeState, SlideState

_MOST = 40


def describe_difference(initial: PresentationState, final: PresentationState) -> tuple[str, ...]:
    """One line per difference, at most 40 and a line that counts the rest."""
    lines = list(_lines(initial, final))
    if len(lines) > _MOST:
        return (*lines[:_MOST], f"... and {len(lines) - _MOST} more differences")
    return tuple(lines)


def _lines(initial: PresentationState, final: PresentationState) -> Iterator[str]:
    before = [slide.name for slide in initial.slides]
    after = [slide.name for slide in final.slides]
    if before != after:
        yield f"slides were {', '.join(before)}, are {', '.join(after)}"
    later = {slide.name: slide for slide in final.slides}
    for slide in initial.slides:
        if slide.name in later:
            yield from _slide(slide, later[slide.name])
    for slide in final.slides:
        if slide.name not in before:
            yield f"new slide {slide.name} ({slide.layout}) with the title {slide.title!r}"


def _slide(before: SlideState, after: SlideState) -> Iterator[str]:
    for name in SlideState.model_fields:
        found = first_difference(getattr(before, name), getattr(after, name))
        if name not in {"name", "shapes"} and found:
            yield f"{name.replace('_', ' ')} of slide {before.name}: {found}"
    for number, (old, new) in enumerate(zip_longest(before.shapes, after.shapes), 1):
        yield from _shape(f"object {number} of slide {before.name}", old, new)


def _shape(where: str, old: ShapeState | None, new: ShapeState | None) -> Iterator[str]:
    if old is None or new is None:
        held = old or new
        assert held is not None
        yield f"{where} is {'new' if old is None else 'gone'}: {held.kind} {held.text!r}"
        return
    if old.text != new.text:
        yield f"{where} said {old.text!r}, says {new.text!r}"
        return
    found = first_difference(old, new)
    if found:
        yield f"{where}: {found}"
