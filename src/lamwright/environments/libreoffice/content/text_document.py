"""An open text document: its canvas, and what may be selected in it."""

from pydantic import JsonValue

from lamwright.environments.libreoffice.content.document import DocumentAction, Side, refused
from lamwright.environments.libreoffice.content.text_reader import (
    Content,
    Shown,
    read_content,
)
from lamwright.environments.libreoffice.content.text_runs import cap
from lamwright.environments.linux.side_process import DocumentClosed
from lamwright.records.addresses import cell_address, cell_place
from lamwright.records.base import Record
from lamwright.records.document_action import (
    InsertTable,
    SelectCells,
    SelectParagraph,
    SelectTable,
    SelectText,
)
from lamwright.records.observation import Canvas, CanvasPage, CanvasParagraph
from lamwright.records.trajectory import Outcome

_TEXT_CAP = 80
_PARAGRAPH_CAP = 2000
_LONGEST_SEARCH = 10_000
_MOST_ROWS = 1000
_MOST_COLUMNS = 63


class _Look(Record):
    selection: str
    line_ends: int | None
    page_style: str
    page: CanvasPage | None
    digest: str
    content: str | None


class TextDocument:
    """See ``document.Document`` for the contract."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._styles: dict[str, str] = {}
        self._content = Content()
        self._shown = Shown()
        self._digest = ""

    def canvas(self) -> Canvas:
        """What the document holds, long texts and long documents capped; empty once closed."""
        try:
            look = self._look()
        except DocumentClosed:
            return Canvas()
        content = self._content
        page = self._display_names("PageStyles", {look.page_style} - {""})
        return Canvas(
            paragraphs=self._paragraphs(),
            tables=content.tables,
            selection=cap(look.selection, _TEXT_CAP),
            cursor_paragraph=content.paragraph_at(look.line_ends),
            page_style=page.get(look.page_style, look.page_style),
            page=look.page,
            truncated=max(0, len(content.paragraphs) - _PARAGRAPH_CAP),
        )

    def read_ahead(self) -> None:
        """LibreOffice needs 40 us for each paragraph, once after each change."""
        self._look()

    def _paragraphs(self) -> tuple[CanvasParagraph, ...]:
        """What the canvas shows of the content, made once for each content."""
        if self._shown.of is not self._content.paragraphs:
            some = self._content.paragraphs[:_PARAGRAPH_CAP]
            styles = self._display_names("ParagraphStyles", {item.style for item in some})
            named = {run.style for item in some for run in item.runs} - {""}
            looks = self._display_names("CharacterStyles", named)
            self._shown = self._content.shown(
                styles, looks, _PARAGRAPH_CAP, _TEXT_CAP, before=self._shown
            )
        return self._shown.paragraphs

    def perform(self, action: DocumentAction) -> Outcome:
        """Select or insert."""
        match action:
            case SelectText():
                return self.select_text(action.text)
            case SelectParagraph():
                return self.select_paragraph(action.start_index, action.end_index, action.non_empty)
            case SelectTable():
                return self.select_table(action.number)
            case SelectCells():
                return self.select_cells(action.table, action.first, action.last or action.first)
            case InsertTable():
                return self.insert_table(action.rows, action.columns)
            case _:
                return refused("unsupported", f"{action.function} does nothing in a text document.")

    def select_text(self, text: str) -> Outcome:
        """Select the first occurrence of ``text`` (exact case preferred), within a paragraph."""
        if not 0 < len(text) <= _LONGEST_SEARCH:
            limit = f"The text to select has 1 to {_LONGEST_SEARCH} characters."
            return refused("invalid", limit)
        detail = f'The document does not contain "{cap(text, _TEXT_CAP)}".'
        return self._side.attempt("select_text", refused("not_found", detail), text=text)

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

    def select_table(self, number: int) -> Outcome:
        """Select all cells of a table, counted from 1."""
        tables = self._current_content().tables
        if not 1 <= number <= len(tables):
            return refused("invalid", f"The document has {len(tables)} tables.")
        otherwise = refused("not_found", f"Table {number} cannot be selected.")
        return self._side.attempt("select_table", otherwise, name=tables[number - 1].name)

    def select_cells(self, number: int, first: str, last: str) -> Outcome:
        """Select the cells from ``first`` to ``last`` of a table, counted from 1."""
        tables = self._current_content().tables
        if not 1 <= number <= len(tables):
            return refused("invalid", f"The document has {len(tables)} tables.")
        table = tables[number - 1]
        for address in (first, last):
            place = cell_place(address)
            if place is None or place[0] >= table.columns or place[1] >= table.rows:
                size = cell_address(table.columns - 1, table.rows - 1)
                detail = f'Table {number} has the cells A1 to {size}, not "{address}".'
                return refused("invalid", detail)
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
            self._content, self._digest = read_content(look.content), look.digest
        return look

    def _display_names(self, family: str, names: set[str]) -> dict[str, str]:
        unknown: list[JsonValue] = [n for n in sorted(names) if f"{family}/{n}" not in self._styles]
        if unknown:
            told = self._side.ask("style_names", family=family, names=unknown)
            shown = told if isinstance(told, dict) else {}
            self._styles |= {f"{family}/{n}": str(shown.get(str(n), n)) for n in unknown}
        return {name: self._styles[f"{family}/{name}"] for name in names}
