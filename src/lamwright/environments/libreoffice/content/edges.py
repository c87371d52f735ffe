"""Headers and footers of a text document, and what stands in them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from lamwright.environments.libreoffice.content.text_reader import Content
from lamwright.records.base import Record
from lamwright.records.canvas import CanvasObject, CanvasPart


class Edge(Record):
    """A header or footer, or a box, picture or object in one: in which, of which page style, and its text."""

    kind: str
    style: str
    holds: Literal["text", "box", "picture", "object"] = "text"
    name: str = ""
    text: str


def with_edges(
    content: Content, edges: Iterable[Edge], styles: Mapping[str, str]
) -> tuple[Content, list[CanvasPart]]:
    """The content with boxes, pictures and objects of headers and footers behind its own, and these themselves.

    ``styles``: the display names of page styles.
    """
    found = content.found
    boxes = sum(part.place.startswith("text box") for part in found.parts)
    parts: list[CanvasPart] = []
    inner: list[CanvasPart] = []
    objects: list[CanvasObject] = []
    for edge in edges:
        place = f"{edge.kind} of {styles[edge.style]}"
        if edge.holds == "text":
            parts.append(CanvasPart(place=place, text=edge.text))
        elif edge.holds == "box":
            boxes += 1
            inner.append(CanvasPart(place=f"text box {boxes}", name=edge.name, text=edge.text))
        else:
            held_in = CanvasObject(kind=edge.holds, name=edge.name, text=edge.text, place=place)
            objects.append(held_in)
    held = replace(found, parts=[*found.parts, *inner], objects=[*found.objects, *objects])
    return content._replace(found=held), parts
