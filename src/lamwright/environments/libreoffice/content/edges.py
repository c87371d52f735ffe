"""Headers and footers of a text document, and what stands in them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from lamwright.environments.libreoffice.content.text_reader import Content
from lamwright.records.base import Record
from lamwright.records.canvas import (
    CanvasCell,
    CanvasField,
    CanvasInput,
    CanvasObject,
    CanvasPart,
    CanvasTable,
)


class Edge(Record):
    """A header or footer, or what stands in one: in which, of which page style, and its text."""

    kind: str
    style: str
    holds: Literal["text", "box", "picture", "object", "table", "field", "input"] = "text"
    name: str = ""
    text: str = ""
    table: str = ""
    """In which table it stands, and in which cell of it."""
    cell: str = ""
    what: str = ""
    """Which field or place to fill in."""
    choices: tuple[str, ...] = ()
    checked: bool | None = None
    rows: int = 0
    columns: int = 0
    cells: tuple[tuple[str, str], ...] = ()


def with_edges(
    content: Content, edges: Iterable[Edge], styles: Mapping[str, str]
) -> tuple[Content, list[CanvasPart]]:
    """The content with what stands in headers and footers behind its own, and these themselves.

    ``styles``: the display names of page styles.
    """
    added = _Added(content, styles)
    for edge in edges:
        added.take(edge)
    found = content.found
    held = replace(
        found,
        parts=[*found.parts, *added.boxes],
        objects=[*found.objects, *added.objects],
        fields=[*found.fields, *added.fields],
        inputs=[*found.inputs, *added.inputs],
    )
    whole = content._replace(found=held, tables=(*content.tables, *added.tables))
    return whole, added.parts


class _Added:
    """What was met so far."""

    def __init__(self, content: Content, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._boxes = sum(part.place.startswith("text box") for part in content.found.parts)
        self._tables = len(content.tables)
        self.parts: list[CanvasPart] = []
        self.boxes: list[CanvasPart] = []
        self.objects: list[CanvasObject] = []
        self.fields: list[CanvasField] = []
        self.inputs: list[CanvasInput] = []
        self.tables: list[CanvasTable] = []

    def take(self, edge: Edge) -> None:
        """Add one."""
        place, name, text = self._place(edge), edge.name, edge.text
        match edge.holds:
            case "text":
                self.parts.append(CanvasPart(place=place, text=text))
            case "box":
                number = self._boxes + len(self.boxes) + 1
                self.boxes.append(CanvasPart(place=f"text box {number}", name=name, text=text))
            case "picture" | "object":
                self.objects.append(
                    CanvasObject(kind=edge.holds, name=name, text=text, place=place)
                )
            case "field":
                self.fields.append(CanvasField(kind=edge.what, text=text, name=name, place=place))
            case "input":
                self.inputs.append(
                    CanvasInput(
                        kind=edge.what,
                        text=text,
                        name=name,
                        choices=edge.choices,
                        checked=edge.checked,
                        place=place,
                    )
                )
            case "table":
                self.tables.append(self._table(edge, place))

    def _place(self, edge: Edge) -> str:
        numbers = (table.number for table in self.tables if table.name == edge.table)
        number = next(numbers, 0) if edge.table else 0
        return f"table {number} {edge.cell}" if number else self._edge(edge)

    def _edge(self, edge: Edge) -> str:
        return f"{edge.kind} of {self._styles[edge.style]}"

    def _table(self, edge: Edge, place: str) -> CanvasTable:
        return CanvasTable(
            number=self._tables + len(self.tables) + 1,
            name=edge.name,
            rows=edge.rows,
            columns=edge.columns,
            after_paragraph=0,
            cells=tuple(CanvasCell(address=at, text=text) for at, text in edge.cells if text),
            place=place,
        )
