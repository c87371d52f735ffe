"""The trained heads of retrieval: small matrices over the encoder's vectors, and weights of evidence.

A file of them is made by ``train/contrastive.py``; with none, vectors count as they come.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors, unit
from lamwright.records.errors import ModelError

EVIDENCE = (
    *("whole", "clause", "headed"),
    *("words", "covered", "beside", "few", "many"),
    *("quotation", "order", "role", "range", "kind"),
    *("heading", "title", "item", "edge", "empty"),
)
"""What speaks for a paragraph: see ``paragraphs.py``."""
_WEIGHTS = (
    1.9,
    1.0,
    2.2,
    2.9,
    0.0,
    0.3,
    2.9,
    2.9,
    1.6,
    2.1,
    2.2,
    1.3,
    2.4,
    -1.3,
    0.1,
    -0.3,
    0.1,
    -1.2,
)


@dataclass(frozen=True)
class Heads:
    """All trained arrays; ``encoder`` names the weights they were trained on."""

    encoder: str
    query: Vectors
    name: Vectors
    description: Vectors
    prior: Vectors
    scale: float
    words: float
    line_query: Vectors
    line: Vectors
    evidence: Vectors
    evidence_without: Vectors

    def questions(self, vectors: Vectors) -> Vectors:
        """Requests as controls are looked for."""
        return unit(vectors @ self.query.T)

    def controls(self, names: Vectors, descriptions: Vectors) -> Vectors:
        """Controls: what they are called and what is said about them."""
        return unit(names @ self.name.T + descriptions @ self.description.T)

    def line_questions(self, vectors: Vectors) -> Vectors:
        """Requests as lines of a document are looked for."""
        return unit(vectors @ self.line_query.T)

    def lines(self, vectors: Vectors) -> Vectors:
        """Lines of a document."""
        return unit(vectors @ self.line.T)


def plain_heads(encoder: str, dimension: int) -> Heads:
    """Nothing trained: vectors as they come, evidence weighed by hand."""
    same = np.eye(dimension, dtype=np.float32)
    weights = np.array(_WEIGHTS, dtype=np.float32)
    return Heads(
        encoder=encoder,
        query=same,
        name=same,
        description=same,
        prior=np.zeros(dimension, dtype=np.float32),
        scale=20.0,
        words=0.7,
        line_query=same,
        line=same,
        evidence=weights,
        evidence_without=weights,
    )


def read_heads(file: Path) -> Heads:
    """The heads in a file; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            arrays = {name: stored[name].astype(np.float32) for name in stored if name != "encoder"}
            encoder = str(stored["encoder"])
        return Heads(
            encoder=encoder,
            scale=float(arrays.pop("scale")),
            words=float(arrays.pop("words")),
            **arrays,
        )
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise ModelError(f"The retriever in {file} cannot be read: {error}") from error


def write_heads(heads: Heads, file: Path) -> None:
    """Store them, matrices in half precision."""
    halves = ("query", "name", "description", "line_query", "line")
    whole = ("prior", "evidence", "evidence_without")
    np.savez_compressed(
        file,
        encoder=np.array(heads.encoder),
        scale=np.float32(heads.scale),
        words=np.float32(heads.words),
        **{name: getattr(heads, name).astype(np.float16) for name in halves},
        **{name: getattr(heads, name) for name in whole},
    )
