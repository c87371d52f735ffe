"""Train what tells requests that cannot be done from those that can, and say how it does.

Usage: python recipes/train_doubts.py OUT.npz [--vectors FOLDER] [--report OUT.json]
       [--application writer --openings FOLDER --sets NAME ...]

For an ``application`` that has a reader of ways its vector counts too, and what cannot be done or is not clear among
the requests written by hand; and, with a weight fitted on the ``sets`` that no reader was trained on, what its reader
of lines says of request and document together.

Cannot: ``retriever/impossible.txt``. Can: training requests written by hand and of the task families, the asks
of the retriever, and ``retriever/possible.txt``, which has words of the former. The threshold is where, held
out in five folds, the share ``SPARED`` of the requests that can be done is not doubted; for an ``application`` the
share ``SPARED_BY_HAND`` of those of validation. ``scripts/impossible.txt`` is measured only.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from lamwright.applications import find_application
from lamwright.applications.writer.handwritten.library import requests
from lamwright.models.embedded import ways_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.task import Split
from lamwright.retrieve.ways.doable import Doable, asked, fitted, write_doable
from people.samples import Openings
from reading.doubted import Doubted, scores

SPARED, SPARED_BY_HAND = 0.95, 0.975
CLEAR = 0.8
"""Of so many requests that can be done this is clear."""
_FOLDS = 5
_OFTEN = 5
"""So often does each of ``impossible.txt`` count beside those written by hand, many of which are only unclear."""
_NEAR = 10
"""So often does each of ``possible.txt`` count: it is what is easily taken for the other kind."""
_SLOT = re.compile(r"\{\w+\}")
_PLACES = (
    *("the title", "the second paragraph", "the last line", "the greeting", "the first point"),
    *("the date", "the whole text", "the heading", "the third row", "the table"),
)
_FAMILY, _MEASURED = 900, 600


def main() -> None:
    """Train, store, measure."""
    given = _options()
    encoder = CachedEncoder(installed_encoder(), given.vectors)
    encoders = [encoder]
    if given.application:
        encoders.append(
            CachedEncoder(installed_encoder(ways_paths(given.application)[1]), given.vectors)
        )
    here = Path(__file__).parent
    train = [one for one in requests("train") if one.document.split("-")[0] not in given.sets]
    hand = [request.request for request in train if request.parts]
    near = _lines(here / "retriever/possible.txt")
    asks = list(_asks(here / "retriever/asks.txt"))
    known = [*hand, *_of_families("train", _FAMILY, seed=3), *asks, *near]
    unable = _lines(here / "retriever/impossible.txt")
    if given.application:
        unable = [*unable * _OFTEN, *(r.request for r in train if not r.parts)]
    can, cannot = _vectors(encoders, known), _vectors(encoders, unable)
    emphasis = np.where(np.arange(len(known)) < len(known) - len(near), 1, _NEAR).astype(np.float32)
    held_can, held_cannot = _held_out(can, cannot, emphasis)
    weights = fitted(can, cannot, emphasis)
    threshold = float(np.quantile(held_can, SPARED))
    doable = Doable(encoder.name, weights[:-1], threshold - float(weights[-1]))
    beside: dict[str, float] = {}
    if given.application:
        doable, beside = _beside_documents(doable, encoders, given)
    write_doable(doable, given.out)
    report = {
        "trained on": {"can be done": len(can), "cannot": len(cannot)},
        "threshold": round(threshold, 3),
        "doubted, held out": {
            "can be done": round(float((held_can > threshold).mean()), 4),
            "cannot": round(float((held_cannot > threshold).mean()), 4),
        },
        "doubted, by the request alone": _doubted(doable, encoders),
        "doubted, read beside the document": beside,
    }
    print(json.dumps(report, indent=1))
    if given.report:
        given.report.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--application", default="")
    parser.add_argument("--openings", type=Path)
    parser.add_argument("--sets", nargs="*", default=[])
    return parser.parse_args()


def _beside_documents(
    doable: Doable, encoders: Sequence[CachedEncoder], given: argparse.Namespace
) -> tuple[Doable, dict[str, float]]:
    """With what is seen of the document, and thresholds of validation requests: those of training the readers know."""
    finder = find_application(given.application).retriever
    reader = Doubted(Openings(given.openings), finder, encoders)
    of_reader, of_share = reader.weights(doable, given.sets)
    doable = replace(doable, read=of_reader, found=of_share)
    checked = list(requests("validation"))
    can = reader.of(checked, can=True)
    able, unable = scores(doable, *can), scores(doable, *reader.of(checked, can=False))
    threshold, clear = np.quantile(able, (SPARED_BY_HAND, CLEAR)).tolist()
    figures = {
        "weight of the reader": doable.read,
        "weight of the share": doable.found,
        "validation requests by hand": float((able > threshold).mean()),
        "validation requests by hand that cannot be done": float((unable > threshold).mean()),
        "area under the curve": float((unable[:, None] > able[None]).mean()),
    }
    found = {name: round(value, 4) for name, value in figures.items()}
    alone = scores(replace(doable, read=0.0, found=0.0), *can)
    by_request = float(np.quantile(alone, SPARED_BY_HAND))
    return replace(doable, threshold=by_request, beside=threshold, clear=clear), found


def _doubted(doable: Doable, encoders: Sequence[CachedEncoder]) -> dict[str, float]:
    """Shares of requests, none of which was trained on, that are doubted."""
    checked = list(requests("validation"))
    measured = {
        "validation requests by hand": [r.request for r in checked if r.parts],
        "validation requests by hand that cannot be done": [
            r.request for r in checked if not r.parts
        ],
        "test requests of families": _of_families("test", _MEASURED, seed=4),
        "requests that cannot be done, not trained on": _lines(
            Path(__file__).parents[1] / "scripts/impossible.txt"
        ),
    }
    return {
        name: round(float(np.mean([doable.is_doubted(v) for v in _vectors(encoders, found)])), 4)
        for name, found in measured.items()
    }


def _vectors(encoders: Sequence[CachedEncoder], texts: Sequence[str]) -> Vectors:
    """What all encoders say of each request, side by side."""
    rows: Vectors = np.hstack([encoder.keep([asked(r) for r in texts]) for encoder in encoders])
    return rows


def _held_out(can: Vectors, cannot: Vectors, emphasis: Vectors) -> tuple[Vectors, Vectors]:
    """Scores of each request by weights that it had no part in."""
    drawn = np.random.default_rng(0)
    folds = [drawn.permutation(len(rows)) % _FOLDS for rows in (can, cannot)]
    scores = [np.zeros(len(rows), dtype=np.float32) for rows in (can, cannot)]
    for fold in range(_FOLDS):
        left = folds[0] != fold
        weights = fitted(can[left], cannot[folds[1] != fold], emphasis[left])
        for rows, own, found in zip((can, cannot), folds, scores, strict=True):
            found[own == fold] = rows[own == fold] @ weights[:-1] + weights[-1]
    return scores[0], scores[1]


def _of_families(split: Split, count: int, *, seed: int) -> list[str]:
    writer = find_application("writer")
    with tempfile.TemporaryDirectory() as folder:
        writer.write_templates(Path(folder), seed=2101)
        return [
            t.request for t in writer.tasks(Path(folder), split=split, count=count, seed=seed).tasks
        ]


def _asks(path: Path) -> Iterator[str]:
    """Each phrasing once, about a place and with values."""
    values = {"x": _PLACES, "f": ("Arial", "Courier"), "s": ("12", "20"), "t": ("notes", "Summary")}
    number = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        for said in line.partition(": ")[2].split(" | "):
            number += 1
            filled = said
            for slot, choices in values.items():
                filled = filled.replace(f"{{{slot}}}", choices[number % len(choices)])
            yield _SLOT.sub("this", filled)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.rpartition("|")[2].strip() for line in lines if line and not line.startswith("#")]


if __name__ == "__main__":
    main()
