"""How often retrieval shows what a request needs: its controls, its paragraphs, its table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lamwright.models.vectors import CachedEncoder
from lamwright.records.retrieved import Target
from lamwright.records.trajectory import State
from lamwright.retrieve import Retriever
from lamwright.retrieve.heads import Heads
from retriever.handwritten import Request, needed_paragraphs
from retriever.operations import controls_for
from retriever.pairs import Pairs

CONTROLS = (1, 5, 14, 20, 40)
PARAGRAPHS = (1, 3, 12, 16, 20, 24)
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
