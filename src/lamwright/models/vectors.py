"""Cache of text vectors: each text is encoded once; lasting ones are kept on disk."""

import hashlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Encoder, Vectors

_MOST_REMEMBERED = 20_000
_KEY_BYTES = 16


class CachedEncoder:
    """An encoder that remembers; what is ``kept`` is in ``folder`` too, under a hash of its text.

    Files are written whole and never changed, so several processes can share a folder. Safe from several
    threads, one of which encodes at a time.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        """Read what ``folder`` holds of this encoder; a file that cannot be read is passed over."""
        self.name, self.dimension = encoder.name, encoder.dimension
        self._encoder = encoder
        self._lock = threading.Lock()
        self._folder = folder / encoder.name if folder else None
        self._kept: dict[bytes, Vectors] = {}
        self._known: dict[bytes, Vectors] = {}
        for file in sorted(self._folder.glob("*.npz")) if self._folder else ():
            self._read(file)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, remembered in memory only."""
        with self._lock:
            self._learn(texts)
            return self._rows(texts)

    def keep(self, texts: Sequence[str]) -> Vectors:
        """The same, and remembered on disk: for names and descriptions, not for documents."""
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if _key(text) not in self._kept]
            if new:
                self._learn(new)
                self._kept |= {_key(text): self._known[_key(text)] for text in new}
                self._write(new)
            return self._rows(texts)

    def _learn(self, texts: Sequence[str]) -> None:
        known = self._known.keys() | self._kept.keys()
        new = [text for text in dict.fromkeys(texts) if _key(text) not in known]
        if len(self._known) + len(new) > _MOST_REMEMBERED:
            self._known = {}
            new = [text for text in dict.fromkeys(texts) if _key(text) not in self._kept]
        if new:
            vectors = self._encoder.encode(new)
            self._known |= {_key(text): row for text, row in zip(new, vectors, strict=True)}

    def _rows(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            key = _key(text)
            rows[row] = self._kept[key] if key in self._kept else self._known[key]
        return rows

    def _read(self, file: Path) -> None:
        try:
            with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
                keys, vectors = stored["keys"], stored["vectors"].astype(np.float32)
        except (OSError, ValueError, KeyError, BadZipFile):
            return
        if vectors.ndim == 2 and vectors.shape == (len(keys), self.dimension):
            self._kept |= {bytes(key): row for key, row in zip(keys, vectors, strict=True)}

    def _write(self, texts: Sequence[str]) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
        unfinished = self._folder / f".{name}.{os.getpid()}"
        with unfinished.open("wb") as out:
            np.savez(
                out,
                keys=np.array([np.frombuffer(_key(text), dtype=np.uint8) for text in texts]),
                vectors=self._rows(texts),
            )
        unfinished.replace(self._folder / f"{name}.npz")


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:_KEY_BYTES]
