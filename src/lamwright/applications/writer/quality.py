"""The filter on instantiated requests (paper, section 3.2): resolvable, and one meaning only."""

import re

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import Reason

MOST_WORDS = 60
_QUOTED = re.compile(r'"([^"]+)"')


def beside(scene: Scene, bindings: tuple[Binding, ...]) -> Scene:
    """The document without the paragraphs that other parts of the task already touch."""
    taken = frozenset(index for binding in bindings for index in _touched(binding))
    return Scene(scene.document, taken) if taken else scene


def clash(bindings: tuple[Binding, ...]) -> Reason | None:
    """'overlap' when a typed text contains a searched one, which no check could distinguish."""
    typed = [binding.text.lower() for binding in bindings if binding.text]
    named = [binding.span.lower() for binding in bindings if binding.span]
    if any(span in text for span in named for text in typed):
        return "overlap"
    return "overlap" if len(set(typed)) < len(typed) else None


def objection(bindings: tuple[Binding, ...], request: str, scene: Scene) -> Reason | None:
    """Why a request is no good, or None.

    Each quoted text is new, or stands in the document once (or is what find and replace is for);
    words for a paragraph fit no other paragraph; the request is no essay.
    """
    if len(request.split()) > MOST_WORDS:
        return "ambiguous"
    fresh = {binding.text for binding in bindings}
    often = {binding.span for binding in bindings if not binding.whole}
    for quoted in _QUOTED.findall(request):
        if quoted not in fresh | often and not scene.once(quoted):
            return "ambiguous"
    named = [binding for binding in bindings if binding.place]
    if any(_fits_another(b.place, b.paragraph, scene) for b in named):
        return "ambiguous"
    return None


def _fits_another(words: str, index: int, scene: Scene) -> bool:
    others = (paragraph for paragraph in scene.plain if paragraph.index != index)
    return any(words in scene.names(paragraph) for paragraph in others)


def _touched(binding: Binding) -> range:
    if not binding.paragraph:
        return range(0)
    return range(binding.paragraph, max(binding.last, binding.paragraph) + 1)
