"""Readings of one document for several requests, or clauses of one."""

from lamwright.models.vectors import CachedEncoder
from lamwright.records.canvas import Canvas, as_text
from lamwright.records.retrieved import RankedParagraph, RankedSelection
from lamwright.retrieve.heads import Heads
from lamwright.retrieve.lines import LineReader
from lamwright.retrieve.paragraphs import Reading, ranked_paragraphs


class Readings:
    """Reads a document, and keeps what was read of the last one."""

    def __init__(
        self, encoder: CachedEncoder | None, heads: Heads, lines: LineReader | None = None
    ) -> None:
        """``lines``: a reader that is asked about each request afterwards."""
        self._encoder, self._heads, self._lines = encoder, heads, lines
        self._canvas: Canvas | None = None
        self._kept: dict[str, tuple[Reading, list[RankedParagraph]]] = {}
        self.chosen: dict[tuple[str, tuple[str, ...]], list[RankedSelection]] = {}
        """What was chosen for requests and ways in that document."""

    def read(self, request: str, canvas: Canvas) -> tuple[Reading, list[RankedParagraph]]:
        """The document read for a request, and its paragraphs in order."""
        if self._canvas is None or (self._canvas is not canvas and self._canvas != canvas):
            self._canvas, self._kept = canvas, {}
            self.chosen = {}
        if request not in self._kept:
            reading = Reading(request, as_text(canvas))
            if self._lines is not None and reading.structure.lines:
                self._lines.begin(reading)
            self._kept[request] = (
                reading,
                ranked_paragraphs(reading, self._encoder, self._heads),
            )
        return self._kept[request]
