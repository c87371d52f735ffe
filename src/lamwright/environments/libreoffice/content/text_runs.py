"""The text of one paragraph, and which stretches of it are formatted (OpenDocument 1.3, part 3)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lamwright.documents.markup import Element, blank
from lamwright.environments.libreoffice.content.text_formats import Format, decoded

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_INLINE_SKIPPED = {_TEXT + "note", _TEXT + "number", _OFFICE + "annotation", _TEXT + "ruby-text"}
_STYLED = {_TEXT + "span", _TEXT + "a"}
_CHANGES = {_TEXT + "insertion": "inserted", _TEXT + "deletion": "deleted"}
_LONGEST_LINK = 80


class Run(NamedTuple):
    """A stretch of text with one look; ``style`` is a character style, as in files."""

    text: str
    attributes: tuple[str, ...]
    style: str = ""


class _Look(NamedTuple):
    attributes: Mapping[str, str]
    style: str = ""


class Changes:
    """Recorded changes of a text that is read from its start, and in which of them one is just now."""

    def __init__(self, text: Element) -> None:
        regions = text.iterfind(f"{_TEXT}tracked-changes/{_TEXT}changed-region")
        kinds = {region.get(_TEXT + "id"): region[0].tag for region in regions if len(region)}
        self._kinds = {name: _CHANGES[tag] for name, tag in kinds.items() if tag in _CHANGES}
        self._open: dict[str | None, str] = {}

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._kinds)

    def pass_by(self, element: Element) -> None:
        """An element was read; it may be where a change begins or ends."""
        name = element.get(_TEXT + "change-id")
        if element.tag == _TEXT + "change-start" and name in self._kinds:
            self._open[name] = self._kinds[name]
        elif element.tag == _TEXT + "change-end":
            self._open.pop(name, None)

    def reported(self) -> dict[str, str]:
        """'inserted' and 'deleted' (it shows struck out), where the text is that."""
        return {kind: kind for kind in sorted(self._open.values())}


def read_runs(
    paragraph: Element,
    text: str,
    common: Mapping[str, str],
    formats: Mapping[str, Format],
    changes: Changes,
) -> tuple[Run, ...]:
    """What is formatted in a paragraph of that ``text``: in ``common``, by spans, as links or changes."""
    if not changes and not any(child.tag in _STYLED for child in paragraph):
        return (Run(text, tuple(common.values())),) if common and text.strip() else ()
    runs: list[Run] = []
    for piece, look in _pieces(paragraph, _Look(common), formats, changes):
        run = Run(piece, tuple(look.attributes.values()), look.style)
        if runs and runs[-1][1:] == run[1:]:
            runs[-1] = run._replace(text=runs[-1].text + piece)
        elif piece:
            runs.append(run)
    return tuple(run for run in runs if run.text.strip() and (run.attributes or run.style))


def text_of(element: Element) -> str:
    """Visible text of a paragraph: no notes, comments, pictures or text boxes."""
    if not len(element):  # nearly all paragraphs
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        parts.append(text_at(child))
        parts.append(child.tail or "")
    return "".join(parts)


def text_at(child: Element) -> str:
    """What an element of a paragraph adds to its visible text."""
    if space := blank(child):
        return space
    is_beside = child.tag in _INLINE_SKIPPED or child.tag.startswith(_DRAWING)
    return "" if is_beside else text_of(child)


def is_styled(element: Element) -> bool:
    """Whether an element of a paragraph is but a stretch of its text."""
    return element.tag in _STYLED


def cap(text: str, limit: int) -> str:
    """``text`` with at most ``limit`` characters, the last one '…' when cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _pieces(
    element: Element, look: _Look, formats: Mapping[str, Format], changes: Changes
) -> Iterator[tuple[str, _Look]]:
    """``text_of`` in pieces, each with how it looks."""
    yield element.text or "", _changed(look, changes)
    for child in element:
        changes.pass_by(child)
        if child.tag in _STYLED:
            yield from _pieces(child, _inside(child, look, formats), formats, changes)
        elif child.tag not in _INLINE_SKIPPED and not child.tag.startswith(_DRAWING):
            yield blank(child) or text_of(child), _changed(look, changes)
        yield child.tail or "", _changed(look, changes)


def _changed(look: _Look, changes: Changes) -> _Look:
    reported = changes.reported()
    return look._replace(attributes={**look.attributes, **reported}) if reported else look


def _inside(child: Element, look: _Look, formats: Mapping[str, Format]) -> _Look:
    """How text looks inside a span or a link."""
    name = child.get(_TEXT + "style-name", "")
    found = formats.get(name)
    if child.tag == _TEXT + "a":  # the style of links says nothing more
        address = child.get(_XLINK + "href", "")[:_LONGEST_LINK]
        return look._replace(attributes={**look.attributes, "link": f"link {address}"})
    if found is None:
        return look._replace(style=decoded(name))
    style = decoded(found.parent) if found.parent else look.style
    return _Look({**look.attributes, **found.characters}, style)
