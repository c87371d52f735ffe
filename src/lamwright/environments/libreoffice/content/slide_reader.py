"""A presentation's ``content.xml`` to its slides (OpenDocument 1.3, part 3)."""

from lamwright.documents.markup import Element, parse
from lamwright.environments.libreoffice.content.text_runs import cap, text_of
from lamwright.records.canvas import CanvasShape, CanvasSlide

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DR3D = "{urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0}"
_HELD = {"text-box": "text", "image": "image", "table": "table", "plugin": "media"}


def read_slides(
    xml: str, *, slides: int, shapes: int, characters: int
) -> tuple[list[CanvasSlide], int]:
    """The first slides, each with its first shapes, and how many slides were left out."""
    body = parse(xml.encode()).find(f"{_OFFICE}body/{_OFFICE}presentation")
    pages = [] if body is None else body.findall(_DRAW + "page")
    shown = [
        _slide(number, page, shapes, characters)
        for number, page in enumerate(pages[:slides], start=1)
    ]
    return shown, len(pages) - len(shown)


def _slide(number: int, page: Element, most: int, characters: int) -> CanvasSlide:
    found = [element for element in page if element.tag.startswith((_DRAW, _DR3D))]
    return CanvasSlide(
        number=number,
        name=page.get(_DRAW + "name", ""),
        shapes=tuple(
            _shape(place, element, characters)
            for place, element in enumerate(found[:most], start=1)
        ),
        truncated=max(0, len(found) - most),
    )


def _shape(number: int, element: Element, characters: int) -> CanvasShape:
    paragraphs = [
        text_of(item) for item in element.iter() if item.tag in {_TEXT + "p", _TEXT + "h"}
    ]
    return CanvasShape(
        number=number,
        kind=element.get(_PRESENTATION + "class") or _kind(element),
        name=element.get(_DRAW + "name", ""),
        text=cap("\n".join(paragraphs), characters),
    )


def _kind(element: Element) -> str:
    """A frame by what it holds, anything else by its own name."""
    name = _local(element)
    if name != "frame":
        return "group" if name == "g" else name
    first = next(iter(element), None)
    held = "" if first is None else _local(first)
    return _HELD.get(held, held or "frame")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
