"""An open text document: its canvas, and what may be selected in it."""

from contextlib import suppress
from pathlib import Path

from pydantic import JsonValue

from lamwright.environments.libreoffice.content.control_names import (
    Named,
    names_in,
    with_titles,
)
from lamwright.environments.libreoffice.content.document import DocumentAction, Side, refused
from lamwright.environments.libreoffice.content.edges import Edge, with_edges
from lamwright.environments.libreoffice.content.places import check_cell, lines_of, locate
from lamwright.environments.libreoffice.content.text_bounds import (
    MOST_PARAGRAPHS,
    Others,
    Shown,
    shown_others,
    shown_paragraphs,
)
from lamwright.environments.libreoffice.content.text_reader import Content, read_content
from lamwright.environments.libreoffice.content.text_runs import cap
from lamwright.environments.linux.side_process import CallFailed, DocumentClosed
from lamwright.records.base import Record
from lamwright.records.canvas import CanvasPage, CanvasParagraph, CanvasPart, TextCanvas
from lamwright.records.document_action import (
    InsertTable,
    ReadText,
    SelectCells,
    SelectParagraph,
    SelectParagraphs,
    SelectTable,
    SelectText,
)
from lamwright.records.trajectory import Outcome

_TEXT_CAP = 80
_SELECTION_CAP = 2000
_LONGEST_SEARCH = 10_000
_OF_STRETCHES = ("body", "table")
_MOST_STRETCHES = 200
_MOST_ROWS = 1000
_MOST_COLUMNS = 63


class _Look(Record):
    selection: str
    place: str = ""
    table: str = ""
    box: tuple[str, str] = ("", "")
    line_ends: int | None
    page_style: str
    page: CanvasPage | None
    edges: tuple[Edge, ...] = ()
    protected: bool = False
    digest: str
    content: str | None


class TextDocument:
    """See ``document.Document`` for the contract."""

    def __init__(self, side: Side, file: Path | None = None) -> None:
        self._side = side
        self._file = file
        self._titles: tuple[Named, ...] | None = None  # of its content controls
        self._styles: dict[str, str] = {}
        self._content = Content()
        self._shown = Shown()
        self._others: tuple[object, Others] = (None, Others())
        self._parts: list[CanvasPart] = []
        self._digest = ""

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

    def _place(self, look: _Look) -> str:
        """Where the cursor is outside the body, by the names that the canvas uses."""
        numbers = [table.number for table in self._content.tables if table.name == look.table]
        if look.table and numbers:
            return f"table {numbers[0]} {look.place}"
        if look.place == "text box":
            boxes = [part for part in self._parts if part.place.startswith("text box")]
            alike = [b for b in boxes if b.name and b.name == look.box[0]]
            alike += [b for b in boxes if b.text == look.box[1]]
            return alike[0].place if alike else look.place
        return look.place

    def _beside(self, look: _Look) -> Others:
        """What the canvas shows beside paragraphs, made once for each content."""
        known = (self._digest, look.edges)
        if self._others[0] != known:
            styles = self._display_names("PageStyles", {edge.style for edge in look.edges})
            whole, parts = with_edges(self._content, look.edges, styles)
            self._others, self._parts = (known, shown_others(whole, parts)), whole.found.parts
        return self._others[1]

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

    def perform(self, action: DocumentAction) -> Outcome:
        """Select or insert."""
        match action:
            case SelectText():
                return self.select_text(action.text, action.place, every=action.every)
            case ReadText():
                return self.read_text(action)
            case SelectParagraph():
                return self.select_paragraph(action.start_index, action.end_index, action.non_empty)
            case SelectParagraphs():
                return self.select_paragraphs(action.indexes)
            case SelectTable():
                return self.select_table(action.number)
            case SelectCells():
                return self.select_cells(action.table, action.first, action.last or action.first)
            case InsertTable():
                return self.insert_table(action.rows, action.columns)
            case _:
                return refused("unsupported", f"{action.function} does nothing in a text document.")

    def select_text(self, text: str, place: str = "", *, every: bool = False) -> Outcome:
        """Select the first occurrence of ``text``, or ``every`` one (exact case preferred), within a paragraph.

        In a ``place`` that the canvas names an empty text is all there is.
        """
        call = "select_every" if every and text else "select_text"
        if not (0 if place else 1) <= len(text) <= _LONGEST_SEARCH:
            limit = f"The text to select has 1 to {_LONGEST_SEARCH} characters."
            return refused("invalid", limit)
        if not place:
            detail = f'The document does not contain "{cap(text, _TEXT_CAP)}".'
            return self._side.attempt(call, refused("not_found", detail), text=text)
        try:
            where = locate(place, self.canvas())
        except LookupError as error:
            return refused("invalid", f"{error.args[0]}.")
        if where["kind"] == "table" and not where["cell"] and not text:
            return self._side.attempt("select_table", _none_of(place), name=where["name"])
        if every and where["kind"] not in _OF_STRETCHES:
            return refused("unsupported", "Several stretches are selected in body and cells only.")
        if where["kind"] == "comment" and text not in {"", where["text"]}:
            return refused("unsupported", f"All of {place} is selected at once: give no text.")
        otherwise = refused("not_found", f'{place} does not contain "{cap(text, _TEXT_CAP)}".')
        otherwise = otherwise if text else _none_of(place)
        return self._side.attempt(call, otherwise, text=text, place=where)

    def read_text(self, action: ReadText) -> Outcome:
        """What a place holds, from one paragraph to another."""
        try:
            self._look()
            lines = lines_of(action.place, self._content, self.canvas().parts)
        except DocumentClosed:
            return refused("disabled", "No document is open.")
        except LookupError as error:
            return refused("invalid", f"{error.args[0]}.")
        last = len(lines) if action.end_index == -1 else action.end_index
        if not 1 <= action.start_index <= last <= len(lines):
            return refused("invalid", f"{action.place} has {len(lines)} paragraphs.")
        return Outcome(delivered=True, detail="\n".join(lines[action.start_index - 1 : last]))

    def select_paragraph(self, start: int, end: int, non_empty: bool) -> Outcome:  # noqa: FBT001
        """Select whole body paragraphs ``start`` to ``end`` (-1: the last), counted from 1."""
        if 1 <= start <= end and not non_empty:  # no need to count
            refusal = refused("not_found", "")
            outcome = self._side.attempt("select_paragraphs", refusal, first=start, last=end)
            if outcome != refusal:
                return outcome
        indices = self._current_content().indices(non_empty=non_empty)
        last = len(indices) if end == -1 else end
        if not 1 <= start <= last <= len(indices):
            kind = "non-empty paragraphs" if non_empty else "paragraphs"
            return refused("invalid", f"The document has {len(indices)} {kind}.")
        otherwise = refused("not_found", f"Paragraph {start} cannot be selected.")
        first, final = indices[start - 1], indices[last - 1]
        return self._side.attempt("select_paragraphs", otherwise, first=first, last=final)

    def select_paragraphs(self, indexes: tuple[int, ...]) -> Outcome:
        """Select whole body paragraphs at once, counted from 1."""
        content = self._current_content()
        count = len(content.paragraphs)
        if indexes[0] < 1 or indexes[-1] > count:
            return refused("invalid", f"The document has {count} paragraphs.")
        empty = [index for index in indexes if not content.paragraphs[index - 1].text]
        if empty:  # nothing in it can be selected beside others
            return refused("invalid", f"Paragraph {empty[0]} is empty; select it by itself.")
        if len(indexes) > _MOST_STRETCHES:
            return refused("invalid", f"At most {_MOST_STRETCHES} paragraphs are selected at once.")
        otherwise = refused("not_found", "These paragraphs cannot be selected together.")
        listed: list[JsonValue] = list(indexes)
        return self._side.attempt("select_several", otherwise, numbers=listed)

    def select_table(self, number: int) -> Outcome:
        """Select all cells of a table, counted from 1."""
        tables = self._current_content().tables
        if not 1 <= number <= len(tables):
            return refused("invalid", f"The document has {len(tables)} tables.")
        otherwise = _none_of(f"Table {number}")
        return self._side.attempt("select_table", otherwise, name=tables[number - 1].name)

    def select_cells(self, number: int, first: str, last: str) -> Outcome:
        """Select the cells from ``first`` to ``last`` of a table, counted from 1."""
        tables = self._current_content().tables
        if not 1 <= number <= len(tables):
            return refused("invalid", f"The document has {len(tables)} tables.")
        table = tables[number - 1]
        try:
            for address in (first, last):
                check_cell(table, address)
        except LookupError as error:
            return refused("invalid", f"{error.args[0]}.")
        otherwise = refused("not_found", f"Cells {first} to {last} cannot be selected.")
        corners = {"first": first.strip().upper(), "last": last.strip().upper()}
        return self._side.attempt("select_cells", otherwise, name=table.name, **corners)

    def insert_table(self, rows: int, columns: int) -> Outcome:
        """Insert an empty table at the cursor."""
        if not (1 <= rows <= _MOST_ROWS and 1 <= columns <= _MOST_COLUMNS):
            limits = f"1 to {_MOST_ROWS} rows and 1 to {_MOST_COLUMNS} columns"
            return refused("invalid", f"A table has {limits}.")
        otherwise = refused("disabled", "A table cannot be inserted here.")
        return self._side.attempt("insert_table", otherwise, rows=rows, columns=columns)

    def _current_content(self) -> Content:
        try:
            self._look()
        except DocumentClosed:
            return Content()
        return self._content

    def _look(self) -> _Look:
        look = _Look.model_validate(self._side.ask("look", known=self._digest))
        if look.content is not None:
            self._content, self._digest = self._named(read_content(look.content)), look.digest
        return look

    def _named(self, content: Content) -> Content:
        """With the titles of content controls, which LibreOffice keeps beside its input fields or not at all."""
        if not content.is_unnamed():
            return content
        reported = self._side.ask("input_names")
        rows = reported if isinstance(reported, list) else []
        pairs = [(str(row[0]), str(row[1])) for row in rows if isinstance(row, list)]
        content = content.with_names(pairs)
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


def _none_of(what: str) -> Outcome:
    return refused("not_found", f"{what[0].upper()}{what[1:]} cannot be selected.")
