"""Train what tells a look that is asked for from one that is to go, and say how it does.

Usage: python recipes/train_on_or_off.py OUT.npz [--vectors FOLDER]

From the training requests written by hand that ask for bold, italics, a line under or through words or the like, or
want such gone, and never both; the vectors are those of the reader of ways. Held out by document in five folds the
share ``WRONG`` of either kind is called the other one surely; validation is measured only.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lamwright.applications.writer.handwritten.library import requests
from lamwright.models.embedded import ways_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.task import Split
from lamwright.retrieve.ways.doable import asked, fitted
from lamwright.retrieve.ways.on_or_off import OnOrOff, write_on_or_off

WRONG = 0.01
_ON = frozenset({
    *("bold", "italic", "underline", "strikethrough", "double-underline", "small-caps"),
    *("superscript", "subscript", "shadow", "outline", "highlight"),
})  # fmt: skip
_OFF = frozenset({"unbold", "unitalic", "no-underline", "no-strikethrough", "no-highlight"})
_FOLDS, _RIDGE = 5, 0.1


def main() -> None:
    """Train, store, measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", type=Path)
    given = parser.parse_args()
    encoder = CachedEncoder(installed_encoder(ways_paths("writer")[1]), given.vectors)
    on, off = (_Kind.of("train", *kinds, encoder) for kinds in ((_ON, _OFF), (_OFF, _ON)))
    held_on, held_off = _held_out(on, off)
    weights = fitted(on.vectors, off.vectors, ridge=_RIDGE)
    surely = np.quantile(held_off, WRONG), np.quantile(held_on, 1 - WRONG)
    sure_on, sure_off = (float(score) - float(weights[-1]) for score in surely)
    reader = OnOrOff(weights[:-1], sure_on, sure_off)
    write_on_or_off(reader, given.out)
    checked = [_Kind.of("validation", *kinds, encoder) for kinds in ((_ON, _OFF), (_OFF, _ON))]
    print(
        json.dumps({
            "trained on": {"on": len(held_on), "off": len(held_off)},
            "area under the curve, held out": round(float(_area(held_on, held_off)), 4),
            "surely on, held out": {
                "on": round(float((held_on < surely[0]).mean()), 4),
                "off": round(float((held_off < surely[0]).mean()), 4),
            },
            "surely off, held out": {
                "on": round(float((held_on > surely[1]).mean()), 4),
                "off": round(float((held_off > surely[1]).mean()), 4),
            },
            "validation": {
                name: {
                    "requests": len(kind.vectors),
                    "surely on": sum(map(reader.is_on, kind.vectors)),
                    "surely off": sum(map(reader.is_off, kind.vectors)),
                }
                for name, kind in zip(("on", "off"), checked, strict=True)
            },
        })
    )


class _Kind:
    """Requests that want one and not the other: their vectors and documents."""

    def __init__(self, vectors: Vectors, documents: Sequence[str]) -> None:
        self.vectors, self.documents = vectors, documents

    @classmethod
    def of(
        cls, split: Split, wanted: frozenset[str], other: frozenset[str], encoder: CachedEncoder
    ) -> "_Kind":
        found = [
            request
            for request in requests(split)
            if {part.op for part in request.parts} & wanted
            and not {part.op for part in request.parts} & other
        ]
        vectors: Vectors = encoder.keep([asked(request.request) for request in found])
        return cls(vectors, [request.document for request in found])


def _held_out(on: _Kind, off: _Kind) -> tuple[Vectors, Vectors]:
    """Scores of each request by weights that no request on its document had a part in."""
    documents = sorted({*on.documents, *off.documents})
    drawn = np.random.default_rng(0).permutation(len(documents)) % _FOLDS
    fold_of = dict(zip(documents, drawn.tolist(), strict=True))
    folds = [np.array([fold_of[one] for one in kind.documents]) for kind in (on, off)]
    scores = [np.zeros(len(kind.vectors), dtype=np.float32) for kind in (on, off)]
    for fold in range(_FOLDS):
        left = [kind.vectors[own != fold] for kind, own in zip((on, off), folds, strict=True)]
        weights = fitted(left[0], left[1], ridge=_RIDGE)
        for kind, own, found in zip((on, off), folds, scores, strict=True):
            found[own == fold] = kind.vectors[own == fold] @ weights[:-1] + weights[-1]
    return scores[0], scores[1]


def _area(low: Vectors, high: Vectors) -> float:
    """How often one of ``high`` is above one of ``low``."""
    return float((high[:, None] > low[None]).mean())


if __name__ == "__main__":
    main()
