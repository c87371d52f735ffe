"""The collateral check: nothing but what the task is about differs from the initial presentation."""

from collections.abc import Callable, Iterator

from lamwright.applications.checking import Answer, first_difference
from lamwright.applications.impress.checks.evidence import Evidence
from lamwright.applications.impress.checks.kinds import Aspect, SlidesUnchangedExcept
from lamwright.records.presentation import ShapeState, SlideState

_ASPECTS: dict[Aspect, Callable[[SlideState], object]] = {
    "layout": lambda slide: (slide.layout, slide.master),
    "notes": lambda slide: slide.notes,
    "background": lambda slide: slide.background,
    "hidden": lambda slide: slide.hidden,
    "transition": lambda slide: slide.transition,
    "footer": lambda slide: (slide.footer, slide.number_shown),
}
_MILLIMETRES = 0.5


def slides_unchanged_except(check: SlidesUnchangedExcept, seen: Evidence) -> Answer:
    """Compares the initial and the final presentation, slide by slide."""
    damage = list(_damage(check, seen))
    if damage:
        return Answer(False, "; ".join(damage[:3]))
    return Answer(True, "nothing else changed")


def _damage(check: SlidesUnchangedExcept, seen: Evidence) -> Iterator[str]:
    final = {slide.name: slide for slide in seen.final.slides}
    renamed = dict(pair.split(" > ", 1) for pair in check.renamed)
    kept: list[str] = []
    for slide in seen.initial.slides:
        new = renamed.get(slide.name, slide.name)
        name = new if new in final else slide.name
        if name in final:
            kept.append(name)
            yield from _slide_damage(check, slide, final[name])
        elif slide.name not in check.removed:
            yield f"the slide {slide.name} is gone"
    others = len(seen.final.slides) - len(kept)
    if others > check.added:
        yield f"{others} slides are new"
    order = [slide.name for slide in seen.final.slides if slide.name in kept]
    if "order" not in check.aspects and order != kept:
        yield "slides changed places"


def _slide_damage(
    check: SlidesUnchangedExcept, before: SlideState, after: SlideState
) -> Iterator[str]:
    for aspect, part in _ASPECTS.items():
        found = first_difference(part(before), part(after))
        if found and aspect not in check.aspects:
            yield f"the {aspect} of slide {before.name} changed: {found}"
    if before.name in check.shapes:
        return
    if len(before.shapes) != len(after.shapes):
        yield f"slide {before.name} had {len(before.shapes)} objects, has {len(after.shapes)}"
        return
    for number, (old, new) in enumerate(zip(before.shapes, after.shapes, strict=True), 1):
        place = f"{before.name}/{number}"
        found = _shape_damage(
            old, new, text=place in check.texts, looks=place in (*check.looks, *check.texts)
        )
        if found:
            yield f"object {number} of slide {before.name}: {found}"


def _shape_damage(old: ShapeState, new: ShapeState, *, text: bool, looks: bool) -> str:
    """What of an object differs that may not: its text (``text``), its looks (``looks``)."""
    if old.kind != new.kind:
        return f"{old.kind} became {new.kind}"
    if not text and _lines(old) != _lines(new):
        return f"{old.text!r} became {new.text!r}"
    if looks:
        return _lost_looks(old, new) if text else ""
    same = first_difference((old.box, old.fill), (new.box, new.fill), near=_MILLIMETRES)
    return same or first_difference(_looks(old), _looks(new))


def _lost_looks(old: ShapeState, new: ShapeState) -> str:
    """Paragraphs that kept their text must keep their looks."""
    kept = dict(_looks(new))
    for text, look in _looks(old):
        if text in kept and (found := first_difference(look, kept[text])):
            return f"“{text}” looks different: {found}"
    return ""


def _lines(shape: ShapeState) -> tuple[str, ...]:
    return tuple(p.text.strip() for p in shape.paragraphs if p.text.strip())


def _looks(shape: ShapeState) -> tuple[tuple[str, object], ...]:
    return tuple((p.text.strip(), p.look) for p in shape.paragraphs if p.text.strip())
