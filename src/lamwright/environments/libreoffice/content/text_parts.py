"""What stands in paragraphs beside their words: notes, comments, boxes, fields, inputs, objects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lamwright.documents.markup import Element, is_field
from lamwright.documents.namespaces import attribute, clark, first, tag
from lamwright.environments.libreoffice.content.form_fields import form_field
from lamwright.environments.libreoffice.content.text_runs import text_of
from lamwright.records.canvas import CanvasField, CanvasInput, CanvasObject, CanvasPart

_BLOCKS = (clark("text:p"), clark("text:h"))
_TABLE = clark("table:table")
_PLAIN = frozenset(
    clark(name) for name in ("text:s", "text:tab", "text:line-break", "text:soft-page-break")
)
_NESTED = (clark("text:span"), clark("text:a"), clark("text:meta"), clark("text:meta-field"))
_KINDS = {
    "database-display": "merge field",
    "database-next": "next record",
    "text-input": "input",
    "bookmark-ref": "cross-reference",
    "reference-ref": "cross-reference",
    "sequence-ref": "cross-reference",
    "note-ref": "cross-reference",
    "initial-creator": "first author",
    "creator": "last author",
    "subject": "subject",
    "user-field-get": "user field",
    "variable-get": "variable",
    "variable-set": "variable",
    "expression": "formula",
    "sequence": "sequence number",
}
_NAMES = ("text:name", "text:column-name", "text:ref-name", "text:identifier", "text:description")
_STATES = {"true": True, "false": False}


@dataclass
class Parts:
    """What was found so far, each with its place."""

    parts: list[CanvasPart] = field(default_factory=list)
    fields: list[CanvasField] = field(default_factory=list)
    inputs: list[CanvasInput] = field(default_factory=list)
    objects: list[CanvasObject] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def number(self, kind: str) -> str:
        """'footnote 2', when one was there before."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind} {self.counts[kind]}"


class PartsReader:
    """Gathers from paragraphs; ``on_table`` takes over the tables in notes and boxes."""

    def __init__(self, on_table: Callable[[Element, str], None]) -> None:
        self.found = Parts()
        self._on_table = on_table

    def read(self, paragraph: Element, place: str, index: int) -> None:
        """What stands in ``paragraph``, at ``place``; ``index``: the body paragraph it belongs to."""
        for child in paragraph:
            if child.tag in _PLAIN:
                continue
            if child.tag in _NESTED:
                self.read(child, place, index)
            else:
                self._take(child, place, index)

    def _take(self, element: Element, place: str, index: int) -> None:
        name = tag(element)
        if name == "text:note":
            self._note(element, index)
        elif name == "office:annotation":
            self._comment(element, index)
        elif name.startswith("draw:"):
            self.drawing(element, place, index)
        elif name == "loext:content-control":
            self._control(element, place, index)
        elif is_field(element):
            self._field(element, place)
        elif (held := form_field(element, place)) is not None:
            self.found.inputs.append(held)

    def _note(self, element: Element, index: int) -> None:
        citation = first(element, "text:note-citation")
        place = self.found.number(attribute(element, "text:note-class", "footnote"))
        label = "" if citation is None else text_of(citation)
        self._part(first(element, "text:note-body"), place, index, name=label)

    def _comment(self, element: Element, index: int) -> None:
        author = first(element, "dc:creator")
        who = "" if author is None else author.text or ""
        self._part(element, self.found.number("comment"), index, author=who)

    def _part(
        self, holder: Element | None, place: str, index: int, *, name: str = "", author: str = ""
    ) -> None:
        at = len(self.found.parts)
        lines = [] if holder is None else list(self._lines(holder, place, index))
        part = CanvasPart(
            place=place, text="\n".join(lines), paragraph=index, name=name, author=author
        )
        self.found.parts.insert(at, part)

    def _lines(self, holder: Element, place: str, index: int) -> Iterator[str]:
        """The paragraphs below ``holder``, each as a line; what stands in them is gathered too."""
        for child in holder:
            if child.tag in _BLOCKS:
                yield text_of(child)
                self.read(child, place, index)
            elif child.tag == _TABLE:
                self._on_table(child, place)
            else:
                yield from self._lines(child, place, index)

    def drawing(self, element: Element, place: str, index: int) -> None:
        """A drawing: a text box if it holds text, else an object."""
        if tag(element) in {"draw:g", "draw:a"}:
            for child in element:
                if tag(child).startswith("draw:"):
                    self.drawing(child, place, index)
            return
        box = first(element, "draw:text-box")
        holder = element if box is None else box
        texts = (child for child in element if child.tag in _BLOCKS)
        if box is not None or any(len(text) or text.text for text in texts):
            name = attribute(element, "draw:name")
            self._part(holder, self.found.number("text box"), index, name=name)
            return
        self.found.objects.append(_object(element, place))

    def _field(self, element: Element, place: str) -> None:
        kind = tag(element).partition(":")[2]
        name = next((held for key in _NAMES if (held := attribute(element, key))), "")
        text = text_of(element).rstrip("\r")
        if kind in {"text-input", "drop-down"}:
            choices = tuple(attribute(item, "text:value") for item in element)
            kind = "drop-down" if kind == "drop-down" else "plain text"
            self.found.inputs.append(
                CanvasInput(kind=kind, text=text, name=name, choices=choices, place=place)
            )
            return
        part = _KINDS.get(kind, kind.replace("-", " "))
        self.found.fields.append(CanvasField(kind=part, text=text, name=name, place=place))

    def _control(self, element: Element, place: str, index: int) -> None:
        choices = tuple(
            attribute(item, "loext:display-text") or attribute(item, "loext:value")
            for item in element
            if tag(item) == "loext:list-item"
        )
        is_checked = _STATES.get(attribute(element, "loext:checked"))
        has_box = attribute(element, "loext:checkbox") == "true"
        self.found.inputs.append(
            CanvasInput(
                kind=_control_kind(element, has_choices=bool(choices)),
                text=text_of(element),
                name=attribute(element, "loext:alias") or attribute(element, "loext:tag"),
                choices=choices,
                checked=bool(is_checked) if has_box else None,
                place=place,
            )
        )
        self.read(element, place, index)


def _control_kind(element: Element, *, has_choices: bool) -> str:
    if has_choices:
        return "drop-down"
    kinds = {
        "checkbox": "check box",
        "date": "date",
        "picture": "picture",
        "plain-text": "plain text",
    }
    held = (kind for name, kind in kinds.items() if attribute(element, f"loext:{name}") == "true")
    return next(held, "rich text")


def _object(element: Element, place: str) -> CanvasObject:
    about = [first(element, name) for name in ("svg:title", "svg:desc")]
    texts = [held.text or "" for held in about if held is not None]
    formula = element.find(".//{http://www.w3.org/1998/Math/MathML}annotation")
    if formula is not None:
        texts.append(formula.text or "")
    return CanvasObject(
        kind=_object_kind(element),
        name=attribute(element, "draw:name"),
        text="; ".join(filter(None, texts)),
        place=place,
    )


def _object_kind(element: Element) -> str:
    name = tag(element)
    if name == "draw:control":
        return "form control"
    if name == "draw:custom-shape":
        geometry = first(element, "draw:enhanced-geometry")
        kind = "" if geometry is None else attribute(geometry, "draw:type")
        return f"shape {kind.removeprefix('ooxml-')}".strip()
    if name != "draw:frame":
        return name.partition(":")[2]
    if element.find(".//{http://www.w3.org/1998/Math/MathML}math") is not None:
        return "equation"
    held = {tag(child) for child in element}
    kinds = {"draw:object": "object", "draw:object-ole": "object", "draw:image": "picture"}
    return next((kind for key, kind in kinds.items() if key in held), "frame")
