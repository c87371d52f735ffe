"""What may be selected in an open text document, read of it and put into it."""

from abc import ABC, abstractmethod

from pydantic import JsonValue

from lamwright.environments.libreoffice.content.document import DocumentAction, Side, refused
from lamwright.environments.libreoffice.content.places import check_cell, lines_of, locate
from lamwright.environments.libreoffice.content.text_reader import Content
from lamwright.environments.libreoffice.content.text_runs import cap
from lamwright.records.canvas import TextCanvas
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
_LONGEST_SEARCH = 10_000
_OF_STRETCHES = ("body", "table")
_MOST_STRETCHES = 200
_MOST_ROWS = 1000
_MOST_COLUMNS = 63


class TextActions(ABC):
    """The actions of a text document: a part of ``TextDocument``, which reads it."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self.within = ""
        """What is still to be selected of the comment that the last action entered; '': nothing."""

    @abstractmethod
    def canvas(self) -> TextCanvas:
        """All that the document holds, bounded; empty once closed."""

    @abstractmethod
    def _now(self) -> Content:
        """All that it holds, headers and footers included; nothing once closed."""

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
        self.within = ""
        if not place:
            return self._select_anywhere(call, text)
        try:
            where = locate(place, self.canvas())
        except LookupError as error:
            return refused("invalid", f"{error.args[0]}.")
        if where["kind"] == "table" and not where["cell"] and not text:
            return self._side.attempt("select_table", _none_of(place), name=where["name"])
        if every and where["kind"] not in _OF_STRETCHES:
            return refused("unsupported", "Several stretches are selected in body and cells only.")
        otherwise = refused("not_found", f'{place} does not contain "{cap(text, _TEXT_CAP)}".')
        if where["kind"] == "comment" and text not in {"", where["text"]}:
            if not _has_line_with(text, str(where["text"])):
                return otherwise
            self.within = text
        otherwise = otherwise if text else _none_of(place)
        return self._side.attempt(call, otherwise, text=text, place=where)

    def _select_anywhere(self, call: str, text: str) -> Outcome:
        """Select ``text`` where it is first, in comments last."""
        detail = f'The document does not contain "{cap(text, _TEXT_CAP)}".'
        otherwise = refused("not_found", detail)
        outcome = self._side.attempt(call, otherwise, text=text)
        if outcome != otherwise or call != "select_text":
            return outcome
        held = [part for part in self.canvas().parts if part.place.startswith("comment ")]
        found = next((part.place for part in held if _has_line_with(text, part.text)), "")
        return self.select_text(text, found) if found else outcome

    def read_text(self, action: ReadText) -> Outcome:
        """What a place holds, from one paragraph to another."""
        canvas = self.canvas()
        if canvas == TextCanvas():
            return refused("disabled", "No document is open.")
        try:
            lines = lines_of(action.place, self._now(), canvas.parts)
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
        indices = self._now().indices(non_empty=non_empty)
        last = len(indices) if end == -1 else end
        if not 1 <= start <= last <= len(indices):
            kind = "non-empty paragraphs" if non_empty else "paragraphs"
            return refused("invalid", f"The document has {len(indices)} {kind}.")
        otherwise = refused("not_found", f"Paragraph {start} cannot be selected.")
        first, final = indices[start - 1], indices[last - 1]
        return self._side.attempt("select_paragraphs", otherwise, first=first, last=final)

    def select_paragraphs(self, indexes: tuple[int, ...]) -> Outcome:
        """Select whole body paragraphs at once, counted from 1."""
        content = self._now()
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
        tables = self._now().tables
        if not 1 <= number <= len(tables):
            return refused("invalid", f"The document has {len(tables)} tables.")
        otherwise = _none_of(f"Table {number}")
        return self._side.attempt("select_table", otherwise, name=tables[number - 1].name)

    def select_cells(self, number: int, first: str, last: str) -> Outcome:
        """Select the cells from ``first`` to ``last`` of a table, counted from 1."""
        tables = self._now().tables
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


def _has_line_with(text: str, lines: str) -> bool:
    return any(text.lower() in line.lower() for line in lines.split("\n"))


def _none_of(what: str) -> Outcome:
    return refused("not_found", f"{what[0].upper()}{what[1:]} cannot be selected.")
