"""How often retrieval shows what a request needs: its controls, its paragraphs, its table.

Usage: PYTHONPATH=recipes python scripts/measure_retrieval.py HEADS.npz FOLDER... (folders of requests written by hand)
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from handwritten import Request, needed_paragraphs
from operation_controls import controls_for
from retriever_pairs import Pairs, read_folders

from base_model.screens import recorded_screens
from lamwright.environments.libreoffice.descriptions import installed_descriptions
from lamwright.models.minilm import installed_encoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.retrieved import Target
from lamwright.records.trajectory import State
from lamwright.retrieve import Retriever
from lamwright.retrieve.heads import Heads, read_heads

CONTROLS = (1, 5, 14, 20, 40)
PARAGRAPHS = (1, 3, 12, 16, 20)
_EVERY = 10_000


def measured(
    requests: Sequence[Request], gathered: Pairs, encoder: CachedEncoder | None, heads: Heads
) -> dict[str, Mapping[str, float]]:
    """Shares of parts of requests: of those that need a control, a paragraph, a table."""
    retriever = Retriever(encoder, heads=heads, descriptions=gathered.descriptions)
    hits: dict[str, Counter[str]] = {
        name: Counter()
        for name in ("control", "paragraph", "all paragraphs", "exact target", "table")
    }
    for request in requests:
        screen = gathered.screens.main.observation(request.canvas)
        state = State(
            request=request.text,
            application="writer",
            observation=screen,
            menu=gathered.screens.menu,
        )
        found = retriever.retrieve(state, controls=_EVERY, paragraphs=_EVERY)
        places: dict[str, int] = {}
        for place, item in enumerate(found.controls):
            places.setdefault(item.control.name, place)
        lines = {item.index: place for place, item in enumerate(found.paragraphs)}
        for part in request.parts:
            names = controls_for(part)
            if names:
                _count(hits["control"], min(places[name] for name in names), CONTROLS)
            _count_part(hits, part, request, lines, found.targets)
    return {
        name: {
            key: round(count / counter["parts"], 4) if key != "parts" else count
            for key, count in counter.items()
        }  # fmt: skip
        for name, counter in hits.items()
        if counter
    }


def _count_part(
    hits: dict[str, Counter[str]],
    part: dict[str, object],
    request: Request,
    lines: Mapping[int, int],
    targets: Sequence[Target],
) -> None:
    target = part["target"]
    assert isinstance(target, dict)
    needed = needed_paragraphs(target, request.canvas)
    if needed:
        _count(hits["paragraph"], min(lines[index] for index in needed), PARAGRAPHS)
        last = max(lines[index] for index in needed)
        _count(hits["all paragraphs"], last, PARAGRAPHS)
        exact = [i for i, found in enumerate(targets) if found.paragraphs == needed]
        _count(hits["exact target"], min(exact, default=_EVERY), (1, 3, 8))
    elif "table" in target:
        tables = [found.table for found in targets if found.table]
        rank = tables.index(target["table"]) if target["table"] in tables else _EVERY
        _count(hits["table"], rank, (1, 3))


def _count(counter: Counter[str], rank: int, limits: Sequence[int]) -> None:
    counter["parts"] += 1
    for limit in limits:
        counter[f"top {limit}"] += rank < limit


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("heads", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    gathered = Pairs(recorded_screens(), installed_descriptions())
    encoder = CachedEncoder(installed_encoder())
    requests = read_folders(options.folders)
    print(json.dumps(measured(requests, gathered, encoder, read_heads(options.heads)), indent=1))


if __name__ == "__main__":
    main()
