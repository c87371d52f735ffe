"""A presentation in a few short lines of a prompt."""

from lamwright.codec.relevance import Wanted
from lamwright.codec.text import flat, head
from lamwright.records.canvas import CanvasShape, CanvasSlide, SlidesCanvas


def canvas_lines(canvas: SlidesCanvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
    """Lines like ``slide 2 Results shown: What we found`` and ``1 title: ...`` for its objects.

    The objects of the slide that shows and of slides that are named have lines of their own.
    """
    room = max(limit, 1)
    open_slides = _opened(canvas, wanted, room)
    lines: list[str] = []
    skipped = 0
    for slide in canvas.slides:
        if len(lines) >= room and slide.number not in open_slides:
            skipped += 1
            continue
        shows = " shown" if slide.number == canvas.current_slide else ""
        title = "" if slide.number in open_slides else f": {head(_title(slide), words)}"
        lines.append(f"slide {slide.number} {flat(slide.name)}{shows}{title}".rstrip(": "))
        if slide.number in open_slides:
            lines += [_shape(shape, words) for shape in slide.shapes]
    left = skipped + canvas.truncated
    return [*lines, *([f"+{left} more slides"] if left else [])]


def _opened(canvas: SlidesCanvas, wanted: Wanted, room: int) -> set[int]:
    """The slides whose objects are shown, as many as there is room for, best first."""
    ranked = sorted(
        canvas.slides,
        key=lambda slide: (-_worth(slide, canvas.current_slide, wanted), slide.number),
    )
    found: set[int] = set()
    left = room - min(len(canvas.slides), room)
    for slide in ranked:
        if left >= len(slide.shapes) and _worth(slide, canvas.current_slide, wanted) > 0:
            found.add(slide.number)
            left -= len(slide.shapes)
    return found


def _worth(slide: CanvasSlide, current: int, wanted: Wanted) -> float:
    named = wanted.overlap(f"slide {slide.number}") + wanted.overlap(_title(slide))
    return named + (1.0 if slide.number == current else 0.0)


def _title(slide: CanvasSlide) -> str:
    return next((shape.text for shape in slide.shapes if shape.kind == "title"), "")


def _shape(shape: CanvasShape, words: int) -> str:
    selected = " selected" if shape.selected else ""
    lines = " / ".join(head(line, words) for line in shape.text.splitlines() if line.strip())
    return f"{shape.number} {shape.kind}{selected}: {lines}".rstrip()
