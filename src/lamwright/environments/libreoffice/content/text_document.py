"""An open text document: its canvas, and what may be selected in it."""

from contextlib import suppress
from pathlib import Path

from pydantic import JsonValue
from typing_extensions import override

from lamwright.environments.libreoffice.content.control_names import (
    Named,
    names_in,
    with_titles,
)
from lamwright.environments.libreoffice.content.document import Side
from lamwright.environments.libreoffice.content.edges import with_edges
from lamwright.environments.libreoffice.content.text_actions import TextActions
from lamwright.environments.libreoffice.content.text_bounds import (
    MOST_PARAGRAPHS,
    Others,
    Shown,
    shown_others,
    shown_paragraphs,
    uncut,
)
from lamwright.environments.libreoffice.content.text_look import Look
from lamwright.environments.libreoffice.content.text_reader import Content, read_content
from lamwright.environments.libreoffice.content.text_runs import cap
from lamwright.environments.linux.side_process import CallFailed, DocumentClosed
from lamwright.records.canvas import CanvasParagraph, CanvasPart, TextCanvas

_SELECTION_CAP = 2000


class TextDocument(TextActions):
    """See ``document.Document`` for the contract."""

    def __init__(self, side: Side, file: Path | None = None) -> None:
        super().__init__(side)
        self._file = file
        self._titles: tuple[Named, ...] | None = None  # of its content controls
        self._styles: dict[str, str] = {}
        self._content = Content()
        self._shown = Shown()
        self._others: tuple[object, Others] = (None, Others())
        self._whole = Content()  # with what stands in headers and footers
        self._digest = ""

    @override
    def canvas(self) -> TextCanvas:
        """All that the document holds, bounded; empty once closed."""
        try:
            look = self._look()
        except DocumentClosed:
            return TextCanvas()
        content, others = self._content, self._beside(look)
        page = self._display_names("PageStyles", {look.page_style} - {""})
        return TextCanvas(
            paragraphs=self._paragraphs(),
            tables=others.tables,
            parts=others.parts,
            fields=others.fields,
            inputs=others.inputs,
            objects=others.objects,
            sections=content.sections,
            selection=cap(look.selection, _SELECTION_CAP),
            cursor_paragraph=content.paragraph_at(look.line_ends),
            cursor_place=self._place(look),
            page_style=page.get(look.page_style, look.page_style),
            page=look.page,
            truncated=max(0, len(content.paragraphs) - MOST_PARAGRAPHS),
            left_out=others.left_out,
            protected=look.protected,
        )

    def whole(self) -> TextCanvas:
        """All texts and things that it holds, nothing cut; without looks. Empty once closed."""
        try:
            look = self._look()
        except DocumentClosed:
            return TextCanvas()
        return uncut(*self._edged(look))

    def _place(self, look: Look) -> str:
        """Where the cursor is outside the body, by the names that the canvas uses."""
        numbers = [table.number for table in self._whole.tables if table.name == look.table]
        if look.table and numbers:
            return f"table {numbers[0]} {look.place}"
        if look.place == "text box":
            boxes = [part for part in self._whole.found.parts if part.place.startswith("text box")]
            alike = [b for b in boxes if b.name and b.name == look.box[0]]
            alike += [b for b in boxes if b.text == look.box[1]]
            return alike[0].place if alike else look.place
        return look.place

    def _beside(self, look: Look) -> Others:
        """What the canvas shows beside paragraphs, made once for each content."""
        known = (self._digest, look.edges)
        if self._others[0] != known:
            self._whole, parts = self._edged(look)
            self._others = known, shown_others(self._whole, parts)
        return self._others[1]

    def _edged(self, look: Look) -> tuple[Content, list[CanvasPart]]:
        """The content with what stands in headers and footers, and these."""
        styles = self._display_names("PageStyles", {edge.style for edge in look.edges})
        whole, parts = with_edges(self._content, look.edges, styles)
        return self._titled(whole), parts

    def read_ahead(self) -> None:
        """LibreOffice needs 40 us for each paragraph, once after each change."""
        self._look()

    def _paragraphs(self) -> tuple[CanvasParagraph, ...]:
        """What the canvas shows of the content, made once for each content."""
        if self._shown.of is not self._content.paragraphs:
            some = self._content.paragraphs[:MOST_PARAGRAPHS]
            styles = self._display_names("ParagraphStyles", {item.style for item in some})
            named = {run.style for item in some for run in item.runs} - {""}
            looks = self._display_names("CharacterStyles", named)
            self._shown = shown_paragraphs(self._content, styles, looks, self._shown)
        return self._shown.paragraphs

    def listed(self) -> dict[str, bool]:
        """Lists of the Navigator and whether the document has anything for them, by LibreOffice's links."""
        with suppress(CallFailed, DocumentClosed):
            reported = self._side.ask("listed")
            return {k: bool(v) for k, v in reported.items()} if isinstance(reported, dict) else {}
        return {}

    @override
    def _now(self) -> Content:
        try:
            self._beside(self._look())
        except DocumentClosed:
            return Content()
        return self._whole

    def _look(self) -> Look:
        look = Look.model_validate(self._side.ask("look", known=self._digest))
        if look.content is not None:
            self._content, self._digest = self._named(read_content(look.content)), look.digest
        return look

    def _named(self, content: Content) -> Content:
        """With the titles of charts, and of content controls where LibreOffice keeps them beside its input fields."""
        if any(held.kind == "object" for held in content.found.objects):
            content = content.with_charts(self._side.ask("charts"))
        if not content.is_unnamed():
            return content
        reported = self._side.ask("input_names")
        rows = reported if isinstance(reported, list) else []
        pairs = [(str(row[0]), str(row[1])) for row in rows if isinstance(row, list)]
        return content.with_names(pairs)

    def _titled(self, content: Content) -> Content:
        """With the titles of content controls that LibreOffice drops, read from the file."""
        if not content.is_unnamed():
            return content
        if self._titles is None:
            self._titles = names_in(self._file)
        return content.with_inputs(with_titles(content.found.inputs, self._titles))

    def _display_names(self, family: str, names: set[str]) -> dict[str, str]:
        unknown: list[JsonValue] = [n for n in sorted(names) if f"{family}/{n}" not in self._styles]
        if unknown:
            reported = self._side.ask("style_names", family=family, names=unknown)
            shown = reported if isinstance(reported, dict) else {}
            self._styles |= {f"{family}/{n}": str(shown.get(str(n), n)) for n in unknown}
        return {name: self._styles[f"{family}/{name}"] for name in names}
