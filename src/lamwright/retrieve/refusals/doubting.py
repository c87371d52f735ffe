"""Whether a request can be done, read from its vectors and, where a document is given, from both together."""

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.retrieve.lines import LineReader
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.ways.doable import Doable, Seen, asked
from lamwright.retrieve.ways.ways import Ways

NO_COMMAND = "The request rather asks for something that there is no command for, or does not say what is meant."


class Doubting:
    """Asks ``doable`` with what the other readers say."""

    def __init__(
        self,
        encoder: CachedEncoder | None,
        doable: Doable | None,
        ways: Ways | None,
        lines: LineReader | None,
    ) -> None:
        """Without ``doable``, or with one that was trained on another encoder, nothing is doubted."""
        self._encoder, self._ways, self._lines = encoder, ways, lines
        self._doable = doable if doable and encoder and doable.encoder == encoder.name else None

    def is_doubted(self, request: str, seen: Seen | None = None) -> bool:
        """Whether ``request`` rather asks for what cannot be done, or does not say what."""
        vector = self._vector(request)
        if vector is None or self._doable is None:
            return False
        return self._doable.is_doubted(vector, seen)

    def is_clear(self, request: str, seen: Seen | None) -> bool:
        """Whether ``request`` asks for something that can be done, as far as it shows."""
        vector = self._vector(request)
        if vector is None or self._doable is None:
            return False
        return self._doable.is_clear(vector, seen)

    def seen(self, reading: Reading, share: float) -> Seen | None:
        """What the reader of lines says, and the ``share`` of belief in what is likeliest meant; None without lines."""
        if self._lines is None or not reading.structure.lines:
            return None
        return Seen(self._lines.doubt(reading), share)

    def _vector(self, request: str) -> Vectors | None:
        """What ``doable`` reads of a request; None: it cannot be read."""
        if self._encoder is None or self._doable is None:
            return None
        vector: Vectors = self._encoder.encode([asked(request)])[0]
        if len(self._doable.weights) == len(vector):
            return vector
        return np.concatenate([vector, self._ways.vector(asked(request))]) if self._ways else None
