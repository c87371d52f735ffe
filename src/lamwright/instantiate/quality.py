"""The filter on instantiated requests (paper, section 3.2): resolvable, and one meaning only."""

import re

from lamwright.instantiate.compose import Part
from lamwright.instantiate.scene import Reason, Scene

MOST_WORDS = 60
_QUOTED = re.compile(r'"([^"]+)"')


def assess(parts: tuple[Part, ...], request: str, scene: Scene) -> Reason | None:
    """Why a request is no good, or None.

    Each quoted text is new, or stands in the document once (or is what find and replace is for);
    words for a paragraph fit no other paragraph; the request is no essay.
    """
    if len(request.split()) > MOST_WORDS:
        return "ambiguous"
    fresh = {part.binding.text for part in parts}
    often = {part.binding.span for part in parts if not part.binding.whole}
    for quoted in _QUOTED.findall(request):
        if quoted not in fresh | often and not scene.once(quoted):
            return "ambiguous"
    named = [part.binding for part in parts if part.binding.place]
    if any(_fits_another(b.place, b.paragraph, scene) for b in named):
        return "ambiguous"
    return None


def _fits_another(words: str, index: int, scene: Scene) -> bool:
    others = (paragraph for paragraph in scene.plain if paragraph.index != index)
    return any(words in scene.names(paragraph) for paragraph in others)
